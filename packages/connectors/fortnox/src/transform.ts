import type { Fault, Sentence } from '@saldo/kernel';
import type { BooksAccount, BooksBalance, BooksCorrection, BooksHead, BooksObject, BooksRow, BooksVoucher, ObjectRef } from '@saldo/ledger';
import type { Company } from './client.ts';
import { minorFromDecimal } from './decimal-amount.ts';
import type { SourceYear } from './plan-years.ts';
import type { AccountItem, FileConnectionItem, FullVoucher, VoucherItem, VoucherRow } from './types.ts';

/** The dimensions of SIE that Fortnox has: 1 cost centre, 6 project. */
const COST_CENTER = '1';
const PROJECT = '6';

/** What the export lacks of a voucher. */
export interface VoucherDetail {
  readonly series: string;
  readonly number: string;
  /** What made the voucher, such as `INVOICE` 36; null where nothing did. */
  readonly reference: { readonly type: string; readonly number: string } | null;
  readonly comments: string;
  readonly approvalState: string;
}

/** The voucher's own cost centre and project, which its rows need not share. */
export interface VoucherObjects {
  readonly series: string;
  readonly number: string;
  readonly costCenter: string | null;
  readonly project: string | null;
}

/** A file that hangs on a voucher. */
export interface VoucherFile {
  readonly series: string;
  readonly number: string;
  readonly fileId: string;
  readonly name: string;
}

/** A voucher of the REST calls as the ledger takes it, or every fault that keeps it from being read with certainty. */
export function voucherFromRest(voucher: FullVoucher): { voucher: BooksVoucher; faults: [] } | { voucher: null; faults: Fault[] } {
  const faults: Fault[] = [];
  const rows: BooksRow[] = [];
  const corrections: BooksCorrection[] = [];
  for (const [index, row] of voucher.VoucherRows.entries()) {
    const amountMinor = amountOf(row);
    if (amountMinor === null) {
      faults.push({
        code: 'fortnox.amount',
        message: noAmount(row),
        label: `${voucher.VoucherSeries}${voucher.VoucherNumber}`,
        line: index + 1,
      });
      continue;
    }
    const books = rowFromRest(row, amountMinor);
    if (row.Removed) corrections.push({ kind: 'struck', row: books, by: null, at: null });
    else rows.push(books);
  }
  if (faults.length > 0) return { voucher: null, faults };
  return {
    voucher: {
      series: voucher.VoucherSeries,
      number: voucher.VoucherNumber,
      date: voucher.TransactionDate,
      text: voucher.Description,
      registeredOn: null,
      sign: null,
      rows,
      corrections,
      place: null,
      told: 'in-part',
    },
    faults: [],
  };
}

function rowFromRest(row: VoucherRow, amountMinor: bigint): BooksRow {
  const objects: ObjectRef[] = [];
  if (row.CostCenter !== '') objects.push([COST_CENTER, row.CostCenter]);
  if (row.Project !== '') objects.push([PROJECT, row.Project]);
  return {
    account: row.Account,
    amountMinor,
    objects,
    date: null,
    text: row.TransactionInformation,
    quantity: row.Quantity || null,
    sign: null,
  };
}

// Debit is positive. A field that is left out is nothing; one that is no amount is a fault.
function amountOf({ Debit, Credit }: VoucherRow): bigint | null {
  const [debit, credit] = [minorFromDecimal(Debit || '0'), minorFromDecimal(Credit || '0')];
  return debit === null || credit === null || (!Debit && !Credit) ? null : debit - credit;
}

function noAmount({ Debit, Credit }: VoucherRow): Sentence {
  const found = `${Debit ?? ''}/${Credit ?? ''}`;
  return { sv: `Raden har inget belopp som går att läsa (${found}).`, en: `The row has no amount that can be read (${found}).` };
}

/** Everything of a year's books but its vouchers, from the REST calls. */
export function headFromRest(source: {
  readonly company: Company;
  readonly year: SourceYear;
  readonly accounts: readonly AccountItem[];
  readonly costCenters: readonly { readonly Code: string; readonly Description: string }[];
  readonly projects: readonly { readonly ProjectNumber: string; readonly Description: string }[];
}): BooksHead {
  const { company, year, accounts, costCenters, projects } = source;
  const objects: BooksObject[] = [
    ...costCenters.map(({ Code, Description }) => ({ dimension: COST_CENTER, number: Code, name: Description })),
    ...projects.map(({ ProjectNumber, Description }) => ({ dimension: PROJECT, number: ProjectNumber, name: Description })),
  ];
  return {
    company: { name: company.name, orgNo: company.orgNo, sourceId: company.tenantId },
    program: 'Fortnox',
    currency: 'SEK',
    chartType: '',
    years: [{ yearIndex: 0, from: year.from, to: year.to }],
    balancesUpTo: null,
    accounts: accounts.map(accountFromRest),
    dimensions: [
      { number: COST_CENTER, name: 'Kostnadsställe', parent: null },
      { number: PROJECT, name: 'Projekt', parent: null },
    ],
    objects,
    balances: accounts.flatMap(balancesFromRest),
    findings: [],
  };
}

function accountFromRest({ Number: number, Description, SRU }: AccountItem): BooksAccount {
  return { number, name: Description, type: null, unit: null, sruCodes: SRU === '' || SRU === '0' ? [] : [SRU] };
}

/** Whether an account is carried to the next year: BAS classes 1 and 2. */
function isBalanceAccount(number: string): boolean {
  return number.startsWith('1') || number.startsWith('2');
}

// As in the export, an account at zero says nothing: a balance that is left out is nought.
function balancesFromRest(account: AccountItem): BooksBalance[] {
  const opening = minorFromDecimal(account.BalanceBroughtForward ?? '');
  const closing = minorFromDecimal(account.BalanceCarriedForward ?? '');
  const balance = (kind: BooksBalance['kind'], amountMinor: bigint): BooksBalance => ({
    kind,
    yearIndex: 0,
    account: account.Number,
    objects: [],
    month: null,
    amountMinor,
    quantity: null,
  });
  if (!isBalanceAccount(account.Number)) return closing ? [balance('RES', closing)] : [];
  if (!opening && !closing) return [];
  return [balance('IB', opening ?? 0n), balance('UB', closing ?? 0n)];
}

/** Whether the account's item tells its balances; the lists of older answers do not. */
export function tellsBalances({ BalanceBroughtForward, BalanceCarriedForward }: AccountItem): boolean {
  return typeof BalanceBroughtForward === 'string' || typeof BalanceCarriedForward === 'string';
}

/** What the list of vouchers knows beyond the export. */
export function detailFromRest(item: VoucherItem): VoucherDetail {
  const { ReferenceType: type, ReferenceNumber: number } = item;
  return {
    series: item.VoucherSeries,
    number: item.VoucherNumber,
    reference: type === '' || (type === 'MANUAL' && number === '') ? null : { type, number },
    comments: item.Comments,
    approvalState: item.ApprovalState,
  };
}

/** The voucher's own objects. */
export function objectsFromRest(voucher: FullVoucher): VoucherObjects {
  return {
    series: voucher.VoucherSeries,
    number: voucher.VoucherNumber,
    costCenter: voucher.CostCenter || null,
    project: voucher.Project || null,
  };
}

/** Which file hangs on which voucher. */
export function fileFromRest(item: FileConnectionItem): VoucherFile {
  return { series: item.VoucherSeries, number: item.VoucherNumber, fileId: item.FileId, name: item.Name };
}
