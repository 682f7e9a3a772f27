import { type FedAccount, listBankAccounts } from '@saldo/bank';
import { listClients } from '@saldo/clients';
import { type Feed, listFeeds } from '@saldo/feeds';
import type { PersonActor } from '@saldo/kernel';
import { type FinancialYear, listFinancialYears } from '@saldo/ledger';

const PAGE = 500;

/** The names of all clients that the actor sees, by id: what a file of many clients says instead of ids. */
export async function clientNames(actor: PersonActor): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listClients(actor, { limit: PAGE, cursor });
    for (const { id, name } of page.items) names.set(id, name);
    cursor = page.nextCursor;
  }
  return names;
}

/** The feeds of all clients that the actor sees, by client: what a file of clients says of their books. Archived ones are left out. */
export async function feedsByClient(actor: PersonActor): Promise<ReadonlyMap<string, readonly Feed[]>> {
  const feeds: Feed[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listFeeds>> = await listFeeds(actor, { limit: PAGE, cursor });
    feeds.push(...page.items);
    cursor = page.nextCursor;
  }
  return Map.groupBy(feeds, ({ clientId }) => clientId);
}

/** The financial years of all clients that the actor sees, by client: what a file of clients says of what there is to examine. */
export async function yearsByClient(actor: PersonActor): Promise<ReadonlyMap<string, readonly FinancialYear[]>> {
  const years: FinancialYear[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listFinancialYears>> = await listFinancialYears(actor, { limit: PAGE, cursor });
    years.push(...page.items);
    cursor = page.nextCursor;
  }
  return Map.groupBy(years, ({ clientId }) => clientId);
}

/** The banks of a client's feeds, by feed, or of all that the actor sees: what a file of bank accounts says of each. */
export async function bankNames(actor: PersonActor, clientId: string | undefined): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listFeeds>> = await listFeeds(actor, { clientId, source: 'BANK', limit: PAGE, cursor });
    for (const { id, config } of page.items) if (typeof config.bank === 'string') names.set(id, config.bank);
    cursor = page.nextCursor;
  }
  return names;
}

/** Name and number of a client's bank accounts, or of all that the actor sees: what a file of transactions says instead of ids. */
export async function bankAccountNames(actor: PersonActor, clientId: string | undefined): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listBankAccounts>> = await listBankAccounts(actor, { clientId, limit: PAGE, cursor });
    for (const account of page.items) names.set(account.id, accountNameOf(account));
    cursor = page.nextCursor;
  }
  return names;
}

function accountNameOf({ name, ownerName, iban, bban }: FedAccount): string {
  return [name || ownerName, iban ?? bban].filter(Boolean).join(' ');
}
