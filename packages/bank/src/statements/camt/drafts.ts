import type { PlainDate } from '@saldo/kernel';
import type { BalanceKind } from '../statement.ts';
import type { WrittenAmount } from './amounts.ts';

/** Which way money goes, as `CdtDbtInd` says: `CRDT` comes into the account. */
export type Direction = 'CRDT' | 'DBIT';

/** One side of a payment while it is read. */
export interface PartyDraft {
  name: string;
  /** The name of a bank, where a bank is the party. */
  agent: string;
  account: string;
  /** What kind of number `account` is where it is no IBAN: `BGNR`, `BBAN`. */
  scheme: string;
}

export type Side = 'Dbtr' | 'UltmtDbtr' | 'Cdtr' | 'UltmtCdtr';

/** The amounts that stand beside the booked one. */
export type AmountPlace = 'InstdAmt' | 'TxAmt' | 'CntrValAmt' | 'AnncdPstngAmt';

export interface WrittenCharge {
  readonly amount: WrittenAmount;
  readonly direction: Direction | null;
}

/** A list without anything, of which nothing is made longer: most of what a detail may have it has not, and there may be many. */
const NOTHING: never[] = [];

/** A list with one thing more: the same list, unless it had none. */
export function added<T>(list: T[], one: T): T[] {
  if (list.length === 0) return [one];
  list.push(one);
  return list;
}

/** What a message says of an entry itself, or of one of its details, while it is read. */
export class PartDraft {
  amount: WrittenAmount | null = null;
  direction: Direction | null = null;
  readonly amounts: Partial<Record<AmountPlace, WrittenAmount>> = {};
  rate = '';
  charges: WrittenCharge[] = NOTHING;
  totalCharges: WrittenAmount | null = null;
  readonly parties: Partial<Record<Side, PartyDraft>> = {};
  ids: string[] = NOTHING;
  endToEnd = '';
  ocr: string[] = NOTHING;
  invoices: string[] = NOTHING;
  message: string[] = NOTHING;
  text: string[] = NOTHING;
  code: string[] = NOTHING;
  proprietaryCode = '';
  /** Whether it tells why a payment came back. */
  isReturned = false;
}

/** A transaction while it is read. */
export class EntryDraft {
  readonly line: number;
  readonly offset: number;
  readonly own = new PartDraft();
  /** Whether an amount and a direction stand there, right or wrong; wrong ones are told where they stand. */
  hasAmount = false;
  hasDirection = false;
  isReversal = false;
  status = '';
  bookingDate: PlainDate | null = null;
  valueDate: PlainDate | null = null;
  /** Whether a booking or value date stands there that cannot be read, which is told already. */
  hasWrongDate = false;
  readonly details: PartDraft[] = [];
  detailCount = 0;
  /** What the details come to with their signs; null where one of them has no amount in the currency. */
  detailsMinor: bigint | null = 0n;
  parts: number | null = null;
  /** Amounts that hundredths cannot tell; whether that matters is known when the entry's currency is. */
  readonly imprecise: { readonly amount: WrittenAmount; readonly label: string; readonly field: string }[] = [];

  constructor(line: number, offset: number) {
    this.line = line;
    this.offset = offset;
  }
}

/** Which page of how many, while it is read. */
export class PageDraft {
  number: number | null = null;
  isLast = true;
}

/** A balance while it is read. */
export interface BalanceDraft {
  readonly line: number;
  kind: string;
  amount: WrittenAmount | null;
  hasAmount: boolean;
  direction: Direction | null;
  hasDirection: boolean;
  /** Whether the amount has a sign of its own, which counts where there is no direction. */
  isNegative: boolean;
  date: PlainDate | null;
}

export interface ReadBalance {
  readonly kind: BalanceKind;
  readonly date: PlainDate | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly line: number;
}

/** A statement or notification while it is read. */
export class StatementDraft {
  readonly line: number;
  readonly offset: number;
  id = '';
  electronicSequence = '';
  legalSequence = '';
  createdAt = '';
  from: PlainDate | null = null;
  to: PlainDate | null = null;
  /** As it is written: a period may end with the first instant of the next day. */
  until = '';
  readonly page = new PageDraft();
  iban = '';
  bban = '';
  statedCurrency = '';
  name = '';
  ownerName = '';
  bic = '';
  readonly balances: ReadBalance[] = [];
  /** The currency that entries are held to; null until the first of them, or a balance, decides. */
  currency: string | null = null;
  /** The day of entries that have none; undefined until one asks. */
  day: PlainDate | null | undefined = undefined;
  booked = 0;
  pending = 0;
  information = 0;
  bookedMinor = 0n;
  firstDay: PlainDate | null = null;
  lastDay: PlainDate | null = null;
  /** How many entries the summary states: of all, of money in and of money out. */
  readonly stated: Partial<Record<'all' | 'in' | 'out', number>> = {};

  constructor(line: number, offset: number) {
    this.line = line;
    this.offset = offset;
  }
}
