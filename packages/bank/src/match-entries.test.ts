import { addDays, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delivery, FIRST_DAY, StoredAccount, type TrueTransaction, type Way } from './fixtures/replay.ts';
import { type KnownTransaction, matchEntries, type ObservedEntry } from './match-entries.ts';

const DAYS = 8;
const CASES = 10_000;

// What the samples show of real banks: ids that stay, that are given anew with every fetch, that many transactions share, and none at all.
const ways: readonly Way[] = [
  { source: 'gocardless', wording: (text) => text, ids: ({ key }) => [`internal:${key}`], isProven: false },
  { source: 'gocardless', wording: (text) => text, ids: ({ key }, delivery) => [`internal:${delivery}-${key}`], isProven: false },
  { source: 'camt053', wording: (text) => `KORTKÖP ${text.slice(0, 4)}`, ids: ({ reference }) => [`entry:${reference}`], isProven: true },
  { source: 'mt940', wording: (text) => text.toUpperCase().slice(0, 6), ids: () => [], isProven: true },
  { source: 'enablebanking', wording: (text) => text, ids: () => ['entry:5490990001'], isProven: false },
];

const transaction = fc.record({
  day: fc.nat({ max: DAYS - 1 }).map((days) => addDays(FIRST_DAY, days)),
  amountMinor: fc.constantFrom(-5_000n, -5_000n, -12_950n, 125_000n, -100n),
  text: fc.constantFrom('PRESSBYRÅN', 'ICA KVANTUM', 'Kortköp 2026', 'BGGIRERING'),
  reference: fc.constantFrom('', '', 'RF18 5390 0754 7034', '5490990001'),
});

const truths = fc
  .array(transaction, { minLength: 1, maxLength: 24 })
  .map((list) => list.map((one, key): TrueTransaction => ({ ...one, key })));

const deliveries = fc.array(
  fc
    .record({
      way: fc.constantFrom(...ways),
      from: fc.nat({ max: DAYS - 1 }),
      length: fc.nat({ max: DAYS - 1 }),
      partOfFirst: fc.option(fc.nat({ max: 2 }), { freq: 2 }),
      partOfLast: fc.option(fc.nat({ max: 2 }), { freq: 2 }),
      shuffle: fc.nat({ max: 1_000 }),
    })
    .map(
      ({ way, from, length, partOfFirst, partOfLast, shuffle }, index = 0): Delivery => ({
        way,
        number: index,
        from: addDays(FIRST_DAY, from),
        to: addDays(FIRST_DAY, Math.min(DAYS - 1, from + length)),
        // A statement that is proven has all of its days.
        partOfFirst: way.isProven ? null : partOfFirst,
        partOfLast: way.isProven ? null : partOfLast,
        shuffle,
      }),
    ),
  { minLength: 1, maxLength: 7 },
);

const trueDays = (truth: readonly TrueTransaction[]) => truth.map(({ day, amountMinor }) => `${day} ${amountMinor}`).sort();

const whole = (way: Way, number: number): Delivery => ({
  way,
  number,
  from: FIRST_DAY,
  to: addDays(FIRST_DAY, DAYS - 1),
  partOfFirst: null,
  partOfLast: null,
  shuffle: 3 * number,
});

