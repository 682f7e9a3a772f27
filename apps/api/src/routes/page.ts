import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { SaldoError } from '@saldo/kernel';
import { staticFiles } from '../edge/static-files.ts';
import type { Env } from '../settings.ts';

/**
 * Serves the built page: its assets, whose names change with their content, for ever; every other address outside the API
 * is a place within the page.
 * @param folder where `npm run build` put it
 */
export function pageRoutes(app: OpenAPIHono<Env>, folder: string): void {
  app.get('/assets/*', staticFiles(folder, 'public, max-age=31536000, immutable'));
  app.all('/assets/*', () => {
    throw new SaldoError('api.missing', 'missing');
  });
  app.get('/:file{[\\w-]+\\.(?:svg|png|ico|webmanifest|txt)}', staticFiles(folder, 'no-cache'));
  app.get('*', async (c, next) => {
    const { path } = c.req;
    if (path === '/api' || path.startsWith('/api/') || path === '/metrics' || NO_PLACE.test(path)) return await next();
    const page = await indexPage(folder);
    if (page === null) return await next();
    return c.html(page, 200, { 'cache-control': 'no-cache' });
  });
}

// No place within the page has a dot: whoever asks for `/.env` or `/server.js` is told that there is none.
const NO_PLACE = /\/\.|\.[^/]*$/;

// Read each time: a build beside the running server is served at once, and the file is small and cached by the system.
async function indexPage(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, 'index.html'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
