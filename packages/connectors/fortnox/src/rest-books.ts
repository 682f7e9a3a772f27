import { type Fault, SaldoError } from '@saldo/kernel';
import type { BooksHead, BooksVoucher } from '@saldo/ledger';
import type { FortnoxClient } from './client.ts';
import type { SourceYear } from './plan-years.ts';
import { headFromRest, tellsBalances, voucherFromRest } from './transform.ts';
import type { AccountItem, VoucherItem } from './types.ts';
import { orClosed } from './verdict.ts';

/** A voucher's identity within its year. */
export interface VoucherName {
  readonly series: string;
  readonly number: string;
}

/** A year's books by the REST calls: what is there, and the vouchers that were wanted. */
export interface RestYear {
  readonly head: BooksHead;
  /** Every voucher that the source lists: what is stored and not among them has been removed there. */
  readonly listed: readonly VoucherName[];
  /** The wanted vouchers with their rows, a request each. */
  readonly batches: AsyncIterable<RestBatch>;
}

export interface RestBatch {
  readonly vouchers: readonly BooksVoucher[];
  /** Listed at first, gone when asked for. */
  readonly vanished: readonly VoucherName[];
}

const BATCH = 50;

/**
 * Reads a year where its export is not allowed. `wanted` says which of the listed vouchers to fetch: all the first time, afterwards
 * those that are new or that the list for `lastmodified` names. Throws `fortnox.unreadable-voucher` with the faults.
 */
export async function restYear(
  client: FortnoxClient,
  year: SourceYear,
  wanted: (item: VoucherItem) => boolean = () => true,
): Promise<RestYear> {
  const items = await client.vouchers(year.id);
  const accounts = await accountsWithBalances(client, year);
  // Names: without the right to read them the books are the same.
  const company = await orClosed(client.company(), { name: '', orgNo: '', tenantId: '' });
  const [costCenters, projects] = [await orClosed(client.costCenters(), []), await orClosed(client.projects(), [])];
  return {
    head: headFromRest({ company, year, accounts, costCenters, projects }),
    listed: items.map(nameOf),
    batches: vouchersOf(client, year, items.filter(wanted)),
  };
}

/** The name of a listed voucher. */
export function nameOf({ VoucherSeries, VoucherNumber }: VoucherItem): VoucherName {
  return { series: VoucherSeries, number: VoucherNumber };
}

async function* vouchersOf(client: FortnoxClient, year: SourceYear, items: readonly VoucherItem[]): AsyncGenerator<RestBatch> {
  for (let at = 0; at < items.length; at += BATCH) {
    const vouchers: BooksVoucher[] = [];
    const vanished: VoucherName[] = [];
    const faults: Fault[] = [];
    for (const item of items.slice(at, at + BATCH)) {
      const found = await orGone(client.voucher(year.id, item.VoucherSeries, item.VoucherNumber));
      if (!found) {
        vanished.push(nameOf(item));
        continue;
      }
      const read = voucherFromRest(found);
      if (read.voucher) vouchers.push(read.voucher);
      else faults.push(...read.faults);
    }
    if (faults.length > 0) throw new SaldoError('fortnox.unreadable-voucher', 'invalid', { voucher: faults[0]?.label ?? '' }, { faults });
    yield { vouchers, vanished };
  }
}

/** The answer, or null where what was listed a moment ago has been deleted since. */
export async function orGone<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'fortnox.missing') return null;
    throw error;
  }
}

// A list without balances leaves one request for each account in use.
async function accountsWithBalances(client: FortnoxClient, year: SourceYear): Promise<AccountItem[]> {
  const listed = await client.accounts(year.id);
  if (listed.some(tellsBalances)) return listed;
  const accounts: AccountItem[] = [];
  for (const account of listed)
    accounts.push(account.Active ? ((await orGone(client.account(year.id, account.Number))) ?? account) : account);
  return accounts;
}
