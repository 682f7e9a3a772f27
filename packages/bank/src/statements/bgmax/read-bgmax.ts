import { plainDate } from '@saldo/kernel';
import { EntryBatches } from '../entry-batches.ts';
import { StatementNotes } from '../notes.ts';
import type {
  EntryBatch,
  StatedAccount,
  StatementHead,
  StatementOptions,
  StatementReading,
  StatementRefusal,
  StatementSource,
} from '../statement.ts';
import { printable, stretchEncoding, TextStretches } from '../text-stretches.ts';
import { depositEntry } from './bgmax-entry.ts';
import { type BgmaxDeposit, BgmaxScanner } from './bgmax-scanner.ts';

/** From this day on payments go over to a platform that makes no BgMax (Bankgirot, the transformation of Swedish payments). */
const NEW_PLATFORM = plainDate('2026-09-08');

/**
 * Reads a BgMax file (Bankgirot, Bankgiro Inbetalningar, technical manual) and decides: read, a statement for each deposit, or refused
 * whole. Proven is a deposit whose payments come to what its deposit record states, in a file whose end record counts what is there.
 */
export async function readBgmax(open: StatementSource, { fileName }: StatementOptions = {}): Promise<StatementReading | StatementRefusal> {
  const stretches = new TextStretches();
  const notes = new StatementNotes();
  const scanner = new BgmaxScanner(notes);
  for await (const stretch of stretches.of(open())) scanner.scan(stretch);
  if (stretches.lineIsTooLong) notes.fault('statement.line-too-long', { line: scanner.line });
  else scanner.finish();
  if (stretches.evidence.nul) notes.fault('statement.binary');
  const encoding = stretches.encoding;
  noteDeposits(scanner, notes);
  // What was quoted has been decoded line by line.
  const refusal = notes.refusal(printable, fileName);
  if (refusal) return refusal;
  return {
    status: 'read',
    kind: 'bgmax',
    version: `BgMax ${scanner.version}`,
    encoding,
    messageId: '',
    statements: scanner.deposits.map((deposit) => headOf(deposit, scanner)),
    findings: notes.findings(printable, fileName),
  };
}

/** The deposits of a file that `readBgmax` has read, each as one entry with its payments. */
export async function* bgmaxEntries(open: StatementSource, reading: StatementReading, size?: number): AsyncGenerator<EntryBatch> {
  const encoding = stretchEncoding(reading.encoding);
  const batches = new EntryBatches(size);
  let statement = 0;
  const scanner = new BgmaxScanner(new StatementNotes(), encoding, (deposit, payments) =>
    batches.add(statement++, depositEntry(deposit, payments)),
  );
  for await (const stretch of new TextStretches().of(open())) {
    scanner.scan(stretch);
    yield* batches.take();
  }
  yield* batches.finish(reading);
}

function noteDeposits(scanner: BgmaxScanner, notes: StatementNotes): void {
  if (scanner.isTest) notes.finding('bgmax.test-file');
  for (const { count, payments, line } of scanner.deposits) {
    if (count !== payments)
      notes.finding('bgmax.deposit-differs', { line, label: '15', field: 'count' }, { stated: count, found: payments });
  }
  if (scanner.deposits.some(({ date }) => date >= NEW_PLATFORM)) notes.finding('bgmax.old-platform');
}

function headOf(deposit: BgmaxDeposit, { countsHold, createdAt }: BgmaxScanner): StatementHead {
  const holds = countsHold && deposit.count === deposit.payments && deposit.sumMinor === deposit.amountMinor;
  return {
    account: accountOf(deposit),
    sourceId: deposit.bankgiro || deposit.plusgiro,
    sequence: deposit.number,
    from: deposit.date,
    to: deposit.date,
    createdAt,
    page: null,
    opening: null,
    closing: null,
    balances: [],
    counts: { booked: 1, pending: 0, information: 0 },
    bookedMinor: deposit.amountMinor,
    proof: { status: holds ? 'proven' : 'unproven', expectedMinor: deposit.sumMinor, actualMinor: deposit.amountMinor },
    place: { offset: deposit.offset, length: deposit.length, line: deposit.line },
  };
}

/**
 * The account is written as clearing number and twelve figures, filled up with zeros at both places. A clearing number has four figures and
 * an account number at least seven.
 */
function accountOf({ account, currency }: BgmaxDeposit): StatedAccount {
  const figures = account.replace(/\s/g, '').replace(/^0+/, '');
  const parts = /^(\d{4})0{1,5}(\d{7,})$/.exec(figures);
  const bban = parts ? `${parts[1]}${parts[2]}` : figures;
  return { iban: null, bban: bban === '' ? null : bban, currency, name: '', ownerName: '', bic: null };
}
