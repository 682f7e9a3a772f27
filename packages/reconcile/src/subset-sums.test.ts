import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SubsetSums } from './subset-sums.ts';

test('every set of two and more that comes to the target is found, and no other', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 11 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 200 }), (rows, target) => {
      const expected: number[] = [];
      for (let set = 0; set < 2 ** rows.length; set++) {
        const taken = rows.filter((_, at) => (set & (1 << at)) !== 0);
        if (taken.length > 1 && taken.reduce((sum, amount) => sum + amount, 0) === target) expected.push(set);
      }
      expect(new SubsetSums(rows).find(target, 4_000).sort((a, b) => a - b)).toEqual(expected);
    }),
  );
});
