import { closingBalances } from '@saldo/bank';
import { addDays, type Period, type PlainDate } from '@saldo/kernel';
import { accountOnDay } from '@saldo/ledger';
import { rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import { balanceAt } from './bank-closing.ts';
import type { Chain } from './chain.ts';
import type { Side } from './engine-input.ts';
import { type ReckoningFigures, reckon } from './reckoning-figures.ts';
import { chainFor, keepStanding, type Reconciliation, reconciliationById } from './reconciliations-store.ts';
import type { KeptCounts, KeptReckoning, KeptStatus } from './schema.ts';
import { statusOf } from './status.ts';

/** How a reconciliation stands. */
export interface Standing {
  readonly status: KeptStatus;
  readonly counts: KeptCounts;
  readonly proof: KeptReckoning;
}

/** Counts and proves a reconciliation anew from what is stored, and keeps it. For every run and every decision, in its transaction. */
export async function reckonAnew(tx: Tx, id: string): Promise<Standing> {
  const reconciliation = await reconciliationById(tx, id);
  const standing = await standingOf(tx, reconciliation);
  await keepStanding(tx, id, standing);
  return standing;
}

/** Proves the later reconciliations of the account anew that are not closed: what is open of one goes on in them. */
export async function reckonLater(tx: Tx, { bankAccountId, to }: Pick<Reconciliation, 'bankAccountId' | 'to'>): Promise<void> {
  const later = await rows<{ id: string }>(
    tx,
    sql`select id from reconciliations where bank_account_id = ${bankAccountId} and from_date > ${to} and closed_at is null and ran_at is not null
      order by from_date limit 100`,
  );
  for (const { id } of later) await reckonAnew(tx, id);
}

async function standingOf(tx: Tx, reconciliation: Reconciliation): Promise<Standing> {
  const chain = await chainFor(tx, reconciliation);
  const bank = await sideSums(tx, 'bank', reconciliation, chain);
  const ledger = await sideSums(tx, 'ledger', reconciliation, chain);
  const balances = await balancesOf(tx, reconciliation, chain);
  const figures: ReckoningFigures = {
    ...balances,
    openingBankMinor: bank.openingMinor,
    openingLedgerMinor: ledger.openingMinor,
    movedBankMinor: bank.movedMinor,
    movedLedgerMinor: ledger.movedMinor,
    outstandingBankMinor: bank.outstandingMinor,
    outstandingLedgerMinor: ledger.outstandingMinor,
    undecidedBankMinor: bank.undecidedMinor,
    undecidedLedgerMinor: ledger.undecidedMinor,
    rowsSha256: reconciliation.rowsSha256,
  };
  const proof = reckon(figures);
  const undecided = bank.undecided + ledger.undecided;
  const counts = {
    bank: bank.rows,
    ledger: ledger.rows,
    open: bank.open + ledger.open,
    undecided,
    ...(await matchCounts(tx, reconciliation.id)),
  };
  const status = statusOf({
    isClosed: false,
    hasChanged: false,
    unexplainedMinor: proof.unexplained === null ? null : BigInt(proof.unexplained),
    undecidedRows: undecided,
  });
  return { status, counts, proof };
}

interface SideSums {
  /** Rows that no earlier match holds. */
  readonly rows: number;
  readonly open: number;
  readonly undecided: number;
  readonly openingMinor: bigint;
  readonly movedMinor: bigint;
  readonly outstandingMinor: bigint;
  readonly undecidedMinor: bigint;
}

async function sideSums(tx: Tx, side: Side, reconciliation: Reconciliation, chain: Chain): Promise<SideSums> {
  const holders = sql.param([...chain.upToIds]);
  const [found] = await rows<Record<keyof SideSums, string>>(
    tx,
    sql`with pool as (${poolOf(side, reconciliation, chain)})
      select count(*) filter (where h.reconciliation_id is null or h.reconciliation_id = ${reconciliation.id}) as rows,
        count(*) filter (where h.row_id is null) as open,
        count(*) filter (where h.row_id is null and c.row_id is null) as undecided,
        coalesce(sum(p.amount_minor) filter (where p.counts and p.opening), 0)::text as "openingMinor",
        coalesce(sum(p.amount_minor) filter (where p.counts and not p.opening), 0)::text as "movedMinor",
        coalesce(sum(p.amount_minor) filter (where p.counts and h.row_id is null), 0)::text as "outstandingMinor",
        coalesce(sum(p.amount_minor) filter (where p.counts and h.row_id is null and c.row_id is null), 0)::text as "undecidedMinor"
      from pool p
      left join reconciliation_match_rows h on h.held and h.side = ${side} and h.row_id = p.id and h.reconciliation_id = any(${holders}::uuid[])
      left join reconciliation_carries c on c.reconciliation_id = ${reconciliation.id} and c.side = ${side} and c.row_id = p.id`,
  );
  return {
    rows: Number(found?.rows ?? 0),
    open: Number(found?.open ?? 0),
    undecided: Number(found?.undecided ?? 0),
    openingMinor: BigInt(found?.openingMinor ?? 0),
    movedMinor: BigInt(found?.movedMinor ?? 0),
    outstandingMinor: BigInt(found?.outstandingMinor ?? 0),
    undecidedMinor: BigInt(found?.undecidedMinor ?? 0),
  };
}

/**
 * The rows of a side that a reconciliation is about, as `id, day, amount_minor, counts, opening`; `counts` is false for what is in another
 * currency and in no balance.
 */
export function poolOf(side: Side, { bankAccountId, clientId, ledgerAccount, currency, to }: Reconciliation, chain: Chain): SQL {
  const opening = sql`union all select id, date as day, amount_minor, true, true from reconciliation_opening_items
    where reconciliation_id = ${chain.firstId} and side = ${side}`;
  if (side === 'bank')
    return sql`select id, booking_date as day, amount_minor, currency = ${currency} as counts, false as opening from bank_transactions
      where bank_account_id = ${bankAccountId} and state = 'current' and booking_date between ${chain.since}::date and ${to}::date ${opening}`;
  return sql`select id, date as day, amount_minor, currency = ${currency} as counts, false as opening from ledger_entries
    where client_id = ${clientId} and account = ${ledgerAccount} and current and date between ${chain.since}::date and ${to}::date ${opening}`;
}

async function matchCounts(tx: Tx, id: string): Promise<Pick<KeptCounts, 'auto' | 'confirmed' | 'suggested'>> {
  const [found] = await rows<Record<'auto' | 'confirmed' | 'suggested', string>>(
    tx,
    sql`select count(*) filter (where state = 'auto') as auto, count(*) filter (where state = 'confirmed') as confirmed,
        count(*) filter (where state = 'suggested' and rank = 1) as suggested
      from reconciliation_matches where reconciliation_id = ${id} and state in ('auto', 'confirmed', 'suggested')`,
  );
  return { auto: Number(found?.auto ?? 0), confirmed: Number(found?.confirmed ?? 0), suggested: Number(found?.suggested ?? 0) };
}

type Balances = Pick<
  ReckoningFigures,
  'bankOpeningMinor' | 'bankClosingMinor' | 'bankClosingDay' | 'ledgerOpeningMinor' | 'ledgerClosingMinor'
>;

async function balancesOf(tx: Tx, reconciliation: Reconciliation, chain: Chain): Promise<Balances> {
  const { clientId, ledgerAccount, to, currency } = reconciliation;
  const entered = await enteredOpening(tx, chain.firstId);
  const bank = await bankBalances(tx, reconciliation, chain);
  const opened = await accountOnDay(tx, clientId, ledgerAccount, chain.since);
  const closed = await accountOnDay(tx, clientId, ledgerAccount, to);
  const ledgerOpeningMinor = opened?.openingMinor ?? entered?.ledgerMinor ?? null;
  const moved = closed === null ? await movedOf(tx, reconciliation, chain) : 0n;
  const isOtherCurrency = closed !== null && closed.currency !== currency;
  return {
    bankOpeningMinor: bank.opening ?? entered?.bankMinor ?? null,
    // Books in another currency than the bank's prove nothing of it.
    bankClosingMinor: isOtherCurrency ? null : bank.closing,
    bankClosingDay: bank.closingDay === to ? null : bank.closingDay,
    ledgerOpeningMinor,
    ledgerClosingMinor: closed?.closingMinor ?? (entered?.ledgerMinor ?? 0n) + moved,
  };
}

async function enteredOpening(tx: Tx, firstId: string): Promise<{ bankMinor: bigint | null; ledgerMinor: bigint | null } | null> {
  const [found] = await rows<{ bank: string | null; ledger: string | null }>(
    tx,
    sql`select bank_balance_minor::text as bank, ledger_balance_minor::text as ledger from reconciliation_openings where reconciliation_id = ${firstId}`,
  );
  return found ? { bankMinor: minor(found.bank), ledgerMinor: minor(found.ledger) } : null;
}

async function bankBalances(
  tx: Tx,
  { bankAccountId, from, to, currency }: Reconciliation,
  chain: Chain,
): Promise<{ opening: bigint | null; closing: bigint | null; closingDay: PlainDate | null }> {
  const told = await closingBalances(tx, bankAccountId);
  const [account] = await rows<{ seen: Period[] }>(tx, sql`select seen from bank_accounts where id = ${bankAccountId}`);
  const seen = account?.seen ?? [];
  const valueAt = async (day: PlainDate, since: PlainDate) => {
    const at = balanceAt(day, since, told, seen);
    if (!at) return null;
    const sum = await bankSum(tx, bankAccountId, currency, at.days);
    return { amountMinor: at.way === 'after' ? at.told.amountMinor + sum : at.told.amountMinor - sum, day: at.told.day };
  };
  const dayBefore = addDays(chain.since, -1);
  const opening = await valueAt(dayBefore, dayBefore);
  const closing = await valueAt(to, from);
  return { opening: opening?.amountMinor ?? null, closing: closing?.amountMinor ?? null, closingDay: closing?.day ?? null };
}

async function bankSum(tx: Tx, bankAccountId: string, currency: string, { from, to }: Period): Promise<bigint> {
  if (from > to) return 0n;
  const [found] = await rows<{ sum: string }>(
    tx,
    sql`select coalesce(sum(amount_minor), 0)::text as sum from bank_transactions where bank_account_id = ${bankAccountId} and state = 'current'
      and currency = ${currency} and booking_date between ${from}::date and ${to}::date`,
  );
  return BigInt(found?.sum ?? 0);
}

// Where no financial year has the last day, what is dated in the days is all that there is.
async function movedOf(tx: Tx, { clientId, ledgerAccount, to, currency }: Reconciliation, { since }: Chain): Promise<bigint> {
  const [found] = await rows<{ sum: string }>(
    tx,
    sql`select coalesce(sum(amount_minor), 0)::text as sum from ledger_entries where client_id = ${clientId} and account = ${ledgerAccount} and current
      and currency = ${currency} and date between ${since}::date and ${to}::date`,
  );
  return BigInt(found?.sum ?? 0);
}

function minor(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
