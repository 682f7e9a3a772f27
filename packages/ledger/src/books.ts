import type { Fault, PlainDate } from '@saldo/kernel';

/** A dimension and the object in it, such as `['1', 'NORR']` (1 is cost centre, 6 is project: SIE 4C, section 8). */
export type ObjectRef = readonly [dimension: string, object: string];

/** One row of a voucher as its source has it. Debit is positive. */
export interface BooksRow {
  readonly account: string;
  readonly amountMinor: bigint;
  readonly objects: readonly ObjectRef[];
  /** The row's own day, where the source gives one that differs from the voucher's. */
  readonly date: PlainDate | null;
  readonly text: string;
  /** A decimal text, as the source wrote it. */
  readonly quantity: string | null;
  /** Who made the row, where the source says so. */
  readonly sign: string | null;
}

/** A row that was added to or struck from a voucher after it was registered; never part of a sum. */
export interface BooksCorrection {
  readonly kind: 'added' | 'struck';
  readonly row: BooksRow;
  readonly by: string | null;
  readonly at: PlainDate | null;
}

/** Where in its source file a voucher stands. */
export interface SourcePlace {
  readonly offset: number;
  readonly length: number;
  /** Counted from 1. */
  readonly line: number;
}

/** A voucher as its source has it; series and number are the source's own, as text, and `''` where it gives none. */
export interface BooksVoucher {
  readonly series: string;
  readonly number: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly registeredOn: PlainDate | null;
  readonly sign: string | null;
  readonly rows: readonly BooksRow[];
  readonly corrections: readonly BooksCorrection[];
  readonly place: SourcePlace | null;
  /** `in-part`: the way it came by tells neither who registered or corrected it nor when. */
  readonly told?: 'in-part';
}

export interface BooksAccount {
  readonly number: string;
  readonly name: string;
  /** T asset, S liability, K cost, I income (`#KTYP`). */
  readonly type: 'T' | 'S' | 'K' | 'I' | null;
  readonly unit: string | null;
  readonly sruCodes: readonly string[];
}

export interface BooksDimension {
  readonly number: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface BooksObject {
  readonly dimension: string;
  readonly number: string;
  readonly name: string;
}

/** IB opening, UB closing, RES result; OIB and OUB per object; PSALDO a month's change, PBUDGET its budget. */
export type BalanceKind = 'IB' | 'UB' | 'RES' | 'OIB' | 'OUB' | 'PSALDO' | 'PBUDGET';

/** A balance that the source states; opening balances are data of the year and never a voucher. */
export interface BooksBalance {
  readonly kind: BalanceKind;
  /** 0 is the file's own year, -1 the one before. */
  readonly yearIndex: number;
  readonly account: string;
  readonly objects: readonly ObjectRef[];
  /** `YYYYMM`, for PSALDO and PBUDGET. */
  readonly month: string | null;
  readonly amountMinor: bigint;
  readonly quantity: string | null;
}

export interface BooksFinancialYear {
  readonly yearIndex: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Everything of a year's books but its vouchers, which come in batches. */
export interface BooksHead {
  readonly company: { readonly name: string; readonly orgNo: string; readonly sourceId: string };
  readonly program: string;
  readonly currency: string;
  readonly chartType: string;
  readonly years: readonly BooksFinancialYear[];
  /** The balances hold up to this day, where they do not hold for the whole year (`#OMFATTN`). */
  readonly balancesUpTo: PlainDate | null;
  readonly accounts: readonly BooksAccount[];
  readonly dimensions: readonly BooksDimension[];
  readonly objects: readonly BooksObject[];
  readonly balances: readonly BooksBalance[];
  /** What was read although it is not as the standard has it. */
  readonly findings: readonly Fault[];
}

/** One account where what the source states and what its entries sum to differ. Minor units. */
export interface ProofDifference {
  readonly account: string;
  readonly expectedMinor: bigint;
  readonly actualMinor: bigint;
}

/** `#IB + sum of #TRANS = #UB` and `sum of #TRANS = #RES`, account by account; unproven also where nothing is stated to prove by. */
export interface BooksProof {
  readonly status: 'proven' | 'unproven';
  readonly differences: readonly ProofDifference[];
}

/** A voucher whose debit and credit differ, as it stands at its source. Minor units. */
export interface UnbalancedVoucher {
  readonly voucherId: string;
  readonly series: string;
  readonly number: string;
  readonly date: PlainDate;
  /** Debit less credit. */
  readonly differenceMinor: bigint;
}

/** The proof of a stored year: its balances agree with what the source states, and each of its vouchers balances. */
export interface YearProof extends BooksProof {
  /** How many vouchers do not balance, and the first of them. */
  readonly unbalanced: { readonly count: number; readonly vouchers: readonly UnbalancedVoucher[] };
}
