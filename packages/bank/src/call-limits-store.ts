import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { afterCall, type CallState, type KeptCall, noCalls } from './call-budget.ts';
import type { LimitScope, ProviderLimit } from './provider.ts';

/** Whose calls are counted. */
export interface CallPlace {
  readonly clientId: string;
  readonly feedId: string;
  readonly providerAccountId: string;
}

/** What is known of the calls of an account, scope by scope. */
export async function callStates(tx: Tx, providerAccountId: string): Promise<Map<string, CallState>> {
  const found = await rows<CallState & { scope: string }>(
    tx,
    sql`select scope, calls, limit_per_day as "limitPerDay", remaining,
        to_char(resets_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "resetsAt"
      from bank_call_limits where provider_account_id = ${providerAccountId}`,
  );
  return new Map(found.map(({ scope, ...state }) => [scope, state]));
}

/** Keeps that a call is made, before it is: a worker that dies meanwhile has used it up all the same. */
export async function keepCall(tx: Tx, place: CallPlace, scope: LimitScope, call: KeptCall): Promise<void> {
  await writeState(tx, place, scope, afterCall((await callStates(tx, place.providerAccountId)).get(scope) ?? noCalls, call, null));
}

/** Keeps what an answer said of the limits. */
export async function keepLimits(tx: Tx, place: CallPlace, limits: readonly ProviderLimit[], nowMs: number): Promise<void> {
  const states = await callStates(tx, place.providerAccountId);
  for (const { scope, limit, remaining, resetSeconds } of limits) {
    if (scope === 'all') continue;
    const before = states.get(scope) ?? noCalls;
    const last = before.calls.at(-1) ?? { at: new Date(nowMs).toISOString(), purpose: 'scheduled' as const };
    const state = afterCall({ ...before, calls: before.calls.slice(0, -1) }, last, { limit, remaining, resetSeconds });
    await writeState(tx, place, scope, state);
  }
}

async function writeState(tx: Tx, { clientId, feedId, providerAccountId }: CallPlace, scope: string, state: CallState): Promise<void> {
  const { calls, limitPerDay, remaining, resetsAt } = state;
  await tx.execute(sql`
    insert into bank_call_limits (provider_account_id, scope, client_id, feed_id, calls, limit_per_day, remaining, resets_at)
    values (${providerAccountId}, ${scope}, ${clientId}, ${feedId}, ${JSON.stringify(calls)}::jsonb, ${limitPerDay}, ${remaining}, ${resetsAt})
    on conflict (client_id, provider_account_id, scope) do update set calls = excluded.calls, limit_per_day = excluded.limit_per_day,
      remaining = excluded.remaining, resets_at = excluded.resets_at`);
}
