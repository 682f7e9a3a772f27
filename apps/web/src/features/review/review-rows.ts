import type { Client, FinancialYear } from '../../api/resources.ts';

/** A client and one of its years; a client without books stands there by itself. */
export interface ReviewRow {
  readonly client: Client;
  readonly year: FinancialYear | null;
  /** Whether it is the client's first row. */
  readonly isFirst: boolean;
}

/** Every client in its order, the years of each beneath it, the latest first. Years of clients that are not there are left out. */
export function reviewRows(clients: readonly Client[], years: readonly FinancialYear[]): ReviewRow[] {
  const ofClient = Map.groupBy(years, ({ clientId }) => clientId);
  return clients.flatMap((client): ReviewRow[] => {
    const own = [...(ofClient.get(client.id) ?? [])].sort((a, b) => (a.from < b.from ? 1 : -1));
    return own.length === 0 ? [{ client, year: null, isFirst: true }] : own.map((year, index) => ({ client, year, isFirst: index === 0 }));
  });
}
