import { type Plain, SaldoError } from '@saldo/kernel';
import { type ChainCheck, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { keepHeadsFile, newestHeadsFile } from './heads-store.ts';

/**
 * How all chains end, for a backup: as they are, sound or not, and with the newest signed heads; and whether those that were restored end
 * just so. Whether they are sound is what `verify-audit` tells, of a database and of what was restored of it alike.
 */
export const chainCheck: ChainCheck = { heads: chainsAndAnchor, verify: refuseOtherEnds, settle: keepAnchor };

interface ChainEnd {
  readonly chain: string;
  /** What the head says. */
  readonly seq: string;
  readonly hash: string;
  /** How many rows there are, and the hash of the one that the head names. */
  readonly held: string;
  readonly last: string | null;
}

interface BackedUp {
  readonly ends: readonly ChainEnd[];
  /** The newest file of signed heads, so that a cut tail is seen after a restore too. */
  readonly anchor: { readonly name: string; readonly text: string } | null;
}

/** The chains in a backup whose rows are not those that their heads count: broken before it was made. */
export function brokenChains(heads: Plain): string[] {
  return backedUp(heads)
    .ends.filter(({ seq, hash, held, last }) => held !== seq || last !== hash)
    .map(({ chain }) => chain);
}

async function chainsAndAnchor(tx: Tx): Promise<Plain> {
  const anchor = await newestHeadsFile();
  return { ends: (await chainEnds(tx)).map((end) => ({ ...end })), anchor: anchor && { ...anchor } };
}

// Counted and looked up in the database: whether each hash follows from the one before it is what `verify-audit` walks through.
async function chainEnds(tx: Tx): Promise<ChainEnd[]> {
  return await rows<ChainEnd>(
    tx,
    sql`select h.client_id as chain, h.seq::text as seq, h.hash,
        (select count(*) from audit_rows r where r.client_id = h.client_id)::text as held,
        (select r.hash from audit_rows r where r.client_id = h.client_id and r.seq = h.seq) as last
      from audit_heads h order by h.client_id`,
  );
}

async function refuseOtherEnds(tx: Tx, heads: Plain): Promise<void> {
  const told = new Map(backedUp(heads).ends.map((end) => [end.chain, asText(end)]));
  for (const end of await chainEnds(tx)) {
    if (told.get(end.chain) !== asText(end)) throw new SaldoError('audit.chain-differs', 'conflict', { chain: end.chain });
    told.delete(end.chain);
  }
  const [lost] = told.keys();
  if (lost !== undefined) throw new SaldoError('audit.chain-differs', 'conflict', { chain: lost });
}

async function keepAnchor(heads: Plain): Promise<void> {
  const { anchor } = backedUp(heads);
  if (anchor) await keepHeadsFile(anchor.name, anchor.text);
}

function asText({ seq, hash, held, last }: ChainEnd): string {
  return [seq, hash, held, last].join(' ');
}

// What this file wrote into the archive is what it reads: its hash is checked before.
function backedUp(heads: Plain): BackedUp {
  return heads as unknown as BackedUp;
}
