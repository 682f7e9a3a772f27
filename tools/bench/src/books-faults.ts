// Faults in single vouchers, one kind for each check that looks at them.
import { addDays, plainDate } from '@saldo/kernel';
import { type BooksWorld, type MadeVoucher, type Row, rows } from './books-world.ts';

/** Seeds one fault and says which vouchers hold it; a check has found it when it names one of them. Null where the books have no place for it. */
export type Fault = (world: BooksWorld, nth: number) => readonly MadeVoucher[] | null;

let numbers = 9_000_000;

function nextNumber(): number {
  numbers += 17;
  return numbers;
}

/** A voucher of a kind that holds no fault yet. */
function unhurt(world: BooksWorld, kind: string, accept: (voucher: MadeVoucher) => boolean = () => true): MadeVoucher | null {
  const all = world.vouchers.filter((voucher) => voucher.kind === kind && !world.seeded.has(voucher.id) && accept(voucher));
  return all.length === 0 ? null : world.random.pick(all);
}

/** A voucher added behind the last number of its series. */
export function added(world: BooksWorld, day: string, text: string, rows: readonly Row[]): MadeVoucher {
  const voucher = world.add(day, text, rows, 'fault');
  voucher.series = 'A';
  let most = 0;
  for (const { series, year, number } of world.vouchers)
    if (series === 'A' && year === voucher.year) most = Math.max(most, Number(number) || 0);
  voucher.number = String(most + 1);
  voucher.registeredOn = null;
  return voucher;
}

function changed(kind: string, change: (voucher: MadeVoucher, world: BooksWorld) => void): Fault {
  return (world) => {
    const voucher = unhurt(world, kind, ({ date }) => date >= '2026-02-01' && date < '2026-10-01');
    if (!voucher) return null;
    change(voucher, world);
    return [voucher];
  };
}

function posted(text: string, rows: (kronor: number, world: BooksWorld) => readonly Row[], day = '2026-05-12'): Fault {
  return (world) => [added(world, day, `${text} ${nextNumber()}`, rows(world.random.amount(4000), world))];
}

/** Another voucher with the same rows, some days later. */
function again(kind: string, days: number, text: (text: string) => string): Fault {
  return (world) => {
    const voucher = unhurt(
      world,
      kind,
      ({ date, entries }) => date >= '2026-02-01' && date < '2026-09-01' && entries.every(({ minor }) => minor % 10_000 !== 0),
    );
    if (!voucher) return null;
    const copy = added(
      world,
      addDays(voucher.date, days),
      text(voucher.text),
      voucher.entries.map(({ code, minor }) => [code, minor]),
    );
    return [voucher, copy];
  };
}

function changeBy(voucher: MadeVoucher, minor: number): void {
  voucher.entries[0]!.minor += minor;
}

