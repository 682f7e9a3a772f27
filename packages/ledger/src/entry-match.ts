import type { BooksRow, ObjectRef } from './books.ts';

/** An entry that a voucher has or once had. */
export interface KnownEntry {
  readonly id: string;
  readonly account: string;
  readonly amountMinor: bigint;
  readonly objects: readonly ObjectRef[];
  readonly current: boolean;
}

/**
 * The id that each row of a voucher's new version keeps: an entry is the same while account, amount and objects are.
 * Null where the row is new. Current entries are taken before those that are gone, so that a voucher that goes back to
 * what it was has the entries that it had.
 */
export function keepEntryIds(known: readonly KnownEntry[], rows: readonly BooksRow[]): (string | null)[] {
  const free = new Map<string, string[]>();
  for (const entry of [...known].sort((a, b) => Number(b.current) - Number(a.current))) {
    const key = sameness(entry);
    const ids = free.get(key);
    if (ids) ids.push(entry.id);
    else free.set(key, [entry.id]);
  }
  return rows.map((row) => free.get(sameness(row))?.shift() ?? null);
}

// The order in which a source lists the objects of a row means nothing.
function sameness({ account, amountMinor, objects }: Pick<BooksRow, 'account' | 'amountMinor' | 'objects'>): string {
  const sorted = objects.map(([dimension, object]) => `${dimension}\u001f${object}`).sort();
  return `${account}\u001e${amountMinor}\u001e${sorted.join('\u001e')}`;
}
