import { plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainedStatement, chainGaps, closingsOf, relationOf } from './statement-chain.ts';

let next = 0;
const statement = (
  from: string,
  to: string,
  openingMinor: bigint | null,
  closingMinor: bigint | null,
  more: Partial<ChainedStatement> = {},
) => ({
  id: String(next++).padStart(4, '0'),
  source: 'camt053',
  sourceId: `${from} ${to}`,
  sequence: '',
  from: plainDate(from),
  to: plainDate(to),
  openingMinor,
  closingMinor,
  ...more,
});

const entry = (day: string, amountMinor: bigint) => ({ bookingDate: plainDate(day), amountMinor });

describe('what a statement is to another', () => {
  const stored = { ...statement('2026-03-02', '2026-03-02', 100n, 50n), rawId: 'first', rawOffset: 10 };
  const held = [entry('2026-03-02', -70n), entry('2026-03-02', 20n)];
  const given = (from: string, to: string, opening: bigint, closing: bigint, more: Partial<ChainedStatement> = {}) => {
    return { ...statement(from, to, opening, closing, more), rawId: 'second', rawOffset: 10 };
  };
  it.each([
    ['same', { ...stored, rawId: 'second' }, held],
    ['same', { ...stored, rawId: 'second', sourceId: 'given another name' }, held],
    ['same', stored, held],
    ['part', { ...stored, rawOffset: 900 }, held],
    ['apart', given('2026-03-03', '2026-03-03', 50n, 60n), []],
    ['apart', { ...stored, source: 'mt940' }, held],
    ['part', given('2026-03-02', '2026-03-02', 50n, 70n, { sourceId: 'evening' }), [entry('2026-03-02', 20n)]],
    ['part', given('2026-03-02', '2026-03-02', 130n, 100n, { sourceId: 'night' }), [entry('2026-03-02', -30n)]],
    ['replacing', { ...stored, rawId: 'second', closingMinor: 45n }, held],
    ['overlapping', given('2026-03-01', '2026-03-31', 20n, 900n), [...held, entry('2026-03-09', 930n)]],
    // The day after, with one that was booked late on the day before.
    ['part', given('2026-03-02', '2026-03-03', 50n, 55n), [entry('2026-03-02', 1n), entry('2026-03-03', 4n)]],
    ['part', given('2026-03-02', '2026-03-02', 7n, 9n, { sourceId: 'of another kind' }), [entry('2026-03-02', 2n)]],
  ] as const)('%s', (relation, one, entries) => {
    expect(relationOf(one, stored, held, entries)).toBe(relation);
  });
});

describe('the chain of statements', () => {
  it('holds over days without a statement, and in whatever order they came', () => {
    const all = [
      statement('2026-03-02', '2026-03-02', 100n, 50n),
      statement('2026-03-06', '2026-03-06', 50n, 70n, { sourceId: 'a' }),
      statement('2026-03-06', '2026-03-06', 70n, 65n, { sourceId: 'b' }),
      statement('2026-03-09', '2026-03-09', 65n, 90n),
    ];
    const shuffles = fc.shuffledSubarray(all, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(shuffles, (shuffled) => {
        expect(chainGaps(shuffled)).toEqual([]);
      }),
    );
  });

  it('names the one gap where any but the outermost is left out and nothing else makes up for it', () => {
    const all = [100n, 150n, 120n, 300n, 280n].map((opening, n, openings) =>
      statement(`2026-03-0${n + 1}`, `2026-03-0${n + 1}`, opening, openings[n + 1] ?? 999n),
    );
    for (let out = 1; out < all.length - 1; out++) {
      const gaps = chainGaps(all.filter((_, place) => place !== out));
      expect(gaps).toHaveLength(1);
      expect(gaps[0]).toMatchObject({ expectedMinor: all[out]?.openingMinor, actualMinor: all[out]?.closingMinor });
    }
  });

  it('is not broken by a month beside its days, nor by what states no balances', () => {
    const month = statement('2026-03-01', '2026-03-31', 100n, 400n);
    const days = [statement('2026-03-02', '2026-03-02', 100n, 50n), statement('2026-03-20', '2026-03-20', 50n, 400n)];
    expect(chainGaps([month, ...days, statement('2026-03-05', '2026-03-05', null, null)])).toEqual([]);
  });

  it('tells the balance at the end of each day, of several parts of a day the last', () => {
    const closings = closingsOf([
      statement('2026-03-02', '2026-03-02', 50n, 70n, { sourceId: 'evening' }),
      statement('2026-03-02', '2026-03-02', 100n, 50n, { sourceId: 'morning' }),
      statement('2026-03-05', '2026-03-06', 70n, 90n),
    ]);
    expect(closings).toEqual([
      { day: '2026-03-01', amountMinor: 100n },
      { day: '2026-03-02', amountMinor: 70n },
      { day: '2026-03-04', amountMinor: 70n },
      { day: '2026-03-06', amountMinor: 90n },
    ]);
  });

  it('leaves open whether a closing balance is the end of its day where the next statement goes on in that day', () => {
    const weeks = [statement('2026-03-01', '2026-03-08', 1000n, 965n), statement('2026-03-08', '2026-03-15', 965n, 930n)];
    const told = [
      { day: '2026-02-28', amountMinor: 1000n },
      { day: '2026-03-08', amountMinor: 965n, mayGoOn: true },
      { day: '2026-03-15', amountMinor: 930n },
    ];
    expect(closingsOf(weeks)).toEqual(told);
    expect(closingsOf(weeks.toReversed())).toEqual(told);
    // What was booked late on the day of the first.
    const late = [statement('2026-03-02', '2026-03-02', 100n, 50n), statement('2026-03-02', '2026-03-03', 50n, 55n)];
    expect(closingsOf(late)[1]).toEqual({ day: '2026-03-02', amountMinor: 50n, mayGoOn: true });
    // A month beside its days is not the next of any.
    const month = [statement('2026-03-02', '2026-03-02', 100n, 50n), statement('2026-03-01', '2026-03-31', 100n, 20n)];
    expect(closingsOf(month).some(({ mayGoOn }) => mayGoOn)).toBe(false);
  });
});
