import type { Fault, PlainDate } from '@saldo/kernel';

/** Opens the bytes anew for each pass over them. */
export type StatementSource = () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * What a file is. `camt054` and `bgmax` are details of deposits: they join entries that a statement has, and book nothing by
 * themselves.
 */
export type StatementKind = 'camt053' | 'camt054' | 'mt940' | 'bgmax' | 'csv' | 'skattekonto';

/** The account as the source names it: at least one of the numbers, where it names any. Blanks and hyphens are taken out. */
export interface StatedAccount {
  readonly iban: string | null;
  /** The number in the country's own form: clearing and account number, bankgiro, the number of a tax account. */
  readonly bban: string | null;
  /** ISO 4217; null where neither the account nor a balance names one. */
  readonly currency: string | null;
  readonly name: string;
  readonly ownerName: string;
  readonly bic: string | null;
}

/** The kinds of balance of ISO 20022 (`PRCD` is the close before, which some banks give instead of an opening). */
export type BalanceKind = 'OPBD' | 'PRCD' | 'CLBD' | 'ITBD' | 'CLAV' | 'FWAV' | 'OPAV' | 'ITAV' | 'INFO' | 'XPCD';

/** A balance that the source states. Money at the bank is positive. */
export interface StatedBalance {
  readonly kind: BalanceKind;
  readonly date: PlainDate | null;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** Where in its file something stands. */
export interface SourcePlace {
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
  /** Counted from 1. */
  readonly line: number;
}

/** The other side of a transaction. */
export interface Counterparty {
  readonly name: string;
  /** IBAN, bankgiro, plusgiro or another number, as it was written but for blanks. */
  readonly account: string;
}

/** Everything by which somebody may recognise a transaction; `''` and `[]` where there is none. None of them is a safe key. */
export interface References {
  /** End-to-end id; `NOTPROVIDED` is none. */
  readonly endToEnd: string;
  /** A structured creditor's reference: OCR, RF. */
  readonly ocr: string;
  /** The bankgiro number that was paid to or from, digits only. */
  readonly bankgiro: string;
  /** The message from payer to payee, its parts joined by a line feed. */
  readonly message: string;
  /** What invoices were paid, where they are named one by one. */
  readonly invoices: readonly string[];
  /** Ids that the source itself gave, each as `<kind>:<value>`: `account-servicer`, `entry`, `transaction`, `internal`, `instruction`, `mandate`, `uetr` … */
  readonly ids: readonly string[];
}

/** An amount in another currency than the account's, and the rate as it was written. */
export interface ForeignAmount {
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly rate: string;
}

/** A fee that the source tells of; information, never a part of the sum unless an entry of its own. Paid by the account is negative. */
export interface Charge {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** One part of a batch: what matches an invoice. Its amount has the account's sign. */
export interface EntryDetail {
  /** In the account's currency; null where the source gives none. */
  readonly amountMinor: bigint | null;
  readonly counterparty: Counterparty;
  readonly references: References;
  readonly text: string;
  readonly foreign: ForeignAmount | null;
  readonly charges: readonly Charge[];
  readonly isReversal: boolean;
}

/** One transaction of a statement: the thing that balances. Money in is positive. */
export interface BankEntry {
  readonly status: 'booked' | 'pending' | 'information';
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Takes back an earlier one. Never turns the sign, which the source's own direction alone gives. */
  readonly isReversal: boolean;
  /** The bank's or ISO's code of what kind of transaction it is, as it was written: `PMNT-RCDT-ESCT`, `NTRF`. */
  readonly code: string;
  readonly counterparty: Counterparty;
  readonly references: References;
  /** What the bank writes of it, its lines joined by a line feed. */
  readonly text: string;
  readonly foreign: ForeignAmount | null;
  readonly charges: readonly Charge[];
  /** The account's booked balance after it, where the source gives one. */
  readonly balanceAfterMinor: bigint | null;
  /** Two or more parts, or none: what a single part says stands in the entry itself. */
  readonly details: readonly EntryDetail[];
  /** How many parts the source says that it has, given or not. */
  readonly parts: number | null;
  readonly place: SourcePlace | null;
}

/** Opening + booked entries = closing, of one statement; null where it does not state both. Minor units. */
export interface StatedProof {
  readonly status: 'proven' | 'unproven';
  /** What the closing balance should be by the opening and the entries, and what it is. */
  readonly expectedMinor: bigint | null;
  readonly actualMinor: bigint | null;
}

/** A statement without its entries, which come in batches. */
export interface StatementHead {
  readonly account: StatedAccount;
  /** The source's own name and numbers of it; `''` where it gives none. */
  readonly sourceId: string;
  readonly sequence: string;
  /** The days that it is about, both ends included; null where neither it nor its balances or entries say. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** An instant as the source wrote it. */
  readonly createdAt: string;
  readonly page: { readonly number: number; readonly isLast: boolean } | null;
  /** `OPBD`, or `PRCD` where there is none; of pages that go on the first `ITBD`. */
  readonly opening: StatedBalance | null;
  /** `CLBD`; of a page that goes on the last `ITBD`. */
  readonly closing: StatedBalance | null;
  readonly balances: readonly StatedBalance[];
  readonly counts: { readonly booked: number; readonly pending: number; readonly information: number };
  readonly bookedMinor: bigint;
  readonly proof: StatedProof;
  readonly place: SourcePlace | null;
}

/** A file that can be read with certainty: everything of it but the entries. */
export interface StatementReading {
  readonly status: 'read';
  readonly kind: StatementKind;
  /** Such as `camt.053.001.08`, `MT940`, `BgMax 01`. */
  readonly version: string;
  readonly encoding: string;
  readonly messageId: string;
  readonly statements: readonly StatementHead[];
  /** What was read although it is not as the standard has it; the first of each kind, with how many more in `more`. */
  readonly findings: readonly Fault[];
}

/** A file that is refused whole, with everything that is wrong with it. */
export interface StatementRefusal {
  readonly status: 'refused';
  /** The first `FAULTS_TOLD`. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

/** Some entries of one statement of the file, in the file's order. */
export interface EntryBatch {
  /** Its place in `StatementReading.statements`. */
  readonly statement: number;
  readonly entries: readonly BankEntry[];
}

/** How to read a CSV file of a bank, as somebody has saved it: names of columns, or their numbers from 1 where there is no heading. */
export interface CsvMapping {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly encoding: 'utf-8' | 'windows-1252';
  /** Lines before the heading (or the first row). */
  readonly skipLines: number;
  readonly hasHeading: boolean;
  /** Such as `YYYY-MM-DD`, `DD.MM.YYYY`, `YYYY/MM/DD`, `YYMMDD`. */
  readonly dateFormat: string;
  readonly decimal: ',' | '.';
  readonly currency: string;
  readonly columns: {
    readonly bookingDate: string;
    readonly valueDate?: string;
    /** Signed; or `moneyIn` and `moneyOut`. */
    readonly amount?: string;
    readonly moneyIn?: string;
    readonly moneyOut?: string;
    /** Which way an amount without a sign goes: `D` and `K`, `Debit` and `Credit`. */
    readonly direction?: string;
    /** Where a row stands: one of `pendingWords` in it is not booked yet. */
    readonly status?: string;
    readonly text?: readonly string[];
    readonly counterparty?: string;
    readonly counterpartyAccount?: string;
    readonly reference?: string;
    readonly balance?: string;
    readonly currency?: string;
    /** Of clearing and account number in columns of their own: `Clearingnummer + Kontonummer`. */
    readonly account?: string;
  };
  /** Rows whose booking date or status is one of these words are pending: `Reserverat`, `Prel`. */
  readonly pendingWords: readonly string[];
}

/** What a reader may be told beside the bytes. */
export interface StatementOptions {
  readonly fileName?: string;
  /** Decided by the content where it is left out; a file of another kind is refused. */
  readonly kind?: StatementKind;
  /** For `csv`. */
  readonly mapping?: CsvMapping;
}
