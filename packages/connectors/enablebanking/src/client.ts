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
  providerError,
  shaped,
  wordsOf,
} from '@saldo/bank/provider';
import { addDays, inTurns, type PlainDate, SaldoError } from '@saldo/kernel';
import { ask, askFor } from './ask.ts';
import type { EnablebankingConnection } from './connection.ts';
import { accountFrom, aspspOf, consentFromNewSession, consentFromSession, institutionFrom } from './consent.ts';
import { balancesFrom, type PageOfRows, transactionsFrom } from './transform.ts';
import * as types from './types.ts';

/** Enable Banking as a provider of bank accounts. It tells of no limits; a bank that has had enough is `bank.limit`. */
export function enablebankingClient(connection: EnablebankingConnection): BankProvider {
  return {
    name: 'enablebanking',
    institutions: async (country) => told((await banksOf(connection, country)).map(institutionFrom)),
    begin: async (wish) => told(await begin(connection, wish)),
    complete: async (callback) => told(await complete(connection, callback)),
    consent: async (requisitionId) => {
      const path = `sessions/${encodeURIComponent(requisitionId)}`;
      return told(consentFromSession(requisitionId, await askFor(connection, { path }, types.session), connection.now()));
    },
    details: async (account) => {
      const found = await askFor(connection, { path: accountPath(account, 'details') }, types.account);
      return told(accountFrom(found, account.institutionId, account.providerAccountId));
    },
    balances: async (account) => {
      const { json, bytes } = await ask(connection, { path: accountPath(account, 'balances') });
      const { balances } = shaped('enablebanking', json, types.balancesAnswer);
      return told({ balances: certain('enablebanking', balancesFrom(balances, account)), raw: bytes });
    },
    transactions: async (account, from, to) => {
      const asked = await pagesWithin(connection, account, from, to);
      const read = transactionsFrom(asked.pages, { account, from: asked.from, to });
      return told(certain('enablebanking', await inTurns(read, connection)));
    },
    revoke: (requisitionId) => revoke(connection, requisitionId),
  };
}

function told<T>(value: T): Answered<T> {
  return { value, limits: [] };
}

function accountPath({ providerAccountId }: Pick<AccountRef, 'providerAccountId'>, kind: 'details' | 'balances' | 'transactions'): string {
  return `accounts/${encodeURIComponent(providerAccountId)}/${kind}`;
}

async function banksOf(connection: EnablebankingConnection, country: string): Promise<types.Aspsp[]> {
  return (await askFor(connection, { path: `aspsps?${new URLSearchParams({ country })}` }, types.aspspList)).aspsps;
}

const DAY_MS = 86_400_000;
const SURE_SECONDS = 90 * 86_400;

async function begin(connection: EnablebankingConnection, wish: ConsentWish): Promise<BegunConsent> {
  const { country, name } = aspspOf(wish.institutionId);
  const bank = (await banksOf(connection, country)).find((one) => one.name === name);
  if (!bank) throw providerError('enablebanking', 'missing', { said: wish.institutionId });
  const longestMs = (bank.maximum_consent_validity ?? SURE_SECONDS) * 1_000;
  const lifeMs = Math.min(longestMs, (wish.accessDays ?? Number.POSITIVE_INFINITY) * DAY_MS);
  const isFor = bank.psu_types.length === 0 || bank.psu_types.includes(wish.customerType);
  const body = {
    access: { valid_until: new Date(connection.now() + lifeMs).toISOString(), balances: true, transactions: true },
    aspsp: { name, country },
    state: wish.reference,
    redirect_url: wish.redirectUri,
    psu_type: isFor ? wish.customerType : bank.psu_types[0],
    language: wish.language,
  };
  const { url, authorization_id } = await askFor(connection, { method: 'POST', path: 'auth', body }, types.begunAuthorization);
  if (!isWebAddress(url)) throw providerError('enablebanking', 'unreadable', { lacks: 'url' });
  return { url, requisitionId: authorization_id, agreementId: null, historyDays: null, accessDays: Math.floor(lifeMs / DAY_MS) };
}

/** Turns the code into a session, which is the consent's lasting name. The code works once, so it is not sent again. */
async function complete(connection: EnablebankingConnection, { query }: ConsentCallback): Promise<Consent> {
  const { code = '', error = '', error_description = '' } = query;
  if (code === '') throw providerError('enablebanking', 'consent-refused', { reason: error, said: wordsOf(error_description || error) });
  const session = await askFor(connection, { method: 'POST', path: 'sessions', body: { code } }, types.newSession);
  return consentFromNewSession(session);
}

async function revoke(connection: EnablebankingConnection, requisitionId: string): Promise<boolean> {
  try {
    await ask(connection, { method: 'DELETE', path: `sessions/${encodeURIComponent(requisitionId)}` });
    return true;
  } catch (error) {
    if (error instanceof SaldoError && OVER.has(error.code)) return false;
    throw error;
  }
}

const OVER = new Set(['bank.missing', 'bank.revoked', 'bank.consent-expired']);

/** Without a person at hand banks give no more, and some refuse to be asked for it. */
const SURE_HISTORY_DAYS = 89;

async function pagesWithin(
  connection: EnablebankingConnection,
  account: AccountRef,
  from: PlainDate,
  to: PlainDate,
): Promise<{ readonly pages: readonly PageOfRows[]; readonly from: PlainDate }> {
  try {
    return { pages: await allPages(connection, account, from, to), from };
  } catch (error) {
    const sure = addDays(to, -SURE_HISTORY_DAYS);
    const isTooLong = error instanceof SaldoError && error.details.type === 'WRONG_TRANSACTIONS_PERIOD' && from < sure;
    if (!isTooLong) throw error;
    return { pages: await allPages(connection, account, sure, to), from: sure };
  }
}

const MOST_PAGES = 1_000;

/** Every page: an empty one with a key is not the end. All parameters stay as they were in the first. */
async function allPages(connection: EnablebankingConnection, account: AccountRef, from: PlainDate, to: PlainDate): Promise<PageOfRows[]> {
  const query = new URLSearchParams({ date_from: from });
  // The service's day is the one in Greenwich: a day ahead of it is left out, and it answers up to now.
  if (to < new Date(connection.now()).toISOString().slice(0, 10)) query.set('date_to', to);
  const pages: PageOfRows[] = [];
  const seen = new Set<string>();
  while (pages.length < MOST_PAGES) {
    const { json, bytes } = await ask(connection, { path: `${accountPath(account, 'transactions')}?${query}` });
    const page = shaped('enablebanking', json, types.transactionsPage);
    pages.push({ page, bytes });
    if (page.continuation_key === '') return pages;
    if (seen.has(page.continuation_key)) break;
    seen.add(page.continuation_key);
    query.set('continuation_key', page.continuation_key);
  }
  throw providerError('enablebanking', 'unreadable', { lacks: 'continuation_key' });
}
