import type { PlainDate } from '@saldo/kernel';

/** An account of one year's chart. */
export interface SandboxAccount {
  readonly number: string;
  readonly name: string;
  readonly sru: string | null;
  /** Fortnox delivers some 1,200 accounts, most of them unused; an export names only the active ones. */
  readonly active: boolean;
}

/** A row; struck rows stay visible and are in no sum, added rows came after the voucher was registered. */
export interface SandboxRow {
  readonly account: string;
  readonly amountMinor: bigint;
  readonly costCenter: string | null;
  readonly project: string | null;
  readonly text: string;
  readonly quantity: string | null;
  readonly state: 'plain' | 'struck' | 'added';
  /** Who struck or added the row, and when. */
  readonly by: string | null;
  readonly at: PlainDate | null;
}

export interface SandboxFile {
  readonly id: string;
  readonly name: string;
  readonly content: string;
}

export type ReferenceType = 'INVOICE' | 'SUPPLIERINVOICE' | 'INVOICEPAYMENT' | 'SUPPLIERPAYMENT' | 'MANUAL' | 'CASHINVOICE' | 'ACCRUAL';

export interface SandboxVoucher {
  readonly series: string;
  readonly number: number;
  readonly date: PlainDate;
  readonly registeredOn: PlainDate;
  readonly text: string;
  readonly comments: string;
  readonly referenceType: ReferenceType;
  readonly referenceNumber: string;
  readonly approvalState: number;
  readonly costCenter: string | null;
  readonly project: string | null;
  readonly rows: readonly SandboxRow[];
  readonly files: readonly SandboxFile[];
  /** When it was last touched, in milliseconds since 1970: only the filter `lastmodified` sees it. */
  readonly modifiedMs: number;
}

export interface SandboxSeries {
  readonly code: string;
  readonly description: string;
  readonly manual: boolean;
}

export interface SandboxYear {
  /** Fortnox's own number, not a calendar year. */
  readonly id: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly accounts: readonly SandboxAccount[];
  /** Opening balances by account; empty where the year was not opened from a closed one. */
  readonly opening: ReadonlyMap<string, bigint>;
  readonly series: readonly SandboxSeries[];
  /** In order of series and number. */
  vouchers: readonly SandboxVoucher[];
}

export interface NamedObject {
  readonly number: string;
  readonly name: string;
}

/** A customer of Fortnox with its books; edits replace vouchers, never alter them. */
export interface SandboxCompany {
  /** The tenant. */
  readonly databaseNumber: number;
  readonly name: string;
  readonly orgNo: string;
  readonly address: string;
  readonly zipCode: string;
  readonly city: string;
  lockedUntil: PlainDate | null;
  readonly costCenters: readonly NamedObject[];
  readonly projects: readonly NamedObject[];
  /** Oldest first. */
  readonly years: readonly SandboxYear[];
}

/** Whether an account is carried to the next year: BAS classes 1 and 2. */
export function isBalanceAccount(account: string): boolean {
  return account.startsWith('1') || account.startsWith('2');
}

/** The rows that count: a struck one never does. */
export function countingRows(voucher: SandboxVoucher): readonly SandboxRow[] {
  return voucher.rows.filter((row) => row.state !== 'struck');
}

/** What moved on each account of the year. */
export function movements(year: SandboxYear): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const voucher of year.vouchers)
    for (const row of countingRows(voucher)) sums.set(row.account, (sums.get(row.account) ?? 0n) + row.amountMinor);
  return sums;
}

/** Opening + movements for balance accounts: the closing balance that Fortnox states. */
export function closingBalances(year: SandboxYear): Map<string, bigint> {
  const closing = new Map(year.opening);
  for (const [account, moved] of movements(year)) if (isBalanceAccount(account)) closing.set(account, (closing.get(account) ?? 0n) + moved);
  return closing;
}

/** The year that a day lies in. */
export function yearOf(company: SandboxCompany, date: PlainDate): SandboxYear | undefined {
  return company.years.find((year) => year.from <= date && date <= year.to);
}

/** Series by name, then number: the order of Fortnox's lists and of its export. */
export function inOrder(vouchers: readonly SandboxVoucher[]): SandboxVoucher[] {
  return [...vouchers].sort((a, b) => (a.series === b.series ? a.number - b.number : a.series < b.series ? -1 : 1));
}
