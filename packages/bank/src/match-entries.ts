import { addDays, atOnce, daysBetween, type PlainDate, type Steps } from '@saldo/kernel';
import type { EntryMarks } from './entry-content.ts';

/** How one way of delivery (`camt053`, `mt940`, `gocardless` …) last told of a transaction. */
export interface Sighting extends EntryMarks {
  readonly source: string;
  /** The booking date that this way gives. */
  readonly day: PlainDate;
}

/** A stored transaction, as far as matching asks. */
export interface KnownTransaction {
  readonly id: string;
  readonly bookingDate: PlainDate;
  readonly amountMinor: bigint;
  readonly state: 'current' | 'withdrawn';
  /** Whether it may be another one told differently: a day seen whole settles it. */
  readonly isDoubtful: boolean;
  /** The latest of each way of delivery, the one first that its content comes from. */
  readonly sightings: readonly Sighting[];
}

/** An entry of what was delivered now. */
export interface ObservedEntry extends EntryMarks {
  readonly bookingDate: PlainDate;
  readonly amountMinor: bigint;
}

/** What was delivered, and how much of the account's truth it is. */
export interface Observation {
  readonly source: string;
  readonly entries: readonly ObservedEntry[];
  /** Whether everything that was booked on a day is among the entries: then the day's multiset is what they say. */
  isWhole(day: PlainDate): boolean;
  /** Whether a day was seen whole before, by whichever way: then what is stored of it is all that there was. */
  wasWhole(day: PlainDate): boolean;
  /** Whether opening and closing balance prove the entries: then the days are as they say. */
  readonly isProven: boolean;
  /** Whether that proves that nothing else was booked on a day, whatever another way delivered. */
  disproves(day: PlainDate): boolean;
}

/** A stored transaction that an entry is. */
export interface Pairing {
  /** The entry's place among the observed ones. */
  readonly entry: number;
  readonly id: string;
  /** `same`: this way told just so before · `told`: another way did · `changed`: text, day or another part is new · `revived`: was withdrawn. */
  readonly how: 'same' | 'told' | 'changed' | 'revived';
}

/** What becomes of an account's transactions by what was delivered. Applying it and matching the same again pairs all as `same`. */
export interface MatchPlan {
  readonly pairs: readonly Pairing[];
  readonly added: readonly number[];
  /** Of those: equal in day and amount to stored ones that may be the same, although nothing else says so; and those stored ones. */
  readonly doubtful: readonly number[];
  readonly doubtfulStored: readonly string[];
  /** No longer delivered by the way that delivered them, or disproved by a proven statement. */
  readonly withdrawn: readonly string[];
  /** Delivered by another way only, although this one was to tell the whole day: the balance must decide. */
  readonly contradicted: readonly string[];
}

/** How far apart the days of one transaction may be from one delivery to the next. */
export const LONGEST_MOVE_DAYS = 10;

/**
 * Matches what was delivered with what is stored of an account, as multisets: each stored transaction is used once. No id and no text is
 * trusted alone; on days that were seen whole the number of transactions of an amount is what was delivered, whoever is whom.
 * @param known all that is stored between the days of `daysToKnow`, current and withdrawn, in a stable order; without those that another
 *   part of the same day's statements holds
 */
export function matchEntries(known: readonly KnownTransaction[], observed: Observation): MatchPlan {
  return atOnce(matchingSteps(known, observed));
}

/** As `matchEntries`, in steps: what is many takes a second. */
export function* matchingSteps(known: readonly KnownTransaction[], observed: Observation): Steps<MatchPlan> {
  const matching = new Matching(known, observed);
  yield;
  // On the same day first what ids and texts agree on, then the texts alone (ids are given anew), then the ids alone (texts change).
  yield* matching.pairSameDay((marks) => marks.ids.map((id) => `${id}|${marks.fingerprint}`));
  yield* matching.pairSameDay((marks) => [marks.fingerprint]);
  yield* matching.pairSameDay((marks) => marks.ids);
  yield* matching.pairRest();
  yield* matching.pairMoved();
  yield* matching.revive();
  return matching.plan();
}

/** The days between which everything stored must be known to match what was delivered; null where nothing was. */
export function daysToKnow(entries: readonly ObservedEntry[], whole: readonly { readonly from: PlainDate; readonly to: PlainDate }[]) {
  const days = [...entries.map(({ bookingDate }) => bookingDate), ...whole.flatMap(({ from, to }) => [from, to])].sort();
  const [first] = days;
  const last = days.at(-1);
  return first && last ? { from: addDays(first, -LONGEST_MOVE_DAYS), to: addDays(last, LONGEST_MOVE_DAYS) } : null;
}

