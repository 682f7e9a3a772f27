import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An open reader of SIE that was laid under `tools/bench/peers/`. */
export interface Peer {
  readonly name: string;
  /** Reads a file and gives its number of vouchers. */
  readonly read: (path: string, bytes: Buffer) => number;
}

/** How many vouchers the file has that peers are tried on. */
export const SMALL_VOUCHERS = 50;

const PEERS = fileURLToPath(new URL('../peers/', import.meta.url));

type Module = Record<string, unknown>;
type Fn = (...of: unknown[]) => unknown;

/** The readers that are known, by a file that tells them: where their code lies in a clone of their repository. */
const KNOWN: readonly { readonly name: string; readonly file: string; readonly make: (module: Module) => Peer['read'] }[] = [
  {
    name: 'gnubok',
    file: 'lib/import/sie-parser.ts',
    make: (module) => (_, bytes) =>
      countOf(call(module, 'parseSIEFile', call(module, 'decodeBuffer', arrayBuffer(bytes), 'cp437')), 'vouchers'),
  },
  {
    name: 'frittbokforing',
    file: 'src/main/services/sie4/sie4-import-parser.ts',
    make: (module) => (_, bytes) => countOf(call(module, 'parseSie4', bytes), 'entries'),
  },
  {
    name: 'sie-parser',
    file: 'build/main.js',
    make: (module) => (path) => {
      const Parser = module.default ?? module;
      const { sieObject } = new (Parser as new (path: string) => { sieObject: { VER: object } })(path);
      return Object.values(sieObject.VER).length;
    },
  },
];

/** The peers that lie there and read a small file of `SMALL_VOUCHERS` rightly; the others with the reason. */
export function findPeers(smallPath: string): { readonly peers: Peer[]; readonly leftOut: string[] } {
  const folders = existsSync(PEERS) ? readdirSync(PEERS).map((name) => join(PEERS, name)) : [];
  const peers: Peer[] = [];
  const leftOut: string[] = [];
  for (const { name, file, make } of KNOWN) {
    const folder = folders.find((one) => existsSync(join(one, file)));
    if (!folder) {
      leftOut.push(`${name} (not there)`);
      continue;
    }
    try {
      const read = make(loadPeer(join(folder, file)));
      if (read(smallPath, readFileSync(smallPath)) !== SMALL_VOUCHERS) throw new Error('it does not find the vouchers');
      peers.push({ name, read });
    } catch (error) {
      leftOut.push(`${name} (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`);
    }
  }
  return { peers, leftOut };
}

/** Loads a module as a bundler would: imports may leave out the ending, and take a whole CommonJS package by `* as`. */
function loadPeer(path: string): Module {
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (!specifier.startsWith('.') || !context.parentURL) return next(specifier, context);
      const url = new URL(`${specifier}.ts`, context.parentURL);
      return existsSync(fileURLToPath(url)) ? next(url.href, context) : next(specifier, context);
    },
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith('.ts') || !loaded.source) return loaded;
      return { ...loaded, source: String(loaded.source).replace(/import \* as (\w+) from '([^.'][^']*)'/g, "import $1 from '$2'") };
    },
  });
  try {
    return createRequire(import.meta.url)(path) as Module;
  } finally {
    hooks.deregister();
  }
}

function call(module: Module, name: string, ...of: unknown[]): unknown {
  return (module[name] as Fn)(...of);
}

function countOf(result: unknown, list: string): number {
  return ((result as Record<string, unknown[]>)[list] ?? []).length;
}

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
