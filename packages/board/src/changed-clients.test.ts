import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedClients } from './changed-clients.ts';

const marks = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2')).map((of) => new Map(Object.entries(of)));

it('tells exactly those that are not what they were', () => {
  fc.assert(
    fc.property(marks, marks, (before, now) => {
      const changed = changedClients(before, now);
      for (const id of ['a', 'b', 'c', 'd']) expect(changed.includes(id)).toBe(before.get(id) !== now.get(id));
    }),
  );
});
