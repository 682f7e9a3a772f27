import { type Delivery, StoredAccount, type TrueTransaction, type Way } from '@saldo/bank/replay';
import { addDays, daysBetween, type PlainDate } from '@saldo/kernel';
import { type Random, seededRandom } from '@saldo/sandbox';
import type { Sample } from './samples.ts';

/** How many cases there are at least, over all samples. */
export const FEWEST_CASES = 10_000;
/** So many transactions of a sample are in one case at most. */
const MOST_TRANSACTIONS = 60;
const LONGEST_DAYS = 60;

/** What a replay came to: how many cases, and a line for each that did not end at the truth. */
export interface Replayed {
  readonly cases: number;
  readonly differing: readonly string[];
}

/**
 * Replays what samples tell of accounts as deliveries come in life, the same for the same seed: in overlapping slices, shuffled, fetched
 * again, with other ids and by other ways, through a renewed consent, while some of it is still pending. Every day is seen whole once;
 * however the rest came, each transaction must then stand there once.
 */
export function replay(samples: readonly Sample[], fewest: number, seed = 1): Replayed {
  const differing: string[] = [];
  const each = samples.length === 0 ? 0 : Math.ceil(fewest / samples.length);
  for (const [place, sample] of samples.entries()) {
    for (let number = 0; number < each; number++) {
      const difference = differenceOf(sample, seededRandom(seed * 1_000_003 + place * 10_007 + number));
      if (difference !== '') differing.push(`${sample.name}, case ${number}: ${difference}`);
    }
  }
  return { cases: each * samples.length, differing };
}

function differenceOf(sample: Sample, random: Random): string {
  const truth = windowOf(sample.truth, random);
  const account = new StoredAccount();
  for (const { delivery, missing } of deliveriesOf(truth, sample.isProven, random))
    account.take(missing === null ? truth : truth.filter((one) => !missing.has(one)), delivery);
  const [held, wanted] = [account.current(), truth.map(({ day, amountMinor }) => `${day} ${amountMinor}`).sort()];
  return difference('lacks', wanted, held) + difference('has too many', held, wanted);
}

function difference(words: string, some: readonly string[], others: readonly string[]): string {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  const over = some.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
  return over.length === 0 ? '' : `${words} ${over.join(', ')}. `;
}

// Whole days of it, from any on.
function windowOf(truth: readonly TrueTransaction[], random: Random): TrueTransaction[] {
  const first = truth[random.between(0, Math.max(0, truth.length - MOST_TRANSACTIONS))] as TrueTransaction;
  const near = truth.filter(({ day }) => day >= first.day && daysBetween(first.day, day) < LONGEST_DAYS);
  const last = near[Math.min(near.length, MOST_TRANSACTIONS) - 1] as TrueTransaction;
  return near.filter(({ day }) => day <= last.day);
}

/** A delivery, and what is still pending then. */
interface Told {
  readonly delivery: Delivery;
  readonly missing: ReadonlySet<TrueTransaction> | null;
}

function deliveriesOf(truth: readonly TrueTransaction[], isProven: boolean, random: Random): Told[] {
  const [from, to] = [(truth[0] as TrueTransaction).day, (truth.at(-1) as TrueTransaction).day];
  const ways = waysOf(isProven, random);
  const pending = random.chance(0.4) ? new Set([random.pick(truth), random.pick(truth)]) : null;
  let number = 0;
  const of = (some: readonly Way[], slice: Slice): Delivery => ({ way: random.pick(some), number: number++, ...slice });
  // A bank's proven statement lacks nothing, so what is pending is told by feeds only.
  const feeds = ways.filter((way) => !way.isProven);
  const early = pending
    ? shuffled([...covering(from, to, random), ...parts(from, to, random)], random).map((slice) => ({
        delivery: of(feeds, slice),
        missing: pending,
      }))
    : [];
  const whole = covering(from, to, random).map((slice) => of(ways, slice));
  const partly = parts(from, to, random).map((slice) => of(feeds, slice));
  const again = random.chance(0.5) ? [{ ...random.pick(whole), number: number++ }] : [];
  return [...early, ...shuffled([...whole, ...partly, ...again], random).map((delivery) => ({ delivery, missing: null }))];
}

/**
 * The ways in which one account is told: the sample's own, which may be proven; fetched with its ids, with ids that each fetch gives anew,
 * and with those of a renewed consent; by another provider that words everything shorter and shares ids; and by a file with neither texts
 * nor ids.
 */
function waysOf(isProven: boolean, random: Random): Way[] {
  const renewedFrom = random.between(1, 6);
  const own = ({ ids = [] }: TrueTransaction) => ids;
  const same = (text: string) => text;
  return [
    { source: 'file', wording: same, ids: own, isProven },
    { source: 'gocardless', wording: same, ids: own, isProven: false },
    { source: 'gocardless', wording: same, ids: ({ key }, delivery) => [`internal:${delivery}-${key}`], isProven: false },
    {
      source: 'gocardless',
      wording: same,
      ids: ({ key }, delivery) => [`internal:${delivery < renewedFrom ? 1 : 2}-${key}`],
      isProven: false,
    },
    { source: 'enablebanking', wording: (text) => text.slice(0, 1), ids: () => ['entry:5490990001'], isProven: false },
    { source: 'mt940', wording: () => '', ids: () => [], isProven },
  ];
}

type Slice = Omit<Delivery, 'way' | 'number'>;

/** Slices that overlap and together have every day whole. */
function covering(from: PlainDate, to: PlainDate, random: Random): Slice[] {
  const slices: Slice[] = [];
  for (let begin = from; begin <= to; ) {
    const end = earlier(addDays(begin, random.between(0, Math.max(1, daysBetween(from, to)))), to);
    const [before, after] = [later(addDays(begin, -random.between(0, 4)), from), earlier(addDays(end, random.between(0, 4)), to)];
    slices.push({ from: before, to: after, partOfFirst: null, partOfLast: null, shuffle: random.between(0, 1_000) });
    begin = addDays(end, 1);
  }
  return slices;
}

/** Slices whose outermost days were seen in part. */
function parts(from: PlainDate, to: PlainDate, random: Random): Slice[] {
  const length = daysBetween(from, to);
  return Array.from({ length: random.between(0, 3) }, () => {
    const begin = addDays(from, random.between(0, length));
    const end = addDays(begin, random.between(0, daysBetween(begin, to)));
    const part = () => (random.chance(0.7) ? random.between(0, 3) : null);
    return { from: begin, to: end, partOfFirst: part(), partOfLast: part(), shuffle: random.between(0, 1_000) };
  });
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? b : a;
}
