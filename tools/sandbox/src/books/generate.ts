import { addDays, daysBetween, type PlainDate } from '@saldo/kernel';
import { chartOfAccounts, voucherSeries } from './chart.ts';
import {
  closingBalances,
  countingRows,
  inOrder,
  isBalanceAccount,
  type SandboxCompany,
  type SandboxVoucher,
  type SandboxYear,
} from './company.ts';
import { withCorrections } from './corrections.ts';
import {
  type BooksInProgress,
  cardPurchase,
  cashSale,
  customerInvoice,
  customerPayment,
  type Draft,
  supplierInvoice,
  supplierPayment,
} from './drafts.ts';
import { type Random, seededRandom } from './random.ts';
import { recurringEvents } from './recurring.ts';

/** What a scenario asks for; everything else is made up, the same for the same seed. */
export interface CompanyPlan {
  readonly databaseNumber: number;
  readonly name: string;
  readonly orgNo: string;
  readonly seed: number;
  /** Oldest first; `vouchers` is exact. */
  readonly years: readonly { readonly from: PlainDate; readonly to: PlainDate; readonly vouchers: number; readonly opened?: boolean }[];
  /** Nothing is booked after this day, and a year that ended before it is closed. */
  readonly today: PlainDate;
  readonly lockedUntil?: PlainDate;
  readonly unusedAccounts?: number;
  /** One voucher in so many is corrected after it was registered; 0 for none. */
  readonly correctedEvery?: number;
}

const costCenters = [
  { number: 'BUTIK', name: 'Butiken' },
  { number: 'WEBB', name: 'Webb & försäljning' },
  { number: 'VERK', name: 'Verkstaden' },
];
const projects = [
  { number: '1', name: 'Mässa Älvsjö' },
  { number: '2', name: 'Hotell "Tre Liljor"' },
  { number: '3', name: 'Ombyggnad Åkerlund' },
];
const startCapital: readonly (readonly [string, bigint])[] = [
  ['1220', 18_450_000n],
  ['1229', -6_150_000n],
  ['1460', 9_512_050n],
  ['1910', 350_000n],
  ['1930', 41_235_055n],
  ['2081', -5_000_000n],
  ['2350', -20_000_000n],
];

/** A company with books that balance, close and open as real ones do. */
export function generateCompany(plan: CompanyPlan): SandboxCompany {
  const random = seededRandom(plan.seed);
  const books: BooksInProgress = {
    random,
    costCenters,
    projects,
    openInvoices: [],
    openBills: [],
    balances: new Map(),
    invoiceUpToOre: 0,
    nextInvoice: 1001,
    nextBill: 501,
  };
  const years: SandboxYear[] = [];
  for (const [index, wanted] of plan.years.entries()) {
    const before = years.at(-1);
    const carried = before ? closingBalances(before) : firstOpening();
    books.balances.clear();
    for (const [account, ore] of carried) books.balances.set(account, ore);
    const accounts = chartOfAccounts(plan.unusedAccounts ?? 0);
    const opening = wanted.opened === false ? new Map<string, bigint>() : withoutZeros(carried);
    const vouchers = writeYear(books, plan, wanted, before !== undefined);
    years.push({ id: index + 1, from: wanted.from, to: wanted.to, accounts, opening, series: voucherSeries, vouchers });
  }
  return {
    databaseNumber: plan.databaseNumber,
    name: plan.name,
    orgNo: plan.orgNo,
    address: 'Hantverkargatan 7',
    zipCode: '112 21',
    city: 'Stockholm',
    lockedUntil: plan.lockedUntil ?? null,
    costCenters,
    projects,
    years,
  };
}

