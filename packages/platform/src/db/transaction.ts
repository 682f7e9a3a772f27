import { type Actor, FIRM, SaldoError } from '@saldo/kernel';
import { type SQL, sql } from 'drizzle-orm';
import { isOwnClient } from './columns.ts';
import { type Database, database, type Tx } from './database.ts';
import { outage } from './outage.ts';
import { sqlState } from './sql-state.ts';

/**
 * Runs the work in one transaction for an actor: the only way into the database.
 * A person, key or job takes on the role that the policies bind and sees the rows of its clients only; `system` is the owner.
 * Inside, only `tx` is used and nothing outside is waited for: the embedded database has one backend, and everybody waits with it.
 * A deadlock or serialisation failure is tried again, three times in all; the work must therefore have no effect but on `tx`.
 */
export async function transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>, on: Database = database()): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const after: (() => void)[] = [];
    try {
      const result = await on.db.transaction(async (tx) => {
        committed.set(tx, after);
        if (actor.kind !== 'system') await tx.execute(actAs(actor));
        return await work(tx);
      });
      for (const run of after) run();
      return result;
    } catch (error) {
      if (attempt < ATTEMPTS && CONFLICTS.has(sqlState(error) ?? '')) continue;
      throw outage(error) ?? error;
    }
  }
}

/** Runs the function when, and only when, the transaction has committed. */
export function afterCommit(tx: Tx, run: () => void): void {
  const after = committed.get(tx);
  if (!after) throw new SaldoError('database.no-transaction', 'defect');
  after.push(run);
}

/** Lets the transaction see a client that it has just made. */
export async function admitClient(tx: Tx, clientId: string): Promise<void> {
  await tx.execute(
    sql`select set_config('saldo.clients', concat_ws(',', nullif(current_setting('saldo.clients', true), ''), ${clientId}::text), true)`,
  );
}

/** Whether the client is one that the transaction's actor sees; an archived one is not. */
export async function seesClient(tx: Tx, clientId: string): Promise<boolean> {
  return (await rows(tx, sql`select from (select ${clientId}::uuid as client_id) one where ${isOwnClient('client_id')}`)).length > 0;
}

/** The rows of a raw statement. Big integers, numerics and dates come as text. */
export async function rows<T>(tx: Pick<Tx, 'execute'>, query: SQL): Promise<T[]> {
  return ((await tx.execute(query)) as unknown as { rows: T[] }).rows;
}

const ATTEMPTS = 3;
const CONFLICTS = new Set(['40001', '40P01']);
const committed = new WeakMap<object, (() => void)[]>();

// Clients that are archived leave the list, so that everything of theirs is gone for people at once; a job that runs keeps its client.
function actAs(actor: Exclude<Actor, { kind: 'system' }>): SQL {
  const name = actor.kind === 'job' ? actor.jobId : actor.userId;
  const set = (clients: SQL) =>
    sql`select set_config('saldo.clients', ${clients}, true), set_config('saldo.actor', ${name}, true), set_config('role', 'saldo_app', true)`;
  if (actor.kind === 'job') return set(sql`${actor.clientIds.join(',')}::text`);
  const given = actor.clientIds === 'all' ? sql`true` : sql`id = any (${sql.param([...actor.clientIds])}::uuid[])`;
  const firm = actor.role === 'ADMIN' && actor.clientIds === 'all' ? sql`${FIRM}::text` : sql`null::text`;
  return set(sql`concat_ws(',', ${firm}, (select string_agg(id::text, ',') from clients where archived_at is null and ${given}))`);
}
