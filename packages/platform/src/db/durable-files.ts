import { open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Writes a file so that it is there whole, or not at all, after a power cut. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await syncPath(resolve(path, '..'));
}

/** Asks the disk to keep every file and folder below, or those written since an instant; several at a time, since each waits for the disk. */
export async function syncTree(path: string, sinceMs = 0): Promise<void> {
  const entries = (await readdir(path, { withFileTypes: true, recursive: true })).values();
  const syncRest = async () => {
    for (const entry of entries) {
      const below = join(entry.parentPath, entry.name);
      if (sinceMs === 0 || entry.isDirectory() || (await stat(below)).mtimeMs >= sinceMs) await syncPath(below);
    }
  };
  await Promise.all(Array.from({ length: 16 }, syncRest));
  await syncPath(path);
}

/** Asks the disk to keep one file, or the names in one folder. */
export async function syncPath(path: string): Promise<void> {
  const opened = await open(path, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

const STATE_OFFSET = 16;
const SHUT_DOWN = 1;

/** Whether the database in this folder ended without shutting down (its control file's state, PostgreSQL 18). */
export async function endedUnclean(databasePath: string): Promise<boolean> {
  try {
    const control = await readFile(join(databasePath, 'global', 'pg_control'));
    return control.readUInt32LE(STATE_OFFSET) !== SHUT_DOWN;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false; // about to be created
    throw error;
  }
}
