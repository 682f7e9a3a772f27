import {
  type AccountRef,
  type Answered,
  type BankProvider,
  type BegunConsent,
  type Consent,
  type ConsentCallback,
  type ConsentWish,
  certain,
  isWebAddress,
  orMissing,
  providerError,
  shaped,
  type TransactionsAnswer,
  type Transformed,
  wordsOf,
} from '@saldo/bank/provider';
import { inTurns, type PlainDate, SaldoError, type Steps } from '@saldo/kernel';
import { type AgreementDays, agreementPlan, mayChooseAccounts } from './agreement-plan.ts';
import { ask, askFor } from './ask.ts';
import type { GocardlessConnection } from './connection.ts';
import { accountFromDetails, consentFrom, institutionFrom } from './consent.ts';
import { lastLimits } from './limits.ts';
import { balancesFrom, transactionsFrom } from './transform.ts';
import * as types from './types.ts';

/** GoCardless Bank Account Data (formerly Nordigen), API v2, as a provider of bank accounts. */
export function gocardlessClient(connection: GocardlessConnection): BankProvider {
  return {
    name: 'gocardless',
    institutions: async (country) => {
      const path = `institutions/?${new URLSearchParams({ country })}`;
      const { value, limits } = await askFor(connection, { path }, types.institutionList);
      return { value: value.map(institutionFrom), limits };
    },
    begin: (wish) => begin(connection, wish),
    complete: (callback) => complete(connection, callback),
    consent: (requisitionId) => consent(connection, requisitionId),
    details: async (account) => {
      const { value, limits } = await askFor(connection, { path: accountPath(account, 'details') }, types.accountDetails);
      return { value: accountFromDetails(value.account, account), limits };
    },
    balances: async (account) => {
      const { value, limits } = await ask(connection, { path: accountPath(account, 'balances') });
      const { balances } = shaped('gocardless', value.json, types.balancesAnswer);
      return { value: { balances: certain('gocardless', balancesFrom(balances, account)), raw: value.bytes }, limits };
    },
    transactions: (account, from, to) => transactions(connection, account, from, to),
    revoke: async (requisitionId) => {
      const path = `requisitions/${encodeURIComponent(requisitionId)}/`;
      return (await orMissing(ask(connection, { method: 'DELETE', path }))) !== null;
    },
  };
}

function accountPath({ providerAccountId }: Pick<AccountRef, 'providerAccountId'>, kind: 'details' | 'balances' | 'transactions'): string {
  return `accounts/${encodeURIComponent(providerAccountId)}/${kind}/`;
}

async function begin(connection: GocardlessConnection, wish: ConsentWish): Promise<Answered<BegunConsent>> {
  const path = `institutions/${encodeURIComponent(wish.institutionId)}/`;
  const { value: institution } = await askFor(connection, { path }, types.institution);
  const agreed = await agree(connection, wish.institutionId, agreementPlan(institution, wish));
  const body = {
    redirect: wish.redirectUri,
    institution_id: wish.institutionId,
    ...(agreed && { agreement: agreed.id }),
    reference: wish.reference,
    user_language: wish.language.toUpperCase(),
    ...(mayChooseAccounts(institution) && { account_selection: true }),
  };
  const { value, limits } = await askFor(connection, { method: 'POST', path: 'requisitions/', body }, types.requisition);
  if (value.id === '' || !isWebAddress(value.link)) throw providerError('gocardless', 'unreadable', { lacks: 'id, link' });
  return {
    value: {
      url: value.link,
      requisitionId: value.id,
      agreementId: value.agreement || null,
      historyDays: agreed?.max_historical_days ?? null,
      accessDays: agreed?.access_valid_for_days ?? null,
    },
    limits,
  };
}

/** The first agreement of the plan that the bank takes; null where there is no plan. Throws what the last one was refused with. */
async function agree(
  connection: GocardlessConnection,
  institutionId: string,
  plan: readonly AgreementDays[],
): Promise<types.Agreement | null> {
  for (const [index, { historyDays, accessDays }] of plan.entries()) {
    const body = {
      institution_id: institutionId,
      max_historical_days: historyDays,
      access_valid_for_days: accessDays,
      access_scope: ['balances', 'details', 'transactions'],
    };
    try {
      return (await askFor(connection, { method: 'POST', path: 'agreements/enduser/', body }, types.agreement)).value;
    } catch (error) {
      const isDaysRefused = error instanceof SaldoError && error.code === 'bank.refused';
      if (!isDaysRefused || index === plan.length - 1) throw error;
    }
  }
  return null;
}

const LOOKS = 4;
const LOOK_AGAIN_MS = 1_000;

/** What came back with the person proves nothing: the requisition decides, and it may take a moment to be linked. */
async function complete(connection: GocardlessConnection, { requisitionId, query }: ConsentCallback): Promise<Answered<Consent>> {
  for (let look = 1; ; look++) {
    const found = await consent(connection, requisitionId);
    const { status, accounts, said } = found.value;
    if (status === 'linked' && accounts.length > 0) return found;
    const reason = query.error ?? '';
    if (reason !== '' || (status !== 'linked' && status !== 'in-progress')) {
      throw providerError('gocardless', 'consent-refused', { reason: reason || said, said: wordsOf(query.details ?? reason) });
    }
    if (look === LOOKS) throw providerError('gocardless', 'consent-pending', { said });
    await connection.sleep(LOOK_AGAIN_MS, connection.signal);
  }
}

async function consent(connection: GocardlessConnection, requisitionId: string): Promise<Answered<Consent>> {
  const path = `requisitions/${encodeURIComponent(requisitionId)}/`;
  const { value: found, limits } = await askFor(connection, { path }, types.requisition);
  const requisition = { ...found, id: found.id || requisitionId };
  const agreed = requisition.agreement === '' ? null : await orMissing(agreementOf(connection, requisition.agreement));
  const told = [limits];
  const accounts: types.AccountMetadata[] = [];
  for (const id of requisition.accounts) {
    const account = await askFor(connection, { path: `accounts/${encodeURIComponent(id)}/` }, types.accountMetadata);
    accounts.push(account.value);
    told.push(account.limits);
  }
  return { value: consentFrom(requisition, agreed, accounts, connection.now()), limits: lastLimits(...told) };
}

async function agreementOf(connection: GocardlessConnection, id: string): Promise<types.Agreement> {
  return (await askFor(connection, { path: `agreements/enduser/${encodeURIComponent(id)}/` }, types.agreement)).value;
}

async function transactions(connection: GocardlessConnection, account: AccountRef, from: PlainDate, to: PlainDate) {
  const query = new URLSearchParams({ date_from: from });
  // A day ahead is refused, and the service's day is the one in Greenwich: left out, it is up to now.
  if (to < new Date(connection.now()).toISOString().slice(0, 10)) query.set('date_to', to);
  const { value, limits } = await ask(connection, { path: `${accountPath(account, 'transactions')}?${query}` });
  const { bytes: raw, json } = value;
  function* read(): Steps<Transformed<TransactionsAnswer>> {
    yield;
    const answer = shaped('gocardless', json, types.transactionsAnswer);
    yield;
    return yield* transactionsFrom(answer, { account, from, to, raw });
  }
  return { value: certain('gocardless', await inTurns(read(), connection)), limits };
}
