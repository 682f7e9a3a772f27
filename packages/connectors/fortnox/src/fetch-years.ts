import { type PlainDate, SaldoError } from '@saldo/kernel';
import type { FortnoxClient } from './client.ts';
import { planYears, type SourceYear, type YearPlan } from './plan-years.ts';
import { type RestYear, restYear } from './rest-books.ts';
import type { SieExport } from './sie-export.ts';
import type { VoucherItem } from './types.ts';
import { isForbiddenExport } from './verdict.ts';

/** A financial year as it was fetched: its export, or the REST calls where the export is not allowed. */
export type FetchedYear =
  | { readonly kind: 'sie'; readonly year: SourceYear; readonly sie: SieExport }
  | { readonly kind: 'rest'; readonly year: SourceYear; readonly books: RestYear };

/** The years that a sync is to fetch, and what was asked to decide it: two requests. No year at all is a result, not an error. */
export async function yearsToFetch(
  client: FortnoxClient,
  wish: Pick<YearPlan, 'today' | 'fetched' | 'wish'>,
): Promise<{ readonly all: readonly SourceYear[]; readonly planned: readonly SourceYear[]; readonly lockedUntil: PlainDate | null }> {
  const all = await client.financialYears();
  const lockedUntil = await lockedOrUnknown(client);
  return { all, lockedUntil, planned: planYears({ ...wish, years: all, lockedUntil }) };
}

/**
 * Fetches the years one after another; the caller stores each before the next is asked for. `wanted` narrows the vouchers that the
 * REST calls fetch with their rows, where it comes to them.
 */
export async function* fetchYears(
  client: FortnoxClient,
  years: readonly SourceYear[],
  wanted?: (item: VoucherItem, year: SourceYear) => boolean,
): AsyncGenerator<FetchedYear> {
  let exportAllowed = true;
  for (const year of years) {
    const sie = exportAllowed ? await exportOrForbidden(client, year) : null;
    if (sie) yield { kind: 'sie', year, sie };
    else {
      exportAllowed = false;
      const company = await client.company();
      yield { kind: 'rest', year, books: await restYear(client, company, year, wanted && ((item) => wanted(item, year))) };
    }
  }
}

async function exportOrForbidden(client: FortnoxClient, year: SourceYear): Promise<SieExport | null> {
  try {
    return await client.sie(year);
  } catch (error) {
    if (isForbiddenExport(error)) return null;
    throw error;
  }
}

// Without the right to read the settings nothing is known to be locked, and a year more is fetched.
async function lockedOrUnknown(client: FortnoxClient): Promise<PlainDate | null> {
  try {
    return await client.lockedUntil();
  } catch (error) {
    if (isForbiddenExport(error) || (error instanceof SaldoError && error.code === 'fortnox.missing')) return null;
    throw error;
  }
}
