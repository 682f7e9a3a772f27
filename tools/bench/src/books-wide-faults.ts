// Faults of whole books: an account, a series, a year or the bank, one in each of the books that are made.
import { addDays, plainDate } from '@saldo/kernel';
import { added } from './books-faults.ts';
import { type BooksWorld, type Row, rows } from './books-world.ts';

/** Changes books, before or after what their source states of them and what the bank delivered is made. */
export interface WideFault {
  readonly seed: (world: BooksWorld) => void;
  /** After the balances and the bank's rows are made of the books. */
  readonly late?: true;
}

function before(seed: (world: BooksWorld) => void): WideFault {
  return { seed };
}

function after(seed: (world: BooksWorld) => void): WideFault {
  return { seed, late: true };
}

const post = (rows: readonly Row[], day = '2026-05-12', text = 'Fel') => before((world) => void added(world, day, text, rows));

/** Removes the first voucher of a kind in a month. */
function without(kind: string, month: string): WideFault {
  return before((world) => {
    const place = world.vouchers.findIndex((voucher) => voucher.kind === kind && voucher.date.startsWith(month));
    world.vouchers.splice(place, 1);
  });
}

function account(code: string, of: { name?: string; type?: 'T' | 'S' | 'K' | 'I' } | null): WideFault {
  return after((world) => {
    for (const year of world.years) {
      const accounts = new Map(year.accounts);
      if (of === null) accounts.delete(code);
      else accounts.set(code, { name: accounts.get(code)?.name ?? '', type: null, ...of });
      year.accounts = accounts;
    }
  });
}

function bankRow(of: object): WideFault {
  return after((world) => {
    const [bank] = world.bank;
    const place = world.random.below(bank!.transactions.length);
    bank!.transactions = bank!.transactions.map((row, at) => (at === place ? { ...row, ...of } : row));
  });
}

function statements(change: (all: BooksWorld['bank'][number]['statements']) => BooksWorld['bank'][number]['statements']): WideFault {
  return after((world) => {
    world.bank[0]!.statements = change(world.bank[0]!.statements);
  });
}

function altered(of: 'opening' | 'closing' | 'results', year: number, code: string, by: number): WideFault {
  return after((world) => {
    const one = world.years[year]!;
    one[of] = new Map([...one[of], [code, (one[of].get(code) ?? 0) + by]]);
  });
}

