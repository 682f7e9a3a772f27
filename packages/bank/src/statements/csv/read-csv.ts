import { EntryBatches } from '../entry-batches.ts';
import { refused, StatementNotes } from '../notes.ts';
import { statedProof } from '../stated-proof.ts';
import type {
  CsvMapping,
  EntryBatch,
  StatedAccount,
  StatedBalance,
  StatementHead,
  StatementOptions,
  StatementReading,
  StatementRefusal,
  StatementSource,
} from '../statement.ts';
import { printable, stretchEncoding, type TextEncoding, TextStretches } from '../text-stretches.ts';
import { csvPreamble } from './csv-preamble.ts';
import { type CsvAccount, CsvScanner } from './csv-scanner.ts';

/**
 * Reads a CSV file of a bank by a mapping and decides: read, a statement for each account and currency, or refused whole. Opening and
 * closing balance come of the balance column, where there is one; proven is a file whose balances follow from each other, from above or
 * from below. A text that looks like a formula is a text.
 */
export async function readCsv(
  open: StatementSource,
  { fileName, mapping }: StatementOptions = {},
): Promise<StatementReading | StatementRefusal> {
  if (!mapping) return refused('csv.no-mapping', fileName);
  const stretches = new TextStretches();
  const notes = new StatementNotes();
  const scanner = new CsvScanner(mapping, notes);
  for await (const stretch of stretches.of(open())) scanner.scan(stretch);
  if (stretches.lineIsTooLong) notes.fault('statement.line-too-long', { line: scanner.line });
  else scanner.finish(stretches.endsInLine);
  if (stretches.evidence.nul) notes.fault('statement.binary');
  // What was quoted has been decoded cell by cell.
  const refusal = notes.refusal(printable, fileName);
  if (refusal) return refusal;
  const encoding = stretches.encoding;
  if (!isAsMapped(encoding, mapping)) notes.finding('csv.encoding-differs', {}, { wanted: mapping.encoding, encoding });
  if (scanner.accounts.length === 0) notes.finding('csv.no-rows');
  return {
    status: 'read',
    kind: 'csv',
    version: 'CSV',
    encoding,
    messageId: '',
    statements: scanner.accounts.map((account) => headOf(account, scanner, notes, stretches.endsInLine)),
    findings: notes.findings(printable, fileName),
  };
}

/** The entries of a file that `readCsv` has read by the same mapping, in the file's order. */
export async function* csvEntries(
  open: StatementSource,
  reading: StatementReading,
  mapping: CsvMapping,
  size?: number,
): AsyncGenerator<EntryBatch> {
  const batches = new EntryBatches(size);
  const scanner = new CsvScanner(mapping, new StatementNotes(), stretchEncoding(reading.encoding), (statement, entry) =>
    batches.add(statement, entry),
  );
  for await (const stretch of new TextStretches().of(open())) {
    scanner.scan(stretch);
    yield* batches.take();
  }
  yield* batches.finish(reading);
}

function isAsMapped(encoding: TextEncoding, { encoding: wanted }: CsvMapping): boolean {
  if (encoding === 'ascii' || encoding === 'utf-16') return true;
  return wanted === 'utf-8' ? encoding.startsWith('utf-8') : encoding === 'latin1';
}

function headOf(account: CsvAccount, scanner: CsvScanner, notes: StatementNotes, endsInLine: boolean): StatementHead {
  const told = csvPreamble(scanner.preamble);
  const { currency, sumMinor, firstDay, lastDay, begin, end } = account;
  const { openingMinor, closingMinor, holds, isChecked, brokenAt } = account.chain.result(begin !== null && end !== null && end < begin);
  const from = earliest(told.from, earliest(account.opening?.date ?? null, firstDay));
  const to = latest(told.to, latest(account.closing?.date ?? null, lastDay));
  const balance = (kind: 'OPBD' | 'CLBD', date: StatedBalance['date'], amountMinor: bigint | null): StatedBalance | null =>
    amountMinor === null ? null : { kind, date, amountMinor, currency };
  const opening = account.opening ?? balance('OPBD', from, openingMinor);
  const closing = account.closing ?? balance('CLBD', to, closingMinor);
  // Rows that state both prove the rest, where no column of balances breaks off between them.
  const isStated = account.opening !== null && account.closing !== null && brokenAt === null;
  if (brokenAt !== null) notes.finding('csv.chain-broken', { line: brokenAt, field: 'balance' });
  const mayBeCut = endsInLine && account === scanner.accounts.at(-1) && scanner.mayLackFigures(isChecked);
  if (mayBeCut) notes.finding('csv.last-line-open', { line: scanner.line });
  const proof = statedProof(opening, sumMinor, closing);
  return {
    account: accountOf(account, scanner.accounts.length === 1 ? told : null),
    sourceId: '',
    sequence: '',
    from,
    to,
    createdAt: '',
    page: null,
    opening,
    closing,
    balances: [opening, closing, ...account.balances].filter((one) => one !== null),
    counts: { booked: account.booked, pending: account.pending, information: 0 },
    bookedMinor: sumMinor,
    proof: (holds || isStated) && !mayBeCut ? proof : { ...proof, status: 'unproven' },
    place: { offset: account.offset, length: account.length, line: account.line },
  };
}

function accountOf({ account, currency }: CsvAccount, told: ReturnType<typeof csvPreamble> | null): StatedAccount {
  const number = account || (told?.account ?? '').replace(/[\s.,-]/g, '').toUpperCase();
  const isIban = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(number);
  return {
    iban: isIban ? number : null,
    bban: isIban || number === '' ? null : number,
    currency,
    name: told?.name ?? '',
    ownerName: told?.ownerName ?? '',
    bic: null,
  };
}

type Day = StatedBalance['date'];

function earliest(a: Day, b: Day): Day {
  return a === null || (b !== null && b < a) ? b : a;
}

function latest(a: Day, b: Day): Day {
  return a === null || (b !== null && b > a) ? b : a;
}
