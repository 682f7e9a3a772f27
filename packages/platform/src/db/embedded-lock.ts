import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SaldoError } from '@saldo/kernel';

/** Who holds a folder. */
interface Holder {
  readonly pid: number;
  /** Clock ticks since boot at which that process began: a later process with the same id has another. */
  readonly startedAt: string;
  readonly host: string;
}

export interface FolderLock {
  release(): Promise<void>;
}

const HEARTBEAT_MS = 2_000;
const SILENT_MS = 15_000;

/**
 * Takes the folder for this process alone: two processes that open one database destroy it without an error.
 * Waits for a holder that is going away; takes over from one that is dead, a zombie, or on another host and silent.
 * Throws `database.folder-held`, which says who holds it.
 */
export async function lockFolder(folder: string, waitSeconds: number): Promise<FolderLock> {
  const path = join(folder, 'lock');
  const me: Holder = { pid: process.pid, startedAt: (await processState(process.pid))?.startedAt ?? '', host: hostname() };
  const own = join(folder, `lock.${process.pid}.${randomBytes(4).toString('hex')}`);
  const deadline = performance.now() + waitSeconds * 1_000;
  await writeFile(own, JSON.stringify(me), { mode: 0o600 });
  try {
    for (;;) {
      if (await linked(own, path)) break;
      const holder = await readHolder(path);
      if (holder && !(await isAlive(holder, path))) await removeStale(folder, path, holder);
      else if (performance.now() > deadline)
        throw new SaldoError('database.folder-held', 'conflict', { folder, pid: holder?.pid ?? 0, host: holder?.host ?? '' });
      else await sleep(100);
    }
  } finally {
    await rm(own, { force: true });
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch((error: unknown) => process.emitWarning(`lock heartbeat: ${String(error)}`));
  }, HEARTBEAT_MS).unref();
  return {
    release: async () => {
      clearInterval(heartbeat);
      const holder = await readHolder(path);
      if (holder?.pid === me.pid && holder.startedAt === me.startedAt) await rm(path, { force: true });
    },
  };
}

// A link appears with its content at once, where an exclusive create is empty for a moment.
async function linked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    if (error instanceof SyntaxError) return { pid: 0, startedAt: '', host: hostname() };
    throw error;
  }
}

async function isAlive(holder: Holder, path: string): Promise<boolean> {
  if (holder.host !== hostname()) return await beats(path);
  const state = await processState(holder.pid);
  return state !== null && !state.zombie && (holder.startedAt === '' || state.startedAt === holder.startedAt);
}

async function beats(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs < SILENT_MS;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

// Of several that find the holder dead only one removes its lock, and only if it is still that one's.
async function removeStale(folder: string, path: string, dead: Holder): Promise<void> {
  const turn = join(folder, 'lock.takeover');
  try {
    await mkdir(turn);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    const age = await stat(turn).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > 5_000) await rmdir(turn).catch(() => undefined); // another may have been quicker: nothing is lost
    await sleep(50);
    return;
  }
  try {
    const holder = await readHolder(path);
    if (holder?.pid === dead.pid && holder.startedAt === dead.startedAt && holder.host === dead.host) await rm(path, { force: true });
  } finally {
    await rmdir(turn);
  }
}

/** When a process began and whether it only waits to be reaped; null where there is none. */
async function processState(pid: number): Promise<{ startedAt: string; zombie: boolean } | null> {
  if (process.platform === 'linux') {
    try {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // the name before it may hold blanks and brackets
      return { startedAt: fields[19] ?? '', zombie: fields[0] === 'Z' || fields[0] === 'X' };
    } catch (error) {
      if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH')) return null;
      throw error;
    }
  }
  try {
    process.kill(pid, 0);
    return { startedAt: '', zombie: false };
  } catch (error) {
    return isCode(error, 'EPERM') ? { startedAt: '', zombie: false } : null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