type MarksOf = (marks: EntryMarks) => readonly string[];

/** A stored transaction on the day that the way of this delivery gives it. */
interface Stored {
  readonly known: KnownTransaction;
  readonly day: PlainDate;
  /** Whether this way has delivered it before. */
  readonly isOwn: boolean;
}

interface Came {
  readonly at: number;
  readonly entry: ObservedEntry;
}

class Matching {
  readonly #stored: readonly Stored[];
  readonly #observed: Observation;
  readonly #came: readonly Came[];
  readonly #taken = new Set<KnownTransaction>();
  readonly #pairs = new Map<number, Pairing>();
  readonly #doubtful = new Set<number>();
  readonly #doubtfulStored = new Set<string>();

  constructor(known: readonly KnownTransaction[], observed: Observation) {
    this.#observed = observed;
    this.#came = observed.entries.map((entry, at) => ({ at, entry }));
    this.#stored = known.map((one) => {
      const own = one.sightings.find(({ source }) => source === observed.source);
      return { known: one, day: own?.day ?? one.bookingDate, isOwn: own !== undefined };
    });
  }

  /** Pairs what has a mark in common on one day with one amount; of several first what this way itself delivered, in the stored order. */
  *pairSameDay(marksOf: MarksOf): Steps<void> {
    const byKey = new Map<string, Stored[]>();
    for (const stored of this.#free('current')) {
      for (const key of allMarks(stored.known, marksOf)) pushTo(byKey, `${keyOf(stored.day, stored.known)}|${key}`, stored);
      yield;
    }
    for (const group of byKey.values()) if (group.length > 1) group.sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
    for (const came of this.#unpaired()) {
      yield;
      const base = keyOf(came.entry.bookingDate, came.entry);
      for (const key of marksOf(came.entry)) {
        const found = this.#firstFree(byKey.get(`${base}|${key}`));
        if (!found) continue;
        this.#pair(came, found);
        break;
      }
    }
  }

  /**
   * What is left of a day and an amount. Of a day seen whole, now or before, they are the same ones, with other texts. Otherwise only a
   * single one on each side, delivered by different ways, is taken for the same; of several all are kept, in doubt.
   */
  *pairRest(): Steps<void> {
    const left = groups(this.#free('current'), ({ day, known }) => keyOf(day, known));
    yield;
    for (const [key, entries] of groups(this.#unpaired(), ({ entry }) => keyOf(entry.bookingDate, entry))) {
      yield;
      const stored = left.get(key) ?? [];
      const [first] = entries;
      if (!first || stored.length === 0) continue;
      const isSingle = entries.length === 1 && stored.length === 1 && !stored[0]?.isOwn;
      const { bookingDate } = first.entry;
      if (this.#observed.isWhole(bookingDate) || this.#observed.wasWhole(bookingDate) || isSingle) {
        for (const [place, came] of entries.slice(0, stored.length).entries()) this.#pair(came, stored[place] as Stored);
        continue;
      }
      for (const { at } of entries) this.#doubtful.add(at);
      for (const { known } of stored) this.#doubtfulStored.add(known.id);
    }
  }

  /** What was booked on another day before: only where that day was seen whole without it, so that nothing is taken from a day unseen. */
  *pairMoved(): Steps<void> {
    if (this.#vanished().length === 0) return;
    yield* this.#pairNearest((marks) => marks.ids, false);
    // A text alone may be that of a standing order: then only where a single one on each side has it.
    yield* this.#pairNearest((marks) => [marks.fingerprint], true);
  }

  /** What the bank took back and gives again. */
  *revive(): Steps<void> {
    const gone = groups(this.#free('withdrawn'), ({ day, known }) => keyOf(day, known));
    if (gone.size === 0) return;
    for (const came of this.#unpaired()) {
      yield;
      const { entry } = came;
      const found = (gone.get(keyOf(entry.bookingDate, entry)) ?? []).find(
        ({ known }) =>
          !this.#taken.has(known) &&
          known.sightings.some((one) => one.fingerprint === entry.fingerprint || one.ids.some((id) => entry.ids.includes(id))),
      );
      if (found) this.#pair(came, found);
    }
  }

  plan(): MatchPlan {
    const { source } = this.#observed;
    const vanished = this.#vanished();
    const isGone = ({ known, day }: Stored) =>
      this.#observed.disproves(day) || known.isDoubtful || known.sightings.every((sighting) => sighting.source === source);
    const added = this.#unpaired().map(({ at }) => at);
    return {
      pairs: [...this.#pairs.values()].sort((a, b) => a.entry - b.entry),
      added,
      doubtful: added.filter((at) => this.#doubtful.has(at)),
      doubtfulStored: [...this.#doubtfulStored],
      withdrawn: vanished.filter(isGone).map(({ known }) => known.id),
      contradicted: vanished.filter((stored) => !isGone(stored)).map(({ known }) => known.id),
    };
  }

  *#pairNearest(marksOf: MarksOf, alone: boolean): Steps<void> {
    const byKey = new Map<string, Stored[]>();
    for (const stored of this.#vanished()) {
      for (const key of allMarks(stored.known, marksOf)) pushTo(byKey, `${stored.known.amountMinor}|${key}`, stored);
      yield;
    }
    const wanted = this.#unpaired().flatMap((came) =>
      marksOf(came.entry).map((key) => ({ came, key: `${came.entry.amountMinor}|${key}` })),
    );
    for (const [key, entries] of groups(wanted, (one) => one.key)) {
      yield;
      const stored = byKey.get(key) ?? [];
      if (alone && (stored.length !== 1 || entries.length !== 1)) continue;
      for (const { came } of entries) {
        if (this.#pairs.has(came.at)) continue;
        const near = stored
          .filter(({ known, day }) => !this.#taken.has(known) && apart(day, came) <= LONGEST_MOVE_DAYS)
          .toSorted((a, b) => apart(a.day, came) - apart(b.day, came));
        if (near[0]) this.#pair(came, near[0]);
      }
    }
  }

  #pair({ at, entry }: Came, stored: Stored): void {
    this.#taken.add(stored.known);
    this.#pairs.set(at, { entry: at, id: stored.known.id, how: this.#how(entry, stored.known) });
  }

  // Only the way that the content comes from changes it: two ways with texts of their own would else change it back and forth. A proven
  // statement alone moves a day that another way gave.
  #how(entry: ObservedEntry, { state, bookingDate, sightings }: KnownTransaction): Pairing['how'] {
    if (state === 'withdrawn') return 'revived';
    const { source, isProven } = this.#observed;
    const before = sightings.find((sighting) => sighting.source === source);
    const isFirst = before !== undefined && before === sightings[0];
    if ((isFirst || isProven) && bookingDate !== entry.bookingDate) return 'changed';
    if (!before) return 'told';
    if (before.content === entry.content && before.day === entry.bookingDate) return 'same';
    return isFirst ? 'changed' : 'told';
  }

  #vanished(): Stored[] {
    return this.#free('current').filter(({ day }) => this.#observed.isWhole(day));
  }

  #unpaired(): Came[] {
    return this.#came.filter(({ at }) => !this.#pairs.has(at));
  }

  #free(state: KnownTransaction['state']): Stored[] {
    return this.#stored.filter(({ known }) => known.state === state && !this.#taken.has(known));
  }

  // Those in front that are taken are dropped for good, so that a long row of equal ones is walked once.
  #firstFree(group: Stored[] | undefined): Stored | null {
    let next = 0;
    while (group && next < group.length && this.#taken.has((group[next] as Stored).known)) next++;
    if (next > 0) group?.splice(0, next);
    return group?.[0] ?? null;
  }
}

function allMarks({ sightings }: KnownTransaction, marksOf: MarksOf): Set<string> {
  return new Set(sightings.flatMap((sighting) => marksOf(sighting)));
}

function keyOf(day: PlainDate, { amountMinor }: { readonly amountMinor: bigint }): string {
  return `${day}|${amountMinor}`;
}

function apart(day: PlainDate, { entry }: Came): number {
  return Math.abs(daysBetween(day, entry.bookingDate));
}

function groups<T>(items: Iterable<T>, keyOfItem: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) pushTo(found, keyOfItem(item), item);
  return found;
}

function pushTo<T>(map: Map<string, T[]>, key: string, item: T): void {
  const group = map.get(key);
  if (group) group.push(item);
  else map.set(key, [item]);
}
