import { createHash } from 'node:crypto';
import type { RowGroup } from './engine-input.ts';

/** One text for a group of rows, whatever order they are named in. */
export function rowsKeyOf({ bankIds, ledgerIds }: RowGroup): string {
  const hash = createHash('sha256');
  for (const id of bankIds.toSorted()) hash.update(id);
  hash.update('|');
  for (const id of ledgerIds.toSorted()) hash.update(id);
  return hash.digest('base64url');
}
