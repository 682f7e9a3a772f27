import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTurn } from './limiter.ts';

test('the first goes at once, the others so far apart, and a pause saves nothing up', () => {
  expect(nextTurn(null, 1_000, 200)).toEqual({ startsAtMs: 1_000, nextAtMs: 1_200 });
  expect(nextTurn(1_200, 1_050, 200)).toEqual({ startsAtMs: 1_200, nextAtMs: 1_400 });
  expect(nextTurn(1_400, 9_000, 200)).toEqual({ startsAtMs: 9_000, nextAtMs: 9_200 });
});

test('whenever they are asked for, turns are never closer than the spacing, and never in the past', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 2, maxLength: 60 }), fc.integer({ min: 1, max: 500 }), (gaps, spacingMs) => {
      let nowMs = 0;
      let next: number | null = null;
      const starts: number[] = [];
      for (const gap of gaps) {
        nowMs += gap;
        const turn = nextTurn(next, nowMs, spacingMs);
        next = turn.nextAtMs;
        expect(turn.startsAtMs).toBeGreaterThanOrEqual(nowMs);
        starts.push(turn.startsAtMs);
      }
      return starts.every((start, index) => index === 0 || start - starts[index - 1]! >= spacingMs);
    }),
  );
});

test('twenty-five within five seconds hold with 210 ms even where the network delays one by a quarter of a second', () => {
  const starts: number[] = [];
  let next: number | null = null;
  for (let i = 0; i < 200; i++) {
    const turn = nextTurn(next, 0, 210);
    next = turn.nextAtMs;
    starts.push(turn.startsAtMs + (i % 7 === 0 ? 240 : 0));
  }
  for (const start of starts) expect(starts.filter((at) => at >= start && at < start + 5_000).length).toBeLessThanOrEqual(25);
});
