import type { SystemActor } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';

/** A call that carries a key, as it is compared with the first one. */
export interface KeyedCall {
  readonly actor: string;
  readonly key: string;
  readonly requestSha256: string;
}

/** What stands under a key: it is ours to answer, it was answered, it is being answered, or it belongs to another body. */
export type Claimed =
  | { readonly kind: 'mine'; readonly claim: string }
  | { readonly kind: 'answered'; readonly claim: string; readonly status: number; readonly answer: string }
  | { readonly kind: 'running' }
  | { readonly kind: 'other-body' };

interface Row {
  readonly claim: string;
  readonly request_sha256: string;
  readonly status: number | null;
  readonly answer: string | null;
}

const owner: SystemActor = { kind: 'system', task: 'idempotency' };

/** How long a claim holds without a sign of life; the process renews it while the call runs. */
export const CLAIM_SECONDS = 30;

/** Claims the key for this call, or says what is known of the first one. A claim whose process died is taken over by the same body. */
export async function claimKey(call: KeyedCall): Promise<Claimed> {
  const claim = newId();
  return await transaction(owner, async (tx) => {
    const [mine] = await rows<{ claim: string }>(
      tx,
      sql`insert into system.idempotency_keys as known (id, actor, key, request_sha256, claim, lease_until)
        values (${newId()}, ${call.actor}, ${call.key}, ${call.requestSha256}, ${claim}, now() + make_interval(secs => ${CLAIM_SECONDS}))
        on conflict (actor, key) do update set request_sha256 = excluded.request_sha256, claim = excluded.claim,
          lease_until = excluded.lease_until, status = null, answer = null, created_at = now()
        where known.created_at < now() - interval '24 hours'
          or (known.status is null and known.lease_until < now() and known.request_sha256 = excluded.request_sha256)
        returning claim`,
    );
    if (mine) return { kind: 'mine', claim };
    const [known] = await rows<Row>(
      tx,
      sql`select claim, request_sha256, status, answer from system.idempotency_keys where actor = ${call.actor} and key = ${call.key}`,
    );
    return known ? verdict(known, call) : { kind: 'running' };
  });
}

/** Renews a claim while its call runs. */
export async function renewClaim(claim: string): Promise<void> {
  await transaction(owner, async (tx) => {
    await tx.execute(
      sql`update system.idempotency_keys set lease_until = now() + make_interval(secs => ${CLAIM_SECONDS}) where claim = ${claim} and status is null`,
    );
  });
}

/** Keeps the first answer; nothing where the claim was taken over. */
export async function keepAnswer(claim: string, status: number, answer: string): Promise<void> {
  await transaction(owner, async (tx) => {
    await tx.execute(
      sql`update system.idempotency_keys set status = ${status}, answer = ${answer} where claim = ${claim} and status is null`,
    );
  });
}

/** Gives the key back: the call had no effect, so the next one with the same key is a first one. */
export async function releaseClaim(claim: string): Promise<void> {
  await transaction(owner, async (tx) => {
    await tx.execute(sql`delete from system.idempotency_keys where claim = ${claim} and status is null`);
  });
}

/** Ends the leases of calls that died with the process before: for a start that is alone on its database. */
export async function endOrphanedClaims(): Promise<void> {
  await transaction(owner, async (tx) => {
    await tx.execute(sql`update system.idempotency_keys set lease_until = now() where status is null`);
  });
}

/** Removes what is older than a day, a batch at a time. */
export async function forgetOldKeys(): Promise<void> {
  await transaction(owner, async (tx) => {
    await tx.execute(
      sql`delete from system.idempotency_keys where id in
        (select id from system.idempotency_keys where created_at < now() - interval '24 hours' order by id limit 1000)`,
    );
  });
}

function verdict(known: Row, call: KeyedCall): Claimed {
  if (known.request_sha256 !== call.requestSha256) return { kind: 'other-body' };
  if (known.status === null || known.answer === null) return { kind: 'running' };
  return { kind: 'answered', claim: known.claim, status: known.status, answer: known.answer };
}
