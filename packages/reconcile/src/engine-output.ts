import type { RowGroup, Side } from './engine-input.ts';

/** What speaks for a match, or against it. */
export type EvidenceKind =
  /** The same amount to the öre; the rarer the amount, the heavier. */
  | 'amount'
  /** The days between, against what is usual on this account. */
  | 'days'
  | 'name'
  | 'other-name'
  /** A name that a rule says is the same. */
  | 'alias'
  | 'reference'
  | 'other-reference'
  /** The sum of several rows, against the chance of such a sum. */
  | 'sum'
  /** The rows of one voucher. */
  | 'voucher'
  /** Vouchers or bank rows that follow one another. */
  | 'run'
  /** The bank's own parts of the deposit. */
  | 'parts'
  /** Equal rows that cannot be told apart, as many on each side. */
  | 'set'
  | 'fee'
  | 'rounding'
  | 'exchange'
  /** A smaller payment with the reference or name of a larger item. */
  | 'partial'
  /** Rows of one side that take each other out. */
  | 'return'
  /** Digits that changed places, or one that differs. */
  | 'typing'
  /** How common it is that such a row has a counterpart of this kind. */
  | 'usual'
  /** How much the strongest other answer takes away. */
  | 'rival';

/** One part of an explanation: positive bits speak for, negative against. Ten bits are a factor of a thousand. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Bits, rounded to tenths. */
  readonly weight: number;
  /** What the sentence names: the days, the reference, the name, how many rows, the rate. */
  readonly value?: string | number;
}

/** Another answer for the same rows, best first. */
export interface Rival extends RowGroup {
  /** From 2 on; the match itself is 1. */
  readonly rank: number;
  readonly confidence: number;
  /** Bank − ledger. */
  readonly differenceMinor: bigint;
  readonly evidence: readonly Evidence[];
}

/** What a difference is likely to be booked as. Nothing is booked by the engine. */
export type ResidualKind = 'fee' | 'rounding' | 'exchange' | 'partial' | 'unknown';

/** A group of rows that belong together. Within all matches of a result no row stands twice; rivals do overlap. */
export interface Match extends RowGroup {
  /** `auto`: the engine is sure (`AUTO_CONFIDENCE`). */
  readonly state: 'auto' | 'suggested';
  /** The pass that found it. */
  readonly kind:
    | 'reference'
    | 'exact'
    | 'set'
    | 'voucher'
    | 'parts'
    | 'run'
    | 'sum'
    | 'many'
    | 'rounding'
    | 'fee'
    | 'exchange'
    | 'partial'
    | 'return'
    | 'typing';
  /** The chance that the answer is right, 0 to 1. */
  readonly confidence: number;
  /** Bank − ledger: what has yet to be booked. */
  readonly differenceMinor: bigint;
  readonly residual: ResidualKind | null;
  readonly evidence: readonly Evidence[];
  /** At most three. */
  readonly rivals: readonly Rival[];
  /** For sums: how many such sums luck would give; 0.00004 reads “1 in 25,000”. Null for other kinds. */
  readonly coincidence: number | null;
  /** The rules that it leans on, so that their precision can be counted. */
  readonly ruleIds: readonly string[];
}

/** Why a row that no match holds is open. */
export interface OpenRow {
  readonly side: Side;
  readonly id: string;
  /**
   * `double`: the bank told it twice, by its id or its balance · `twin`: it is the same as a row that has its match · `unlike`: nothing fits ·
   * `limit`: there was too much to try (see `notes`).
   */
  readonly reason: 'double' | 'twin' | 'unlike' | 'limit';
  /** The row that it is a double or twin of. */
  readonly of: string | null;
}

/** Work that was too much and was left to people or keys, never attempted for ever. */
export interface EngineNote {
  readonly kind: 'too-many-equal' | 'too-many-rows-of-a-day' | 'too-large-a-web';
  readonly bankRows: number;
  readonly ledgerRows: number;
  /** The amount that there are too many of, in minor units; null where it is not about one amount. */
  readonly amountMinor: bigint | null;
}

/**
 * `unexplained = (bankClosing − outstandingBank) − (ledgerClosing − outstandingLedger)`, and to the öre the same as
 * `openingDifference + gap + differences`. `unexplained` is null where the bank states no balance.
 */
export interface Proof {
  readonly bankClosingMinor: bigint | null;
  readonly ledgerClosingMinor: bigint;
  /** Every row that no standing and no automatic match holds. */
  readonly outstandingBankMinor: bigint;
  readonly outstandingLedgerMinor: bigint;
  readonly unexplainedMinor: bigint | null;
  /** What bank and books differed by, less what was open, when the period began; null without an opening balance. */
  readonly openingDifferenceMinor: bigint | null;
  /** What the bank's closing has beyond its opening and rows: a gap in the feed, or a row told twice. */
  readonly gapMinor: bigint | null;
  /** The same of the books: entries that are not here. */
  readonly ledgerGapMinor: bigint;
  /** The differences of standing and automatic matches: what has yet to be booked. */
  readonly differencesMinor: bigint;
}

/** What a run found out that the next may be given. */
export interface Findings {
  /** Days between the rows of sure pairs, for `LearnedTables.lags`. */
  readonly lags: readonly { readonly days: number; readonly count: number }[];
  /** Fee rates that explain several pairs of one counterparty to the öre. */
  readonly feeRates: readonly { readonly name: string; readonly ratePpm: number; readonly fixedMinor: bigint; readonly seen: number }[];
}

/** The answer: the same for the same rows in any order. */
export interface MatchResult {
  /** `reconcile/<n>`: raised with every change that may change an answer. */
  readonly engineVersion: string;
  /** Automatic ones first, then suggestions with the surest first. */
  readonly matches: readonly Match[];
  /** Every row that neither a match nor a standing one holds, suggestions not counted as holding. */
  readonly open: readonly OpenRow[];
  readonly notes: readonly EngineNote[];
  readonly proof: Proof | null;
  readonly findings: Findings;
}
