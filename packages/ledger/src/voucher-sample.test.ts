import { plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLines, drawRank, identityLine } from './voucher-sample.ts';

const yearFrom = plainDate('2026-01-01');
const lines = fc.uniqueArray(fc.string(), { maxLength: 40 });
const size = fc.nat({ max: 50 });

describe('the identity of a voucher in a draw', () => {
  it('is what the books call it', () => {
    expect(identityLine({ yearFrom, series: 'A', number: '105', occurrence: 0, unnumberedIn: '' })).toBe('2026-01-01|A|105');
    expect(identityLine({ yearFrom, series: '', number: '7', occurrence: 1, unnumberedIn: '' })).toBe('2026-01-01||7|1');
    expect(identityLine({ yearFrom, series: '', number: '', occurrence: 3, unnumberedIn: 'ab' })).toBe('2026-01-01|||3|ab');
  });
});

describe('a draw', () => {
  // printf 'kontroll 7|2026-01-01|A|105' | sha256sum
  it('is the SHA-256 that any other tool gives', () => {
    expect(drawRank('kontroll 7', '2026-01-01|A|105')).toBe('0ab001d2acde6bb0083884b796a5455ad7a42091dfb631b14fef46bdbb9a2ba5');
  });

  it('depends on the seed and on which vouchers there are, not on their order', () => {
    fc.assert(
      fc.property(fc.string(), lines, size, (seed, all, n) => {
        expect(drawLines(seed, [...all].reverse(), n)).toEqual(drawLines(seed, all, n));
      }),
    );
  });

  it('takes n, each of them once and each out of the population', () => {
    fc.assert(
      fc.property(fc.string(), lines, size, (seed, all, n) => {
        const drawn = drawLines(seed, all, n);
        expect(drawn).toHaveLength(Math.min(n, all.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((line) => all.includes(line))).toBe(true);
      }),
    );
  });

  it('of more begins with the draw of fewer, and keeps what it drew where a voucher that it did not draw goes away', () => {
    fc.assert(
      fc.property(fc.string(), lines, size, size, (seed, all, n, more) => {
        const drawn = drawLines(seed, all, n);
        expect(drawLines(seed, all, n + more).slice(0, drawn.length)).toEqual(drawn);
        const without = all.filter((line) => drawn.includes(line));
        expect(drawLines(seed, without, n)).toEqual(drawn);
      }),
    );
  });

  it('gives every voucher the same chance', () => {
    const all = Array.from({ length: 20 }, (_, n) => `2026-01-01|A|${n + 1}`);
    const times = new Map(all.map((line) => [line, 0]));
    for (let seed = 0; seed < 2_000; seed++)
      for (const line of drawLines(String(seed), all, 5)) times.set(line, (times.get(line) ?? 0) + 1);
    // 500 expected of each, with a standard deviation of 19: five of them.
    expect([...times.values()].every((count) => Math.abs(count - 500) < 97)).toBe(true);
  });
});
