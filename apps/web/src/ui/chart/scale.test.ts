import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, placeOn, scaleOf, unitOf } from './scale.ts';

const amounts = fc.array(fc.bigInt(-1_000_000_000_00n, 1_000_000_000_00n), { minLength: 1, maxLength: 18 });
const wishes = fc.record({ zero: fc.boolean(), gaps: fc.integer({ min: 1, max: 6 }) });

describe('an axis', () => {
  it('has round steps that hold every value', () => {
    expect(scaleOf([12_345_00n, 480_113_50n], { zero: true, gaps: 3 })).toEqual({
      low: 0n,
      high: 600_000_00n,
      ticks: [0n, 200_000_00n, 400_000_00n, 600_000_00n],
    });
    expect(scaleOf([-1_200_00n, 4_100_00n], { zero: true, gaps: 3 }).ticks).toEqual([-2_000_00n, 0n, 2_000_00n, 4_000_00n, 6_000_00n]);
  });

  it('leaves 0 out only where all values lie far from it and it is not asked for', () => {
    const far = [5_000_000_00n, 5_010_000_00n];
    expect(scaleOf(far, { zero: false, gaps: 2 })).toMatchObject({ low: 5_000_000_00n, high: 5_010_000_00n });
    expect(
      scaleOf(
        far.map((value) => -value),
        { zero: false, gaps: 2 },
      ),
    ).toMatchObject({ low: -5_010_000_00n, high: -5_000_000_00n });
    expect(scaleOf(far, { zero: true, gaps: 2 }).low).toBe(0n);
    expect(scaleOf([100n, 900n], { zero: false, gaps: 2 }).low).toBe(0n);
  });

  it('stands where nothing moves, and where there is nothing', () => {
    for (const values of [[0n], [], [7_50n, 7_50n], [-7_50n]]) {
      const scale = scaleOf(values, { zero: false, gaps: 3 });
      expect(scale.high > scale.low).toBe(true);
      for (const value of values) expect(placeOn(scale, value)).toBeGreaterThanOrEqual(0);
    }
  });

  it('puts every value between its ends, in order, on few ticks', () => {
    fc.assert(
      fc.property(amounts, wishes, (values, wish) => {
        const scale = scaleOf(values, wish);
        expect(scale.ticks.length).toBeLessThanOrEqual(wish.gaps + 3);
        expect([scale.ticks[0], scale.ticks.at(-1)]).toEqual([scale.low, scale.high]);
        if (wish.zero) expect(scale.low <= 0n && scale.high >= 0n).toBe(true);
        const sorted = values.toSorted((a, b) => (a < b ? -1 : 1)).map((value) => placeOn(scale, value));
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
        expect((sorted[0] ?? -1) >= 0 && (sorted.at(-1) ?? 2) <= 1).toBe(true);
      }),
    );
  });

  it('is told in what leaves whole numbers of few digits', () => {
    const told = (most: bigint) => exponentOf(scaleOf([0n, most], { zero: true, gaps: 3 }));
    expect([told(99_999_00n), told(100_000_00n), told(5_000_000_00n), told(120_000_000_00n)]).toEqual([3, 3, 3, 6]);
    expect(told(9_000_00n)).toBe(0);
    fc.assert(
      fc.property(amounts, wishes, (values, wish) => {
        const scale = scaleOf(values, wish);
        const unit = unitOf(exponentOf(scale));
        if (unit > 100n) for (const tick of scale.ticks) expect(tick % unit).toBe(0n);
      }),
    );
  });
});
