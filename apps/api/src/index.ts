export { createApi, openApiDocument } from './app.ts';
export { sentence } from './catalogue.ts';
export { type ApiOptions, type RunningApi, startApi } from './server.ts';
export type { ApiDependencies, ApiSettings } from './settings.ts';
