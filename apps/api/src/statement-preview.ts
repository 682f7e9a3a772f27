import { mappingInReach } from '@saldo/bank';
import {
  type BankEntry,
  type CsvMapping,
  type CsvPreview,
  previewCsv,
  readStatements,
  type StatementKind,
  type StatementReading,
} from '@saldo/bank/statements';
import { type Fault, formatAmount, type PersonActor } from '@saldo/kernel';
import { fileContent } from '@saldo/platform/files';

/** One statement that a file holds. Amounts are decimal texts. */
export interface PreviewedStatement {
  readonly account: string | null;
  readonly currency: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly opening: string | null;
  readonly closing: string | null;
  readonly transactions: number;
  readonly pending: number;
  readonly proof: { readonly status: 'proven' | 'unproven'; readonly differences: readonly { expected: string; actual: string }[] };
}

/** What a file of statements would bring. */
export interface StatementPreview {
  readonly kind: StatementKind;
  readonly version: string;
  readonly encoding: string;
  readonly transactions: number;
  /** The first hundred. */
  readonly statements: readonly PreviewedStatement[];
  readonly statementCount: number;
  /** Of a CSV file: how it would be read. */
  readonly csv?: PreviewedCsv;
}

/** How a CSV file would be read: by the mapping that was given, or by one that is proposed. */
export interface PreviewedCsv {
  /** Null where days or amounts are not to be found. */
  readonly mapping: CsvMapping | null;
  readonly bank: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly entries: readonly PreviewedEntry[];
}

/** A row as it would be read. */
export interface PreviewedEntry {
  readonly status: 'booked' | 'pending';
  readonly bookingDate: string;
  readonly valueDate: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly counterparty: string;
  readonly reference: string;
  readonly text: string;
  readonly balance: string | null;
}

/** What a file would bring, or null where it cannot be read with certainty; and all that is wrong with it, or odd about it. */
export interface StatementVerdict {
  readonly preview: StatementPreview | null;
  readonly refused: boolean;
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

const STATEMENTS_TOLD = 100;
/** A mapping is told from the beginning of a file. */
const CSV_BYTES = 65_536;

interface PreviewWish {
  readonly kind: StatementKind;
  readonly mappingId?: string | undefined;
  /** A mapping that is not saved: how the file would be read by it. */
  readonly mapping?: CsvMapping | undefined;
}

/** Reads a stored file of statements and says what it holds; keeps nothing of it. Throws `bank.mapping-missing`. */
export async function previewStatements(
  actor: PersonActor,
  file: { readonly key: string; readonly name: string },
  wish: PreviewWish,
): Promise<StatementVerdict> {
  const { kind } = wish;
  const given = wish.mapping ?? (wish.mappingId === undefined ? undefined : (await mappingInReach(actor, wish.mappingId)).mapping);
  const open = () => fileContent(file.key);
  if (kind === 'csv') return await previewOfCsv(file, wish.mappingId !== undefined && wish.mapping === undefined, given);
  const reading = await readStatements(open, { fileName: file.name, kind });
  if (reading.status === 'refused') return { preview: null, refused: true, faults: reading.faults, faultCount: reading.faultCount };
  return { preview: previewOf(reading), refused: false, faults: reading.findings, faultCount: reading.findings.length };
}

// Until a mapping is saved an import of the file would be refused, but what it would be read as is told all the same.
async function previewOfCsv(
  file: { readonly key: string; readonly name: string },
  isSaved: boolean,
  given: CsvMapping | undefined,
): Promise<StatementVerdict> {
  const open = () => fileContent(file.key);
  const seen = previewCsv(await beginningOf(file.key), given);
  const csv = { csv: toPreviewedCsv(seen) };
  const { mapping } = seen;
  const reading = await readStatements(open, { fileName: file.name, kind: 'csv', ...(mapping && { mapping }) });
  if (reading.status === 'read') {
    const unsaved = isSaved ? null : await readStatements(open, { fileName: file.name, kind: 'csv' });
    const faults = [...(unsaved?.status === 'refused' ? unsaved.faults : []), ...reading.findings];
    return { preview: { ...previewOf(reading), ...csv }, refused: !isSaved, faults, faultCount: faults.length };
  }
  const { faults, faultCount } = reading;
  // What is no CSV at all has nothing to choose columns of.
  if (seen.columns.length < 2) return { preview: null, refused: true, faults, faultCount };
  const nothing = { kind: 'csv', version: '', encoding: '', transactions: 0, statements: [], statementCount: 0 } as const;
  return { preview: { ...nothing, ...csv }, refused: true, faults, faultCount };
}

function toPreviewedCsv({ mapping, bank, columns, rows, entries }: CsvPreview): PreviewedCsv {
  return { mapping, bank, columns, rows, entries: entries.map(toPreviewedEntry) };
}

function toPreviewedEntry(entry: BankEntry): PreviewedEntry {
  const { bookingDate, valueDate, amountMinor, currency, counterparty, references, text, balanceAfterMinor } = entry;
  return {
    status: entry.status === 'pending' ? 'pending' : 'booked',
    bookingDate,
    valueDate,
    amount: formatAmount(amountMinor),
    currency,
    counterparty: counterparty.name,
    reference: references.ocr || references.endToEnd,
    text,
    balance: balanceAfterMinor === null ? null : formatAmount(balanceAfterMinor),
  };
}

async function beginningOf(key: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of fileContent(key)) {
    parts.push(part);
    length += part.length;
    if (length >= CSV_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, CSV_BYTES);
}

function previewOf({ kind, version, encoding, statements }: StatementReading): StatementPreview {
  return {
    kind,
    version,
    encoding,
    transactions: statements.reduce((sum, { counts }) => sum + counts.booked, 0),
    statements: statements.slice(0, STATEMENTS_TOLD).map(({ account, from, to, opening, closing, counts, proof }) => {
      const { expectedMinor, actualMinor } = proof;
      const differs = proof.status === 'unproven' && expectedMinor !== null && actualMinor !== null;
      return {
        account: account.iban ?? account.bban,
        currency: account.currency,
        from,
        to,
        opening: opening && formatAmount(opening.amountMinor),
        closing: closing && formatAmount(closing.amountMinor),
        transactions: counts.booked,
        pending: counts.pending,
        proof: {
          status: proof.status,
          differences: differs ? [{ expected: formatAmount(expectedMinor), actual: formatAmount(actualMinor) }] : [],
        },
      };
    }),
    statementCount: statements.length,
  };
}
