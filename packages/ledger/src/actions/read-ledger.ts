import { can } from '@saldo/access';
import { refuseForeignClient } from '@saldo/clients';
import type { Actor, Period, PlainDate } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { type AccountMonths, readAccountMonths } from '../account-months-store.ts';
import { type Account, type AccountFilter, accountPage, type YearFilter, yearPage } from '../chart-store.ts';
import { type EntryFilter, entryPage, type LedgerEntry } from '../entries-store.ts';
import { readTrialBalance } from '../figures-store.ts';
import { dayCursor, numberCursor } from '../list-cursor.ts';
import { rawFile, readRaw, unpackRaw } from '../raw-store.ts';
import type { TrialBalance } from '../trial-balance.ts';
import { accountsToFollow, isLookedFor, type LookedAt, lookAtVouchers, type VoucherFilter } from '../voucher-filter-store.ts';
import { voucherName } from '../voucher-search.ts';
import { sourceOf, type Voucher, voucherById, voucherPage, vouchersByIds, voucherVersions } from '../voucher-views-store.ts';
import type { FinancialYear } from '../years-store.ts';

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * Vouchers with their rows, by client and day. What no index knows, a text or part of one, is looked for among the vouchers of the other
 * filters, so many a call: a page may then hold fewer than `limit`, or none, while there are more. Throws `ledger.bad-cursor`,
 * `clients.missing` for a client that is not the actor's.
 */
export async function listVouchers(actor: Actor, filter: VoucherFilter): Promise<Page<Voucher>> {
  const asked = await byName(actor, filter);
  if (!isLookedFor(asked)) return await page(actor, asked, (tx) => voucherPage(tx, asked), dayCursor);
  const { places, goesOn } = await lookFor(actor, asked);
  const items = await inOwn(actor, filter, (tx) =>
    vouchersByIds(
      tx,
      places.map((place) => place.id),
      asked.sort,
    ),
  );
  return { items, nextCursor: goesOn && dayCursor(goesOn) };
}

/** One voucher as it last was. Throws `ledger.voucher-missing`. */
export async function getVoucher(actor: Actor, id: string): Promise<Voucher> {
  can(actor, 'ledger.read');
  return await transaction(actor, (tx) => voucherById(tx, id));
}

/** All versions of a voucher that were seen, the oldest first. Throws `ledger.voucher-missing`. */
export async function voucherHistory(actor: Actor, id: string): Promise<readonly Voucher[]> {
  can(actor, 'ledger.read');
  return await transaction(actor, (tx) => voucherVersions(tx, id));
}

/** The bytes that a voucher was read from, as they were received. Throws `ledger.voucher-missing`, `ledger.no-source`. */
export async function voucherSource(
  actor: Actor,
  id: string,
): Promise<{ bytes: Uint8Array; contentType: string; name: string; sha256: string }> {
  can(actor, 'ledger.read');
  const { part, file } = await transaction(actor, async (tx) => {
    const { rawId, offset, length } = await sourceOf(tx, id);
    return { file: await rawFile(tx, rawId), part: await readRaw(tx, rawId, { offset, length }) };
  });
  return { bytes: await unpackRaw(part), contentType: file.contentType, name: file.name, sha256: file.sha256 };
}

/** Current entries by client and day, of one account where one is named. Throws `ledger.bad-cursor`, `clients.missing`. */
export async function listEntries(actor: Actor, filter: EntryFilter): Promise<Page<LedgerEntry>> {
  return await page(actor, filter, (tx) => entryPage(tx, filter), dayCursor);
}

/** Financial years by client and day. Throws `ledger.bad-cursor`, `clients.missing`. */
export async function listFinancialYears(actor: Actor, filter: YearFilter): Promise<Page<FinancialYear>> {
  return await page(
    actor,
    filter,
    (tx) => yearPage(tx, filter),
    ({ clientId, from, id }) => dayCursor({ clientId, date: from, id }),
  );
}

/** The chart of accounts as it last was, by client and number; of one year where one is named. Throws `ledger.bad-cursor`, `clients.missing`. */
export async function listAccounts(actor: Actor, filter: AccountFilter): Promise<Page<Account>> {
  return await page(actor, filter, (tx) => accountPage(tx, filter), numberCursor);
}

/**
 * The trial balance of some days within one financial year, whole. Throws `ledger.no-single-year` (422) where no year has them all,
 * `clients.missing`.
 */
export async function getTrialBalance(
  actor: Actor,
  of: { readonly clientId: string; readonly from: PlainDate; readonly to: PlainDate },
): Promise<TrialBalance & { readonly year: FinancialYear }> {
  can(actor, 'ledger.read', { clientId: of.clientId });
  return await transaction(actor, async (tx) => {
    await refuseForeignClient(tx, of.clientId);
    return await readTrialBalance(tx, of.clientId, of);
  });
}

/**
 * The months of one account in some days within one financial year, with the figures that the trial balance of each month has. Throws
 * `ledger.no-single-year` and `ledger.too-many-months` (422), `clients.missing`.
 */
export async function getAccountMonths(
  actor: Actor,
  { clientId, account, from, to }: Period & { readonly clientId: string; readonly account: string },
): Promise<AccountMonths> {
  return await inOwn(actor, { clientId }, (tx) => readAccountMonths(tx, clientId, account, { from, to }));
}

// What names a voucher means it, where there is one; else it is a text like any other.
async function byName(actor: Actor, { q, account, ...filter }: VoucherFilter): Promise<VoucherFilter> {
  const rest = { ...filter, ...(account?.trim() && { account }) };
  if (!q?.trim()) return rest;
  const named = voucherName(q);
  if (named === null || (filter.state ?? 'current') !== 'current') return { ...rest, q };
  const found = await inOwn(actor, filter, (tx) => voucherPage(tx, { ...rest, named, cursor: undefined, limit: 1 }));
  return found.length > 0 ? { ...rest, named } : { ...rest, q };
}

const MOST_LOOKED_AT = 20_000;

async function lookFor(actor: Actor, filter: VoucherFilter): Promise<{ places: LookedAt[]; goesOn: LookedAt | null }> {
  const { limit } = filter;
  const fits: LookedAt[] = [];
  let cursor = filter.cursor;
  let last: LookedAt | null = null;
  const accounts = await inOwn(actor, filter, (tx) => accountsToFollow(tx, filter));
  for (let looked = 0; fits.length <= limit && looked < MOST_LOOKED_AT; ) {
    const { seen, ended } = await inOwn(actor, filter, (tx) => lookAtVouchers(tx, { ...filter, cursor }, accounts));
    for (const voucher of seen) if (voucher.fits) fits.push(voucher);
    if (ended && fits.length <= limit) return { places: fits, goesOn: null };
    looked += seen.length;
    last = seen.at(-1) ?? last;
    cursor = last ? dayCursor(last) : cursor;
  }
  const places = fits.slice(0, limit);
  return { places, goesOn: fits.length > limit ? (places.at(-1) ?? null) : last };
}

async function inOwn<T>(actor: Actor, { clientId }: { readonly clientId?: string | undefined }, read: (tx: Tx) => Promise<T>): Promise<T> {
  can(actor, 'ledger.read', clientId === undefined ? {} : { clientId });
  return await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await read(tx);
  });
}

async function page<T>(
  actor: Actor,
  filter: { readonly clientId?: string | undefined; readonly limit: number },
  read: (tx: Tx) => Promise<T[]>,
  cursorOf: (last: T) => string,
): Promise<Page<T>> {
  const { limit } = filter;
  const found = await inOwn(actor, filter, read);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? cursorOf(last) : null };
}
