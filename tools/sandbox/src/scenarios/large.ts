import { generateCompany } from '../books/generate.ts';
import { calendarYear, type Scenario } from './scenario.ts';

/** As many vouchers as one asks for, all in this and the last year: 50,000 in one year by default. */
export const large: Scenario = {
  name: 'large',
  about: 'Stora Magasinet AB: 50,000 vouchers in the last year, 200 in this one',
  companies: ({ today, size = 50_200, seed = 29 }) => [
    generateCompany({
      databaseNumber: 1_084_815,
      name: 'Stora Magasinet AB',
      orgNo: '555555-5555',
      seed,
      today,
      unusedAccounts: 1_100,
      years: [
        { ...calendarYear(today, -1), vouchers: Math.max(0, size - 200) },
        { ...calendarYear(today), vouchers: Math.min(size, 200) },
      ],
    }),
  ],
};

/** A firm's clients: several companies behind one integration, one of them with three years of books. */
export const firm: Scenario = {
  name: 'firm',
  about: 'three companies behind one integration, to see that tenants stay apart',
  companies: ({ today, size = 180, seed = 31 }) =>
    [0, 1, 2].map((index) =>
      generateCompany({
        databaseNumber: 1_085_001 + index,
        name: ['Allé Bygg AB', 'Böljan Konsult AB', 'Cedergrens Måleri HB'][index]!,
        orgNo: '555555-5555',
        seed: seed + index,
        today,
        years: [-2, -1, 0].slice(index).map((offset) => ({ ...calendarYear(today, offset), vouchers: Math.floor(size / (3 - index)) })),
      }),
    ),
};
