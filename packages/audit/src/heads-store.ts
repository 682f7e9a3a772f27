import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '@saldo/platform/db';
import { type Heads, readHeads, writeHeads } from './anchor.ts';
import { audit, sealHolds } from './open-audit.ts';

/** The newest heads whose signature holds, and the newer files whose signature does not. */
export interface KeptHeads {
  readonly heads: Heads | null;
  readonly refused: readonly string[];
}

/** Keeps the heads as the file of their day, unless that day has one already. Answers the path. */
export async function keepHeads(heads: Heads): Promise<string> {
  const { headsFolder, signer } = audit();
  await mkdir(headsFolder, { recursive: true, mode: 0o700 });
  const name = `${heads.signedAt.slice(0, 10)}.json`;
  const path = join(headsFolder, name);
  if (!(await fileNames()).includes(name)) await writeDurably(path, writeHeads(heads, signer.sign));
  return path;
}

/** The newest file of kept heads as it stands, or null where there is none. */
export async function newestHeadsFile(): Promise<{ readonly name: string; readonly text: string } | null> {
  const name = (await fileNames()).at(-1);
  return name === undefined ? null : { name, text: await readFile(join(audit().headsFolder, name), 'utf8') };
}

/** Keeps such a file again, unless there is one of its day. Names that no day has are passed over. */
export async function keepHeadsFile(name: string, text: string): Promise<void> {
  const { headsFolder } = audit();
  if (!HEADS_FILE.test(name) || (await fileNames()).includes(name)) return;
  await mkdir(headsFolder, { recursive: true, mode: 0o700 });
  await writeDurably(join(headsFolder, name), text);
}

/** Whether the day (`YYYY-MM-DD`, UTC) has its file. */
export async function hasHeadsOf(day: string): Promise<boolean> {
  return (await fileNames()).includes(`${day}.json`);
}

/** Reads the newest kept heads back. */
export async function newestHeads(): Promise<KeptHeads> {
  const refused: string[] = [];
  for (const name of (await fileNames()).reverse()) {
    const heads = readHeads(await readFile(join(audit().headsFolder, name), 'utf8'), sealHolds);
    if (heads) return { heads, refused };
    refused.push(name);
  }
  return { heads: null, refused };
}

const HEADS_FILE = /^\d{4}-\d{2}-\d{2}\.json$/;

async function fileNames(): Promise<string[]> {
  try {
    return (await readdir(audit().headsFolder)).filter((name) => HEADS_FILE.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
