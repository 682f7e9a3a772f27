import { bgmaxEntries, readBgmax } from './bgmax/read-bgmax.ts';
import { camtEntries, readCamt } from './camt/read-camt.ts';
import { csvEntries, readCsv } from './csv/read-csv.ts';
import { type FileKind, fileKind, SNIFFED_BYTES } from './file-kind.ts';
import { LONGEST_ACCOUNT } from './limits.ts';
import { mt940Entries, readMt940 } from './mt940/read-mt940.ts';
import { refused, StatementNotes } from './notes.ts';
import { readSkattekonto, skattekontoEntries } from './skattekonto/read-skattekonto.ts';
import type { EntryBatch, StatementKind, StatementOptions, StatementReading, StatementRefusal, StatementSource } from './statement.ts';
import { firstBytes } from './text-stretches.ts';

interface KindReader {
  readonly read: (open: StatementSource, options: StatementOptions) => Promise<StatementReading | StatementRefusal>;
  readonly kinds: readonly StatementKind[];
}

const readers = {
  camt: { read: readCamt, kinds: ['camt053', 'camt054'] },
  mt940: { read: readMt940, kinds: ['mt940'] },
  bgmax: { read: readBgmax, kinds: ['bgmax'] },
  skattekonto: { read: readSkattekonto, kinds: ['skattekonto'] },
  csv: { read: readCsv, kinds: ['csv'] },
} as const satisfies Record<string, KindReader>;

/**
 * Reads a file of statements of whatever kind, decided by its content and never by its name: read, with everything but the entries, or
 * refused whole, with every fault. A file of another kind than asked for is refused with what it is. The source is opened anew for each
 * pass; memory does not grow with the file.
 */
export async function readStatements(open: StatementSource, options: StatementOptions = {}): Promise<StatementReading | StatementRefusal> {
  const kind = asAsked(fileKind(await firstBytes(open(), SNIFFED_BYTES)), options);
  if ('refusal' in kind) return refused(kind.refusal, options.fileName, { found: kind.found ?? '' });
  const { read, kinds }: KindReader = readers[kind.reader];
  if (options.kind !== undefined && !kinds.includes(options.kind)) {
    return refused('statement.other-kind', options.fileName, { wanted: options.kind, found: kind.reader });
  }
  const reading = await read(open, options);
  return reading.status === 'refused' ? reading : (longNumbers(reading, options.fileName) ?? reading);
}

function longNumbers({ statements }: StatementReading, fileName?: string): StatementRefusal | null {
  const notes = new StatementNotes();
  for (const { account, place } of statements) {
    const number = [account.iban, account.bban].find((one) => one !== null && one.length > LONGEST_ACCOUNT);
    if (number) notes.fault('statement.account-too-long', { ...(place && { line: place.line }) }, { found: number, most: LONGEST_ACCOUNT });
  }
  return notes.refusal(undefined, fileName);
}

/** Any text can be meant as CSV by who says how to read it. */
function asAsked(kind: FileKind, { kind: wanted, mapping }: StatementOptions): FileKind {
  const isText = 'refusal' in kind ? kind.refusal === 'statement.unknown' : kind.reader === 'skattekonto';
  return isText && (wanted === 'csv' || (wanted === undefined && mapping !== undefined)) ? { reader: 'csv' } : kind;
}

/** The entries of a file that `readStatements` has read with the same options, in the file's order and in batches of one statement. */
export function statementEntries(
  open: StatementSource,
  reading: StatementReading,
  { mapping }: StatementOptions = {},
): AsyncGenerator<EntryBatch> {
  if (reading.kind === 'mt940') return mt940Entries(open, reading);
  if (reading.kind === 'bgmax') return bgmaxEntries(open, reading);
  if (reading.kind === 'skattekonto') return skattekontoEntries(open, reading);
  if (reading.kind !== 'csv') return camtEntries(open, reading);
  if (!mapping) throw new RangeError('A CSV file was read by a mapping, and its entries are too');
  return csvEntries(open, reading, mapping);
}
