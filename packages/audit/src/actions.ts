import { type Actor, FAULTS_TOLD, FIRM, type SystemActor } from '@saldo/kernel';
import { rows, type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { auditActor } from './hash.ts';
import { hasHeadsOf, keepHeads, newestHeads } from './heads-store.ts';
import { sealHolds } from './open-audit.ts';
import { type AuditEntry, appendRows, chainPage, headsAfter } from './store.ts';
import { type Anchor, type ChainFault, type ChainVerdict, walkChain } from './verify.ts';

/**
 * Records what the actor does, in the transaction that does it: both become true together or not at all.
 * Record last, since the chain is locked until the transaction ends; and a client's chain before the firm's
 * (`audit.lock-order` otherwise).
 */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await recordAudits(tx, actor, [entry]);
}

/** Records many at once, with one statement per chain and thousand; the chains are locked in one order, the firm's last. */
export async function recordAudits(tx: Tx, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  const byChain = Map.groupBy(entries, (entry) => entry.clientId);
  const chains = [...byChain.keys()].sort((a, b) => Number(a === FIRM) - Number(b === FIRM) || (a < b ? -1 : 1));
  for (const chain of chains) await appendRows(tx, chain, auditActor(actor), byChain.get(chain) ?? []);
}

/** What the chains that the actor sees were found to be. */
export interface AuditVerdict {
  readonly ok: boolean;
  readonly chains: readonly Pick<ChainVerdict, 'chain' | 'rows' | 'head' | 'unanchored'>[];
  /** When the newest signed heads that were read back were signed; what lies after them nothing outside vouches for. */
  readonly anchoredUntil: string | null;
  /** The first thousand. */
  readonly faults: readonly ChainFault[];
  readonly faultCount: number;
  /** Files of signed heads, newer than the one used, whose signature does not hold. */
  readonly refusedAnchors: readonly string[];
}

/**
 * Verifies the chains of the actor's clients, or of one: the whole chain, in pages of a transaction each, so that nobody waits for it
 * and memory does not grow with its length. Rows that are appended meanwhile are verified as far as they are met.
 */
export async function verifyAudit(actor: Actor, of: { readonly clientId?: string } = {}): Promise<AuditVerdict> {
  const { heads, refused } = await newestHeads();
  const anchors = new Map(heads?.heads.map((head) => [head.chain, head]));
  const chains = of.clientId === undefined ? await chainsOf(actor, [...anchors.keys()]) : [of.clientId];
  const verdicts: ChainVerdict[] = [];
  const faults: ChainFault[] = [];
  for (const chain of chains) {
    const verdict = await verifyChain(actor, chain, anchors.get(chain) ?? null);
    if (verdict.rows > 0 || verdict.faultCount > 0 || of.clientId !== undefined) verdicts.push({ ...verdict, faults: [] });
    faults.push(...verdict.faults.slice(0, FAULTS_TOLD - faults.length));
  }
  const faultCount = verdicts.reduce((sum, verdict) => sum + verdict.faultCount, 0);
  return {
    ok: faultCount === 0,
    chains: verdicts.map(({ chain, rows, head, unanchored }) => ({ chain, rows, head, unanchored })),
    anchoredUntil: heads?.signedAt ?? null,
    faults,
    faultCount,
    refusedAnchors: refused,
  };
}

/**
 * Signs the heads of all chains and keeps them in `DATA_DIR/heads/<day>.json`, once a day: whoever later cuts or rewrites a chain
 * cannot rewrite that. Answers the file, or null where the day has one already.
 */
export async function signHeads(now: Date): Promise<string | null> {
  const signedAt = now.toISOString();
  if (await hasHeadsOf(signedAt.slice(0, 10))) return null;
  const heads: { chain: string; seq: number; hash: string }[] = [];
  for (let after: string | null = null; ; ) {
    const page = await transaction(SIGNING, (tx) => headsAfter(tx, after, HEADS_A_PAGE));
    heads.push(...page.map(({ chain, seq, hash }) => ({ chain, seq, hash })));
    const last = page.at(-1);
    if (!last || page.length < HEADS_A_PAGE) break;
    after = last.chain;
  }
  return keepHeads({ signedAt, heads });
}

const SIGNING: SystemActor = { kind: 'system', task: 'sign-heads' };
const NUMBERS_A_PAGE = 1_000;
const HEADS_A_PAGE = 5_000;

async function verifyChain(actor: Actor, chain: string, anchor: Anchor | null): Promise<ChainVerdict> {
  const walk = walkChain(chain, sealHolds, anchor);
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const start = from;
    const page = await transaction(actor, (tx) => chainPage(tx, chain, start, NUMBERS_A_PAGE));
    walk.take(page.rows);
    if (page.nextSeq === null) return walk.end(page.head);
    from = page.nextSeq;
  }
}

// By the actor's clients and not by the heads: a chain whose head or rows are gone must be looked at as well.
async function chainsOf(actor: Actor, anchored: readonly string[]): Promise<string[]> {
  return transaction(actor, async (tx) => {
    const found =
      actor.kind === 'system'
        ? sql`select client_id as chain from audit_heads union select unnest(${sql.param([...anchored])}::uuid[])
              union select chain from (with recursive chains as (
                (select client_id as chain from audit_rows order by client_id limit 1)
                union all
                select (select client_id from audit_rows where client_id > chain order by client_id limit 1) from chains where chain is not null
              ) select chain from chains where chain is not null) begun order by chain`
        : sql`select unnest(string_to_array(current_setting('saldo.clients', true), ',')::uuid[]) as chain order by chain`;
    return (await rows<{ chain: string }>(tx, found)).map(({ chain }) => chain);
  });
}
