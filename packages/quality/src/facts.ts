import type { PlainDate, Steps } from '@saldo/kernel';
import { type AccountTraits, traitsOf } from './account-traits.ts';
import type { CheckedBooks, CheckedVoucher, CheckedYear } from './books.ts';
import { dayNumber, monthNumber } from './day-number.ts';
import { learnIncomeRates } from './income-rates.ts';
import type { VatRate } from './vat-rates.ts';
import { shapeOf, type VoucherShape } from './voucher-shape.ts';

/** What an account's rows come to over all the books. */
export interface AccountFacts {
  readonly account: string;
  readonly code: number;
  readonly rows: number;
  readonly debitRows: number;
  /** By month, from `BooksFacts.firstMonth` on: öre, and how many rows. */
  readonly minor: Float64Array;
  readonly count: Int32Array;
  /** By year: öre, and how many rows. */
  readonly minorOf: Float64Array;
  readonly rowsOf: Int32Array;
}

/** What all checks share, counted once. */
export interface BooksFacts {
  readonly books: CheckedBooks;
  readonly today: number;
  /** Vouchers by day, series and number, and what each comes to, place by place. */
  readonly ordered: readonly CheckedVoucher[];
  readonly shapes: readonly VoucherShape[];
  readonly firstMonth: number;
  readonly months: number;
  /** How many vouchers each month has. */
  readonly vouchersIn: Int32Array;
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  traits(account: string): AccountTraits;
  /** The rate that sales on an income account have, as its name says or as it is booked; null where nothing is sure. */
  incomeRate(account: string): VatRate | 0 | null;
  /** The balance of an account when a month ends, from the opening of its year; result accounts begin at 0. */
  balanceAfter(account: string, month: number): number;
  /** Whether rows may still come in a month. */
  isOver(month: number): boolean;
}

interface Sums {
  account: string;
  code: number;
  rows: number;
  debitRows: number;
  minor: Float64Array;
  count: Int32Array;
  minorOf: Float64Array;
  rowsOf: Int32Array;
}

/** Counts the books once; the time grows with the rows, but for the order of the vouchers. */
export function* factSteps(books: CheckedBooks): Steps<BooksFacts> {
  const traits = traitsIn(books);
  // Books have few days and many vouchers.
  const days = new Map<string, { day: number; month: number }>();
  const dayOf = (date: PlainDate) => {
    let day = days.get(date);
    if (day === undefined) {
      day = { day: dayNumber(date), month: monthNumber(date) };
      days.set(date, day);
    }
    return day;
  };
  const ordered = books.vouchers.toSorted(byDayAndNumber);
  yield;
  const shapes: VoucherShape[] = [];
  for (const voucher of ordered) {
    if (shapes.length % VOUCHERS_OF_A_STEP === 0) yield;
    const { day, month } = dayOf(voucher.date);
    const registered = voucher.registeredOn === null ? null : dayOf(voucher.registeredOn).day;
    shapes.push(shapeOf(voucher, { day, month, registered }, traits));
  }
  const firstMonth = Math.min(...books.years.map((year) => monthNumber(year.from)), ordered[0] ? monthNumber(ordered[0].date) : 24_000);
  const lastMonth = Math.max(...books.years.map((year) => monthNumber(year.to)), ordered.at(-1) ? monthNumber(ordered.at(-1)!.date) : 0);
  const months = Math.max(1, Math.min(lastMonth - firstMonth + 1, MOST_MONTHS));
  const { accounts, vouchersIn } = sumsOf(ordered, shapes, { firstMonth, months, years: books.years.length });
  yield;
  const rates = learnIncomeRates(shapes, traits);
  yield;
  return {
    books,
    today: dayNumber(books.today),
    ordered,
    shapes,
    firstMonth,
    months,
    vouchersIn,
    accounts,
    traits,
    incomeRate: (account) => rates(account),
    balanceAfter: (account, month) => balanceAfter(books.years, accounts.get(account), account, month, firstMonth),
    isOver: (month) => month < monthNumber(books.today),
  };
}

const VOUCHERS_OF_A_STEP = 5_000;

// A voucher dated by a typing fault in year 1015 must not make a table of a thousand years.
const MOST_MONTHS = 600;

function traitsIn(books: CheckedBooks): (account: string) => AccountTraits {
  const known = new Map<string, AccountTraits>();
  return (account) => {
    let traits = known.get(account);
    if (!traits) {
      const code = /^\d{4}$/.test(account) ? Number(account) : 0;
      const year = books.years.findLast(({ accounts }) => accounts.has(account));
      traits = traitsOf(code, year?.accounts.get(account));
      known.set(account, traits);
    }
    return traits;
  };
}

function byDayAndNumber(a: CheckedVoucher, b: CheckedVoucher): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.series !== b.series) return a.series < b.series ? -1 : 1;
  return Number(a.number) - Number(b.number) || (a.id < b.id ? -1 : 1);
}

function sumsOf(
  ordered: readonly CheckedVoucher[],
  shapes: readonly VoucherShape[],
  reach: { firstMonth: number; months: number; years: number },
) {
  const { firstMonth, months, years } = reach;
  const accounts = new Map<string, Sums>();
  const vouchersIn = new Int32Array(months);
  for (let place = 0; place < ordered.length; place++) {
    const voucher = ordered[place]!;
    const month = shapes[place]!.month - firstMonth;
    const isWithin = month >= 0 && month < months;
    if (isWithin) vouchersIn[month] = vouchersIn[month]! + 1;
    for (const { account, code, minor } of voucher.entries) {
      let sums = accounts.get(account);
      if (!sums) {
        sums = {
          account,
          code,
          rows: 0,
          debitRows: 0,
          minor: new Float64Array(months),
          count: new Int32Array(months),
          minorOf: new Float64Array(years),
          rowsOf: new Int32Array(years),
        };
        accounts.set(account, sums);
      }
      sums.rows++;
      if (minor > 0) sums.debitRows++;
      sums.minorOf[voucher.year] = sums.minorOf[voucher.year]! + minor;
      sums.rowsOf[voucher.year] = sums.rowsOf[voucher.year]! + 1;
      if (!isWithin) continue;
      sums.minor[month] = sums.minor[month]! + minor;
      sums.count[month] = sums.count[month]! + 1;
    }
  }
  return { accounts, vouchersIn };
}

function balanceAfter(
  years: readonly CheckedYear[],
  facts: AccountFacts | undefined,
  account: string,
  month: number,
  firstMonth: number,
): number {
  const code = /^\d{4}$/.test(account) ? Number(account) : 0;
  let balance = 0;
  let from = firstMonth;
  for (const year of years) {
    const begins = monthNumber(year.from);
    if (begins > month) break;
    const stated = year.opening.get(account);
    // Result accounts begin each year anew; a year that states no opening goes on from the last.
    if (code >= 3000) balance = 0;
    else if (year.opening.size > 0) balance = stated ?? 0;
    else balance += movement(facts, from, begins - 1, firstMonth);
    from = begins;
  }
  return balance + movement(facts, from, month, firstMonth);
}

function movement(facts: AccountFacts | undefined, from: number, to: number, firstMonth: number): number {
  if (!facts) return 0;
  let sum = 0;
  for (let month = Math.max(0, from - firstMonth); month <= to - firstMonth && month < facts.minor.length; month++)
    sum += facts.minor[month]!;
  return sum;
}
