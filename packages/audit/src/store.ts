import { canonicalJson, FIRM, type Plain, SaldoError } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { chained, GENESIS, sealedTextOf, sealedTextOfHead, storable, storableText } from './hash.ts';
import { audit } from './open-audit.ts';
import type { AuditActor, ChainHead, SealedRow } from './row.ts';

/** What is recorded of something done. */
export interface AuditEntry {
  /** The chain: the client's id, or FIRM. */
  readonly clientId: string;
  /** `<domain>.<verb>`, as `feed.sync`. */
  readonly action: string;
  /** What it was done to: `client feed job voucher user key` … */
  readonly refType: string;
  readonly refId: string;
  /** References and figures; no secret, no name, no personal number: a row can never be erased. */
  readonly payload?: Plain;
}

/** Appends the entries to one chain, under the lock of its head: nobody else appends to it until the transaction has ended. */
export async function appendRows(tx: Tx, chain: string, actor: AuditActor, entries: readonly AuditEntry[]): Promise<void> {
  refuseLockOrder(tx, chain);
  const head = (await lockHead(tx, chain)) ?? (await beginChain(tx, chain));
  const contents = entries.map(({ action, refType, refId, payload }) => {
    const stored = storable(payload);
    if (canonicalJson(stored).length > PAYLOAD_MAX) throw new SaldoError('audit.payload-too-large', 'defect', { action });
    return { chain, at: head.at, actor, action, refType: storableText(refType), refId: storableText(refId), payload: stored };
  });
  const { signer } = audit();
  for (let from = 0, before: { seq: number; hash: string } = head; from < contents.length; from += PAGE) {
    const sealed = chained(before, contents.slice(from, from + PAGE)).map((row) => ({ ...row, seal: signer.sign(sealedTextOf(row)) }));
    const last = sealed.at(-1);
    if (!last) return;
    await insertRows(tx, sealed, { chain, seq: last.seq, hash: last.hash, seal: signer.sign(sealedTextOfHead(last)) });
    before = last;
  }
}

/** The rows of a chain with so many numbers, and the head as it is in the same snapshot: what follows the last row is seen, or is not there. */
export interface ChainPage {
  readonly head: ChainHead | null;
  readonly rows: readonly SealedRow[];
  /** The next number that has a row; null where there is none. */
  readonly nextSeq: number | null;
}

/**
 * A page of a chain: the rows numbered from `from` to `from + numbers - 1`, by number. A window of numbers and not a limit, so that a number
 * that somebody has given twice is read whole, and the database never sorts the chain for a page of it.
 */
export async function chainPage(tx: Tx, chain: string, from: number, numbers: number): Promise<ChainPage> {
  const end = from + numbers;
  const found = await rows<StoredRow & { headSeq: string | null; headHash: string; headSeal: string; nextSeq: string | null }>(
    tx,
    sql`select head.seq as "headSeq", head.hash as "headHash", head.seal as "headSeal", r.*,
          (select seq from audit_rows where client_id = c.id and seq >= ${end} order by seq limit 1) as "nextSeq"
        from (values (${chain}::uuid)) as c (id)
        left join audit_heads head on head.client_id = c.id
        left join lateral (select ${ROW} from audit_rows where client_id = c.id and seq >= ${from} and seq < ${end}) r on true
        order by r.seq, r.hash`,
  );
  const [first] = found;
  const head = first && first.headSeq !== null ? { chain, seq: Number(first.headSeq), hash: first.headHash, seal: first.headSeal } : null;
  const nextSeq = first?.nextSeq ?? null;
  return { head, rows: found.filter((row) => row.seq !== null).map(rowOf), nextSeq: nextSeq === null ? null : Number(nextSeq) };
}

/** The heads of all chains whose ids come after this one (null: from the first), in the order of their ids. */
export async function headsAfter(tx: Tx, chain: string | null, limit: number): Promise<ChainHead[]> {
  const found = await rows<{ chain: string; seq: string; hash: string; seal: string }>(
    tx,
    sql`select client_id as chain, seq, hash, seal from audit_heads where ${chain === null ? sql`true` : sql`client_id > ${chain}::uuid`} order by client_id limit ${limit}`,
  );
  return found.map((head) => ({ ...head, seq: Number(head.seq) }));
}

