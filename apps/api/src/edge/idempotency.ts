import { createHash } from 'node:crypto';
import { actorName, SaldoError } from '@saldo/kernel';
import type { Context } from 'hono';
import { asSaldoError, problemResponse } from '../errors.ts';
import { type KeptAnswer, openAnswer, runKeeping, sealAnswer } from '../first-answer.ts';
import { CLAIM_SECONDS, claimKey, keepAnswer, releaseClaim, renewClaim } from '../idempotency-store.ts';
import type { Env } from '../settings.ts';

/**
 * Runs a call once for its `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key and body of the same
 * caller get the first answer, another body 422, a first call that still runs 409. Without a key it just runs.
 * What had no effect (401, 429, 5xx) is not an answer to keep: the next call is a first one again.
 * @param body what tells this call from another one with the same key
 */
export async function answerOnce(c: Context<Env>, body: string, run: () => Promise<Response>): Promise<Response> {
  const key = keyOf(c);
  if (key === null) return await run();
  const actor = c.get('actor');
  const requestSha256 = sha256(`${c.req.method}\n${new URL(c.req.url).pathname}${new URL(c.req.url).search}\n${body}`);
  const claimed = await claimKey({ actor: actor ? actorName(actor) : 'anonymous', key, requestSha256 });
  switch (claimed.kind) {
    case 'other-body':
      throw new SaldoError('api.key-other-body', 'invalid');
    case 'running':
      throw new SaldoError('api.key-running', 'conflict', {}, { retry: 'later' });
    case 'answered':
      return replay(claimed.status, openAnswer(claimed.claim, claimed.answer));
    case 'mine':
      return await runClaimed(c, claimed.claim, run);
  }
}

/** The key of a call, or null where it has none. Throws `api.header` where it is no key. */
export function keyOf(c: Context<Env>): string | null {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new SaldoError('api.header', 'invalid', { name: 'Idempotency-Key' });
  return key;
}

/**
 * Runs an action and answers with what it made. With a claim the answer is kept in the very commit of the action, which must be one
 * transaction that answers what the action answers.
 */
export async function answerWith<T, R extends Response>(c: Context<Env>, action: () => Promise<T>, present: (result: T) => R): Promise<R> {
  const claim = c.get('claim');
  if (claim === undefined) return present(await action());
  const { response, isKept } = await runKeeping(claim, action, present);
  c.set('isAnswerKept', isKept);
  return response;
}

async function runClaimed(c: Context<Env>, claim: string, run: () => Promise<Response>): Promise<Response> {
  c.set('claim', claim);
  const renewing = setInterval(() => void renewClaim(claim).catch(() => clearInterval(renewing)), (CLAIM_SECONDS * 1000) / 3);
  try {
    const response = await run().catch((thrown: unknown) => problemResponse(asSaldoError(thrown), c.get('language')));
    return c.get('isAnswerKept') ? response : await kept(claim, response);
  } finally {
    clearInterval(renewing);
  }
}

// Where nobody was told of a commit, its answer is kept already, and neither of these touches it.
async function kept(claim: string, response: Response): Promise<Response> {
  if (!isAnswer(response.status)) {
    await releaseClaim(claim);
    return response;
  }
  const { status, answer } = await sealAnswer(claim, response.clone());
  await keepAnswer(claim, status, answer);
  return response;
}

function isAnswer(status: number): boolean {
  return status < 500 && status !== 401 && status !== 429;
}

function replay(status: number, answer: KeptAnswer): Response {
  const headers = new Headers(answer.headers.map(([name, value]): [string, string] => [name, value]));
  headers.set('idempotent-replayed', 'true');
  return new Response(answer.body === '' ? null : answer.body, { status, headers });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
