// What happens in a company: sales, purchases, pay and tax, day by day and month by month.
import { addDays, type PlainDate } from '@saldo/kernel';
import { type BooksWorld, type Row, rows } from './books-world.ts';

const SUPPLIERS = [
  'Telia Sverige',
  'Ahlsell',
  'Dustin',
  'Postnord',
  'Vattenfall',
  'Beijer Bygg',
  'Svea Kontor',
  'Lindbäcks',
  'Elgiganten',
  'Skanska Rental',
  'Hallands Åkeri',
  'Nordic Print',
];
const CUSTOMERS = [
  'Holm & Co',
  'Bergströms Bygg',
  'Åkessons',
  'Café Rosen',
  'Norrmaskin',
  'Ölands Trä',
  'Sjöbergs Måleri',
  'Kommunen',
  'Fältens Skog',
];

function weekday(world: BooksWorld, month: string, upTo = 25): string {
  const last = month === '2026-11' ? 15 : upTo;
  let day = addDays(`${month}-01` as PlainDate, world.random.below(last));
  while ([0, 6].includes(new Date(day).getUTCDay())) day = addDays(day, 1);
  return day.slice(0, 7) === month ? day : addDays(day, -4);
}

let counter = 100_000;

export function dailyEvent(world: BooksWorld, month: string, event: number): void {
  const { random } = world;
  const day = weekday(world, month);
  // Numbers of invoices never come near each other.
  counter += 13;
  const number = `${counter}${random.below(10)}`;
  const kinds = [sale, sale, sale, purchase, purchase, purchase, card, card, cash, food, abroad, credit];
  kinds[event % kinds.length]!(world, day, number);
}

function later(world: BooksWorld, day: string, days: number): string | null {
  let date = addDays(day as PlainDate, days + world.random.below(6));
  while ([0, 6].includes(new Date(date).getUTCDay())) date = addDays(date, 1);
  return date > '2026-11-20' ? null : date;
}

function sale(world: BooksWorld, day: string, number: string): void {
  const { random } = world;
  const net = random.amount(9000);
  const customer = random.pick(CUSTOMERS);
  const [account, vat, rate, kind] = random.pick([
    [3001, 2611, 25, 'sale25'],
    [3001, 2611, 25, 'sale25'],
    [3010, 2611, 25, 'sale-plain'],
    [3002, 2621, 12, 'sale12'],
    [3003, 2631, 6, 'sale6'],
    [3004, 0, 0, 'sale-exempt'],
  ] as const);
  const tax = Math.round((net * rate) / 100);
  const gross = Math.round((net + tax) / 100) * 100;
  world.add(day, `Kundfaktura ${number} ${customer}`, rows(1510, gross, account, -net, vat, -tax, 3740, net + tax - gross), kind);
  const paid = later(world, day, 20);
  if (paid) world.add(paid, `Inbetalning ${number} ${customer}`, rows(1930, gross, 1510, -gross), 'receipt');
}

const COSTS = [4010, 5460, 5611, 6110, 6212, 6540, 5800, 6071, 5010] as const;

function purchase(world: BooksWorld, day: string, number: string): void {
  const { random } = world;
  const net = random.amount(3000);
  const supplier = random.pick(SUPPLIERS);
  const tax = Math.round((net * random.pick([25, 25, 25, 12, 6])) / 100);
  world.add(
    day,
    `Leverantörsfaktura ${number} ${supplier}`,
    [
      [random.pick(COSTS), net],
      [2641, tax],
      [2440, -net - tax],
    ],
    'purchase',
  );
  const paid = later(world, day, 20);
  if (paid) world.add(paid, `Betalning ${number} ${supplier}`, rows(2440, net + tax, 1930, -net - tax), 'payment');
}

function card(world: BooksWorld, day: string, number: string): void {
  const { random } = world;
  const net = random.amount(400);
  const tax = Math.round(net / 4);
  world.add(
    day,
    `Kortköp ${random.pick(SUPPLIERS)} ${number}`,
    [
      [random.pick(COSTS), net],
      [2641, tax],
      [1930, -net - tax],
    ],
    'card',
  );
}

function cash(world: BooksWorld, day: string, number: string): void {
  const net = world.random.amount(900);
  const tax = Math.round(net / 4);
  world.add(day, `Kontantförsäljning ${number}`, rows(1910, net + tax, 3001, -net, 2611, -tax), 'cash');
}

