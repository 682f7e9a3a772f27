import { isUuid, uuidv7 } from '@saldo/kernel';

/** Where files lie that have been handed over, until their job has read them. */
export const IMPORT_FOLDER = 'imports';

const DAY_MS = 86_400_000;

/** The key of a file that is handed over, of a new id. */
export function importKey(id: string): string {
  return `${IMPORT_FOLDER}/${id}`;
}

/** Files of one day, and the ids of jobs among which theirs are. */
export interface DayOfFiles {
  readonly keys: readonly string[];
  /** The first id, and the first that is too late. */
  readonly jobsFrom: string;
  readonly jobsUntil: string;
}

/**
 * The files that are older than a day, day by day, the oldest first. A key holds when it was made (UUIDv7), and the job that names it was
 * made in the same call, within the day that follows. What is no key of `importKey` is left alone.
 */
export function oldFiles(keys: Iterable<string>, nowMs: number): DayOfFiles[] {
  const days = new Map<number, string[]>();
  for (const key of keys) {
    const madeAtMs = madeAt(key);
    if (madeAtMs === null || nowMs - madeAtMs < DAY_MS) continue;
    const day = Math.floor(madeAtMs / DAY_MS);
    const list = days.get(day) ?? [];
    list.push(key);
    days.set(day, list);
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, list]) => ({ keys: list, jobsFrom: firstIdAt(day * DAY_MS), jobsUntil: firstIdAt((day + 2) * DAY_MS) }));
}

function madeAt(key: string): number | null {
  const id = key.startsWith(`${IMPORT_FOLDER}/`) ? key.slice(IMPORT_FOLDER.length + 1) : '';
  return isUuid(id) && id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null;
}

function firstIdAt(timeMs: number): string {
  return uuidv7(timeMs, new Uint8Array(10));
}
