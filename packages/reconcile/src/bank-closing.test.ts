import { plainDate } from '@saldo/kernel';
import { expect, it } from 'vitest';
import { balanceAt } from './bank-closing.ts';

const [first, last] = [plainDate('2026-03-01'), plainDate('2026-03-31')];
const told = (day: string) => ({ day: plainDate(day), amountMinor: 1n });
const seen = (from: string, to: string) => ({ from: plainDate(from), to: plainDate(to) });

it('is the one of the very day', () => {
  expect(balanceAt(last, first, [told('2026-03-15'), told('2026-03-31')], [])).toMatchObject({ told: { day: '2026-03-31' } });
});

it('is counted on from the last one of the days, which a bank states only when something happens', () => {
  expect(balanceAt(last, first, [told('2026-03-27')], [])).toMatchObject({ way: 'after', days: { from: '2026-03-28', to: '2026-03-31' } });
});

it('is counted on from before the days, or back from after them, only where all days between were seen', () => {
  expect(balanceAt(last, first, [told('2026-02-20')], [])).toBeNull();
  expect(balanceAt(last, first, [told('2026-02-20')], [seen('2026-02-01', '2026-03-10'), seen('2026-03-11', '2026-03-31')])).toMatchObject({
    way: 'after',
  });
  expect(balanceAt(last, first, [told('2026-04-02')], [])).toBeNull();
  expect(balanceAt(last, first, [told('2026-04-02')], [seen('2026-04-01', '2026-04-05')])).toMatchObject({
    way: 'before',
    days: { from: '2026-04-01', to: '2026-04-02' },
  });
  expect(balanceAt(last, first, [], [seen('2026-01-01', '2026-12-31')])).toBeNull();
});
