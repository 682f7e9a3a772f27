import { can } from '@saldo/access';
import { getClient, listClients } from '@saldo/clients';
import type { PersonActor } from '@saldo/kernel';
import { type Account, listAccounts, listVouchers, type Voucher } from '@saldo/ledger';

/** Something that answers what was typed; `title` is what it is called, `detail` what tells it from others of its name. */
export interface Hit {
  readonly type: 'client' | 'account' | 'voucher';
  /** Of an account its number. */
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly title: string;
  readonly detail: string;
}

/** What a search finds. */
export const hitTypes = ['client', 'account', 'voucher'] as const satisfies readonly Hit['type'][];

const MOST_OF_A_TYPE = 10;
const ACCOUNTS_LOOKED_AT = 500;
const MOST_PAGES = 4;
/** Fewer characters are in nearly every text. */
const LEAST_TEXT = 2;

/**
 * What answers some typed words among the actor's clients: clients, vouchers and, within one client, its accounts; the first ten of each.
 * Throws `access.missing` or `clients.missing` for a client that is not the actor's.
 */
export async function searchEverything(
  actor: PersonActor,
  { q, clientId, limit }: { readonly q: string; readonly clientId?: string | undefined; readonly limit: number },
): Promise<Hit[]> {
  can(actor, 'overview.read', clientId === undefined ? {} : { clientId });
  const wanted = q.trim();
  if (clientId !== undefined) await getClient(actor, clientId);
  if (wanted === '') return [];
  const most = Math.min(limit, MOST_OF_A_TYPE);
  const clients = clientId === undefined ? (await listClients(actor, { q: wanted, limit: most })).items : [];
  const accounts = clientId === undefined ? [] : await accountsOf(actor, clientId, wanted, most);
  const vouchers = wanted.length < LEAST_TEXT ? [] : await vouchersOf(actor, { clientId, q: wanted }, most);
  const names = new Map(clients.map(({ id, name }) => [id, name]));
  for (const { clientId: of } of [...accounts, ...vouchers]) if (!names.has(of)) names.set(of, (await getClient(actor, of)).name);
  const named = (of: string) => ({ clientId: of, clientName: names.get(of) ?? '' });
  return [
    ...clients.map(({ id, name, orgNo }): Hit => ({ type: 'client', id, ...named(id), title: name, detail: orgNo })),
    ...accounts.map((one): Hit => ({ type: 'account', id: one.number, ...named(one.clientId), title: one.name, detail: one.number })),
    ...vouchers.map(
      (one): Hit => ({
        type: 'voucher',
        id: one.id,
        ...named(one.clientId),
        title: `${one.series} ${one.number} ${one.text}`.trim(),
        detail: one.date,
      }),
    ),
  ].slice(0, limit);
}

// A page of a search has looked at some vouchers only: it goes on for a few, and no further.
async function vouchersOf(actor: PersonActor, of: { readonly clientId: string | undefined; readonly q: string }, most: number) {
  const found: Voucher[] = [];
  let cursor: string | undefined;
  for (let pages = 0; found.length < most && pages < MOST_PAGES; pages++) {
    const page = await listVouchers(actor, { ...of, limit: most - found.length, cursor });
    found.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return found;
}

// An account stands in the chart of each year: the newest tells its name.
async function accountsOf(actor: PersonActor, clientId: string, wanted: string, most: number): Promise<Account[]> {
  const { items } = await listAccounts(actor, { clientId, limit: ACCOUNTS_LOOKED_AT });
  const text = wanted.toLocaleLowerCase('sv');
  const byNumber = new Map(items.map((one) => [one.number, one]));
  return [...byNumber.values()]
    .filter(({ number, name }) => number.startsWith(wanted) || name.toLocaleLowerCase('sv').includes(text))
    .slice(0, most);
}
