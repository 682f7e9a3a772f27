import { addDays } from '@saldo/kernel';
import type { SandboxCompany, SandboxVoucher } from '../books/company.ts';
import { row } from '../books/drafts.ts';
import { generateCompany } from '../books/generate.ts';
import { calendarYear, type Scenario, shareOut } from './scenario.ts';

/** Books that are wrong at the source: one voucher does not balance, and is still what the source says. */
export const unbalanced: Scenario = {
  name: 'unbalanced',
  about: 'Obalans & Son HB: one voucher of this year is 12,50 kr out of balance',
  companies: ({ today, size = 120, seed = 13 }) => {
    const company = twoYears(1_084_410, 'Obalans & Son HB', { today, size, seed });
    const year = company.years.at(-1)!;
    const at = year.vouchers.findIndex(({ rows }) => rows.some(({ account }) => account === '6570'));
    const voucher = year.vouchers[Math.max(at, 0)]!;
    const wrong: SandboxVoucher = { ...voucher, rows: [...voucher.rows, row('6991', 1_250, { text: 'Saknar motkonto' })] };
    year.vouchers = year.vouchers.map((other) => (other === voucher ? wrong : other));
    return [company];
  },
};

/** A year that was opened before the last one was closed: Fortnox then exports no `#IB`. */
export const unopened: Scenario = {
  name: 'unopened',
  about: 'Öppen Fråga AB: this year was not opened from a closed one, so it has no opening balances',
  companies: ({ today, size = 120, seed = 17 }) => [twoYears(1_084_512, 'Öppen Fråga AB', { today, size, seed, opened: false })],
};

/** Just started: a financial year, and nothing in it. */
export const newCompany: Scenario = {
  name: 'new-company',
  about: 'Nystart Ö AB: one financial year without a single voucher',
  companies: ({ today, seed = 19 }) => [
    generateCompany({
      databaseNumber: 1_084_613,
      name: 'Nystart Ö AB',
      orgNo: '555555-5555',
      seed,
      today,
      years: [{ ...calendarYear(today), vouchers: 0, opened: false }],
    }),
  ],
};

/** A fresh test company of Fortnox: not even a financial year. */
export const noYears: Scenario = {
  name: 'no-years',
  about: 'Tomt AB: no financial year at all, as a fresh Fortnox test company',
  companies: ({ today, seed = 23 }) => [
    generateCompany({ databaseNumber: 1_084_714, name: 'Tomt AB', orgNo: '555555-5555', seed, today, years: [] }),
  ],
};

function twoYears(
  databaseNumber: number,
  name: string,
  wishes: { today: SandboxCompany['years'][number]['from']; size: number; seed: number; opened?: boolean },
): SandboxCompany {
  const { today, size, seed, opened = true } = wishes;
  const [last, current] = [calendarYear(today, -1), calendarYear(today)];
  const [before, now] = shareOut(size, [2, 1]);
  return generateCompany({
    databaseNumber,
    name,
    orgNo: '555555-5555',
    seed,
    today,
    lockedUntil: addDays(last.from, 180),
    years: [
      { ...last, vouchers: before! },
      { ...current, vouchers: now!, opened },
    ],
  });
}
