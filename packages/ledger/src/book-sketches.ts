import { plainDate } from '@saldo/kernel';
import type { BooksHead, BooksRow, BooksVoucher } from './books.ts';

/** A voucher in short, for tests: one amount on two accounts unless rows are given. */
export interface VoucherSketch {
  readonly series?: string;
  readonly number?: string;
  readonly date?: string;
  readonly text?: string;
  readonly minor?: bigint;
  readonly rows?: readonly Partial<BooksRow>[];
}

/** The whole row that a sketch means. */
export function sketchRow(row: Partial<BooksRow>): BooksRow {
  return { account: '1930', amountMinor: 0n, objects: [], date: null, text: '', quantity: null, sign: null, ...row };
}

/** The whole voucher that a sketch means; it balances unless its rows do not. */
export function sketchVoucher({
  series = 'A',
  number = '1',
  date = '2025-03-01',
  text = '',
  minor = 100n,
  rows,
}: VoucherSketch): BooksVoucher {
  const given = rows ?? [
    { account: '1930', amountMinor: minor },
    { account: '3001', amountMinor: -minor },
  ];
  return {
    series,
    number,
    date: plainDate(date),
    text,
    registeredOn: null,
    sign: null,
    rows: given.map(sketchRow),
    corrections: [],
    place: { offset: 10, length: 20, line: 3 },
  };
}

/** A head with two accounts and whatever a test adds. */
export function sketchHead(head: Partial<BooksHead> = {}): BooksHead {
  const account = { type: null, unit: null, sruCodes: [] };
  return {
    company: { name: 'Provbolaget AB', orgNo: '556036-0793', sourceId: '' },
    program: 'Prov 1',
    currency: 'SEK',
    chartType: 'EUBAS97',
    years: [{ yearIndex: 0, from: plainDate('2025-01-01'), to: plainDate('2025-12-31') }],
    balancesUpTo: null,
    accounts: [
      { number: '1930', name: 'Företagskonto', ...account },
      { number: '3001', name: 'Försäljning', ...account },
    ],
    dimensions: [],
    objects: [],
    balances: [],
    findings: [],
    ...head,
  };
}
