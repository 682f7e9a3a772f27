import { expect, it } from 'vitest';
import { countOf, faultGroups } from './fault-groups.ts';

const quantity = (line: number) => ({ code: 'sie.quantity-unreadable', label: '#PBUDGET', line, message: '"x" är ingen kvantitet.' });

it('puts many faults of one kind on one line, with all of them counted, and leaves the others alone', () => {
  const other = { code: 'sie.unknown-label', label: '#NYTT', line: 9, message: 'Okänd post.' };
  const faults = [quantity(7), other, quantity(8), { ...quantity(10), more: 237 }];
  expect(faultGroups(faults)).toEqual([
    { faults: [quantity(7), quantity(8), { ...quantity(10), more: 237 }], count: 240 },
    { faults: [other], count: 1 },
  ]);
  expect(countOf(faults)).toBe(241);
});

it('keeps the same sentence about different records apart', () => {
  const of = (label: string) => ({ label, message: 'Fältet saknas.' });
  expect(faultGroups([of('#KONTO'), of('#VER')])).toHaveLength(2);
});
