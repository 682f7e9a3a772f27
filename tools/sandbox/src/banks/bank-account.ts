import { addDays, luhnHolds, type PlainDate } from '@saldo/kernel';

/** What kind of row it is: decides how each bank words it. */
export type RowKind = 'bankgiro-in' | 'bankgiro-out' | 'autogiro' | 'card' | 'salary' | 'tax' | 'fee' | 'interest' | 'transfer';

/** A row of an account, and when the bank tells what of it. */
export interface SandboxBankRow {
  /** Names it within the account; a row that the bank moves to another day keeps it. */
  readonly id: string;
  readonly kind: RowKind;
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate;
  /** In the account's currency; money in is positive. */
  readonly amountMinor: bigint;
  readonly text: string;
  readonly counterparty: { readonly name: string; readonly account: string } | null;
  /** An OCR number, or `''`. */
  readonly ocr: string;
  readonly foreign: { readonly amountMinor: bigint; readonly currency: string; readonly rate: string } | null;
  /** Told as pending from here on until it is booked; null for one that is booked at once. */
  readonly pendingFromMs: number | null;
  /** As it stands while it is pending. */
  readonly pendingText: string;
  readonly pendingMinor: bigint;
  readonly bookedFromMs: number;
  /** From here on the bank tells of it no more. */
  readonly withdrawnFromMs: number | null;
}

/** An account at a bank of the sandbox. */
export interface SandboxBankAccount {
  /** Names it in the sandbox. */
  readonly key: string;
  readonly iban: string | null;
  readonly bban: string | null;
  readonly maskedPan: string | null;
  readonly currency: string;
  readonly name: string;
  readonly product: string;
  readonly ownerName: string;
  /** Before its first row. */
  readonly openingMinor: bigint;
  /** Shows the card purchases of another account once more, and has no money of its own. */
  readonly mirrorOf: string | null;
  rows: readonly SandboxBankRow[];
}

/** How a bank words its rows. */
export type BankStyle = 'plain' | 'additional-information' | 'card';

/** A bank of the sandbox, as both providers know it. */
export interface SandboxBank {
  /** As GoCardless names it. */
  readonly institutionId: string;
  /** As Enable Banking names it; null where only GoCardless has it. */
  readonly aspspName: string | null;
  readonly name: string;
  readonly bic: string;
  readonly historyDays: number;
  readonly accessDays: number;
  /** Of GoCardless' list of features. */
  readonly features: readonly string[];
  readonly style: BankStyle;
  /** Whether each booked row of an account with money of its own has the balance after it, as several banks give. */
  readonly tellsBalanceAfter: boolean;
  readonly accounts: readonly SandboxBankAccount[];
}

/** What a row is made of; everything else follows. */
export type RowWish = Pick<SandboxBankRow, 'id' | 'kind' | 'bookingDate' | 'amountMinor' | 'text'> &
  Partial<Omit<SandboxBankRow, 'id' | 'kind' | 'bookingDate' | 'amountMinor' | 'text'>>;

/** A row that is booked in the morning of its day, if nothing else is said. */
export function bankRow(wish: RowWish): SandboxBankRow {
  return {
    valueDate: wish.bookingDate,
    counterparty: null,
    ocr: '',
    foreign: null,
    pendingFromMs: null,
    pendingText: wish.text,
    pendingMinor: wish.amountMinor,
    bookedFromMs: instantOf(wish.bookingDate, 5),
    withdrawnFromMs: null,
    ...wish,
  };
}

/** Milliseconds since 1970 of an hour in Greenwich on a day. */
export function instantOf(day: PlainDate, hour: number): number {
  return Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
}

/** The day itself, or the Monday after a weekend. */
export function bankingDay(day: PlainDate): PlainDate {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

/** A Swedish IBAN (ISO 13616) of a bank's three digits and an account number. */
export function swedishIban(bankCode: string, account: string): string {
  const digits = `${bankCode}${account.padStart(17, '0')}`;
  let rest = 0;
  // S and E are 28 and 14; the check digits count as 00.
  for (const digit of `${digits}281400`) rest = (rest * 10 + Number(digit)) % 97;
  return `SE${String(98 - rest).padStart(2, '0')}${digits}`;
}

/** The digits with the check digit that makes Luhn hold. */
export function withCheckDigit(digits: string): string {
  for (let check = 0; check < 10; check++) if (luhnHolds(`${digits}${check}`)) return `${digits}${check}`;
  throw new RangeError(`${digits} are no digits`);
}
