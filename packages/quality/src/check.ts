import type { PlainDate, Sentence } from '@saldo/kernel';
import type { CheckedEntry, CheckedVoucher } from './books.ts';
import type { BooksFacts } from './facts.ts';
import type { VoucherShape } from './voucher-shape.ts';

/** error: against law or arithmetic; warning: somebody should look; info: worth knowing, most often right. */
export type Severity = 'error' | 'warning' | 'info';

/** What sort of thing a check looks at. */
export type Family =
  | 'structure'
  | 'numbering'
  | 'time'
  | 'accounts'
  | 'vat'
  | 'continuity'
  | 'duplicates'
  | 'combination'
  | 'patterns'
  | 'feed';

/** The law or the rule behind a check, and the days on which it holds. */
export interface Rule {
  /** Where it stands: an act and section, a standard, or what is usual. */
  readonly source: string;
  readonly from?: string;
  readonly to?: string;
}

/** A limit of a check that a client may set; `minor` in öre, `days`, `percent`, `count`. */
export interface Limit {
  readonly default: number;
  readonly unit: 'minor' | 'days' | 'percent' | 'count' | 'months';
  readonly about: Sentence;
}

/** What a figure in a sentence is: text as it stands, a count, an amount in öre, or words by language. */
export type Figure = string | number | { readonly minor: number } | Sentence;

/** One thing that a check found. */
export interface Hit {
  /** What it is about, in names that are the same in every database: a voucher's year, series and number, an account, a month. */
  readonly about: string;
  /** The day that it counts on. */
  readonly date: PlainDate;
  /** What is at stake, öre; findings are ordered by it, and smaller ones than the client's materiality are left out. */
  readonly minor: number;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly vouchers?: readonly CheckedVoucher[];
  readonly entries?: readonly CheckedEntry[];
  readonly transactions?: readonly string[];
  /** What it was judged by besides its vouchers: another one is another finding. */
  readonly content?: string;
  /** Rows of a voucher that would mend it. */
  readonly rows?: readonly SuggestedRow[];
}

/** A row of a suggested voucher, öre, debit positive. */
export interface SuggestedRow {
  readonly account: string;
  readonly minor: number;
}

/** What a check may ask for. */
export interface CheckContext {
  readonly facts: BooksFacts;
  /** The limit as the client has it. */
  limit(name: string): number;
}

/** A check. It looks at one voucher at a time, or once over all the books. */
export interface Check {
  /** `quality.<what>`. */
  readonly code: `quality.${string}`;
  readonly family: Family;
  readonly severity: Severity;
  readonly title: Sentence;
  /** The sentence of a finding, with `{name}` where a figure stands. */
  readonly message: Sentence;
  /** What to do about it, with the same figures. */
  readonly mend: Sentence;
  readonly rule: Rule;
  readonly limits?: Readonly<Record<string, Limit>>;
  /** Off until a client asks for it. */
  readonly isOff?: true;
  /** Whether it is about money, so that the client's materiality holds for it. */
  readonly isMaterial?: true;
  readonly voucher?: (voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext) => Hit | null;
  readonly books?: (context: CheckContext) => Iterable<Hit>;
}
