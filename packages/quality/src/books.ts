import type { PlainDate } from '@saldo/kernel';

/** A row of a voucher, as the checks take it. */
export interface CheckedEntry {
  readonly id: string;
  readonly account: string;
  /** The account as a number, 0 where it is not four digits. */
  readonly code: number;
  /** Öre, debit positive: a whole number, exact up to 9 007 billion kronor. */
  readonly minor: number;
  readonly currency: string;
  readonly text: string;
}

/** A voucher, as the checks take it. */
export interface CheckedVoucher {
  readonly id: string;
  /** Its place among `CheckedBooks.years`. */
  readonly year: number;
  readonly series: string;
  /** As the source wrote it, `''` where it gave none. */
  readonly number: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly registeredOn: PlainDate | null;
  readonly entries: readonly CheckedEntry[];
  /** How many rows were struck or added later, and how many of those say neither by whom nor when. */
  readonly corrections: number;
  readonly unsignedCorrections: number;
  /** What its content hashes to: the same while nothing in it has changed. */
  readonly content: string;
  /** The day on which this version was first seen, where an earlier one was seen before it; for a removed one, when it was missed. */
  readonly changedOn: PlainDate | null;
}

/** An account of a year's chart. */
export interface CheckedAccount {
  readonly name: string;
  /** T asset, S liability, K cost, I income, as the source has it. */
  readonly type: 'T' | 'S' | 'K' | 'I' | null;
}

/** What a year's source states about one account and month. */
export interface StatedMonth {
  readonly account: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly minor: number;
}

/** A financial year. */
export interface CheckedYear {
  readonly id: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly currency: string;
  readonly accounts: ReadonlyMap<string, CheckedAccount>;
  /** Balances as the source states them, öre; empty where it states none. */
  readonly opening: ReadonlyMap<string, number>;
  readonly closing: ReadonlyMap<string, number>;
  readonly results: ReadonlyMap<string, number>;
  readonly months: readonly StatedMonth[];
  /** The balances hold up to this day; null for the whole year. */
  readonly balancesUpTo: PlainDate | null;
  /** Whether all its vouchers are here, so that sums can be held against what is stated. */
  readonly isWhole: boolean;
  /** The day on which it was first seen locked. */
  readonly lockedOn: PlainDate | null;
  /** Vouchers that were seen and that the source no longer has. */
  readonly removed: readonly CheckedVoucher[];
}

/** A booked row of a bank account. */
export interface CheckedTransaction {
  readonly id: string;
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  readonly minor: number;
  readonly currency: string;
  readonly counterparty: string;
  readonly text: string;
  /** The bank's or payer's own references that should be unique, joined; `''` where there are none. */
  readonly reference: string;
  /** Bank's balance after it, where it says. */
  readonly balanceAfterMinor: number | null;
}

/** A statement of a bank account. */
export interface CheckedStatement {
  readonly id: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  /** The sum of what it brought. */
  readonly movementMinor: number;
}

/** A bank account of the client. */
export interface CheckedBankAccount {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly ledgerAccount: string | null;
  /** The bank's last booked balance, and the day that it closes. */
  readonly balanceMinor: number | null;
  readonly balanceDay: PlainDate | null;
  readonly transactions: readonly CheckedTransaction[];
  readonly statements: readonly CheckedStatement[];
}

/** Everything that is checked at once: years in order, their vouchers in any, and the bank. */
export interface CheckedBooks {
  readonly today: PlainDate;
  readonly years: readonly CheckedYear[];
  readonly vouchers: readonly CheckedVoucher[];
  readonly bank: readonly CheckedBankAccount[];
}
