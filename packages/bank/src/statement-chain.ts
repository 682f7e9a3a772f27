import { addDays, daysBetween, type PlainDate } from '@saldo/kernel';
import type { ClosingBalance } from './day-proof.ts';

/** A statement as far as its place among the others goes. Minor units; null where it states no such balance. */
export interface ChainedStatement {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly sequence: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
}

/** What a new statement is to one that is stored. */
export type Relation =
  /** The same days and balances: seen again. */
  | 'same'
  /** Other days. */
  | 'apart'
  /** Beside it, with days in common: each has transactions of its own. */
  | 'part'
  /** Days in common, and the same transactions of them: delivered twice, more or less of it. */
  | 'overlapping'
  /** The same days and the same name, and other balances: the bank says two things, of which the later holds. */
  | 'replacing';

/** A day and an amount, as far as two statements are compared by what they hold. */
export interface HeldEntry {
  readonly bookingDate: PlainDate;
  readonly amountMinor: bigint;
}

/** A statement that is taken in, and where it lies. */
export type NewStatement = Omit<ChainedStatement, 'id'> & { readonly rawId: string; readonly rawOffset: number | null };

/**
 * What two statements of one way of delivery are to each other. By their names and balances where those tell, else by what the stored one
 * holds: what stands in both is delivered twice, what stands in one only is its own, whatever days the two say they are about.
 * @param held what the stored statement brought
 * @param entries what the new one has
 */
export function relationOf(
  one: NewStatement,
  stored: ChainedStatement & { readonly rawId: string; readonly rawOffset: number | null },
  held: readonly HeldEntry[],
  entries: readonly HeldEntry[],
): Relation {
  if (one.source !== stored.source || one.to < stored.from || stored.to < one.from) return 'apart';
  // A file holds each of its statements once.
  if (one.rawId === stored.rawId && one.rawOffset !== null) return one.rawOffset === stored.rawOffset ? 'same' : 'part';
  const hasSameDays = one.from === stored.from && one.to === stored.to;
  const hasSameBalances = one.openingMinor === stored.openingMinor && one.closingMinor === stored.closingMinor;
  const isNamedAlike = one.sourceId === stored.sourceId && one.sequence === stored.sequence;
  if (hasSameDays && hasSameBalances && (isNamedAlike || one.openingMinor !== one.closingMinor)) return 'same';
  if (hasSameDays && isNamedAlike && !hasSameBalances) return 'replacing';
  const share = sharedHalves(held, entries);
  const follows = joins(stored, one) || joins(one, stored);
  const covers = one.from <= stored.from && stored.to <= one.to && !hasSameDays;
  if (follows && !(covers && share === 'all')) return 'part';
  return held.length === 0 || share !== 'few' ? 'overlapping' : 'part';
}

// How much of what one holds the other has too, each used once.
function sharedHalves(held: readonly HeldEntry[], entries: readonly HeldEntry[]): 'all' | 'most' | 'few' {
  const left = new Map<string, number>();
  const keyOf = ({ bookingDate, amountMinor }: HeldEntry) => `${bookingDate}|${amountMinor}`;
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + 1);
  let shared = 0;
  for (const entry of held) {
    const count = left.get(keyOf(entry)) ?? 0;
    if (count === 0) continue;
    left.set(keyOf(entry), count - 1);
    shared++;
  }
  if (shared === held.length) return 'all';
  return shared * 2 >= held.length ? 'most' : 'few';
}

/** Where two statements that follow each other do not join. Minor units. */
export interface ChainGap {
  readonly beforeId: string;
  readonly afterId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The closing balance of the one before. */
  readonly expectedMinor: bigint;
  /** The opening balance of the one after. */
  readonly actualMinor: bigint;
}

/**
 * The gaps in a chain of statements of one account and one way of delivery: the opening balance of each must be the closing of the one
 * before. Days between two that join need no statement: banks send none for days without transactions. What lies within another is
 * left out.
 */
export function chainGaps(statements: readonly ChainedStatement[]): ChainGap[] {
  const gaps: ChainGap[] = [];
  const waiting = statements.filter(({ openingMinor, closingMinor }) => openingMinor !== null && closingMinor !== null);
  const chain = withoutCovered(waiting.toSorted(byDays));
  for (let place = 1; place < chain.length; place++) {
    const before = chain[place - 1] as ChainedStatement;
    // Of several parts of one day, whichever begins where the last one ended.
    const part = chain
      .slice(place)
      .findIndex((one) => one.from === chain[place]?.from && one.to === chain[place]?.to && joins(before, one));
    if (part > 0) chain.splice(place, 0, ...chain.splice(place + part, 1));
    const after = chain[place] as ChainedStatement;
    if (joins(before, after)) continue;
    gaps.push({
      beforeId: before.id,
      afterId: after.id,
      from: before.to,
      to: after.from,
      expectedMinor: before.closingMinor ?? 0n,
      actualMinor: after.openingMinor ?? 0n,
    });
  }
  return gaps;
}

/**
 * The balance at the end of each day that statements tell: a closing balance on its last day, an opening balance on the day before its
 * first. Of several parts of a day only what neither begins nor ends another counts. Where the next statement of several days goes on in
 * the last day of one, what was booked late or in the evening may be in it: the closing balance then only may be the day's. By day; of two
 * that contradict each other the later.
 */
export function closingsOf(statements: readonly ChainedStatement[]): ClosingBalance[] {
  const byDay = new Map<PlainDate, ClosingBalance>();
  const opening = Map.groupBy(statements, ({ source, openingMinor }) => `${source} ${openingMinor}`);
  const closing = Map.groupBy(statements, ({ source, closingMinor }) => `${source} ${closingMinor}`);
  for (const one of statements) {
    const { source, from, to, openingMinor, closingMinor } = one;
    const dayBefore = addDays(from, -1);
    const beginsInDays = closing.get(`${source} ${openingMinor}`)?.some((other) => other !== one && endsWithin(other, one)) ?? false;
    if (openingMinor !== null && !beginsInDays && (byDay.get(dayBefore)?.mayGoOn ?? true))
      byDay.set(dayBefore, { day: dayBefore, amountMinor: openingMinor });
    const next = opening.get(`${source} ${closingMinor}`)?.filter((other) => other !== one && endsWithin(one, other)) ?? [];
    if (closingMinor === null || next.some((other) => other.from === other.to)) continue;
    if (next.length === 0) byDay.set(to, { day: to, amountMinor: closingMinor });
    else if (!byDay.has(to)) byDay.set(to, { day: to, amountMinor: closingMinor, mayGoOn: true });
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function endsWithin({ to }: ChainedStatement, other: ChainedStatement): boolean {
  return other.from <= to && to <= other.to;
}

function joins(before: Omit<ChainedStatement, 'id'>, after: Omit<ChainedStatement, 'id'>): boolean {
  return before.closingMinor !== null && before.closingMinor === after.openingMinor;
}

function byDays(a: ChainedStatement, b: ChainedStatement): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  return a.sequence.localeCompare(b.sequence, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1);
}

// A month beside its days: the days chain, and so does the month; of both the longer stands.
function withoutCovered(sorted: readonly ChainedStatement[]): ChainedStatement[] {
  return sorted.filter(
    (one) =>
      !sorted.some(
        (other) =>
          other !== one &&
          other.from <= one.from &&
          one.to <= other.to &&
          daysBetween(other.from, other.to) > daysBetween(one.from, one.to),
      ),
  );
}
