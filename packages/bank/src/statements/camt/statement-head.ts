import { addDays, type PlainDate } from '@saldo/kernel';
import type { StatementNotes } from '../notes.ts';
import { statedProof } from '../stated-proof.ts';
import type { BalanceKind, SourcePlace, StatedBalance, StatementHead } from '../statement.ts';
import { Days } from './days.ts';
import type { BalanceDraft, PageDraft, ReadBalance, StatementDraft } from './drafts.ts';
import { LARGEST } from './limits.ts';

const KINDS = new Set<string>(['OPBD', 'PRCD', 'CLBD', 'ITBD', 'CLAV', 'FWAV', 'OPAV', 'ITAV', 'INFO', 'XPCD'] satisfies BalanceKind[]);
const BOOKED = new Set<BalanceKind>(['OPBD', 'PRCD', 'CLBD', 'ITBD']);
const MIDNIGHT = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

function isKind(kind: string): kind is BalanceKind {
  return KINDS.has(kind);
}

/** Adds a balance that is read to its end to its statement; whether it is of a kind that is kept. */
export function keepBalance(balance: BalanceDraft, statement: StatementDraft, { notes }: { readonly notes: StatementNotes }): boolean {
  const { amount, direction, hasAmount, hasDirection, isNegative, kind, line, date } = balance;
  if (!isKind(kind)) return false;
  if (!hasAmount) notes.fault('camt.amount-missing', { line, label: 'Bal', field: 'Amt' });
  if (isNegative && hasDirection && amount)
    notes.fault('camt.amount-unreadable', { line: amount.line, label: 'Bal', field: 'Amt' }, { found: `-${amount.text}` });
  if (amount?.minor == null) return false;
  // Many a bank leaves the direction out of what is not negative, although every schema demands it.
  const amountMinor = direction === 'DBIT' || isNegative ? -amount.minor : amount.minor;
  statement.balances.push({ kind, date, amountMinor, currency: amount.currency, line });
  return true;
}

/** What the reader knows of the message around a statement. */
interface Around {
  readonly notes: StatementNotes;
  readonly kind: 'camt053' | 'camt054' | null;
  readonly createdAt: string;
  readonly page: PageDraft;
}

/** A statement without its entries, and what is to be said of it. */
export function headOf(draft: StatementDraft, around: Around, place: SourcePlace): StatementHead {
  const { notes } = around;
  const currency = currencyOf(draft);
  const balances: StatedBalance[] = draft.balances.map(({ line: _, ...balance }) => balance);
  const [opening, closing] = bordersOf(draft, currency);
  if (draft.iban === '' && draft.bban === '') notes.finding('camt.account-missing', { line: draft.line, label: 'Acct', field: 'Id' });
  noteOtherCurrencies(draft, currency, notes);
  noteCounts(draft, notes);
  const sum = draft.bookedMinor < 0n ? -draft.bookedMinor : draft.bookedMinor;
  if (sum > LARGEST) notes.fault('camt.amounts-too-large', { line: draft.line, label: labelOf(around) });
  const { from, to } = periodOf(draft, opening, closing);
  const page = draft.page.number === null ? around.page : draft.page;
  return {
    account: {
      iban: draft.iban || null,
      bban: draft.bban || null,
      currency,
      name: draft.name,
      ownerName: draft.ownerName,
      bic: draft.bic || null,
    },
    sourceId: draft.id,
    sequence: draft.electronicSequence || draft.legalSequence,
    from,
    to,
    createdAt: draft.createdAt || around.createdAt,
    page: page.number === null ? null : { number: page.number, isLast: page.isLast },
    opening,
    closing,
    balances,
    counts: { booked: draft.booked, pending: draft.pending, information: draft.information },
    bookedMinor: draft.bookedMinor,
    proof: statedProof(opening, draft.bookedMinor, closing),
    place,
  };
}

function labelOf({ kind }: Around): string {
  return kind === 'camt054' ? 'Ntfctn' : 'Stmt';
}

/** The account's currency: as it says, else that of its booked balances, else of its others, else of its entries. */
function currencyOf(draft: StatementDraft): string | null {
  if (draft.statedCurrency !== '') return draft.statedCurrency;
  if (draft.currency !== null) return draft.currency;
  return (draft.balances.find(({ kind }) => BOOKED.has(kind)) ?? draft.balances[0])?.currency ?? null;
}

