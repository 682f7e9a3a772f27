import { type PlainDate, SaldoError } from '@saldo/kernel';
import type { FortnoxClient } from './client.ts';
import { planYears, type SourceYear, type YearPlan } from './plan-years.ts';
import { type RestYear, restYear } from './rest-books.ts';
import type { SieExport } from './sie-export.ts';
import type { VoucherItem } from './types.ts';
import { isClosedWay } from './verdict.ts';

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
    const sie = exportAllowed ? await exportOrNone(client, year) : null;
    if (sie) yield { kind: 'sie', year, sie };
    else {
      exportAllowed = false;
      const company = await client.company();
      yield { kind: 'rest', year, books: await restYear(client, company, year, wanted && ((item) => wanted(item, year))) };
    }
  }
}

/**
 * A second look at an export that does not add up: it may have been cut between two vouchers, which its bytes cannot tell. Where the
 * source lists more vouchers than it holds, it is fetched again; equal books are then what the source says, however wrong.
 * Throws `fortnox.truncated`, to be tried again.
 */
export async function refuseTruncated(client: FortnoxClient, year: SourceYear, sie: SieExport): Promise<void> {
  if ((await client.countVouchers(year.id)) <= sie.vouchers) return;
  const again = await client.sie(year);
  if (again.contentSha256 === sie.contentSha256) return;
  throw new SaldoError('fortnox.truncated', 'upstream', { year: `${year.from}–${year.to}` });
}

async function exportOrNone(client: FortnoxClient, year: SourceYear): Promise<SieExport | null> {
  try {
    return await client.sie(year);
  } catch (error) {
    if (isClosedWay(error)) return null;
    throw error;
  }
}

// Without the right to read the settings nothing is known to be locked, and a year more is fetched.
async function lockedOrUnknown(client: FortnoxClient): Promise<PlainDate | null> {
  try {
    return await client.lockedUntil();
  } catch (error) {
    if (isClosedWay(error)) return null;
    throw error;
  }
}