/** By the code of the check that must find them. */
export const wideFaults: Readonly<Record<string, WideFault>> = {
  'quality.account-unknown': account('6110', null),
  'quality.account-malformed': before((world) => {
    const voucher = added(world, '2026-05-12', 'Fel konto', rows(6110, 50_000, 1930, -50_000));
    Object.assign(voucher.entries[0]!, { account: '61100', code: 0 });
  }),
  'quality.account-unnamed': account('6110', { name: '' }),
  'quality.account-type-contradicts': account('6110', { type: 'T' }),
  'quality.number-duplicate': before((world) => {
    world.vouchers.filter(({ kind }) => kind === 'card')[4]!.number = world.vouchers.filter(({ kind }) => kind === 'card')[5]!.number;
  }),
  'quality.number-gap': before(
    (world) =>
      void world.vouchers.splice(
        world.vouchers.findIndex(({ number, series }) => number === '20' && series === 'B'),
        1,
      ),
  ),
  'quality.number-jump': before((world) => {
    const [first] = world.vouchers.filter(({ series, year }) => series === 'L' && year === 1).slice(-1);
    first!.number = '90001';
  }),
  'quality.number-start': before((world) => {
    for (const voucher of world.vouchers) if (voucher.series === 'L') voucher.number = String(Number(voucher.number) + 6);
  }),
  'quality.number-missing': before((world) => {
    world.vouchers.findLast(({ kind }) => kind === 'pay')!.number = '';
  }),
  'quality.number-not-numeric': before((world) => {
    world.vouchers.findLast(({ kind }) => kind === 'pay')!.number = '11X';
  }),
  'quality.number-order': before((world) => {
    const late = world.vouchers.findLast(({ kind, year }) => kind === 'pay' && year === 1)!;
    late.date = plainDate('2026-01-08');
  }),
  'quality.series-rare': before((world) => {
    const voucher = added(world, '2026-05-12', 'Enstaka', rows(6110, 50_000, 1930, -50_000));
    Object.assign(voucher, { series: 'Q', number: '1' });
  }),
  'quality.correction-unsigned': before((world) => Object.assign(world.vouchers[7]!, { corrections: 1, unsignedCorrections: 1 })),
  'quality.voucher-vanished': before((world) => {
    const [gone] = world.vouchers.splice(world.vouchers.length - 1, 1);
    world.years[1]!.removed = [gone!];
  }),
  'quality.year-gap': after((world) => {
    world.years[1]!.from = plainDate('2026-03-01');
  }),
  'quality.year-too-long': after((world) => {
    world.years[1]!.to = plainDate('2027-12-31');
  }),
  'quality.month-empty': before((world) => {
    const left = world.vouchers.filter(({ date }) => !date.startsWith('2026-05'));
    world.vouchers.splice(0, world.vouchers.length, ...left);
  }),
  'quality.cash-negative': post(rows(6110, 90_000_000, 1910, -90_000_000)),
  'quality.bank-negative': before(
    (world) =>
      void added(
        world,
        '2026-05-12',
        'Köp av bolag',
        rows(1220, 3_000_000_000 + 40 * total(world), 1930, -3_000_000_000 - 40 * total(world)),
      ),
  ),
  'quality.receivable-negative': before(
    (world) => void added(world, '2026-05-12', 'Insättning', rows(1930, 20 * total(world), 1510, -20 * total(world))),
  ),
  'quality.payable-positive': before(
    (world) => void added(world, '2026-05-12', 'Betalning Ahlsell 1', rows(2440, 20 * total(world), 1930, -20 * total(world))),
  ),
  'quality.share-capital-debit': post(rows(2081, 30_000_000, 1930, -30_000_000)),
  'quality.inventory-negative': post(rows(4010, 40_000_000, 1460, -40_000_000), '2026-05-12', 'Lagerförändring'),
  'quality.asset-overdepreciated': post(rows(7832, 40_000_000, 1229, -40_000_000)),
  'quality.deducted-tax-debit': post(rows(2710, 90_000_000, 1930, -90_000_000)),
  'quality.payroll-tax-debit': post(rows(2731, 90_000_000, 1930, -90_000_000)),
  'quality.owner-loan': post(rows(2893, 5_000_000, 1930, -5_000_000)),
  'quality.tax-account-negative': post(rows(6110, 90_000_000, 1630, -90_000_000)),
  'quality.personnel-liability-debit': post(rows(2920, 500_000, 1930, -500_000), '2025-05-12'),
  'quality.obs-account-open': post(rows(2999, 70_000, 1930, -70_000)),
  'quality.result-stale': post(rows(6110, 81_000, 1930, -81_000), '2025-11-11'),
  'quality.equity-below-half': after((world) => {
    const opening = new Map(world.years[0]!.opening);
    const more = 90 * total(world) + 9e9;
    world.years[0]!.opening = opening.set('2091', opening.get('2091')! + more).set('1930', opening.get('1930')! - more);
  }),
  'quality.depreciation-missing': before((world) => {
    const place = world.vouchers.findIndex(({ kind }) => kind === 'depreciation');
    world.vouchers.splice(place, 1);
  }),
  'quality.payroll-tax-missing': before((world) => {
    for (const voucher of world.vouchers)
      if (/2026-0[456]/.test(voucher.date) && voucher.kind === 'pay')
        voucher.entries = voucher.entries.filter(({ code }) => code !== 7510 && code !== 2731);
  }),
  'quality.payroll-tax-rate': post(rows(7510, 9_000_000, 2731, -9_000_000)),
  'quality.tax-deducted-missing': before((world) => {
    world.vouchers.splice(
      0,
      world.vouchers.length,
      ...world.vouchers.filter(({ entries, date }) => !/2026-0[4567]/.test(date) || !entries.some(({ code }) => code === 2710)),
    );
    added(world, '2026-05-25', 'Lön', rows(7010, 9_000_000, 1930, -9_000_000));
  }),
  'quality.internal-account': post(rows(9010, 1000, 9011, -1000)),
  'quality.vat-left-after-settlement': post(rows(6110, 40_000, 2641, 10_000, 1930, -50_000), '2026-05-12', 'Efter redovisningen'),
  'quality.vat-settlement-unpaid': without('vat-paid', '2026-0'),
  'quality.vat-settlement-missing': before((world) => {
    world.vouchers.splice(
      0,
      world.vouchers.length,
      ...world.vouchers.filter(({ kind, date }) => kind !== 'settlement' || date < '2026-06'),
    );
  }),
  'quality.vat-output-debit': before(
    (world) =>
      void added(world, '2026-05-12', 'Kredit stor', rows(3001, 40 * total(world), 2611, 10 * total(world), 1510, -50 * total(world))),
  ),
  'quality.vat-input-credit': before(
    (world) =>
      void added(world, '2026-05-12', 'Kredit Ahlsell', rows(4010, -40 * total(world), 2641, -10 * total(world), 2440, 50 * total(world))),
  ),
  'quality.opening-differs': altered('opening', 1, '1460', 45_000),
  'quality.opening-missing': after((world) => {
    world.years[1]!.opening = new Map();
  }),
  'quality.opening-on-result': altered('opening', 1, '5020', 45_000),
  'quality.opening-unbalanced': altered('opening', 1, '1460', 45_000),
  'quality.closing-differs': altered('closing', 1, '1930', 7),
  'quality.result-differs': altered('results', 1, '5020', -12),
  'quality.month-differs': after((world) => {
    world.years[1]!.months = [{ account: '5020', month: '2026-05', minor: 7 }];
  }),
  'quality.imported-twice': before((world) => {
    for (const voucher of world.vouchers.filter(({ series, year }) => series === 'D' && year === 1).slice(0, 40)) {
      const copy = world.add(
        voucher.date,
        voucher.text,
        voucher.entries.map(({ code, minor }) => [code, minor]),
        'fault',
      );
      Object.assign(copy, { series: 'I', number: voucher.number });
    }
  }),
  'quality.account-woken': before((world) => {
    added(world, '2025-02-11', 'Vilande', rows(2920, -9000, 1930, 9000));
    added(world, '2026-05-12', 'Vilande', rows(2920, 9000, 1930, -9000));
  }),
  'quality.recurring-missing': without('cleaning', '2026-05'),
  'quality.level-shift': before((world) => void added(world, '2026-05-12', 'Ombyggnad', rows(5060, 9_000_000, 1930, -9_000_000))),
  'quality.weekend': before((world) => {
    for (const voucher of world.vouchers)
      if (voucher.kind === 'purchase') voucher.date = addDays(voucher.date, (6 - new Date(voucher.date).getUTCDay() + 7) % 7);
  }),
  'quality.benford': before((world) => {
    for (let place = 0; place < 1200; place++)
      added(world, '2026-05-12', `Påhitt ${place * 31}`, rows(6110, 500_000 + place * 50, 1930, -500_000 - place * 50));
  }),
  'quality.statement-unbalanced': statements((all) =>
    all.map((one, place) => (place === 3 ? { ...one, movementMinor: one.movementMinor + 500 } : one)),
  ),
  'quality.statement-chain': statements((all) => all.filter((_, place) => place !== 3)),
  'quality.statement-gap': statements((all) => [
    ...all,
    {
      ...all.at(-1)!,
      id: 'sx',
      from: plainDate('2027-02-01'),
      to: plainDate('2027-02-02'),
      openingMinor: all.at(-1)!.closingMinor,
      movementMinor: 0,
    },
  ]),
  'quality.bank-row-twice': after((world) => {
    world.bank[0]!.transactions = world.bank[0]!.transactions.flatMap((row, place) =>
      place === 5 ? [row, { ...row, id: 'twin' }] : [row],
    );
  }),
  'quality.bank-balance-chain': after((world) => {
    world.bank[0]!.transactions = world.bank[0]!.transactions.filter((_, place) => place !== 40);
  }),
  'quality.bank-date-future': bankRow({ bookingDate: plainDate('2027-03-01') }),
  'quality.bank-currency-differs': bankRow({ currency: 'EUR' }),
  'quality.bank-value-date-far': bankRow({ valueDate: plainDate('2024-01-01') }),
  'quality.bank-row-zero': bankRow({ minor: 0 }),
  'quality.bank-not-linked': after((world) => Object.assign(world.bank[0]!, { ledgerAccount: null })),
  'quality.bank-ledger-account-unknown': after((world) => Object.assign(world.bank[0]!, { ledgerAccount: '1949' })),
  'quality.bank-ledger-account-shared': after(
    (world) => void world.bank.push({ ...world.bank[0]!, id: 'b2', name: 'SE46', transactions: [], statements: [] }),
  ),
  'quality.bank-month-not-booked': after((world) => {
    for (const { entries, date } of world.vouchers)
      for (const entry of entries)
        if (date.startsWith('2026-05') && entry.code === 1930) Object.assign(entry, { account: '1920', code: 1920 });
  }),
  'quality.bank-balance-differs': after((world) => Object.assign(world.bank[0]!, { balanceMinor: world.bank[0]!.balanceMinor! + 4_500 })),
};

/** What goes through the bank in a month, about. */
function total(world: BooksWorld): number {
  let sum = 0;
  for (const { entries, date } of world.vouchers)
    if (date.startsWith('2026-05')) for (const { minor } of entries) sum += Math.max(0, minor);
  return sum;
}
