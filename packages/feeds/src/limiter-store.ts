import { rows, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { nextTurn } from './limiter.ts';

const limiter = { kind: 'system', task: 'limiter' } as const;

/** A provider's limit: who shares it, and how far apart its requests go out. */
export interface RequestLimit {
  readonly key: string;
  readonly spacingMs: number;
}

/**
 * Hands out the next turn among all workers of all machines and answers how many milliseconds to wait for it. One short
 * transaction by the database's clock; whoever asked waits outside it.
 */
export async function takeTurn({ key, spacingMs }: RequestLimit): Promise<number> {
  return transaction(limiter, async (tx) => {
    // Losing the last turns in a crash costs one refused request at most; waiting for the disk would cost every request.
    await tx.execute(sql`select set_config('synchronous_commit', 'off', true)`);
    const [row] = await rows<{ nextAtMs: number; nowMs: number }>(
      tx,
      sql`insert into system.request_turns (key, next_at) values (${key}, clock_timestamp())
          on conflict (key) do update set key = excluded.key
          returning ${epochMs('next_at')} as "nextAtMs", ${epochMs('clock_timestamp()')} as "nowMs"`,
    );
    const nowMs = row?.nowMs ?? 0;
    const turn = nextTurn(row?.nextAtMs ?? null, nowMs, spacingMs);
    await tx.execute(sql`update system.request_turns set next_at = to_timestamp(${turn.nextAtMs}::float8 / 1000) where key = ${key}`);
    return Math.max(0, turn.startsAtMs - nowMs);
  });
}

/** Lets nobody ask before so many milliseconds have passed: the provider said that it is asked too often. */
export async function holdBack(key: string, ms: number): Promise<void> {
  await transaction(limiter, async (tx) => {
    await tx.execute(sql`
      insert into system.request_turns (key, next_at) values (${key}, clock_timestamp() + ${ms}::float8 * interval '1 ms')
      on conflict (key) do update set next_at = greatest(request_turns.next_at, excluded.next_at)`);
  });
}

const epochMs = (instant: string) => sql.raw(`(extract(epoch from ${instant}) * 1000)::float8`);