/** The currency that entries are held to, decided by what stands before the first. */
export function entryCurrency(draft: StatementDraft, ofEntry: string): string {
  return currencyOf(draft) ?? ofEntry;
}

/**
 * The balances that the entries lie between. Opening: OPBD, else PRCD, else the first ITBD; closing: CLBD, else the last ITBD. One ITBD
 * alone is only either where the other end is another balance: a page that begins has OPBD and ITBD, one in the middle two ITBD, the
 * last ITBD and CLBD. Of several the first day opens and the last day closes.
 */
function bordersOf(draft: StatementDraft, currency: string | null): [StatedBalance | null, StatedBalance | null] {
  const of = (kind: BalanceKind) =>
    draft.balances.filter((balance) => balance.kind === kind && balance.currency === currency).toSorted(byDay);
  const stated = (balance: ReadBalance | undefined): StatedBalance | null => {
    if (!balance) return null;
    const { line: _, ...rest } = balance;
    return rest;
  };
  const opening = of('OPBD')[0] ?? of('PRCD')[0];
  const closing = of('CLBD').at(-1);
  // As they stand: those of a page are of the same day.
  const between = draft.balances.filter((balance) => balance.kind === 'ITBD' && balance.currency === currency);
  const first = between.length > 1 || closing ? between[0] : undefined;
  const last = between.length > 1 || opening ? between.at(-1) : undefined;
  return [stated(opening ?? first), stated(closing ?? last)];
}

function byDay(a: ReadBalance, b: ReadBalance): number {
  const [one, other] = [a.date ?? '', b.date ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The days that a statement is about: as it says, else from its opening to its closing, else from its first entry to its last. */
function periodOf(draft: StatementDraft, opening: StatedBalance | null, closing: StatedBalance | null) {
  const stated = statedPeriod(draft);
  if (stated) return stated;
  const to = closing?.date ?? draft.lastDay;
  const from = openingDay(opening, to) ?? draft.firstDay;
  return from !== null && to !== null && from > to ? { from: to, to } : { from, to };
}

/** The first day after an opening balance: its own day, or the one after a close of the day before. */
function openingDay(opening: StatedBalance | null, to: PlainDate | null): PlainDate | null {
  if (opening?.date == null || opening.kind !== 'PRCD') return opening?.date ?? null;
  const next = addDays(opening.date, 1);
  return to !== null && next > to ? to : next;
}

/** The period as it is stated. One that ends with the first instant of the day after the closing balance ends with that balance. */
function statedPeriod(draft: StatementDraft): { from: PlainDate; to: PlainDate } | null {
  const { from, to } = draft;
  if (from === null || to === null || from > to) return null;
  const before = MIDNIGHT.test(draft.until) && from < to ? addDays(to, -1) : null;
  const closes = draft.balances.some(({ kind, date }) => kind === 'CLBD' && date === before);
  return { from, to: before !== null && closes ? before : to };
}

/**
 * The day that a statement is about, where it is a single one by its period or by its opening and closing balance; else the last of them,
 * or the day that it was made, where `madeAt` says that any will do.
 */
export function singleDay(draft: StatementDraft, madeAt: string | null): PlainDate | null {
  const stated = statedPeriod(draft);
  const [opening, closing] = bordersOf(draft, currencyOf(draft));
  const from = stated ? stated.from : opening?.kind === 'PRCD' ? null : (opening?.date ?? null);
  const to = stated ? stated.to : (closing?.date ?? null);
  if (madeAt === null) return from !== null && from === to ? to : null;
  return to ?? new Days().read(madeAt);
}

function noteOtherCurrencies(draft: StatementDraft, currency: string | null, notes: StatementNotes): void {
  for (const { kind, currency: found, line } of draft.balances) {
    if (found === currency || !BOOKED.has(kind)) continue;
    notes.finding('camt.balance-currency', { line, label: 'Bal', field: 'Amt' }, { kind, found, currency });
  }
}

/** Holds the number of entries against the summary, which counts the booked alone or all of them. */
function noteCounts(draft: StatementDraft, notes: StatementNotes): void {
  const { all, in: incoming, out } = draft.stated;
  const stated = all ?? (incoming !== undefined && out !== undefined ? incoming + out : undefined);
  const found = draft.booked + draft.pending + draft.information;
  if (stated === undefined || stated === draft.booked || stated === found) return;
  notes.finding('camt.entries-differ', { line: draft.line, label: 'TxsSummry', field: 'NbOfNtries' }, { stated, found });
}
