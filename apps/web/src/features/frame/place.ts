import type { Period, PlainDate } from '@saldo/kernel';
import { dateInZone } from '@saldo/kernel';
import { useQuery } from '@tanstack/react-query';
import { useMatches, useParams, useSearch } from '@tanstack/react-router';
import type { FinancialYear } from '../../api/resources.ts';
import { chosenPeriod } from '../../routes/address.ts';
import { boardMonth } from '../board/board-month.ts';
import { clientQuery } from '../clients/client-queries.ts';
import { yearsQuery } from '../ledger/ledger-queries.ts';
import { startingPeriod, yearsAsPeriods } from './starting-period.ts';

/** The client whose room this is; undefined outside all of them, and where there is no such client or one may not see it. */
export function useClientId(): string | undefined {
  const { clientId } = useParams({ strict: false });
  const { isError } = useQuery({ ...clientQuery(clientId ?? ''), enabled: clientId !== undefined, retryOnMount: false });
  return isError ? undefined : clientId;
}

/** Today in the reader's own time zone. */
export function today(): PlainDate {
  return dateInZone(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}

export interface PlacePeriod {
  /** The days shown; null until the client's financial years are known. */
  period: Period | null;
  /** The financial years of the client, the latest first; none outside a client or where nothing is fetched. */
  years: readonly FinancialYear[];
  loading: boolean;
  error: unknown;
}

/** The days that the page shows: those of the address, else the client's latest financial year that has begun; of the board always a month. */
export function usePeriod(): PlacePeriod {
  const clientId = useClientId();
  const chosen = chosenPeriod(useSearch({ strict: false }));
  const onBoard = useMatches({ select: (matches) => matches.at(-1)?.fullPath === '/board' });
  const { data, isPending, error } = useQuery({ ...yearsQuery(clientId ?? ''), enabled: clientId !== undefined });
  if (onBoard) return { period: boardMonth(chosen, today()), years: [], loading: false, error: null };
  const years = data ?? [];
  const loading = clientId !== undefined && isPending;
  return { period: chosen ?? (loading ? null : startingPeriod(yearsAsPeriods(years), today())), years, loading, error };
}
