import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import type { Env } from '../settings.ts';

/**
 * Serves the files of a folder, each with how long it may be kept, and packed where a packed one lies beside it; what is not there goes on
 * to the next handler.
 */
export function staticFiles(root: string, cacheControl: string, below = ''): MiddlewareHandler<Env> {
  const serve = serveStatic<Env>({ root, precompressed: true, rewriteRequestPath: (path) => path.slice(below.length) });
  return async (c, next) => {
    const found = await serve(c, next);
    // Its own hook comes too late for a header.
    if (found instanceof Response) found.headers.set('cache-control', cacheControl);
    return found;
  };
}
