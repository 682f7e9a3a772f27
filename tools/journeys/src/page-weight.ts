import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../../../apps/web/dist/', import.meta.url));

/** Script that one visit fetches before it can show its page, packed (gzip 9), in bytes. */
export interface Weight {
  /** The chunk of the room that the visit goes to. */
  readonly room: string;
  readonly bytes: number;
}

/**
 * What the first visit to each room weighs: the script of index.html, the frame and the room, each with all that it imports at once.
 * Parts that are fetched while the page rests are not in it. The heaviest first.
 */
export async function pageWeights(): Promise<Weight[]> {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const entry = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? '');
  const names = (await readdir(join(dist, 'assets'))).filter((name) => name.endsWith('.js'));
  const chunks = new Map(
    await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(dist, 'assets', name));
        return [name, { bytes: gzipSync(text, { level: 9 }).length, imports: importsOf(text.toString()) }] as const;
      }),
    ),
  );
  const reached = (from: readonly string[]): Set<string> => {
    const seen = new Set<string>();
    const visit = (name: string) => {
      if (seen.has(name)) return;
      seen.add(name);
      for (const next of chunks.get(name)?.imports ?? []) visit(next);
    };
    for (const name of from) visit(name);
    return seen;
  };
  const frame = names.filter((name) => /^frame-/.test(name));
  const rooms = names.filter((name) => ROOMS.includes(name.slice(0, -HASH_LENGTH)));
  return rooms
    .map((room) => ({
      room,
      bytes: [...reached([...entry, ...frame, room])].reduce((sum, name) => sum + (chunks.get(name)?.bytes ?? 0), 0),
    }))
    .sort((a, b) => b.bytes - a.bytes);
}

const HASH_LENGTH = '-12345678.js'.length;

/** The rooms by the files of their routes. */
export const ROOMS = [
  ...['board', 'clients', 'overview', 'feeds', 'vouchers', 'entries', 'trial-balance', 'bank', 'bank-transactions', 'bank-statements'],
  ...['reconciliations', 'reconciliation', 'findings', 'checks'],
  ...['import', 'portal', 'review', 'sample', 'jobs', 'audit', 'users', 'roles', 'system', 'account', 'sign-in', 'set-up', 'invitation'],
];

// The builder writes `import{a as b}from"./x.js"` and `import"./x.js"`; what is fetched later is a call.
function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|[;}\s])(?:import|export)(?:[^"'();]*?from)?\s*["']\.\/([^"']+\.js)["']/g)].map(([, name]) => name ?? '');
}
