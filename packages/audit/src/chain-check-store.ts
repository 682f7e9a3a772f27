import { type Plain, SaldoError } from '@saldo/kernel';
import { type ChainCheck, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';

/** The ends of all chains for a backup, and whether those that were restored end there with all their rows. */
export const chainCheck: ChainCheck = { heads: chainEnds, verify: refuseOtherEnds };

interface ChainEnd {
  readonly chain: string;
  readonly seq: string;
  readonly hash: string;
}

async function chainEnds(tx: Tx): Promise<Plain> {
  return (await rows<ChainEnd>(tx, sql`select client_id as chain, seq::text, hash from audit_heads order by client_id`)).map(
    ({ chain, seq, hash }) => ({ chain, seq, hash }),
  );
}

// Counted and looked up in the database: whether each hash follows from the one before it is what `verify-audit` walks through.
async function refuseOtherEnds(tx: Tx, heads: Plain): Promise<void> {
  const [wrong] = await rows<{ chain: string }>(
    tx,
    sql`with told as (select * from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as x(chain uuid, seq bigint, hash text)),
          found as (
            select h.client_id as chain, h.seq, h.hash,
              (select count(*) from audit_rows r where r.client_id = h.client_id) as held,
              (select r.hash from audit_rows r where r.client_id = h.client_id and r.seq = h.seq) as last
            from audit_heads h)
        select coalesce(told.chain, found.chain) as chain from told full join found using (chain)
        where told.seq is distinct from found.seq or told.hash is distinct from found.hash
          or found.held is distinct from found.seq or found.last is distinct from found.hash
        limit 1`,
  );
  if (wrong) throw new SaldoError('audit.chain-differs', 'conflict', { chain: wrong.chain });
}
