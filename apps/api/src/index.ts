export { createApi, openApiDocument } from './app.ts';
export { sentence } from './catalogue.ts';
export { namedFault } from './edge/issue-sentence.ts';
export { problemOf } from './errors.ts';
export { type ApiOptions, type RunningApi, startApi } from './server.ts';
export type { ApiDependencies, ApiSettings } from './settings.ts';
export { csvOf } from './sheets/csv.ts';
export type { SheetContent } from './sheets/sheet.ts';
export { xlsxOf } from './sheets/xlsx.ts';
