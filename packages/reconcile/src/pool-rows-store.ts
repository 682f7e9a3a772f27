import { isUuid, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { Side } from './engine-input.ts';
import { chainFor, type Reconciliation } from './reconciliations-store.ts';
import { poolOf } from './standing-store.ts';

/** A row that somebody names in a decision. Minor units. */
export interface NamedRow {
  readonly id: string;
  readonly side: Side;
  readonly amountMinor: bigint;
  readonly day: string;
}

/**
 * The rows of a reconciliation that somebody names, none of them held by a match. Throws `reconcile.row-missing` for one that is not the
 * actor's, `reconcile.row-outside` for one of another account or other days, and `reconcile.row-taken`.
 */
export async function namedRows(
  tx: Tx,
  reconciliation: Reconciliation,
  named: Readonly<Record<Side, readonly string[]>>,
): Promise<NamedRow[]> {
  const found = [
    ...(await sideRows(tx, 'bank', reconciliation, named.bank)),
    ...(await sideRows(tx, 'ledger', reconciliation, named.ledger)),
  ];
  const held = await rows(
    tx,
    sql`select from reconciliation_match_rows where held and row_id = any(${sql.param(found.map(({ id }) => id))}::uuid[]) limit 1`,
  );
  if (held.length > 0) throw new SaldoError('reconcile.row-taken', 'conflict');
  return found;
}

async function sideRows(tx: Tx, side: Side, reconciliation: Reconciliation, named: readonly string[]): Promise<NamedRow[]> {
  const ids = [...new Set(named)];
  if (ids.length === 0) return [];
  if (!ids.every(isUuid)) throw new SaldoError('reconcile.row-missing', 'missing');
  const of = sql.param(ids);
  const found = await rows<{ id: string; amountMinor: string; day: string }>(
    tx,
    sql`with pool as (${poolOf(side, reconciliation, await chainFor(tx, reconciliation))})
      select id, amount_minor::text as "amountMinor", day::text as day from pool where id = any(${of}::uuid[]) order by id`,
  );
  if (found.length < ids.length) await refuseOthers(tx, side, ids, found.length);
  return found.map((one) => ({ ...one, side, amountMinor: BigInt(one.amountMinor) }));
}

async function refuseOthers(tx: Tx, side: Side, ids: readonly string[], inside: number): Promise<never> {
  const table = side === 'bank' ? sql`bank_transactions` : sql`ledger_entries`;
  const own = await rows(
    tx,
    sql`select from ${table} where id = any(${sql.param([...ids])}::uuid[])
      union all select from reconciliation_opening_items where side = ${side} and id = any(${sql.param([...ids])}::uuid[])`,
  );
  if (own.length < ids.length) throw new SaldoError('reconcile.row-missing', 'missing', { inside });
  throw new SaldoError('reconcile.row-outside', 'invalid', {}, { faults: [OUTSIDE[side]] });
}

const OUTSIDE = {
  bank: fault('bankTransactionIds'),
  ledger: fault('ledgerEntryIds'),
};

function fault(field: string) {
  return {
    code: 'reconcile.field',
    field,
    message: {
      sv: 'En av raderna hör inte till avstämningens konto eller dagar.',
      en: 'One of the rows is not of the account or the days of the reconciliation.',
    },
  };
}
