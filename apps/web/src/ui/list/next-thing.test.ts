import { expect, it } from 'vitest';
import { nextThing } from './next-thing.ts';

it('goes on to the next voucher, however many rows of this one there are', () => {
  const rows = ['A 1', 'A 1', 'A 1', 'B 1', 'B 1'];
  const next = (here: number, step: number) => nextThing(here, step, rows.length, (index) => rows[index] ?? '');
  expect([next(0, 1), next(1, 1), next(3, -1), next(4, -1)]).toEqual([3, 3, 2, 2]);
  expect([next(3, 1), next(1, -1)], 'there is no other that way').toEqual([3, 1]);
});
