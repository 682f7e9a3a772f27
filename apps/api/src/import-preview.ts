import type { Fault } from '@saldo/kernel';
import { type BooksPreview, companyFindings, previewBooks } from '@saldo/ledger';
import { readSie } from '@saldo/ledger/sie';
import { files } from '@saldo/platform/files';

/** What a file would bring, or null where it cannot be read with certainty; and all that is wrong with it, or odd about it. */
export interface Preview {
  readonly preview: BooksPreview | null;
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

/** Reads a stored SIE file, meant for the client with the organisation number, and keeps nothing of it. */
export async function previewSie(fileKey: string, fileName: string, clientOrgNo: string): Promise<Preview> {
  const read = await readSie(() => contentOf(fileKey), { fileName });
  const found = previewBooks(read);
  if (read.status === 'refused') return { ...found, faultCount: read.faultCount };
  const whose = companyFindings(read.head.company, clientOrgNo);
  const faultCount = Object.values(read.findingCounts).reduce((sum, count) => sum + count, whose.length);
  return { ...found, faults: [...whose, ...found.faults], faultCount };
}

async function* contentOf(key: string): AsyncGenerator<Uint8Array> {
  yield* await files().get(key);
}
