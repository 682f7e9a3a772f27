import { byteText } from './bytes.ts';
import { ROW_ADDED, ROW_STANDING, type RowColumns } from './columns.ts';
import { listFields } from './fields.ts';

/**
 * The rows added later (#RTRANS) that have no standing twin (#TRANS) in the voucher. The standard wants the twin identical, but
 * programs write it with the voucher's day and without a sign: account, objects and amount tell it.
 */
export function unmatchedAdded(rows: RowColumns, bytes: Uint8Array, first: number, stop: number): number[] {
  const standing = new Map<string, number>();
  for (let row = first; row < stop; row++) {
    if (rows.kind[row] !== ROW_STANDING) continue;
    const key = twinKey(rows, bytes, row);
    standing.set(key, (standing.get(key) ?? 0) + 1);
  }
  const unmatched: number[] = [];
  for (let row = first; row < stop; row++) {
    if (rows.kind[row] !== ROW_ADDED) continue;
    const key = twinKey(rows, bytes, row);
    const left = standing.get(key) ?? 0;
    if (left === 0) unmatched.push(row);
    else standing.set(key, left - 1);
  }
  return unmatched;
}

function twinKey(rows: RowColumns, bytes: Uint8Array, row: number): string {
  const objects = listFields(byteText(bytes, rows.objectsStart[row]!, rows.objectsStop[row]!));
  return `${rows.account[row]} ${rows.minor(row)} ${objects.join('\n')}`;
}
