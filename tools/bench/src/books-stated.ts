// What a source states of made-up books, and what their bank delivers.
import { plainDate } from '@saldo/kernel';
import type { CheckedBooks } from '@saldo/quality';
import type { BooksWorld, MadeYear } from './books-world.ts';

const TODAY = plainDate('2026-11-26');

/** What the source states of the books as they stand now, and what its bank has delivered. */
export function stateBalances(world: BooksWorld): void {
  const [first, second] = world.years as [MadeYear, MadeYear];
  const closing = (year: number, opening: ReadonlyMap<string, number>) => {
    const sums = new Map(opening);
    for (const voucher of world.vouchers) {
      if (voucher.year !== year) continue;
      for (const { account, minor } of voucher.entries) sums.set(account, (sums.get(account) ?? 0) + minor);
    }
    return sums;
  };
  const ofFirst = closing(0, first.opening);
  const isBalance = ([account]: readonly [string, number]) => /^[12]\d{3}$/.test(account);
  second.opening = new Map([...ofFirst].filter(isBalance));
  for (const [year, sums] of [
    [first, ofFirst],
    [second, closing(1, second.opening)],
  ] as const) {
    year.closing = new Map([...sums].filter(isBalance));
    year.results = new Map([...sums].filter(([account]) => /^[3-8]\d{3}$/.test(account)));
  }
}

/** The bank's rows and statements, as it has what is booked on 1930. */
export function deliverBank(world: BooksWorld): void {
  const transactions = world.vouchers
    .flatMap(({ id, date, text, entries }) =>
      entries.filter(({ code }) => code === 1930).map(({ minor }, place) => ({ id: `t${id}${place}`, date, text, minor })),
    )
    .filter(({ date }) => date >= '2025-01-01' && date <= '2026-11-20')
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ id, date, text, minor }) => ({
      id,
      bookingDate: date,
      valueDate: null,
      minor,
      currency: 'SEK',
      counterparty: text.slice(0, 14),
      text,
      reference: id,
      balanceAfterMinor: null as number | null,
    }));
  let held = world.years[0]!.opening.get('1930') ?? 0;
  const statements = [...Map.groupBy(transactions, ({ bookingDate }) => bookingDate.slice(0, 7))].map(([month, rows]) => {
    const openingMinor = held;
    for (const row of rows) row.balanceAfterMinor = held += row.minor;
    const to = rows.at(-1)!.bookingDate;
    return { id: `s${month}`, from: plainDate(`${month}-01`), to, openingMinor, closingMinor: held, movementMinor: held - openingMinor };
  });
  const last = transactions.at(-1)!;
  world.bank = [
    {
      id: 'b1',
      name: 'SE45',
      currency: 'SEK',
      ledgerAccount: '1930',
      balanceMinor: held,
      balanceDay: last.bookingDate,
      transactions,
      statements,
    },
  ];
}

/** The books as they are handed to the checks. */
export function booksOf(world: BooksWorld): CheckedBooks {
  for (const voucher of world.vouchers) {
    voucher.content = `${voucher.date}|${voucher.text}|${voucher.entries.map(({ account, minor }) => `${account} ${minor}`).join('|')}`;
  }
  return { today: TODAY, years: world.years, vouchers: world.vouchers, bank: world.bank };
}
