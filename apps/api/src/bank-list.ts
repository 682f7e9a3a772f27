import type { BankProvider, Institution } from '@saldo/bank';

const DAY_MS = 86_400_000;
const COUNTRY = 'SE';
// A country's list comes whole and changes seldom: it is asked for once a day.
const lists = new Map<string, { readonly untilMs: number; readonly list: Promise<readonly Institution[]> }>();

/** The banks of a country that a provider reaches, as it told within the last day. Throws `bank.<reason>`. */
export async function banksOf(provider: BankProvider, country: string, nowMs = Date.now()): Promise<readonly Institution[]> {
  const key = `${provider.name}:${country}`;
  const known = lists.get(key);
  if (known && known.untilMs > nowMs) return await known.list;
  const list = provider.institutions(country).then(({ value }) => value);
  lists.set(key, { untilMs: nowMs + DAY_MS, list });
  // What went wrong is not kept for a day.
  list.catch(() => lists.delete(key));
  return await list;
}

/** The bank of an id; null where the list of its country does not have it. Throws `bank.<reason>`. */
export async function bankNamed(provider: BankProvider, institutionId: string): Promise<Institution | null> {
  return (await banksOf(provider, COUNTRY)).find(({ id }) => id === institutionId) ?? null;
}
