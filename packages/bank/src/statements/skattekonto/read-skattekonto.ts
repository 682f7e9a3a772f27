import { EntryBatches } from '../entry-batches.ts';
import { StatementNotes } from '../notes.ts';
import { statedProof } from '../stated-proof.ts';
import type { EntryBatch, StatementHead, StatementOptions, StatementReading, StatementRefusal, StatementSource } from '../statement.ts';
import { printable, stretchEncoding, TextStretches } from '../text-stretches.ts';
import { TaxAccountScanner, type TaxStatement } from './skattekonto-scanner.ts';

/**
 * Reads a file of the tax account at Skatteverket ("Bokförda transaktioner", "Kontoutdrag") and decides: read, or refused whole. What
 * Skatteverket credits is positive. Proven is a statement whose opening balance and transactions come to its closing one, and whose
 * balances in between, where it has them, follow from each other.
 */
export async function readSkattekonto(
  open: StatementSource,
  { fileName }: StatementOptions = {},
): Promise<StatementReading | StatementRefusal> {
  const stretches = new TextStretches();
  const notes = new StatementNotes();
  const scanner = new TaxAccountScanner(notes);
  for await (const stretch of stretches.of(open())) scanner.scan(stretch);
  if (stretches.lineIsTooLong) notes.fault('statement.line-too-long', { line: scanner.line });
  else scanner.finish();
  if (stretches.evidence.nul) notes.fault('statement.binary');
  // What was quoted has been decoded cell by cell.
  const refusal = notes.refusal(printable, fileName);
  if (refusal) return refusal;
  const statements = scanner.statements.map((statement) => headOf(statement, notes));
  return {
    status: 'read',
    kind: 'skattekonto',
    version: 'Skattekonto',
    encoding: stretches.encoding,
    messageId: '',
    statements,
    findings: notes.findings(printable, fileName),
  };
}

/** The entries of a file that `readSkattekonto` has read, in the file's order. */
export async function* skattekontoEntries(open: StatementSource, reading: StatementReading, size?: number): AsyncGenerator<EntryBatch> {
  const batches = new EntryBatches(size);
  const scanner = new TaxAccountScanner(new StatementNotes(), stretchEncoding(reading.encoding), (statement, entry) =>
    batches.add(statement, entry),
  );
  for await (const stretch of new TextStretches().of(open())) {
    scanner.scan(stretch);
    yield* batches.take();
  }
  yield* batches.finish(reading);
}

/** A tax account has no number of its own: it is known by whose it is, as `SKV` and the ten figures of the organisation number. */
function accountKey({ orgNumber }: TaxStatement): string | null {
  return orgNumber === null ? null : `SKV${orgNumber.replace('-', '')}`;
}

function headOf(statement: TaxStatement, notes: StatementNotes): StatementHead {
  const { opening, closing, sumMinor, line } = statement;
  const [begin, end] = [
    { kind: 'OPBD', date: opening.date, amountMinor: opening.amountMinor, currency: 'SEK' } as const,
    closing && ({ kind: 'CLBD', date: closing.date, amountMinor: closing.amountMinor, currency: 'SEK' } as const),
  ];
  if (statement.orgNumber === null) notes.finding('skattekonto.owner-missing', { line });
  const { brokenAt } = statement.chain.result(false);
  if (brokenAt !== null) notes.finding('skattekonto.chain-broken', { line: brokenAt, field: 'balance' });
  const proof = statedProof(begin, sumMinor, end);
  return {
    account: { iban: null, bban: accountKey(statement), currency: 'SEK', name: 'Skattekonto', ownerName: statement.ownerName, bic: null },
    sourceId: '',
    sequence: '',
    from: opening.date ?? statement.firstDay,
    to: closing?.date ?? statement.lastDay,
    createdAt: '',
    page: null,
    opening: begin,
    closing: end,
    balances: [begin, end].filter((one) => one !== null),
    counts: { booked: statement.booked, pending: 0, information: statement.information },
    bookedMinor: sumMinor,
    proof: brokenAt === null ? proof : { ...proof, status: 'unproven' },
    place: { offset: statement.offset, length: statement.length, line },
  };
}
