import { addDays, type PlainDate, parsePlainDate } from '@saldo/kernel';
import type { BooksBalance, BooksFinancialYear } from '../books.ts';
import type { Sie5Balance, Sie5Reader } from './sie5-reader.ts';

interface StatedYear {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly primary: boolean;
}

/**
 * The financial years of a SIE 5 file, numbered from its own (primary) year, which is 0. An own year that cannot be is a fault: the file
 * would be taken for vouchers to add.
 */
export function yearsOf(reader: Sie5Reader): BooksFinancialYear[] {
  const years: StatedYear[] = [];
  for (const { start, end, primary, line } of reader.years) {
    const [from, to] = [parsePlainDate(`${start}-01`), lastDayOfMonth(end)];
    const found = `${start} ${end}`.trim();
    if (from && to && from <= to) years.push({ from, to, primary });
    else if (primary || reader.years.length === 1) reader.notes.fault('sie.own-year-form', line, 'FiscalYear', { found });
    else reader.notes.finding('sie.year-form', line, 'FiscalYear', { found });
  }
  years.sort((a, b) => (a.from < b.from ? 1 : -1));
  if (reader.years.length === 0 && !reader.isEntry) reader.notes.finding('sie.year-missing', null, 'FiscalYear');
  const own = years.findIndex((year) => year.primary);
  if (own < 0 && years.length > 0) reader.notes.finding('sie.xml-primary-year', null, 'FiscalYears');
  return years.map(({ from, to }, index) => ({ yearIndex: Math.max(own, 0) - index + 0, from, to }));
}

/** The last day of a month `YYYY-MM`. */
function lastDayOfMonth(month: string): PlainDate | null {
  const [year, number] = month.split('-').map(Number);
  const next =
    number === 12
      ? `${String(year! + 1).padStart(4, '0')}-01-01`
      : `${String(year).padStart(4, '0')}-${String((number ?? 0) + 1).padStart(2, '0')}-01`;
  const first = /^\d{4}-\d{2}$/.test(month) && parsePlainDate(`${month}-01`) ? parsePlainDate(next) : null;
  return first && addDays(first, -1);
}

/**
 * The balances as SIE 4 has them: an opening balance of a year's first month is #IB, a closing one of its last month #UB or #RES by
 * the type of the account. Where the own year has closing balances of earlier months only, the latest of them count, up to that month.
 */
export function balancesOf(reader: Sie5Reader, years: readonly BooksFinancialYear[]) {
  const own = years.find(({ yearIndex }) => yearIndex === 0);
  const closings = own
    ? reader.balances.filter(({ kind, month }) => kind === 'closing' && inYear(own, month)).map(({ month }) => month!)
    : [];
  const latest = closings.toSorted().at(-1) ?? '';
  const upTo = own && latest !== '' && latest < own.to.slice(0, 7) ? latest : null;
  const balances: BooksBalance[] = [];
  let unread = 0;
  for (const balance of reader.balances) {
    const made = balanceOf(balance, reader, years, upTo);
    if (made) balances.push(made);
    else unread++;
  }
  if (unread > 0) reader.notes.finding('sie.xml-part-unread', null, 'ClosingBalance', { count: unread });
  return { balances, balancesUpTo: upTo === null ? null : lastDayOfMonth(upTo) };
}

function balanceOf(
  balance: Sie5Balance,
  reader: Sie5Reader,
  years: readonly BooksFinancialYear[],
  upTo: string | null,
): BooksBalance | null {
  const { account, objects, month, amountMinor, quantity } = balance;
  const made = { account, objects, amountMinor, quantity };
  if (balance.kind === 'budget') {
    const year = month === null ? years.find(({ yearIndex }) => yearIndex === 0) : years.find((one) => inYear(one, month));
    return year ? { ...made, kind: 'PBUDGET', yearIndex: year.yearIndex, month: month?.replace('-', '') ?? null } : null;
  }
  const year = years.find((one) => inYear(one, month));
  if (!year || month === null) return null;
  const { yearIndex } = year;
  if (balance.kind === 'opening') {
    if (month !== year.from.slice(0, 7)) return null;
    return { ...made, kind: objects.length > 0 ? 'OIB' : 'IB', yearIndex, month: null };
  }
  if (month !== (yearIndex === 0 && upTo !== null ? upTo : year.to.slice(0, 7))) return null;
  if (objects.length > 0) return { ...made, kind: 'OUB', yearIndex, month: null };
  const type = reader.accounts.get(account)?.type;
  return { ...made, kind: type === 'K' || type === 'I' ? 'RES' : 'UB', yearIndex, month: null };
}

function inYear({ from, to }: BooksFinancialYear, month: string | null): boolean {
  return month !== null && month >= from.slice(0, 7) && month <= to.slice(0, 7);
}