/** Row as the database gives it: big integers come as text. */
export type StoredRow = {
  readonly chain: string;
  readonly seq: string | null;
  readonly at: string;
  readonly actorKind: AuditActor['kind'];
  readonly actorId: string;
  readonly actorUserId: string | null;
  readonly action: string;
  readonly refType: string;
  readonly refId: string;
  readonly payload: Plain;
  readonly prevHash: string;
  readonly hash: string;
  readonly seal: string;
};

/** The columns of a row under the names of `StoredRow`. */
export const ROW = sql.raw(`client_id as chain, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  actor_kind as "actorKind", actor_id as "actorId", actor_user_id as "actorUserId", action, ref_type as "refType", ref_id as "refId",
  payload, prev_hash as "prevHash", hash, seal`);

/** A stored row as the verifier takes it. */
export function rowOf(row: StoredRow): SealedRow {
  const { chain, seq, at, actorKind, actorId, actorUserId, action, refType, refId, payload, prevHash, hash, seal } = row;
  const actor = { kind: actorKind, id: actorId, userId: actorUserId };
  return { chain, seq: Number(seq), at, actor, action, refType, refId, payload, prevHash, hash, seal };
}

const PAYLOAD_MAX = 1_000_000;
const PAGE = 1_000;

// A transaction that holds the firm's chain and waits for a client's, beside one that does the opposite, would be a deadlock.
const holdsFirm = new WeakSet<Tx>();

function refuseLockOrder(tx: Tx, chain: string): void {
  if (chain === FIRM) holdsFirm.add(tx);
  else if (holdsFirm.has(tx)) throw new SaldoError('audit.lock-order', 'defect');
}

interface LockedHead {
  readonly seq: number;
  readonly hash: string;
  /** The time of the new rows: the clock's, taken when the lock was had, and never before the last row's. */
  readonly at: string;
}

// The lock comes in a materialized step of its own, so that the clock is read after the wait and not before.
async function lockHead(tx: Tx, chain: string): Promise<LockedHead | null> {
  const [head] = await rows<{ seq: string; hash: string; at: string }>(
    tx,
    sql`with head as materialized (select seq, hash, at from audit_heads where client_id = ${chain} for update)
        select seq, hash, to_char(greatest(at, date_trunc('milliseconds', clock_timestamp())) at time zone 'UTC',
                                  'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from head`,
  );
  return head ? { ...head, seq: Number(head.seq) } : null;
}

async function beginChain(tx: Tx, chain: string): Promise<LockedHead> {
  const seal = audit().signer.sign(sealedTextOfHead({ chain, seq: 0, hash: GENESIS }));
  await tx.execute(
    sql`insert into audit_heads (client_id, seq, hash, at, seal) values (${chain}, 0, ${GENESIS}, 'epoch', ${seal})
        on conflict (client_id) do nothing`,
  );
  const head = await lockHead(tx, chain);
  if (!head) throw new SaldoError('audit.no-head', 'defect', { chain });
  return head;
}

async function insertRows(tx: Tx, sealed: readonly SealedRow[], head: ChainHead): Promise<void> {
  const json = JSON.stringify(
    sealed.map(({ chain, actor, ...row }) => ({ ...row, actorKind: actor.kind, actorId: actor.id, actorUserId: actor.userId })),
  );
  await tx.execute(sql`
    with added as (
      insert into audit_rows (client_id, seq, at, actor_kind, actor_id, actor_user_id, action, ref_type, ref_id, payload, prev_hash, hash, seal)
      select ${head.chain}, seq, at, "actorKind", "actorId", "actorUserId", action, "refType", "refId", nullif(payload, 'null'), "prevHash", hash, seal
      from jsonb_to_recordset(${json}::jsonb) as x (seq bigint, at timestamptz, "actorKind" text, "actorId" text, "actorUserId" uuid, action text,
        "refType" text, "refId" text, payload jsonb, "prevHash" text, hash text, seal text))
    update audit_heads set seq = ${head.seq}, hash = ${head.hash}, at = ${sealed.at(-1)?.at}, seal = ${head.seal} where client_id = ${head.chain}`);
}
