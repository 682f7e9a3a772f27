/** How many transactions a fetch or an import added, changed, marked as taken back and left alone, and how many are pending. */
export interface TransactionCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly pending: number;
}

/** The counts of a delivery that has brought nothing. */
export const noTransactions: TransactionCounts = { added: 0, changed: 0, removed: 0, unchanged: 0, pending: 0 };

const COUNTED = {
  added: 'added',
  revived: 'added',
  changed: 'changed',
  same: 'unchanged',
  told: 'unchanged',
  removed: 'removed',
  pending: 'pending',
} as const;

/** The counts after some more entries of which the same became. One that the bank had taken back and gives again counts as added. */
export function countEntry(counts: TransactionCounts, how: keyof typeof COUNTED, by = 1): TransactionCounts {
  const name = COUNTED[how];
  return { ...counts, [name]: counts[name] + by };
}

/** Counts of several deliveries together. */
export function addTransactions(a: TransactionCounts, b: TransactionCounts): TransactionCounts {
  return {
    added: a.added + b.added,
    changed: a.changed + b.changed,
    removed: a.removed + b.removed,
    unchanged: a.unchanged + b.unchanged,
    pending: a.pending + b.pending,
  };
}