describe('matching what is delivered with what is stored', () => {
  it('ends at the truth whatever slices of it came, in whatever order, by whichever way', () => {
    fc.assert(
      fc.property(truths, deliveries, fc.constantFrom(...ways), (truth, slices, last) => {
        const account = new StoredAccount();
        for (const [number, slice] of slices.entries()) account.take(truth, { ...slice, number });
        account.take(truth, whole(last, 100));
        expect(account.current()).toEqual(trueDays(truth));
      }),
      { numRuns: CASES },
    );
  });

  it('holds after each slice what that slice saw whole, and loses nothing of it', () => {
    fc.assert(
      fc.property(truths, deliveries, (truth, slices) => {
        const account = new StoredAccount();
        for (const [number, slice] of slices.entries()) {
          account.take(truth, { ...slice, number });
          const seen = trueDays(truth.filter(({ day }) => day > slice.from && day < slice.to));
          const held = account.current().filter((line) => line.slice(0, 10) > slice.from && line.slice(0, 10) < slice.to);
          expect(held).toEqual(seen);
        }
      }),
      { numRuns: CASES },
    );
  });

  it('changes nothing when the same is delivered again', () => {
    fc.assert(
      fc.property(truths, deliveries, fc.constantFrom(...ways), (truth, slices, last) => {
        const account = new StoredAccount();
        for (const [number, slice] of slices.entries()) account.take(truth, { ...slice, number });
        account.take(truth, whole(last, 100));
        const before = account.known;
        const plan = account.take(truth, whole(last, 100));
        expect(plan.pairs.every(({ how }) => how === 'same')).toBe(true);
        expect([plan.added, plan.withdrawn, plan.contradicted]).toEqual([[], [], []]);
        expect(new Set(account.known.map(({ id }) => id))).toEqual(new Set(before.map(({ id }) => id)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('follows the truth where the bank takes back, books late and moves to another day', () => {
    fc.assert(
      fc.property(truths, truths, fc.constantFrom(...ways), fc.constantFrom(...ways), (before, after, first, second) => {
        const account = new StoredAccount();
        account.take(before, whole(first, 1));
        account.take(after, whole(second, 2));
        const plan = account.take(after, whole(second, 2));
        if (first.source === second.source || second.isProven) {
          expect(account.current()).toEqual(trueDays(after));
          return;
        }
        // What another way alone delivered stays until a balance decides, and of one that both deliver the first gives the day.
        const extra = account.known.filter(({ id }) => plan.contradicted.includes(id));
        const amounts = (lines: readonly { readonly amountMinor: bigint }[]) => lines.map(({ amountMinor }) => String(amountMinor)).sort();
        const current = account.known.filter(({ state }) => state === 'current');
        expect(amounts(current)).toEqual(amounts([...after, ...extra]));
      }),
      { numRuns: CASES },
    );
  });
});

const day = plainDate('2026-03-05');
const entry = (fields: Partial<ObservedEntry>): ObservedEntry => ({
  bookingDate: day,
  amountMinor: -5_000n,
  fingerprint: 'ICA',
  content: fields.fingerprint ?? 'ICA',
  ids: [],
  ...fields,
});
const stored = (id: string, fields: Partial<ObservedEntry & KnownTransaction> = {}, source = 'gocardless'): KnownTransaction => {
  const { bookingDate, amountMinor, fingerprint, content, ids } = entry(fields);
  return {
    id,
    bookingDate,
    amountMinor,
    state: fields.state ?? 'current',
    isDoubtful: false,
    sightings: [{ source, day: bookingDate, fingerprint, content, ids }],
  };
};
const seen = (entries: readonly ObservedEntry[], wholeDays: readonly string[] = [], source = 'gocardless', isProven = false) => ({
  source,
  entries,
  isWhole: (one: string) => wholeDays.includes(one),
  wasWhole: () => false,
  isProven,
  disproves: () => isProven,
});

describe('matching, one case at a time', () => {
  it('keeps three equal purchases of one day as three', () => {
    const three = [entry({ ids: ['a'] }), entry({ ids: ['b'] }), entry({ ids: ['c'] })];
    expect(matchEntries([stored('1', { ids: ['a'] })], seen(three, [day])).added).toEqual([1, 2]);
  });

  it('does not take a weekly payment of one reference for the one of the week before', () => {
    const lastWeek = stored('1', { bookingDate: plainDate('2026-02-26'), ids: ['entry:standing'] });
    const plan = matchEntries([lastWeek], seen([entry({ ids: ['entry:standing'] })], [day]));
    expect([plan.pairs, plan.added, plan.withdrawn]).toEqual([[], [0], []]);
  });

  it('takes a payment that vanished from a day seen whole for the one of its id a day later', () => {
    const before = stored('1', { bookingDate: plainDate('2026-03-04'), ids: ['transaction:7'] });
    const plan = matchEntries([before], seen([entry({ ids: ['transaction:7'] })], ['2026-03-04', day]));
    expect(plan.pairs).toEqual([{ entry: 0, id: '1', how: 'changed' }]);
  });

  it('keeps both of a day seen in part where only day and amount agree, in doubt', () => {
    const plan = matchEntries([stored('1', { ids: ['a'] })], seen([entry({ fingerprint: 'COOP', ids: ['b'] })]));
    expect([plan.added, plan.doubtful]).toEqual([[0], [0]]);
  });

  it('leaves the content to the way that it came from, whatever another way calls it', () => {
    const plan = matchEntries([stored('1', {}, 'camt053')], seen([entry({ fingerprint: 'ICA KVANTUM STHLM' })], [day]));
    expect(plan.pairs).toEqual([{ entry: 0, id: '1', how: 'told' }]);
  });

  it('brings back what the bank had taken back', () => {
    const plan = matchEntries([stored('1', { state: 'withdrawn', ids: ['a'] })], seen([entry({ ids: ['a'] })], [day]));
    expect(plan.pairs).toEqual([{ entry: 0, id: '1', how: 'revived' }]);
  });

  it('asks the balance about what only another way delivered', () => {
    const plan = matchEntries([stored('1', {}, 'camt053')], seen([], [day]));
    expect([plan.withdrawn, plan.contradicted]).toEqual([[], ['1']]);
    expect(matchEntries([stored('1')], seen([], [day], 'camt053', true)).withdrawn).toEqual(['1']);
  });
});
