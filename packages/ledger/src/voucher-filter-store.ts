import type { PlainDate } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import { after, beyond, byClientAndDay, byDay, pageByClient } from './entries-store.ts';
import { type DaySort, readDayCursor } from './list-cursor.ts';
import { inIndexOrder } from './planner-store.ts';
import type { VoucherState } from './schema.ts';
import { beginning, containing, type VoucherName, voucherName } from './voucher-search.ts';

/** Which vouchers are asked for, by client and day: current ones unless the state says otherwise. */
export interface VoucherFilter {
  readonly clientId?: string | undefined;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly state?: VoucherState | undefined;
  readonly series?: string | undefined;
  readonly number?: string | undefined;
  /** The name that `q` was found to be. */
  readonly named?: VoucherName | undefined;
  /** A voucher's name or number, or a part of its text or of a row's. */
  readonly q?: string | undefined;
  /** How the account of one of its rows begins. */
  readonly account?: string | undefined;
  /** Whether something is flagged. */
  readonly flagged?: boolean | undefined;
  /** `date` where it is left out. */
  readonly sort?: DaySort | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type Conditions = Omit<VoucherFilter, 'clientId' | 'state' | 'sort' | 'limit' | 'cursor'>;

/** What a filter asks of current vouchers `v`. */
export function ofCurrent(filter: Conditions): SQL {
  return conditions(filter, {
    date: sql`v.date`,
    text: sql`v.text`,
    flags: sql`v.flags`,
    // The offset has each voucher's own rows looked at: without it a planner may look at all rows of the client first.
    someRow: (is) =>
      sql`exists (select from ledger_entries e where e.voucher_id = v.id and e.current and ${is((column) => sql.raw(`e.${column}`))} offset 0)`,
  });
}

/** What a filter asks of versions `o` that are kept of vouchers `v`. */
export function ofKept(filter: Conditions): SQL {
  return conditions(filter, {
    date: sql`(o.snapshot->>'date')::date`,
    text: sql`(o.snapshot->>'text')`,
    flags: sql`(o.snapshot->'flags')`,
    someRow: (is) =>
      sql`exists (select from jsonb_array_elements(o.snapshot->'entries') e where ${is((column) => sql.raw(`(e->>'${column}')`))})`,
  });
}

/** Whether vouchers have to be looked at one by one, or found by the accounts of their rows. */
export function isLookedFor({ q, account, number, named, state = 'current' }: VoucherFilter): boolean {
  return state === 'current' && number === undefined && named === undefined && (q !== undefined || account !== undefined);
}

/** A voucher that was looked at, by its place in the list, and whether it answers the filter. */
export interface LookedAt {
  readonly clientId: string;
  readonly date: PlainDate;
  readonly id: string;
  readonly fits: boolean;
}

// So many take a quarter of a second on the embedded database.
const LOOKED_AT_ONCE = 5_000;
const LOOKED_AT_BY_ACCOUNT = 1_000;

/**
 * Looks at the next current vouchers behind the cursor that an index leads to: those of the accounts that are followed, else those of the
 * days. `ended` where there are no more.
 */
export async function lookAtVouchers(
  tx: Tx,
  filter: VoucherFilter,
  accounts: readonly string[] | null,
): Promise<{ seen: LookedAt[]; ended: boolean }> {
  const { clientId, sort, cursor, limit, account, from, to, series, flagged, q } = filter;
  const most = accounts === null ? LOOKED_AT_ONCE : isOnlyOfAccount(filter) ? limit + 1 : LOOKED_AT_BY_ACCOUNT;
  const ofDays = (
    ofClient: SQL,
  ) => sql`select v.client_id, v.date, v.id from vouchers v where v.client_id = ${ofClient} and v.state = 'current'
    ${ofCurrent({ from, to, series, flagged })} ${after(sql`v`, cursor, sort)} order by ${byDay('v', sort)} limit ${most}`;
  const next = accounts === null ? pageByClient({ clientId, sort, limit: most - 1, cursor }, ofDays) : onAccounts(filter, accounts, most);
  const query = sql`with seen as materialized (${next})
    select s.client_id as "clientId", s.date::text as date, s.id,
      (v.state = 'current' ${ofCurrent(accounts === null ? { account, q } : { series, flagged, q })}) as fits
    from seen s join vouchers v on v.id = s.id order by ${byClientAndDay('s', sort)}`;
  const seen = await inIndexOrder<LookedAt>(tx, query);
  return { seen, ended: seen.length < most };
}

const MOST_ACCOUNTS = 2_000;

/**
 * The accounts whose entries lead to what a filter asks for: those of the client that begin so. Null where its vouchers are found sooner
 * day by day: many accounts have to be merged, and of those that fit few something else may be asked.
 */
export async function accountsToFollow(tx: Tx, filter: VoucherFilter): Promise<string[] | null> {
  const { clientId, account, flagged } = filter;
  if (clientId === undefined || account === undefined || flagged) return null;
  // From one to the next, since no planner skips through an index by itself.
  const next = (than: SQL) => sql`(select min(account) from ledger_entries where client_id = ${clientId} and current and account ${than})`;
  const used = await rows<{ account: string | null }>(
    tx,
    sql`with recursive used as (
        select ${next(sql`>= ${account.trim()}`)} as account, 1 as n
        union all select ${next(sql`> u.account`)}, n + 1 from used u where u.account is not null and n < ${MOST_ACCOUNTS})
      select account from used`,
  );
  const following = used.flatMap((one) => (one.account?.startsWith(account.trim()) ? [one.account] : []));
  const isFew = used.length < MOST_ACCOUNTS && following.length <= (isOnlyOfAccount(filter) ? 100 : 5);
  return isFew ? following : null;
}

function isOnlyOfAccount({ q, series, flagged }: VoucherFilter): boolean {
  return q === undefined && series === undefined && flagged === undefined;
}

// An index has the entries of one account in the order of their days: the first of each are merged.
function onAccounts({ clientId, from, to, sort, cursor }: VoucherFilter, accounts: readonly string[], most: number): SQL {
  const place = cursor === undefined ? null : readDayCursor(cursor);
  const way = sort === '-date' ? sql`desc` : sql`asc`;
  const behind = place
    ? sql`and e.date ${beyond(sort)}= ${place.date}::date and (e.date, e.voucher_id) ${beyond(sort)} (${place.date}::date, ${place.id}::uuid)`
    : sql``;
  return sql`select distinct p.client_id, p.date, p.id from unnest(${sql.param([...accounts])}::text[]) a(account) cross join lateral (
      select e.client_id, e.date, e.voucher_id as id from ledger_entries e
      where e.client_id = ${clientId}::uuid and e.current and e.account = a.account
        ${from ? sql`and e.date >= ${from}` : sql``} ${to ? sql`and e.date <= ${to}` : sql``} ${behind}
      group by e.client_id, e.date, e.voucher_id order by e.date ${way}, e.voucher_id ${way} limit ${most}) p
    order by ${byClientAndDay('p', sort)} limit ${most}`;
}

interface Version {
  readonly date: SQL;
  readonly text: SQL;
  readonly flags: SQL;
  readonly someRow: (is: (column: (name: 'account' | 'text') => SQL) => SQL) => SQL;
}

function conditions({ from, to, series, number, named, q, account, flagged }: Conditions, { date, text, flags, someRow }: Version): SQL {
  const all: SQL[] = [];
  if (from !== undefined) all.push(sql`and ${date} >= ${from}`);
  if (to !== undefined) all.push(sql`and ${date} <= ${to}`);
  if (series !== undefined) all.push(sql`and v.series = ${series}`);
  if (number !== undefined) all.push(sql`and v.number = ${number}`);
  if (named !== undefined) all.push(sql`and ${hasName(named)}`);
  if (flagged !== undefined) all.push(flagged ? sql`and ${flags} <> '[]'` : sql`and ${flags} = '[]'`);
  if (account !== undefined) all.push(sql`and ${someRow((column) => sql`${column('account')} like ${beginning(account)}`)}`);
  if (q !== undefined) {
    const pattern = containing(q);
    const name = voucherName(q);
    all.push(sql`and (v.number = ${q.trim()} ${name ? sql`or ${hasName(name)}` : sql``} or ${text} ilike ${pattern}
      or ${someRow((column) => sql`${column('text')} <> '' and ${column('text')} ilike ${pattern}`)})`);
  }
  return sql.join(all, sql` `);
}

function hasName({ series, number }: VoucherName): SQL {
  return sql`(v.number = ${number} and v.series = any(${sql.param([...series])}::text[]))`;
}
