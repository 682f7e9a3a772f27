import type { Consent, Institution, ProviderAccount, TransactionsAnswer } from '@saldo/bank/provider';
import type { StatedBalance } from '@saldo/bank/statements';
import { atOnce, type Fault, plainDate, type SaldoError } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import type { z } from 'zod';
import { accountFromDetails, consentFrom, institutionFrom } from './consent.ts';
import { problemIn } from './problem.ts';
import { balancesFrom, transactionsFrom } from './transform.ts';
import * as types from './types.ts';
import { errorOf } from './verdict.ts';

/** What a saved answer is. */
export type SavedAnswer =
  | { readonly kind: 'transactions'; readonly answer: TransactionsAnswer }
  | { readonly kind: 'balances'; readonly balances: readonly StatedBalance[] }
  | { readonly kind: 'account'; readonly account: ProviderAccount }
  | { readonly kind: 'institutions'; readonly institutions: readonly Institution[] }
  | { readonly kind: 'consents'; readonly consents: readonly Consent[] }
  | { readonly kind: 'error'; readonly error: SaldoError }
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[] };

/** Every day there is: a saved answer does not say for which it was asked. */
const [FIRST, LAST] = [plainDate('0001-01-01'), plainDate('9999-12-31')];

/**
 * An answer of the service that somebody has saved, read as a fetch reads it; what it is, its shape decides. Null where it is none.
 * @param institutionId whose rows they are, since banks write them in their own ways; `''` where that is not known
 */
export function readAnswer(bytes: Uint8Array, institutionId = ''): SavedAnswer | null {
  const json = readExactJson(bytes);
  const shapes = { ...shapesOf(json), bytes, institutionId };
  return transactionsIn(shapes) ?? balancesIn(shapes) ?? othersIn(shapes) ?? errorIn(shapes);
}

interface Shapes {
  readonly json: unknown;
  readonly status: number | null;
  readonly bytes: Uint8Array;
  readonly institutionId: string;
}

function shapesOf(json: unknown): Pick<Shapes, 'json' | 'status'> {
  const stated = typeof json === 'object' && json !== null && 'status_code' in json ? Number(json.status_code) : Number.NaN;
  return { json, status: Number.isInteger(stated) && stated >= 300 && stated < 600 ? stated : null };
}

function transactionsIn({ json, bytes, institutionId }: Shapes): SavedAnswer | null {
  const found = parsed(types.transactionsAnswer, json);
  if (!found) return null;
  const read = atOnce(transactionsFrom(found, { account: { institutionId, currency: null }, from: FIRST, to: LAST, raw: bytes }));
  return 'value' in read ? { kind: 'transactions', answer: read.value } : { kind: 'unreadable', faults: read.faults };
}

function balancesIn({ json, institutionId }: Shapes): SavedAnswer | null {
  const found = parsed(types.balancesAnswer, json);
  if (!found) return null;
  const read = balancesFrom(found.balances, { institutionId, currency: null });
  return 'value' in read ? { kind: 'balances', balances: read.value } : { kind: 'unreadable', faults: read.faults };
}

function othersIn({ json, status, institutionId }: Shapes): SavedAnswer | null {
  if (status !== null) return null;
  const details = parsed(types.accountDetails, json);
  if (details) return { kind: 'account', account: accountFromDetails(details.account, { providerAccountId: '', institutionId }) };
  const institutions = parsed(types.institutionList, json);
  if (institutions) return { kind: 'institutions', institutions: institutions.map(institutionFrom) };
  const page = typeof json === 'object' && json !== null && 'results' in json ? json.results : [json];
  const requisitions = Array.isArray(page) ? page.map((one) => parsed(types.requisition, one)) : [];
  const known = requisitions.flatMap((one) => (one && 'reference' in one && 'redirect' in one ? [one] : []));
  if (known.length === 0 || known.length < requisitions.length) return null;
  return { kind: 'consents', consents: known.map((one) => consentFrom(one, null, [], 0)) };
}

function errorIn({ status, bytes }: Shapes): SavedAnswer | null {
  const problem = status === null ? null : problemIn({ status, headers: {}, bytes });
  // Which call it answered is not said; the words and the type tell enough.
  return (
    problem && { kind: 'error', error: errorOf(problem, { path: 'accounts/saved/transactions/', limits: [], retryAfterSeconds: null }) }
  );
}

function parsed<T>(schema: z.ZodType<T>, json: unknown): T | null {
  return schema.safeParse(json).data ?? null;
}
