import { type Fault, type PlainDate, SaldoError, sentenceFor } from '@saldo/kernel';
import type { FortnoxClient } from './client.ts';
import { messages } from './messages.ts';
import { planYears, type SourceYear, type YearPlan } from './plan-years.ts';
import { nameOf, type RestYear, restYear, type VoucherName } from './rest-books.ts';
import type { SieExport } from './sie-export.ts';
import type { VoucherItem } from './types.ts';
import { isClosedWay, isUnclearWay, orClosed } from './verdict.ts';

/** A financial year as it was fetched: its export, or the REST calls where the export is not allowed. */
export type FetchedYear =
  | { readonly kind: 'sie'; readonly year: SourceYear; readonly sie: SieExport }
  | {
      readonly kind: 'rest';
      readonly year: SourceYear;
      readonly books: RestYear;
      /** Why the export was not given; null where it was not asked for again. */
      readonly because: SaldoError | null;
    };

/** What is known of a year before it is fetched. */
export interface KnownYear {
  /** Its export was given before: one that is refused without a clear reason is then tried again, not gone around. */
  readonly exported?: boolean;
  /** Narrows the vouchers that the REST calls fetch with their rows, where it comes to them. */
  readonly wanted?: (item: VoucherItem) => boolean;
}

const NAMED = 5;

/** The years that a sync is to fetch, and what was asked to decide it: two requests. No year at all is a result, not an error. */
export async function yearsToFetch(
  client: FortnoxClient,
  wish: Pick<YearPlan, 'today' | 'fetched' | 'wish'>,
): Promise<{ readonly all: readonly SourceYear[]; readonly planned: readonly SourceYear[]; readonly lockedUntil: PlainDate | null }> {
  const all = await client.financialYears();
  const lockedUntil = await lockedOrUnknown(client);
  return { all, lockedUntil, planned: planYears({ ...wish, years: all, lockedUntil }) };
}

/** Fetches the years one after another; the caller stores each before the next is asked for. */
export async function* fetchYears(client: FortnoxClient, years: readonly SourceYear[], known: KnownYear = {}): AsyncGenerator<FetchedYear> {
  let closed = false;
  for (const year of years) {
    const exported = closed ? null : await exportOrReason(client, year, known.exported === true);
    if (exported !== null && !(exported instanceof SaldoError)) yield { kind: 'sie', year, sie: exported };
    else {
      closed = true;
      yield { kind: 'rest', year, books: await restYear(client, year, known.wanted), because: exported };
    }
  }
}

/** Tells that there was nothing to fetch, and why. */
export function noYears(): Fault {
  const told = (language: 'sv' | 'en') => sentenceFor(messages, 'fortnox.no-years', {}, language) ?? '';
  return { code: 'fortnox.no-years', message: { sv: told('sv'), en: told('en') } };
}

/** Tells that a year came by its vouchers, one request each, and why. */
export function byVouchers({ code, details }: SaldoError): Fault {
  const why = (language: 'sv' | 'en') => sentenceFor(messages, code, details, language) ?? code;
  return {
    code: 'fortnox.by-vouchers',
    message: {
      sv: `Fortnox gav inte årets SIE-export, så verifikationerna hämtades en för en, vilket tar längre tid. ${why('sv')}`,
      en: `Fortnox did not give the SIE export of the year, so its vouchers were fetched one by one, which takes longer. ${why('en')}`,
    },
  };
}

/**
 * A second look at an export that does not add up: it may have been cut between two vouchers, which its bytes cannot tell. Where the
 * source lists more vouchers than it holds, it is fetched again. An equal one is what the source exports, however wrong, and what is
 * listed is then answered, so that nothing of it is taken for removed.
 * Throws `fortnox.truncated`, to be tried again.
 */
export async function refuseTruncated(client: FortnoxClient, year: SourceYear, sie: SieExport): Promise<VoucherName[]> {
  const listed = await listedBeyond(client, year.id, sie.vouchers);
  if (listed.length === 0) return [];
  const again = await client.sie(year);
  if (again.contentSha256 === sie.contentSha256) return listed;
  throw new SaldoError('fortnox.truncated', 'upstream', { year: `${year.from}–${year.to}` });
}

/** The vouchers that the source lists of a year where these are more than its export holds; none where they are not, or may not be read. */
export async function listedBeyond(client: FortnoxClient, yearId: number, held: number): Promise<VoucherName[]> {
  if ((await orClosed(client.countVouchers(yearId), 0)) <= held) return [];
  return (await orClosed(client.vouchers(yearId), [])).map(nameOf);
}

/** Tells that vouchers are listed at the source and lacking in its export, and names the first of them. */
export function exportLacks(lacking: readonly VoucherName[]): Fault {
  const names = lacking.slice(0, NAMED).map(({ series, number }) => `${series} ${number}`);
  const details = { count: lacking.length, names: names.join(', ') + (lacking.length > NAMED ? ' …' : '') };
  const told = (language: 'sv' | 'en') => sentenceFor(messages, 'fortnox.export-lacks', details, language) ?? '';
  return { code: 'fortnox.export-lacks', message: { sv: told('sv'), en: told('en') } };
}

async function exportOrReason(client: FortnoxClient, year: SourceYear, exported: boolean): Promise<SieExport | SaldoError> {
  try {
    return await client.sie(year);
  } catch (error) {
    if (exported && isUnclearWay(error)) throw new SaldoError(error.code, 'upstream', error.details, { retry: 'later', cause: error });
    if (isClosedWay(error)) return error;
    throw error;
  }
}

// Without the right to read the settings nothing is known to be locked, and a year more is fetched.
async function lockedOrUnknown(client: FortnoxClient): Promise<PlainDate | null> {
  return await orClosed(client.lockedUntil(), null);
}
