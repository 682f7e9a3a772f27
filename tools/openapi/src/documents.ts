import { readFile } from 'node:fs/promises';
import { createApi, openApiDocument } from '@saldo/api';
import openapiTS, { astToString } from 'openapi-typescript';

/** Where the document and the types that are made from it are committed. */
export const places = {
  document: new URL('../../../apps/api/openapi.json', import.meta.url),
  types: new URL('../../../apps/web/src/api/schema.gen.ts', import.meta.url),
};

/** The document as the API serves it, indented so that a change can be read. */
export function documentText(): string {
  const settings = {
    appUrl: 'http://127.0.0.1:3000',
    trustedProxies: [],
    uploadMaxBytes: 1,
    jsonMaxBytes: 1,
    metricsToken: null,
    databaseUrl: null,
    redisUrl: null,
  };
  return `${JSON.stringify(openApiDocument(createApi({}, settings)), null, 2)}\n`;
}

/** The types that the page's client is checked against. */
export async function typesText(document: string): Promise<string> {
  const types = await openapiTS(document, { immutable: true, alphabetize: false });
  return `// Made from apps/api/openapi.json by "npm run openapi". Do not change it by hand.\n\n${astToString(types)}`;
}

/** What is committed at a place; empty where nothing is. */
export async function committed(place: URL): Promise<string> {
  try {
    return await readFile(place, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
