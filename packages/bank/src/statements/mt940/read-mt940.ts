import { addDays, type PlainDate } from '@saldo/kernel';
import { EntryBatches } from '../entry-batches.ts';
import { refused, StatementNotes } from '../notes.ts';
import { statedProof } from '../stated-proof.ts';
import type { EntryBatch, StatementHead, StatementOptions, StatementReading, StatementRefusal, StatementSource } from '../statement.ts';
import { decoderOf, stretchEncoding, TextStretches } from '../text-stretches.ts';
import { readAccount } from './account-field.ts';
import { bankEntry } from './mt940-entry.ts';
import { type Mt940Entry, type Mt940Message, Mt940Scanner } from './mt940-scanner.ts';

/**
 * Reads a file of MT940 messages (SWIFT Standards, category 9) from its start to its end and decides: read, with everything but the
 * entries, or refused whole, with every fault. The booking date is the entry date of `:61:`, or the value date where there is none.
 */
export async function readMt940(open: StatementSource, { fileName }: StatementOptions = {}): Promise<StatementReading | StatementRefusal> {
  const stretches = new TextStretches();
  const notes = new StatementNotes();
  const scanner = new Mt940Scanner(notes);
  for await (const stretch of stretches.of(open())) scanner.scan(stretch);
  if (scanner.other) return refused(scanner.other.code, fileName, { line: scanner.other.line });
  if (stretches.lineIsTooLong) notes.fault('statement.line-too-long', { line: scanner.line });
  else {
    if (stretches.endsInLine && !scanner.isOutside) notes.finding('mt940.last-line-open', { line: scanner.line });
    scanner.finish(stretches.length);
  }
  if (stretches.evidence.nul) notes.fault('statement.binary');
  const encoding = stretches.encoding;
  const decode = decoderOf(stretchEncoding(encoding));
  const refusal = notes.refusal(decode, fileName);
  if (refusal) return refusal;
  return {
    status: 'read',
    kind: 'mt940',
    version: scanner.version,
    encoding,
    messageId: '',
    statements: scanner.messages.map((message) => headOf(message, decode)),
    findings: notes.findings(decode, fileName),
  };
}

/** The entries of a file that `readMt940` has read, in the file's order, at most `size` at a time and of one statement. */
export async function* mt940Entries(open: StatementSource, reading: StatementReading, size?: number): AsyncGenerator<EntryBatch> {
  const decode = decoderOf(stretchEncoding(reading.encoding));
  const currencies = reading.statements.map(({ account }) => account.currency ?? '');
  const batches = new EntryBatches(size);
  const take = (entry: Mt940Entry) => batches.add(entry.statement, bankEntry(entry, currencies[entry.statement] ?? '', decode));
  const stretches = new TextStretches();
  const scanner = new Mt940Scanner(new StatementNotes(), take);
  for await (const stretch of stretches.of(open())) {
    scanner.scan(stretch);
    yield* batches.take();
  }
  scanner.finish(stretches.length);
  yield* batches.finish(reading);
}

function headOf(message: Mt940Message, decode: (text: string) => string): StatementHead {
  const { opening, closing, balances, sumMinor } = message;
  const currency = opening?.currency ?? closing?.currency ?? null;
  const [sequence = '', page] = decode(message.number).split('/');
  const { from, to } = daysOf(message);
  return {
    account: readAccount(message.accountLines.map(decode), currency, message.information.map(decode)),
    sourceId: decode(message.reference),
    sequence: sequence.trim(),
    from,
    to,
    createdAt: '',
    page: page && /^\d{1,5}$/.test(page.trim()) ? { number: Number(page), isLast: closing?.kind === 'CLBD' } : null,
    opening,
    closing,
    balances,
    counts: { booked: message.entries, pending: 0, information: 0 },
    bookedMinor: sumMinor,
    proof: statedProof(opening, sumMinor, closing),
    place: { offset: message.offset, length: message.length, line: message.line },
  };
}

/**
 * The opening balance is dated by the day that the statement before it ended with, which is no day of this one unless something is booked
 * on it, or the statement ends on it too.
 */
function daysOf({ opening, closing, firstDay, lastDay }: Mt940Message): { readonly from: PlainDate | null; readonly to: PlainDate | null } {
  const begin = opening?.date ?? null;
  const end = closing?.date ?? null;
  const afterOpening = begin !== null && end !== null && begin < end ? addDays(begin, 1) : (begin ?? end);
  const days = (all: readonly (PlainDate | null)[]) => all.filter((day) => day !== null).toSorted();
  return { from: days([afterOpening, firstDay])[0] ?? null, to: days([end ?? begin, lastDay]).at(-1) ?? null };
}
