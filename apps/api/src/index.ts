export { createApi, openApiDocument } from './app.ts';
export { catalogue, sentence } from './catalogue.ts';
export { messages } from './messages.ts';
export { type ApiOptions, type RunningApi, startApi } from './server.ts';
export type { ApiDependencies, ApiSettings } from './settings.ts';
