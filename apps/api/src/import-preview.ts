import type { Client } from '@saldo/clients';
import type { Fault, PersonActor } from '@saldo/kernel';
import { type BooksPreview, companyFindings, previewBooks, whyNotTaken } from '@saldo/ledger';
import { readSie } from '@saldo/ledger/sie';
import { fileContent } from '@saldo/platform/files';

/** What a file would bring, or null where it cannot be read with certainty; and all that is wrong with it, or odd about it. */
export interface Preview {
  readonly preview: BooksPreview | null;
  /** Whether an import of it would fail now. */
  readonly refused: boolean;
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

/** Reads a stored SIE file, meant for the client, and judges it as an import of it would; keeps nothing of it. */
export async function previewSie(
  actor: PersonActor,
  file: { readonly key: string; readonly name: string },
  client: Client,
): Promise<Preview> {
  const open = () => fileContent(file.key);
  const reading = await readSie(open, { fileName: file.name });
  const found = previewBooks(reading);
  if (reading.status === 'refused') return { ...found, refused: true, faultCount: reading.faultCount };
  const whyNot = await whyNotTaken(actor, { clientId: client.id, fileName: file.name, open, reading });
  const first = [...whyNot, ...companyFindings(reading.head.company, client.orgNo)];
  const faultCount = Object.values(reading.findingCounts).reduce((sum, count) => sum + count, first.length);
  return { ...found, refused: whyNot.length > 0, faults: [...first, ...found.faults], faultCount };
}
