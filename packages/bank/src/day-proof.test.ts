import { addDays, type PlainDate, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proofSpans, proveDays, unprovenDays } from './day-proof.ts';

const first = plainDate('2026-03-02');
const day = (n: number): PlainDate => addDays(first, n);
const days = { from: day(0), to: day(4) };
const closing = (n: number, amountMinor: bigint) => ({ day: day(n), amountMinor });
const sum = (n: number, sumMinor: bigint) => ({ day: day(n), sumMinor });

describe('the proof of an account by its days', () => {
  it('proves what lies between two balances that the transactions join', () => {
    const proof = proveDays(days, [closing(-1, 100n), closing(2, 250n)], [sum(0, 100n), sum(2, 50n)], [{ from: day(0), to: day(3) }]);
    expect(proof.map(({ state }) => state)).toEqual(['proven', 'proven', 'proven', 'unproven', 'missing']);
    expect(proof[3]?.differenceMinor).toBeNull();
  });

  it('takes a balance that may lie within its day where it fits, and passes it by where it does not', () => {
    const seen = [{ from: day(0), to: day(4) }];
    const states = (within: bigint, sums: ReturnType<typeof sum>[]) =>
      proveDays(days, [closing(-1, 100n), { ...closing(1, within), mayGoOn: true }, closing(4, 90n)], sums, seen).map(
        ({ state, differenceMinor }) => `${state} ${differenceMinor}`,
      );
    const proven = Array.from({ length: 5 }, () => 'proven 0');
    expect(states(80n, [sum(0, -20n), sum(2, 10n)])).toEqual(proven);
    expect(states(80n, [sum(0, -20n), sum(1, 3n), sum(2, 7n)])).toEqual(proven);
    // What is wrong after one that fits is wrong there only.
    expect(states(80n, [sum(0, -20n), sum(2, 4n)])).toEqual([...proven.slice(3), 'unproven 6', 'unproven 6', 'unproven 6']);
    expect(states(80n, [sum(0, -21n), sum(2, 10n)])).toEqual(Array.from({ length: 5 }, () => 'unproven 1'));
  });

  it('says by how much the days between two balances fail, of those that were seen', () => {
    const proof = proveDays(days, [closing(-1, 100n), closing(2, 260n)], [sum(0, 100n), sum(2, 50n)], [{ from: day(0), to: day(0) }]);
    expect(proof.map(({ state, differenceMinor }) => [state, differenceMinor])).toEqual([
      ['unproven', 10n],
      ['missing', null],
      ['missing', null],
      ['missing', null],
      ['missing', null],
    ]);
  });

  it('proves exactly the days whose transactions are whole, whichever one is taken away', () => {
    const amounts = fc.array(
      fc.tuple(
        fc.nat(9),
        fc.bigInt({ min: -500n, max: 500n }).filter((n) => n !== 0n),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(amounts, fc.nat(), (transactions, lost) => {
        const sums = (all: typeof transactions) =>
          [...Map.groupBy(all, ([n]) => n)]
            .sort(([a], [b]) => a - b)
            .map(([n, of]) =>
              sum(
                n,
                of.reduce((total, [, amount]) => total + amount, 0n),
              ),
            );
        const all = { from: day(0), to: day(9) };
        const seen = [all];
        const closings = Array.from({ length: 11 }, (_, n) =>
          closing(
            n - 1,
            transactions.filter(([at]) => at < n).reduce((total, [, amount]) => total + amount, 1_000n),
          ),
        );
        expect(proveDays(all, closings, sums(transactions), seen).every(({ state }) => state === 'proven')).toBe(true);
        const [at] = transactions[lost % transactions.length] as (typeof transactions)[0];
        const without = transactions.toSpliced(lost % transactions.length, 1);
        const states = proveDays(all, closings, sums(without), seen).map(({ state }) => state);
        expect(states.map((state, n) => (state === 'unproven') === (n === at))).not.toContain(false);
      }),
    );
  });
});

describe('the days that do not add up', () => {
  const closings = [closing(-1, 100n), closing(1, 260n), closing(3, 260n)];
  const spans = proofSpans(closings, [sum(0, 100n), sum(2, 5n)]);
  const whole = [{ from: day(0), to: day(3) }];

  it('come with the balances around them', () => {
    expect(unprovenDays(closings, spans, whole, [])).toEqual([
      { from: day(0), to: day(1), openingMinor: 100n, closingMinor: 260n, differenceMinor: 60n },
      { from: day(2), to: day(3), openingMinor: 260n, closingMinor: 260n, differenceMinor: -5n },
    ]);
  });

  it('are told once, and only where some of them were seen', () => {
    expect(unprovenDays(closings, spans, whole, [{ from: day(-1), to: day(2) }]).map(({ from }) => from)).toEqual([day(2)]);
    expect(unprovenDays(closings, spans, [{ from: day(3), to: day(3) }], []).map(({ from }) => from)).toEqual([day(2)]);
    expect(unprovenDays(closings, spans, [], [])).toEqual([]);
  });
});
