import type { Client, FinancialYear } from '../../api/resources.ts';

/** A client and one of its years; a client without books stands there by itself. */
export interface ReviewRow {
  readonly client: Client;
  readonly year: FinancialYear | null;
  /** Whether it is the client's first row. */
  readonly isFirst: boolean;
}

/** How a year stands to its source: it agrees, it does not or nobody has looked, or there are no books. */
export const yearProofs = ['proven', 'unproven', 'none'] as const;
export type YearProofState = (typeof yearProofs)[number];

/**
 * Every client in its order, the years of each beneath it, the latest first. Years of clients that are not there are left out.
 * @param proof only rows whose books stand so
 */
export function reviewRows(clients: readonly Client[], years: readonly FinancialYear[], proof?: YearProofState): ReviewRow[] {
  const ofClient = Map.groupBy(years, ({ clientId }) => clientId);
  return clients.flatMap((client): ReviewRow[] => {
    const own = [...(ofClient.get(client.id) ?? [])].sort((a, b) => (a.from < b.from ? 1 : -1));
    const shown = (own.length === 0 ? [null] : own).filter((year) => proof === undefined || stateOf(year) === proof);
    return shown.map((year, index) => ({ client, year, isFirst: index === 0 }));
  });
}

function stateOf(year: FinancialYear | null): YearProofState {
  if (year === null) return 'none';
  return year.proof?.status === 'proven' ? 'proven' : 'unproven';
}
