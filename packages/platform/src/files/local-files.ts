import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { SaldoError } from '@saldo/kernel';
import { assertKey } from './file-names.ts';
import type { FileStore, PutOptions, StoredFile } from './file-store.ts';

const UNFINISHED = '.unfinished';

/** Files in a folder on this machine. */
export function localFiles(folder: string): FileStore {
  const pathOf = (key: string): string => {
    assertKey(key);
    return join(folder, ...key.split('/'));
  };
  return {
    async put(key, source, options = {}) {
      const path = pathOf(key);
      return await put(folder, path, key, source, options);
    },
    get: async (key) => await get(pathOf(key), key),
    size: async (key) => await sizeOf(pathOf(key)),
    async remove(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await syncFolder(dirname(path));
    },
    list: (below) => list(folder, below === undefined ? folder : pathOf(below)),
  };
}

/** Removes what a process that died left half-written, if it is older than a day. Answers how many files. */
export async function removeUnfinished(folder: string, nowMs: number): Promise<number> {
  return await removeForgotten(join(folder, UNFINISHED), nowMs);
}

/** Removes the files of a folder that are older than a day, where files live only as long as somebody is busy with them. Answers how many. */
export async function removeForgotten(folder: string, nowMs: number): Promise<number> {
  let removed = 0;
  for (const name of await entries(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(onlyMissing);
    if (!found?.isFile() || nowMs - found.mtimeMs < 86_400_000) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function put(folder: string, path: string, key: string, source: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredFile> {
  const beside = join(folder, UNFINISHED, randomUUID());
  await makeFolder(folder, dirname(beside));
  await makeFolder(folder, dirname(path));
  try {
    const file = await open(beside, 'wx', 0o600);
    let written: Omit<StoredFile, 'key'>;
    try {
      written = await copy(source, file, options);
      await file.sync();
    } finally {
      await file.close();
    }
    // Unlike a rename, a link never replaces a file that is there.
    await link(beside, path);
    await syncFolder(dirname(path));
    return { key, ...written };
  } catch (error) {
    throw notStored(error, key);
  } finally {
    await rm(beside, { force: true });
  }
}

async function copy(source: AsyncIterable<Uint8Array>, file: FileHandle, { maxBytes = Number.POSITIVE_INFINITY, signal }: PutOptions) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source) {
    signal?.throwIfAborted();
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new SaldoError('files.too-large', 'limit', { maxBytes }, { retry: 'never' });
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function get(path: string, key: string): Promise<Readable> {
  const file = await open(path, 'r').catch(onlyMissing);
  if (!file) throw new SaldoError('files.missing', 'missing', { key });
  return createReadStream(path, { fd: file, autoClose: true });
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(onlyMissing))?.size ?? null;
}

async function* list(folder: string, below: string): AsyncIterable<{ key: string; bytes: number }> {
  const names = await readdir(below, { recursive: true, withFileTypes: true }).catch(onlyMissing);
  const paths = (names ?? []).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const keys = paths.map((path) => relative(folder, path).split(sep).join('/')).filter((key) => !key.startsWith(`${UNFINISHED}/`));
  for (const key of keys.sort()) {
    const bytes = await sizeOf(join(folder, key));
    if (bytes !== null) yield { key, bytes };
  }
}

async function entries(path: string): Promise<string[]> {
  return (await readdir(path).catch(onlyMissing)) ?? [];
}

// A new folder is kept only when the one that holds it is: each is made durable, from the store downwards.
async function makeFolder(root: string, path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made.length >= root.length && made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(onlyMissing);
  try {
    await folder?.sync();
  } finally {
    await folder?.close();
  }
}

function notStored(error: unknown, key: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EEXIST') return new SaldoError('files.exists', 'conflict', { key }, { cause: error });
  if (code === 'ENOSPC' || code === 'EDQUOT') return new SaldoError('files.no-space', 'upstream', {}, { cause: error });
  return error;
}

function onlyMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
