import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { madeUpApi } from './made-up-api.ts';

const root = fileURLToPath(new URL('../../../apps/web/', import.meta.url));
/** Beside those that Vite and the product take by themselves; the next free one where it is taken. */
const PORT = 5_180;

/** The design system of the page, being served. */
export interface Showroom {
  /** The address of the page. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page's components at `/ui` from their sources, with an API of a few made-up answers. */
export async function startShowroom(): Promise<Showroom> {
  const server = await createServer({
    root,
    configFile: `${root}vite.config.ts`,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: PORT },
    plugins: [{ name: 'saldo:made-up-api', configureServer: ({ middlewares }) => void middlewares.use(madeUpApi()) }],
  });
  await server.listen();
  const [origin = ''] = server.resolvedUrls?.local ?? [];
  return { url: `${origin}ui`, close: () => server.close() };
}