function swapDigits(text: string): string {
  return text.replace(/\d{5,}/, (number) => {
    const at = [...number].findIndex((digit, place) => place > 0 && place < number.length - 1 && digit !== number[place + 1]);
    return `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
  });
}

function otherNumber(text: string): string {
  return text.replace(/\d{5,}/, () => String(nextNumber()));
}

function rowOf(voucher: MadeVoucher, code: number) {
  return voucher.entries.find((entry) => entry.code === code)!;
}

/** Moves so much from one row to another, so that the voucher still balances. */
function shift(voucher: MadeVoucher, from: number, to: number, share: number): void {
  const moved = Math.round(rowOf(voucher, from).minor * share);
  rowOf(voucher, from).minor -= moved;
  rowOf(voucher, to).minor += moved;
}

/** Seeded into vouchers, all of them together, by the code of the check that must find them. */
export const voucherFaults: Readonly<Record<string, Fault>> = {
  'quality.voucher-unbalanced': changed('purchase', (voucher, { random }) => changeBy(voucher, 100 + random.below(50_000))),
  'quality.voucher-one-row': (world) => [added(world, '2026-05-12', 'Halv', rows(6110, world.random.amount(500)))],
  'quality.voucher-empty': (world) => [added(world, '2026-05-12', 'Makulerad', [])],
  'quality.row-zero': changed('card', (voucher) => voucher.entries.push({ ...voucher.entries[0]!, id: `${voucher.id}z`, minor: 0 })),
  'quality.text-missing': changed('card', (voucher) => Object.assign(voucher, { text: ' ' })),
  'quality.text-mangled': changed('payment', (voucher) => Object.assign(voucher, { text: `${voucher.text} f”r tj„nster` })),
  'quality.amount-implausible': (world) => [
    added(world, '2026-05-12', 'Feltryck', rows(1930, 3e13, 2999, -3e13)),
    added(world, '2026-05-12', 'Rättat feltryck', rows(1930, -3e13, 2999, 3e13)),
  ],
  'quality.currency-mixed': changed('abroad', (voucher) => {
    for (const entry of voucher.entries) entry.currency = 'EUR';
  }),
  'quality.date-outside-year': changed('card', (voucher) => Object.assign(voucher, { date: plainDate('2024-12-20') })),
  'quality.date-future': changed('card', (voucher) => Object.assign(voucher, { date: plainDate('2026-12-20') })),
  'quality.registered-late': changed('purchase', (voucher) => Object.assign(voucher, { registeredOn: addDays(voucher.date, 180) })),
  'quality.cash-registered-late': changed('cash', (voucher) => Object.assign(voucher, { registeredOn: addDays(voucher.date, 40) })),
  'quality.registered-ahead': changed('payment', (voucher) => Object.assign(voucher, { registeredOn: addDays(voucher.date, -90) })),
  'quality.changed-after-lock': locked((voucher) => Object.assign(voucher, { changedOn: plainDate('2026-08-15') })),
  'quality.registered-after-lock': locked((voucher) => Object.assign(voucher, { registeredOn: plainDate('2026-08-15') })),
  'quality.small-asset-limit': posted('Datorer', (minor) => rows(5410, 4_000_000 + minor, 1930, -4_000_000 - minor)),
  'quality.equity-of-sole-trader': posted('Uttag', (minor) => rows(2013, minor, 1930, -minor)),
  'quality.result-voucher-wrong': (world) => [added(world, '2026-05-12', 'Resultat', rows(8999, 50_000, 2099, -40_000, 1930, -10_000))],
  'quality.vat-output-25': changed('sale25', (voucher) => shift(voucher, 2611, 3001, 0.2)),
  'quality.vat-output-12': changed('sale12', (voucher) => shift(voucher, 2621, 3002, 0.5)),
  'quality.vat-output-6': changed('sale6', (voucher) => shift(voucher, 2631, 3003, -1)),
  'quality.vat-missing': changed('sale25', (voucher) => {
    rowOf(voucher, 3001).minor += rowOf(voucher, 2611).minor;
    voucher.entries = voucher.entries.filter(({ code }) => code !== 2611);
  }),
  'quality.vat-on-exempt-sale': changed('sale-exempt', (voucher) => {
    const row = rowOf(voucher, 3004);
    const tax = Math.round(row.minor / 5);
    row.minor -= tax;
    voucher.entries.push({ ...row, id: `${voucher.id}m`, account: '2611', code: 2611, minor: tax });
  }),
  'quality.vat-food-rate': (world) => {
    const voucher = unhurt(world, 'food', ({ date }) => date >= '2026-04-01');
    if (!voucher) return null;
    const tax = rowOf(voucher, 2631);
    const more = tax.minor;
    Object.assign(tax, { account: '2621', code: 2621, minor: tax.minor + more });
    rowOf(voucher, 1930).minor -= more;
    return [voucher];
  },
  'quality.vat-without-sale': posted('Okänt', (minor) => rows(1930, minor, 2611, -minor)),
  'quality.income-without-usual-vat': posted('Swish', (minor) => rows(1930, minor, 3010, -minor)),
  'quality.vat-input-too-high': changed('purchase', (voucher) => {
    const cost = voucher.entries[0]!;
    const more = Math.round(cost.minor * 0.3);
    cost.minor -= more;
    rowOf(voucher, 2641).minor += more;
  }),
  'quality.vat-input-odd': posted('Inköp', (minor) =>
    rows(6110, minor, 2641, Math.round(minor * 0.18), 1930, -minor - Math.round(minor * 0.18)),
  ),
  'quality.vat-on-exempt-cost': posted('Försäkring', (minor) =>
    rows(6310, minor, 2641, Math.round(minor / 4), 1930, -minor - Math.round(minor / 4)),
  ),
  'quality.vat-reverse-unpaired': changed('abroad', (voucher) => {
    const row = rowOf(voucher, 2645);
    Object.assign(row, { account: '6540', code: 6540 });
  }),
  'quality.vat-reverse-missing': changed('abroad', (voucher) => {
    voucher.entries = voucher.entries.filter(({ code }) => code !== 2614 && code !== 2645);
  }),
  'quality.vat-reverse-rate': changed('abroad', (voucher) => {
    rowOf(voucher, 2614).minor = -Math.round(rowOf(voucher, 4515).minor * 0.2);
    rowOf(voucher, 2645).minor = -rowOf(voucher, 2614).minor;
  }),
  'quality.duplicate-voucher': again('card', 0, (text) => text),
  'quality.duplicate-supplier-invoice': again('purchase', 34, (text) => text),
  'quality.duplicate-supplier-amount': again('purchase', 4, otherNumber),
  'quality.duplicate-near-number': again('purchase', 9, swapDigits),
  'quality.duplicate-payment': again('payment', 12, (text) => text),
  'quality.duplicate-customer-invoice': again('sale25', 12, (text) => text),
  'quality.duplicate-expense': again('card', 3, (text) => text),
  'quality.reference-reused': (world) => {
    const reference = withCheckDigit(`${nextNumber()}000`);
    const [one, other] = [world.random.amount(800), world.random.amount(1500)];
    const invoice = (day: string, minor: number) => added(world, day, `Telia Sverige OCR ${reference}`, rows(2440, minor, 1930, -minor));
    return [invoice('2026-04-14', one), invoice('2026-06-16', other)];
  },
  'quality.income-debit': posted('Virke', (minor) => rows(3004, minor, 1930, -minor)),
  'quality.cost-credit': posted('Insättning', (minor) => rows(1930, minor, 6110, -minor)),
  'quality.income-against-cost': posted('Händelse', (minor) => rows(6110, minor, 3004, -minor)),
  'quality.payment-without-supplier': (world) => {
    const minor = world.random.amount(900);
    return [added(world, '2026-05-12', 'Betalning', rows(2440, minor, 1930, -minor))];
  },
  'quality.accounts-rarely-meet': (world, nth) => {
    const minor = world.random.amount(900);
    const pairs = rows(6212, 1510, 5611, 1910, 6540, 1510, 5800, 1910);
    const [debit, credit] = pairs[nth % pairs.length]!;
    return [added(world, '2026-05-12', `Fel ${nextNumber()}`, rows(debit, minor, credit, -minor))];
  },
  'quality.amount-shifted': (world, nth) => {
    const voucher = world.vouchers.find(({ kind, date }) => kind === 'rent' && date === `2026-0${3 + (nth % 5)}-01`);
    if (!voucher || world.seeded.has(voucher.id)) return null;
    for (const entry of voucher.entries) entry.minor *= 10;
    return [voucher];
  },
  'quality.amount-transposed': (world) => {
    const payment = unhurt(
      world,
      'payment',
      ({ date, entries, text }) => date < '2026-10-01' && !text.includes('Müller') && swapped(entries[0]!.minor) !== null,
    );
    if (!payment) return null;
    const minor = swapped(payment.entries[0]!.minor)!;
    payment.entries[0]!.minor = minor;
    payment.entries[1]!.minor = -minor;
    return [payment];
  },
  'quality.amount-round': posted('Konsult', () => rows(6540, 25_000_000, 2440, -25_000_000)),
  'quality.amount-below-limit': posted('Maskinhyra', (minor) => rows(6540, 4_990_000 - (minor % 1000), 2440, -4_990_000 + (minor % 1000))),
};

function locked(change: (voucher: MadeVoucher) => void): Fault {
  return (world) => {
    const voucher = unhurt(world, 'purchase', ({ date }) => date < '2025-12-01' && date > '2025-06-01');
    if (!voucher) return null;
    change(voucher);
    return [voucher];
  };
}

function swapped(minor: number): number | null {
  const digits = [...String(minor)];
  const at = digits.findIndex((digit, place) => place > 0 && place < digits.length - 1 && digit !== digits[place + 1]);
  if (at < 0 || digits.length < 5) return null;
  [digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!];
  return Number(digits.join(''));
}

function withCheckDigit(number: string): string {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${number}${(10 - (sum % 10)) % 10}`;
}
