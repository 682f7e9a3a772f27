import { addDays, type PlainDate, plainDate } from '@saldo/kernel';
import { isBalanceAccount } from './company.ts';
import { type BooksInProgress, type Draft, row } from './drafts.ts';

/** An event whose day is known beforehand; what it says depends on the books by then. */
export interface Planned {
  readonly date: PlainDate;
  draft(books: BooksInProgress): Draft;
}

/** What comes back every month, quarter and year within the days given; the last one closes the year where it has ended. */
export function recurringEvents(from: PlainDate, to: PlainDate, options: { closes: boolean; transfersResult: boolean }): Planned[] {
  const planned: Planned[] = [];
  for (const month of monthsOf(from, to)) {
    planned.push(...monthly(month));
    if (Number(month.slice(5, 7)) % 3 === 0) planned.push({ date: lastDay(month), draft: (books) => vatReport(books, lastDay(month)) });
  }
  if (options.transfersResult) planned.push({ date: addDays(from, 120), draft: (books) => resultTransfer(books, addDays(from, 120)) });
  const inside = planned.filter(({ date }) => from <= date && date <= to).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return options.closes ? [...inside, { date: to, draft: (books) => closing(books, to) }] : inside;
}

function monthly(month: PlainDate): Planned[] {
  const day = (offset: number) => addDays(month, offset);
  return [
    { date: day(0), draft: () => rent(day(0)) },
    { date: day(11), draft: (books) => taxPayment(books, day(11)) },
    { date: day(24), draft: (books) => wages(books, day(24)) },
    { date: lastDay(month), draft: (books) => bankFee(books, lastDay(month)) },
  ];
}

function rent(date: PlainDate): Draft {
  const text = 'Lokalhyra Hantverkargatan 7';
  return { series: 'A', date, text, rows: [row('5010', 1_850_000), row('2641', 462_500), row('1930', -2_312_500)] };
}

function wages({ costCenters }: BooksInProgress, date: PlainDate): Draft {
  const [shop, web] = [costCenters[0]?.number ?? null, costCenters[1]?.number ?? null];
  const rows = [
    row('7010', 3_150_000, { costCenter: shop, text: 'Lön Anna Ek' }),
    row('7210', 3_480_000, { costCenter: web, text: 'Lön Göran Öst' }),
    row('7331', 46_250, { costCenter: shop, quantity: '18.5', text: 'Milersättning' }),
    row('2710', -1_989_000),
    row('7510', 2_083_146, { costCenter: shop }),
    row('2731', -2_083_146),
    row('1930', -4_687_250),
  ];
  return { series: 'L', date, text: `Löner ${date.slice(0, 7)}`, rows };
}

function taxPayment({ balances }: BooksInProgress, date: PlainDate): Draft {
  const owed = ['2710', '2731', '2650'].map((account) => [account, balances.get(account) ?? 0n] as const).filter(([, ore]) => ore !== 0n);
  const total = owed.reduce((sum, [, ore]) => sum + ore, 0n);
  return {
    series: 'A',
    date,
    text: 'Skattekonto, avdragen skatt och moms',
    rows: [...owed.map(([account, ore]) => row(account, -ore)), row('1930', total)],
  };
}

function vatReport({ balances }: BooksInProgress, date: PlainDate): Draft {
  const parts = ['2611', '2621', '2641'].map((account) => [account, balances.get(account) ?? 0n] as const).filter(([, ore]) => ore !== 0n);
  const total = parts.reduce((sum, [, ore]) => sum + ore, 0n);
  const kronor = (total / 100n) * 100n;
  const rows = [...parts.map(([account, ore]) => row(account, -ore)), row('2650', kronor)];
  if (total !== kronor) rows.push(row('3740', total - kronor));
  return { series: 'M', date, text: `Momsredovisning t.o.m. ${date}`, rows };
}

function bankFee({ random }: BooksInProgress, date: PlainDate): Draft {
  const fee = random.between(4_500, 21_900);
  return { series: 'A', date, text: 'Bankavgifter', rows: [row('6570', fee), row('1930', -fee)] };
}

function resultTransfer({ balances }: BooksInProgress, date: PlainDate): Draft {
  const result = balances.get('2099') ?? 0n;
  return { series: 'A', date, text: 'Omföring av föregående års resultat', rows: [row('2099', -result), row('2091', result)] };
}

function closing({ balances }: BooksInProgress, date: PlainDate): Draft {
  let result = 0n;
  for (const [account, ore] of balances) if (!isBalanceAccount(account)) result += ore;
  return { series: 'A', date, text: 'Årets resultat', rows: [row('8999', -result), row('2099', result)] };
}

function monthsOf(from: PlainDate, to: PlainDate): PlainDate[] {
  const months: PlainDate[] = [];
  let month = plainDate(`${from.slice(0, 7)}-01`);
  while (month <= to) {
    months.push(month);
    month = plainDate(`${addDays(month, 32).slice(0, 7)}-01`);
  }
  return months;
}

function lastDay(month: PlainDate): PlainDate {
  return addDays(plainDate(`${addDays(month, 32).slice(0, 7)}-01`), -1);
}
