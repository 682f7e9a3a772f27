import type { PlainDate } from '@saldo/kernel';
import { kept } from '../kept.ts';
import type { StatementNotes } from '../notes.ts';
import type { BankEntry } from '../statement.ts';
import type { Direction, EntryDraft, PartDraft, StatementDraft } from './drafts.ts';
import { entryCurrency, singleDay } from './statement-head.ts';

/** What an entry counts as: what the proof and the heads need of it. */
export interface CountedEntry {
  readonly status: BankEntry['status'];
  readonly direction: Direction;
  readonly bookingDate: PlainDate;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** What the reader gives for an entry to be counted. */
interface Counting {
  readonly notes: StatementNotes;
  readonly createdAt: string;
}

/** ISO 20022 from version `.08` on also knows a future one; a statement that names none tells of what is booked. */
const STATUSES: Readonly<Record<string, BankEntry['status']>> = {
  '': 'booked',
  BOOK: 'booked',
  PDNG: 'pending',
  FUTR: 'pending',
  INFO: 'information',
};

/**
 * Checks an entry that is read to its end and adds it to its statement. Null where it has a fault, which is noted. The sign is that of
 * `CdtDbtInd` and of nothing else: a reversal says of itself which way it goes.
 */
export function countedEntry(entry: EntryDraft, statement: StatementDraft, to: Counting): CountedEntry | null {
  const { amount, direction } = entry.own;
  const { notes } = to;
  const { line } = entry;
  if (!entry.hasAmount) notes.fault('camt.amount-missing', { line, label: 'Ntry', field: 'Amt' });
  if (!entry.hasDirection) notes.fault('camt.direction-missing', { line, label: 'Ntry', field: 'CdtDbtInd' });
  const status = STATUSES[entry.status] ?? 'information';
  if (!Object.hasOwn(STATUSES, entry.status)) {
    notes.finding('camt.status-unknown', { line, label: 'Ntry', field: 'Sts' }, { found: kept(entry.status) });
  }
  const bookingDate = bookingDay(entry, status, statement, to);
  if (amount?.minor == null) return null;
  statement.currency ??= entryCurrency(statement, amount.currency);
  const { currency } = statement;
  if (amount.currency !== currency) {
    notes.fault('camt.entry-currency', { line: amount.line, label: 'Ntry', field: 'Amt' }, { found: kept(amount.currency), currency });
  }
  checkImprecise(entry, currency, notes);
  if (direction === null || bookingDate === null || amount.currency !== currency) return null;
  const amountMinor = direction === 'CRDT' ? amount.minor : -amount.minor;
  checkDetails(entry, amountMinor, notes);
  count(statement, status, amountMinor, bookingDate);
  return { status, direction, bookingDate, amountMinor, currency };
}

function count(statement: StatementDraft, status: BankEntry['status'], amountMinor: bigint, day: PlainDate): void {
  statement[status]++;
  if (status === 'booked') statement.bookedMinor += amountMinor;
  if (statement.firstDay === null || day < statement.firstDay) statement.firstDay = day;
  if (statement.lastDay === null || day > statement.lastDay) statement.lastDay = day;
}

/**
 * The booking day: its own, else the value day, else the day that the statement is about where that is a single one. What is not booked
 * may also take the last day of a longer period, since no books rest on it.
 */
function bookingDay(
  entry: EntryDraft,
  status: BankEntry['status'],
  statement: StatementDraft,
  { notes, createdAt }: Counting,
): PlainDate | null {
  if (entry.bookingDate !== null) return entry.bookingDate;
  if (entry.hasWrongDate) return null;
  const at = { line: entry.line, label: 'Ntry', field: 'BookgDt' };
  if (entry.valueDate !== null) {
    if (status === 'booked') notes.finding('camt.booking-day-from-value', at);
    return entry.valueDate;
  }
  if (status === 'booked' && statement.day === undefined) statement.day = singleDay(statement, null);
  const day = status === 'booked' ? (statement.day ?? null) : singleDay(statement, statement.createdAt || createdAt);
  if (day === null) notes.fault('camt.date-missing', at);
  else if (status === 'booked') notes.finding('camt.booking-day-from-statement', at, { day });
  return day;
}

/** Amounts that hundredths cannot tell: a fault in the account's own currency, else left out. */
function checkImprecise(entry: EntryDraft, currency: string, notes: StatementNotes): void {
  for (const { amount, label, field } of entry.imprecise) {
    const at = { line: amount.line, label, field };
    const details = { found: kept(amount.text), currency: kept(amount.currency) };
    if (amount.currency === currency) notes.fault(`camt.amount-${amount.problem}`, at, details);
    else notes.finding('camt.amount-left-out', at, details);
  }
}

/** What the details of an entry come to with one more; null from the first that has no amount in the entry's currency. */
export function addDetail(entry: EntryDraft, part: PartDraft): bigint | null {
  const currency = entry.own.amount?.currency;
  const minor = currency === undefined ? null : amountIn(currency, part);
  if (entry.detailsMinor === null || minor === null) return null;
  return entry.detailsMinor + ((part.direction ?? entry.own.direction) === 'DBIT' ? -minor : minor);
}

/**
 * The amount of a part in a currency, without its sign: its own, else that of the transaction, else the instructed one or its counter
 * value; null where none is in the currency.
 */
export function amountIn(currency: string, { amount, amounts }: PartDraft): bigint | null {
  for (const one of [amount, amounts.TxAmt, amounts.InstdAmt, amounts.CntrValAmt]) {
    if (one?.currency === currency && one.minor !== null) return one.minor;
  }
  return null;
}

function checkDetails(entry: EntryDraft, amountMinor: bigint, notes: StatementNotes): void {
  const { detailCount, detailsMinor, line } = entry;
  if (detailCount === 0 || detailsMinor === null || detailsMinor === amountMinor) return;
  notes.finding('camt.details-differ', { line, label: 'Ntry' }, { amount: String(amountMinor), details: String(detailsMinor) });
}
