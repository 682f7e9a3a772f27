import type { Entry, Voucher } from '../../api/resources.ts';

type Version = Pick<Voucher, 'date' | 'text' | 'entries'>;

/** One thing that differs between two versions of a voucher. */
export type Change = { kind: 'date' | 'text'; from: string; to: string } | { kind: 'added' | 'removed'; account: string; amount: string };

/**
 * What became different from one version to the next. Rows are compared as a bag of account, amount and text: the same
 * row twice counts twice, and their order says nothing.
 */
export function voucherChanges(before: Version, after: Version): Change[] {
  const changes: Change[] = [];
  if (before.date !== after.date) changes.push({ kind: 'date', from: before.date, to: after.date });
  if (before.text !== after.text) changes.push({ kind: 'text', from: before.text, to: after.text });
  for (const { account, amount } of without(before.entries, after.entries)) changes.push({ kind: 'removed', account, amount });
  for (const { account, amount } of without(after.entries, before.entries)) changes.push({ kind: 'added', account, amount });
  return changes;
}

function without(rows: readonly Entry[], others: readonly Entry[]): Entry[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(keyOf(row)) ?? 0;
    left.set(keyOf(row), count - 1);
    return count <= 0;
  });
}

function keyOf({ account, amount, text, objects }: Entry): string {
  return JSON.stringify([account, amount, text ?? '', objects]);
}
