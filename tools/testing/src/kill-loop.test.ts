import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from './kill-loop.ts';

test('a seed decides all that follows, and different seeds differ', () => {
  const first = (seed: number) => Array.from({ length: 5 }, seeded(seed));
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const drawn = first(seed);
      expect(first(seed)).toEqual(drawn);
      expect(first(seed + 1)).not.toEqual(drawn);
      expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    }),
  );
});
