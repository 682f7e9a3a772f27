import type { PlainDate } from '@saldo/kernel';

/** Which side a row stands on. */
export type Side = 'bank' | 'ledger';

/** A part that the bank itself gives of a deposit or a payment file (BgMax, camt.054). Minor units, with the sign of the account. */
export interface RowPart {
  readonly amountMinor: bigint;
  readonly name: string;
  readonly references: readonly string[];
}

/**
 * One row to match: a booked bank transaction or a ledger entry of the account. Open items of earlier periods and entered opening items are
 * ordinary rows with their own day. What a source does not give is left out or `''`; nothing has to be cleaned, cut or put in order.
 */
export interface MatchRow {
  /** Unique on its side. Where two rows are the same in everything else the lower id is taken first. */
  readonly id: string;
  /** The booking date. */
  readonly day: PlainDate;
  /** Money in and debit are positive. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** The counterparty, however it is written or cut. */
  readonly name?: string;
  /** The bank's text, or the entry's and voucher's. Words and numbers of four digits and more are read out of it. */
  readonly text?: string;
  /** OCR, end-to-end id, message, invoice and bankgiro numbers: any order, any kind; how much each says is learned from the data. */
  readonly references?: readonly string[];
  /** Ids that the provider gave the transaction itself: two rows with one id are one row told twice. */
  readonly ids?: readonly string[];
  /** The voucher: entries of one voucher are also tried as a sum. */
  readonly voucherId?: string;
  /** The voucher's series and number, for runs of vouchers and for order. */
  readonly series?: string;
  readonly number?: string;
  /** The place in the statement or feed, for runs of bank rows. */
  readonly sequence?: number;
  /** What a deposit consists of, where the bank tells. */
  readonly parts?: readonly RowPart[];
  /** The bank says that this takes back an earlier row. */
  readonly isReversal?: boolean;
}

/** A group of rows by their ids. */
export interface RowGroup {
  readonly bankIds: readonly string[];
  readonly ledgerIds: readonly string[];
}

/** A name that the bank writes and the name in the books that a person (or a rule) said it is. */
export interface Alias {
  readonly ruleId: string;
  readonly bankName: string;
  readonly ledgerName: string;
}

/** A fee that a counterparty takes out: `fee = round(gross × ratePpm / 1 000 000) + fixedMinor`. */
export interface FeeRate {
  readonly ruleId: string;
  /** The counterparty, as the bank or the books write it; `''` for any. */
  readonly name: string;
  readonly ratePpm: number;
  readonly fixedMinor: bigint;
  /** How many times people have confirmed it; from four on matches are made by it. */
  readonly confirmed: number;
}

/** A counterparty of whose rows nothing is made by itself, only suggested: what a person wants to see each time, or a rule that failed. */
export interface AlwaysAsk {
  readonly ruleId: string;
  readonly name: string;
}

/** How often a match lay so many days apart (bank day − ledger day), as people and earlier runs found. */
export interface LagCount {
  readonly days: number;
  readonly count: number;
}

/** What was learned of a client. The same tables and the same rows give the same answer; a replay gives the tables of then or of now. */
export interface LearnedTables {
  readonly aliases: readonly Alias[];
  readonly feeRates: readonly FeeRate[];
  readonly alwaysAsk: readonly AlwaysAsk[];
  readonly lags: readonly LagCount[];
}

/** A booked balance that the bank states for the end of a day. */
export interface StatedBalance {
  readonly day: PlainDate;
  readonly amountMinor: bigint;
}

/** What the proof is made of; see `Proof`. Minor units of `EngineInput.currency`. */
export interface ProofInput {
  /** Rows before this day are what was open when the period began. */
  readonly from: PlainDate;
  /** The bank's own booked balance; null where it states none. */
  readonly bankOpeningMinor: bigint | null;
  readonly bankClosingMinor: bigint | null;
  readonly ledgerOpeningMinor: bigint;
  readonly ledgerClosingMinor: bigint;
  /**
   * The sums of the period's rows that were left out of `bank` and `ledger` because a standing match holds them: reading only what is
   * open makes the next run quick. Nothing where every row is given.
   */
  readonly leftOut?: { readonly bankMinor: bigint; readonly ledgerMinor: bigint };
}

/** One account in one currency and a period, with all that may bear on it. */
export interface EngineInput {
  /** The account's currency. Rows in another one are matched among themselves only and are in no proof. */
  readonly currency: string;
  readonly bank: readonly MatchRow[];
  readonly ledger: readonly MatchRow[];
  /**
   * Matches that stand: confirmed by a person, or of a closed period, or made by an earlier run that is only continued. Their rows are taken,
   * they come back unchanged (that is, not at all), and the days between their rows are learned from.
   */
  readonly standing?: readonly RowGroup[];
  /**
   * Groups that a person undid or rejected: never made nor suggested again. A refused pair (one row on each side) is in no group at all.
   */
  readonly refused?: readonly RowGroup[];
  /** Rows that a person has carried on as open, with a reason: they take part, but a match that holds one is only suggested. */
  readonly carried?: { readonly bankIds: readonly string[]; readonly ledgerIds: readonly string[] };
  readonly learned?: Partial<LearnedTables>;
  /** The bank's balances within the period, which decide whether a twin is a row that was delivered twice. */
  readonly balances?: readonly StatedBalance[];
  readonly proof?: ProofInput;
}