function food(world: BooksWorld, day: string, number: string): void {
  const net = world.random.amount(1500);
  const [vat, rate] = day >= '2026-04-01' ? [2631, 6] : [2621, 12];
  const tax = Math.round((net * rate) / 100);
  world.add(day, `Dagskassa ${number}`, rows(1930, net + tax, 3020, -net, vat, -tax), 'food');
}

function abroad(world: BooksWorld, day: string, number: string): void {
  const net = world.random.amount(5000);
  const tax = Math.round(net / 4);
  const text = `Leverantörsfaktura ${number} Müller GmbH`;
  world.add(day, text, rows(4515, net, 2440, -net, 2614, -tax, 2645, tax), 'abroad');
  const paid = later(world, day, 20);
  if (paid) world.add(paid, `Betalning ${number} Müller GmbH`, rows(2440, net, 1930, -net), 'payment');
}

function credit(world: BooksWorld, day: string, number: string): void {
  const net = world.random.amount(300);
  const tax = Math.round(net / 4);
  const text = `Kreditfaktura ${number} ${world.random.pick(CUSTOMERS)}`;
  world.add(day, text, rows(3001, net, 2611, tax, 1510, -net - tax), 'credit');
  world.add(day, `Utbetalning kredit ${number}`, rows(1510, net + tax, 1930, -net - tax), 'credit-paid');
}

const WAGE = 31_250_00;

export function monthlyEvents(world: BooksWorld, month: string): void {
  const { random } = world;
  const add = (day: number, text: string, rows: readonly Row[], kind: string) => {
    const date = `${month}-${String(day).padStart(2, '0')}`;
    if (date <= '2026-11-20') world.add(date, text, rows, kind);
  };
  add(1, `Hyra ${month} Fastighets AB Norr`, rows(5020, 1_850_000, 2641, 462_500, 1930, -2_312_500), 'rent');
  add(2, `Städning ${month} Rent & Snyggt`, rows(5060, 320_000, 2641, 80_000, 1930, -400_000), 'cleaning');
  add(3, `Leasingbil ${month} Volvofinans`, rows(5615, 450_000, 2641, 50_000, 1930, -500_000), 'leasing');
  add(4, `Försäkring ${month} Länsförsäkringar`, rows(6310, 145_000, 1930, -145_000), 'insurance');
  const [fee, interest] = [12_500 + random.below(900), 8_000 + random.below(2000)];
  add(5, `Bankavgift ${month}`, rows(6570, fee, 1930, -fee), 'fee');
  add(27, `Räntekostnad ${month}`, rows(8410, interest, 1930, -interest), 'interest');
  payroll(add, month);
  deposit(world, month);
  settle(world, month);
}

function payroll(add: (day: number, text: string, rows: readonly Row[], kind: string) => void, month: string): void {
  const pay = WAGE * 3;
  const deducted = Math.round(pay * 0.28);
  const tax = Math.round(pay * 0.3142);
  add(25, `Löner ${month}`, rows(7010, pay, 2710, -deducted, 1930, deducted - pay, 7510, tax, 2731, -tax), 'pay');
  if (month > '2025-01') {
    add(10, `Inbetalning skattekonto ${month}`, rows(1630, deducted + tax, 1930, -deducted - tax), 'tax-in');
    add(12, `Skatt och avgifter ${month}`, rows(2710, deducted, 2731, tax, 1630, -deducted - tax), 'tax-paid');
  }
}

function deposit(world: BooksWorld, month: string): void {
  const held = balance(world, 1910) + 500_000;
  if (held > 600_000 && month < '2026-11')
    world.add(`${month}-28`, `Insättning dagskassor ${month}`, rows(1930, held - 500_000, 1910, 500_000 - held), 'deposit');
}

function balance(world: BooksWorld, account: number): number {
  let sum = 0;
  for (const { entries } of world.vouchers) for (const { code, minor } of entries) if (code === account) sum += minor;
  return sum;
}

const VAT = [2611, 2614, 2621, 2631, 2641, 2645] as const;

// Only what lies in the month: receipts of later months are made already, but no tax is.
function settle(world: BooksWorld, month: string): void {
  if (month === '2026-11') return;
  const emptied: Row[] = VAT.map((account) => [account, -balance(world, account)]);
  const owed = emptied.reduce((sum, [, minor]) => sum + minor, 0);
  const last = addDays(addDays(`${month}-28` as PlainDate, 5).replace(/\d\d$/, '01') as PlainDate, -1);
  world.add(last, `Momsredovisning ${month}`, [...emptied, [2650, -owed]], 'settlement');
  const paid = later(world, last, 10);
  if (paid) world.add(paid, `Momsbetalning ${month}`, rows(2650, owed, 1930, -owed), 'vat-paid');
}
