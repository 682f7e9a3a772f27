import { plainDate } from '@saldo/kernel';
import { generateCompany } from '../books/generate.ts';
import { daysOf, type Scenario, shareOut } from './scenario.ts';

/** Financial years from May to April, the first of them extended to 18 months. */
export const brokenYear: Scenario = {
  name: 'broken-year',
  about: 'Sjöbodens Förening: financial years May to April, the first one of 18 months, nothing locked',
  companies: ({ today, size = 240, seed = 11 }) => {
    const begins = today.slice(5) >= '05-01' ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1;
    const [first, last, current] = shareOut(size, [3, 2, 1]);
    return [
      generateCompany({
        databaseNumber: 1_084_305,
        name: 'Sjöbodens Ekonomiska Förening',
        orgNo: '555555-5555',
        seed,
        today,
        years: [
          { from: plainDate(`${begins - 3}-11-01`), to: plainDate(`${begins - 1}-04-30`), vouchers: first! },
          { ...daysOf(begins - 1, '05-01', '04-30'), vouchers: last! },
          { ...daysOf(begins, '05-01', '04-30'), vouchers: current! },
        ],
      }),
    ];
  },
};