function writeYear(
  books: BooksInProgress,
  plan: CompanyPlan,
  year: CompanyPlan['years'][number],
  transfersResult: boolean,
): SandboxVoucher[] {
  const closes = year.to < plan.today;
  const end = closes ? year.to : plan.today;
  if (year.vouchers === 0 || end < year.from) return [];
  const recurring = recurringEvents(year.from, end, { closes, transfersResult });
  const fixed = atMost(recurring, Math.ceil(year.vouchers * 0.6));
  const perMonth = Math.max(1, ((year.vouchers - fixed.length) * 30) / (1 + daysBetween(year.from, end)));
  books.invoiceUpToOre = Math.round(1_300_000 + 100_000_000 / perMonth);
  const days = randomDays(books.random, year.from, end, year.vouchers - fixed.length);
  const drafts: Draft[] = [];
  const post = (draft: Draft) => {
    drafts.push(draft);
    for (const { account, amountMinor } of draft.rows) books.balances.set(account, (books.balances.get(account) ?? 0n) + amountMinor);
  };
  let next = 0;
  for (const event of fixed) {
    while (next < days.length && days[next]! <= event.date) post(chanceEvent(books, days[next++]!));
    post(event.draft(books));
  }
  while (next < days.length) post(chanceEvent(books, days[next++]!));
  return withCorrections(numbered(books.random, drafts, end), { every: plan.correctedEvery ?? 20, latest: end, empties: !closes });
}

// Few vouchers shall still be of all kinds: then not every month's rent is booked. The last event stays, since it may close the year.
function atMost<T>(events: readonly T[], most: number): T[] {
  if (events.length <= most) return [...events];
  return events.filter((_event, index) => Math.floor(((index + 1) * most) / events.length) > Math.floor((index * most) / events.length));
}

function chanceEvent(books: BooksInProgress, date: PlainDate): Draft {
  const dice = books.random.next();
  if (dice < 0.28) return customerInvoice(books, date);
  if (dice < 0.5) return customerPayment(books, date) ?? customerInvoice(books, date);
  if (dice < 0.66) return supplierInvoice(books, date);
  if (dice < 0.8) return supplierPayment(books, date) ?? supplierInvoice(books, date);
  return dice < 0.93 ? cardPurchase(books, date) : cashSale(books, date);
}

function randomDays(random: Random, from: PlainDate, to: PlainDate, count: number): PlainDate[] {
  const span = daysBetween(from, to);
  const offsets = Array.from({ length: count }, () => random.between(0, span)).sort((a, b) => a - b);
  return offsets.map((offset) => addDays(from, offset));
}

// Numbers follow the day of registration, so within a series numbers ascend and dates need not.
function numbered(random: Random, drafts: readonly Draft[], end: PlainDate): SandboxVoucher[] {
  const registered = drafts.map((draft, index) => {
    const day = addDays(draft.date, index === drafts.length - 1 ? 0 : random.between(0, 5));
    return { draft, registeredOn: day > end ? end : day, index };
  });
  registered.sort((a, b) => (a.registeredOn === b.registeredOn ? a.index - b.index : a.registeredOn < b.registeredOn ? -1 : 1));
  const numbers = new Map<string, number>();
  const vouchers = registered.map(({ draft, registeredOn }): SandboxVoucher => {
    const number = (numbers.get(draft.series) ?? 0) + 1;
    numbers.set(draft.series, number);
    return {
      ...draft,
      number,
      registeredOn,
      comments: draft.comments ?? '',
      referenceType: draft.referenceType ?? 'MANUAL',
      referenceNumber: draft.referenceNumber ?? '',
      approvalState: 0,
      costCenter: draft.rows.find((row) => row.costCenter !== null)?.costCenter ?? null,
      project: null,
      files: draft.files ?? [],
      modifiedMs: Date.parse(`${registeredOn}T08:00:00Z`),
    };
  });
  return inOrder(vouchers);
}

function firstOpening(): Map<string, bigint> {
  const opening = new Map(startCapital);
  let sum = 0n;
  for (const ore of opening.values()) sum += ore;
  opening.set('2091', -sum);
  return opening;
}

function withoutZeros(balances: ReadonlyMap<string, bigint>): Map<string, bigint> {
  return new Map([...balances].filter(([account, ore]) => ore !== 0n && isBalanceAccount(account)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The sum of every counting row: zero in books that balance. */
export function imbalance(year: SandboxYear): bigint {
  let sum = 0n;
  for (const voucher of year.vouchers) for (const { amountMinor } of countingRows(voucher)) sum += amountMinor;
  return sum;
}
