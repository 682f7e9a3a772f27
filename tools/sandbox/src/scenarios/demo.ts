import { daysBetween } from '@saldo/kernel';
import { generateCompany } from '../books/generate.ts';
import { calendarYear, type Scenario, shareOut } from './scenario.ts';

/** The company of the demo: last year closed and locked, this one under way, corrections, objects, an empty voucher. */
export const demo: Scenario = {
  name: 'demo',
  about: 'Björk & Åkesson Möbler AB: two financial years, seven series, corrections, cost centres, projects, an empty voucher',
  companies: ({ today, size = 640, seed = 7 }) => {
    const [last, current] = [calendarYear(today, -1), calendarYear(today)];
    const [closedVouchers, openVouchers] = shareOut(size, [366, Math.max(1, daysBetween(current.from, today))]);
    return [
      generateCompany({
        databaseNumber: 1_084_221,
        name: 'Björk & Åkesson Möbler AB',
        orgNo: '555012-3458',
        seed,
        today,
        unusedAccounts: 900,
        lockedUntil: last.to,
        years: [
          { ...last, vouchers: closedVouchers! },
          { ...current, vouchers: openVouchers! },
        ],
      }),
    ];
  },
};
