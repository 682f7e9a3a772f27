import { plainDate } from '@saldo/kernel';
import { expect, it } from 'vitest';
import { chainOf } from './chain.ts';

const days = (id: string, from: string, to: string) => ({ id, from: plainDate(from), to: plainDate(to) });
const [january, february, april] = [
  days('jan', '2026-01-01', '2026-01-31'),
  days('feb', '2026-02-01', '2026-02-28'),
  days('apr', '2026-04-01', '2026-04-30'),
] as const;

it('goes on from the days that end the day before, and begins anew after a gap', () => {
  const all = [april, february, january];
  expect(chainOf(january, all)).toEqual({ since: '2026-01-01', firstId: 'jan', upToIds: ['jan'] });
  expect(chainOf(february, all)).toEqual({ since: '2026-01-01', firstId: 'jan', upToIds: ['feb', 'jan'] });
  expect(chainOf(april, all)).toEqual({ since: '2026-04-01', firstId: 'apr', upToIds: ['apr'] });
});
