import { AsyncLocalStorage } from 'node:async_hooks';
import { SaldoError } from '@saldo/kernel';
import { type Database, type Db, rows, type Tx } from '@saldo/platform/db';
import { secrets } from '@saldo/platform/secrets';
import { sql } from 'drizzle-orm';

/** What is kept of an answer beside its status. */
export interface KeptAnswer {
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** A call that carries an idempotency key while its action runs. */
interface Carried {
  readonly claim: string;
  /** Makes the answer of what the transaction answered. */
  readonly present: (result: unknown) => Response;
  committed: { readonly result: unknown } | null;
}

const carried = new AsyncLocalStorage<Carried>();

/**
 * The database whose transactions keep, in their own commit, the answer to the call that they were made for: a crash after the
 * commit loses no answer, one before it leaves nothing, and whoever sends the call again with its key gets exactly one of both.
 */
export function keepingAnswers(on: Database): Database {
  const transaction: Db['transaction'] = (work, options) =>
    on.db.transaction(async (tx) => {
      const result = await work(tx);
      const call = carried.getStore();
      if (call) await keep(tx, call, result);
      return result;
    }, options);
  const db = new Proxy(on.db, { get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name, target)) });
  return { ...on, db };
}

/**
 * Runs an action that is one transaction, and keeps its answer in that commit. Says whether it was kept: an action without a
 * transaction has no commit to keep it in.
 * Throws `api.defect` for an action that is more than one transaction, so that no wrong answer is kept unnoticed.
 */
export async function runKeeping<T, R extends Response>(
  claim: string,
  action: () => Promise<T>,
  present: (result: T) => R,
): Promise<{ readonly response: R; readonly isKept: boolean }> {
  // What the transaction answers is what the action answers: that is checked below.
  const call: Carried = { claim, present: (result) => present(result as T), committed: null };
  const result = await carried.run(call, action);
  if (call.committed && call.committed.result !== result) throw new SaldoError('api.defect', 'defect');
  return { response: present(result), isKept: call.committed !== null };
}

/** An answer as it is kept: sealed, since it may hold a key or a link that is shown only once. */
export async function sealAnswer(claim: string, response: Response): Promise<{ status: number; answer: string }> {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const kept: KeptAnswer = { headers, body: await response.text() };
  return { status: response.status, answer: secrets().seal(JSON.stringify(kept), context(claim)) };
}

/** What was sealed. */
export function openAnswer(claim: string, sealed: string): KeptAnswer {
  return JSON.parse(secrets().open(sealed, context(claim))) as KeptAnswer; // nobody else can have sealed it
}

const KEPT_HEADERS = ['content-type', 'content-language', 'location', 'etag', 'retry-after', 'cache-control'];

async function keep(tx: Tx, call: Carried, result: unknown): Promise<void> {
  const { status, answer } = await sealAnswer(call.claim, call.present(result));
  const [kept] = await rows<{ kept: boolean }>(tx, sql`select keep_first_answer(${call.claim}::uuid, ${status}, ${answer}) as kept`);
  if (!kept?.kept) throw new SaldoError('api.key-running', 'conflict', {}, { retry: 'later' });
  call.committed = { result };
}

function context(claim: string): string {
  return `idempotency:${claim}`;
}
