import { type Fault, overlaps, type Period, type PlainDate } from '@saldo/kernel';

/** A financial year at the source; `id` is Fortnox's own number. */
export interface SourceYear extends Period {
  readonly id: number;
}

/** What decides which years a sync fetches. */
export interface YearPlan {
  readonly years: readonly SourceYear[];
  readonly today: PlainDate;
  /** The last day that is locked at the source. */
  readonly lockedUntil: PlainDate | null;
  /** The years of which something was fetched before. */
  readonly fetched: readonly Period[];
  readonly wish: { readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined; readonly full?: boolean | undefined };
}

/**
 * The years to fetch, oldest first: those that have not ended and the one before them (the last two where all have ended), every
 * year fetched before that is not wholly locked, and those from `from` on; all with `full`. Years are chosen by overlap, since
 * broken, shortened and extended ones begin on any day.
 */
export function planYears({ years, today, lockedUntil, fetched, wish }: YearPlan): SourceYear[] {
  const ordered = [...years].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const firstOpen = ordered.findIndex((year) => year.to >= today);
  const recentFrom = firstOpen < 0 ? ordered.length - 2 : firstOpen - 1;
  return ordered.filter((year, index) => {
    if (wish.full || index >= recentFrom) return true;
    if (wish.from !== undefined && year.to >= wish.from && (wish.to === undefined || year.from <= wish.to)) return true;
    const whollyLocked = lockedUntil !== null && year.to <= lockedUntil;
    return !whollyLocked && fetched.some((period) => overlaps(period, year));
  });
}

/** Years that were fetched before and of which the source has nothing any more: one finding each. Their books stay as they were. */
export function yearsGone(fetched: readonly Period[], years: readonly SourceYear[]): Fault[] {
  return fetched
    .filter((period) => !years.some((year) => overlaps(period, year)))
    .map(({ from, to }) => ({
      code: 'fortnox.year-gone',
      message: {
        sv: `Räkenskapsåret ${from} – ${to} finns inte längre i Fortnox. Bokföringen ligger kvar som den senast hämtades; kontrollera året i Fortnox.`,
        en: `The financial year ${from} – ${to} is no longer in Fortnox. Its books stay as they were last fetched; check the year in Fortnox.`,
      },
    }));
}
