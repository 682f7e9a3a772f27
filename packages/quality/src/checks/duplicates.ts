import { luhnHolds } from '@saldo/kernel';
import type { CheckedVoucher } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { both, nameOf, size, vouchersHit } from '../hits.ts';
import { isNearNumber } from '../invoice-words.ts';
import { rules } from '../rules.ts';
import type { VoucherShape } from '../voucher-shape.ts';
import { textOf, wordsOf } from '../voucher-words.ts';
import { copiesOf } from './voucher-copies.ts';

/** The same thing booked twice, each with the reason why it is taken for the same. */
export const duplicateChecks: readonly Check[] = [
  {
    code: 'quality.duplicate-voucher',
    family: 'duplicates',
    severity: 'warning',
    title: both('Samma verifikation två gånger', 'The same voucher twice'),
    message: both(
      '{voucher} och {other} har samma dag, text och rader ({amount}).',
      '{voucher} and {other} have the same day, text and rows ({amount}).',
    ),
    mend: both('Är det en och samma händelse, vänd den ena.', 'If it is one event, reverse one of them.'),
    rule: rules.practice,
    isMaterial: true,
    books: (context) =>
      copiesOf(context).singles.map(([first, ...rest]) => {
        const amount = turnover(first);
        return vouchersHit(context, [first, ...rest], {
          minor: amount,
          figures: { amount: size(amount) },
          rows: first.entries.map(({ account, minor }) => ({ account, minor: -minor })),
        });
      }),
  },
  {
    code: 'quality.imported-twice',
    family: 'duplicates',
    severity: 'error',
    title: both('Inläst två gånger', 'Imported twice'),
    message: both(
      '{count} verifikationer i serie {series} finns också i serie {other}, som {voucher}.',
      '{count} vouchers of series {series} are in series {other} too, such as {voucher}.',
    ),
    mend: both('Ta bort den ena inläsningen.', 'Remove one of the imports.'),
    rule: rules.practice,
    books: (context) =>
      copiesOf(context).blocks.map(({ series, other, pairs }) => {
        const minor = pairs.reduce((sum, [first]) => sum + turnover(first), 0);
        const vouchers = pairs.flat();
        return {
          about: `${series} ${other} ${pairs[0]![0].date.slice(0, 4)}`,
          date: pairs.at(-1)![0].date,
          minor,
          content: String(pairs.length),
          vouchers: vouchers.slice(0, 1_000),
          figures: { count: pairs.length, series: series || '–', other: other || '–', voucher: nameOf(pairs[0]![0]) },
        };
      }),
  },
  {
    code: 'quality.duplicate-supplier-invoice',
    family: 'duplicates',
    severity: 'warning',
    title: both('Leverantörsfaktura bokad två gånger', 'Supplier invoice booked twice'),
    message: both(
      '{voucher} och {other}: samma leverantör, fakturanummer {number} och belopp {amount}.',
      '{voucher} and {other}: the same supplier, invoice number {number} and amount {amount}.',
    ),
    mend: both('Vänd den ena, och stoppa betalningen.', 'Reverse one, and stop its payment.'),
    rule: rules.practice,
    isMaterial: true,
    books: (context) => sameNumber(context, (shape) => (shape.payable < 0 && !shape.hasMoney ? -shape.payable : 0)),
  },
  {
    code: 'quality.duplicate-supplier-amount',
    family: 'duplicates',
    severity: 'warning',
    title: both('Samma leverantör och belopp inom en vecka', 'The same supplier and amount within a week'),
    message: both(
      '{voucher} och {other}: {party}, {amount}, {days} dagar isär.',
      '{voucher} and {other}: {party}, {amount}, {days} days apart.',
    ),
    mend: both('Jämför fakturorna; är det en och samma, vänd den ena.', 'Compare the invoices; if it is one, reverse the other.'),
    rule: rules.practice,
    isMaterial: true,
    limits: { days: { default: 7, unit: 'days', about: both('Så många dagar isär', 'So many days apart') } },
    books: sameAmount,
  },
  {
    code: 'quality.duplicate-near-number',
    family: 'duplicates',
    severity: 'warning',
    title: both('Nästan samma fakturanummer', 'Nearly the same invoice number'),
    message: both(
      '{voucher} och {other}: {party}, {amount}, nummer {number} och {second}.',
      '{voucher} and {other}: {party}, {amount}, numbers {number} and {second}.',
    ),
    mend: both('Är det samma faktura med ett skrivfel, vänd den ena.', 'If it is one invoice with a typing fault, reverse the other.'),
    rule: rules.practice,
    isMaterial: true,
    limits: { days: { default: 25, unit: 'days', about: both('Så många dagar isär', 'So many days apart') } },
    books: nearNumbers,
  },
  {
    code: 'quality.duplicate-payment',
    family: 'duplicates',
    severity: 'warning',
    title: both('Betald två gånger', 'Paid twice'),
    message: both(
      '{voucher} och {other}: samma mottagare, nummer {number} och belopp {amount}.',
      '{voucher} and {other}: the same payee, number {number} and amount {amount}.',
    ),
    mend: both('Begär tillbaka den ena betalningen, eller vänd bokningen.', 'Ask one payment back, or reverse the posting.'),
    rule: rules.practice,
    isMaterial: true,
    books: (context) => sameNumber(context, (shape) => (shape.payable > 0 && shape.money < 0 ? shape.payable : 0)),
  },
  {
    code: 'quality.duplicate-customer-invoice',
    family: 'duplicates',
    severity: 'warning',
    title: both('Kundfaktura bokad två gånger', 'Customer invoice booked twice'),
    message: both(
      '{voucher} och {other}: samma kund, fakturanummer {number} och belopp {amount}.',
      '{voucher} and {other}: the same customer, invoice number {number} and amount {amount}.',
    ),
    mend: both('Vänd den ena.', 'Reverse one of them.'),
    rule: rules.practice,
    isMaterial: true,
    books: (context) =>
      sameNumber(context, (shape) =>
        shape.hasReceivable && !shape.hasMoney && shape.income.some(({ minor }) => minor < 0) ? shape.turnover : 0,
      ),
  },
  {
    code: 'quality.duplicate-expense',
    family: 'duplicates',
    severity: 'info',
    title: both('Samma utlägg inom en vecka', 'The same expense within a week'),
    message: both(
      '{voucher} och {other}: samma text och belopp {amount}, {days} dagar isär.',
      '{voucher} and {other}: the same text and amount {amount}, {days} days apart.',
    ),
    mend: both('Jämför kvittona; är det ett och samma, vänd det ena.', 'Compare the receipts; if it is one, reverse the other.'),
    rule: rules.practice,
    isMaterial: true,
    limits: { days: { default: 7, unit: 'days', about: both('Så många dagar isär', 'So many days apart') } },
    books: sameExpense,
  },
  {
    code: 'quality.reference-reused',
    family: 'duplicates',
    severity: 'info',
    title: both('OCR-nummer använt två gånger', 'Payment reference used twice'),
    message: both(
      '{voucher} och {other} har OCR {number} men olika belopp.',
      '{voucher} and {other} have the reference {number} but other amounts.',
    ),
    mend: both('Kontrollera vilken faktura betalningarna gäller.', 'Check which invoice the payments are for.'),
    rule: rules.practice,
    books: reusedReferences,
  },
];

type Pair = [CheckedVoucher, CheckedVoucher];

function turnover(voucher: CheckedVoucher): number {
  return voucher.entries.reduce((sum, { minor }) => sum + Math.max(0, minor), 0);
}

interface Seen {
  readonly voucher: CheckedVoucher;
  readonly shape: VoucherShape;
  readonly amount: number;
}

// Amounts seldom come twice, so only of those that do is a text read and a key made.
function grouped(
  context: CheckContext,
  amountOf: (shape: VoucherShape) => number,
  keysOf: (voucher: CheckedVoucher) => readonly string[],
): ReadonlyMap<string, Seen[]> {
  const { ordered, shapes } = context.facts;
  const times = new Map<number, number>();
  for (const shape of shapes) {
    const amount = amountOf(shape);
    if (amount > 0) times.set(amount, (times.get(amount) ?? 0) + 1);
  }
  const groups = new Map<string, Seen[]>();
  for (let place = 0; place < shapes.length; place++) {
    const shape = shapes[place]!;
    const amount = amountOf(shape);
    if (amount <= 0 || times.get(amount) === 1) continue;
    const voucher = ordered[place]!;
    for (const key of keysOf(voucher)) {
      const group = groups.get(`${key}|${amount}`);
      if (group) group.push({ voucher, shape, amount });
      else groups.set(`${key}|${amount}`, [{ voucher, shape, amount }]);
    }
  }
  return groups;
}

// A number that comes back again and again is a contract's or a customer's, not an invoice's.
const MOST_OF_ONE_NUMBER = 3;
const YEAR_DAYS = 366;

function sameNumber(context: CheckContext, amountOf: (shape: VoucherShape) => number): Hit[] {
  const copies = copiesOf(context).members;
  const groups = grouped(context, amountOf, (voucher) => {
    const { party, numbers } = wordsOf(context.facts, voucher);
    return numbers.map((number) => `${party}|${number}`);
  });
  const hits = new Map<string, Hit>();
  for (const [key, group] of groups) {
    if (group.length < 2 || group.length > MOST_OF_ONE_NUMBER) continue;
    const [first, ...later] = group as [Seen, ...Seen[]];
    const same = later.filter(({ shape }) => shape.day - first.shape.day <= YEAR_DAYS);
    const rest = same.map(({ voucher }) => voucher).filter((voucher) => !copies.has(voucher) && voucher !== first.voucher);
    const [party, number] = key.split('|') as [string, string];
    if (rest.length === 0 || reversals(context).has(`${party}|${first.amount}`)) continue;
    const hit = vouchersHit(context, [first.voucher, ...rest], { minor: first.amount, figures: { number, amount: size(first.amount) } });
    hits.set(hit.about, hit);
  }
  return [...hits.values()];
}

const keptReversals = new WeakMap<object, ReadonlySet<string>>();

/** Party and amount of credit notes: what was booked twice and taken back is mended. */
function reversals(context: CheckContext): ReadonlySet<string> {
  let found = keptReversals.get(context.facts) as Set<string> | undefined;
  if (found) return found;
  found = new Set<string>();
  for (const [place, shape] of context.facts.shapes.entries()) {
    if (shape.hasMoney) continue;
    const voucher = context.facts.ordered[place]!;
    const isCredit = shape.payable > 0 || shape.income.some(({ minor }) => minor > 0);
    if (!isCredit) continue;
    const { party } = wordsOf(context.facts, voucher);
    found.add(`${party}|${shape.payable > 0 ? shape.payable : shape.turnover}`);
  }
  keptReversals.set(context.facts, found);
  return found;
}

// Only amounts that are no habit: these two and no other of the supplier.
function supplierPairs(context: CheckContext, days: number): { pair: Pair; party: string; amount: number; days: number }[] {
  const copies = copiesOf(context).members;
  const groups = grouped(
    context,
    (shape) => (shape.hasMoney ? 0 : -shape.payable),
    (voucher) => {
      const { party } = wordsOf(context.facts, voucher);
      return party === '' ? [] : [party];
    },
  );
  return [...groups].flatMap(([key, group]) => {
    if (group.length !== 2) return [];
    const [first, second] = group as [Seen, Seen];
    const apart = second.shape.day - first.shape.day;
    if (apart > days || copies.has(second.voucher)) return [];
    const party = key.slice(0, key.lastIndexOf('|'));
    if (reversals(context).has(`${party}|${first.amount}`)) return [];
    return [{ pair: [first.voucher, second.voucher] as Pair, party, amount: first.amount, days: apart }];
  });
}

function sameAmount(context: CheckContext): Hit[] {
  return supplierPairs(context, context.limit('days')).flatMap(({ pair, party, amount, days }) => {
    const [one, other] = pair.map((voucher) => wordsOf(context.facts, voucher).numbers) as [readonly string[], readonly string[]];
    if (one.some((number) => other.includes(number)) || isNear(one, other) || amount % 10_000 === 0) return [];
    return [vouchersHit(context, pair, { minor: amount, figures: { party, amount: size(amount), days } })];
  });
}

function isNear(one: readonly string[], other: readonly string[]): boolean {
  return one.some((number) => other.some((second) => isNearNumber(number, second)));
}

function nearNumbers(context: CheckContext): Hit[] {
  return supplierPairs(context, context.limit('days')).flatMap(({ pair, party, amount }) => {
    const [one, other] = pair.map((voucher) => wordsOf(context.facts, voucher).numbers) as [readonly string[], readonly string[]];
    for (const number of one) {
      const second = other.find((candidate) => isNearNumber(number, candidate));
      if (second) return [vouchersHit(context, pair, { minor: amount, figures: { party, amount: size(amount), number, second } })];
    }
    return [];
  });
}

const LEAST_EXPENSE = 10_000;

function sameExpense(context: CheckContext): Hit[] {
  const copies = copiesOf(context).members;
  const groups = grouped(
    context,
    (shape) =>
      shape.money < -LEAST_EXPENSE && !shape.hasPayable && shape.costs.length > 0 && shape.money % 10_000 !== 0 ? -shape.money : 0,
    (voucher) => {
      const text = textOf(voucher).trim().toLowerCase();
      return text === '' ? [] : [text];
    },
  );
  return [...groups.values()].flatMap((group) => {
    if (group.length !== 2) return [];
    const [first, second] = group as [Seen, Seen];
    const days = second.shape.day - first.shape.day;
    if (days > context.limit('days') || copies.has(second.voucher)) return [];
    const figures = { amount: size(first.amount), days };
    return [vouchersHit(context, [first.voucher, second.voucher], { minor: first.amount, figures })];
  });
}

function reusedReferences(context: CheckContext): Hit[] {
  const { ordered, shapes } = context.facts;
  const groups = new Map<string, Seen[]>();
  for (const [place, shape] of shapes.entries()) {
    const voucher = ordered[place]!;
    if (!(shape.payable > 0 && shape.money < 0) || !/\d{8}/.test(textOf(voucher))) continue;
    for (const number of wordsOf(context.facts, voucher).numbers) {
      if (!/^\d{8,25}$/.test(number) || !luhnHolds(number)) continue;
      const seen = { voucher, shape, amount: shape.payable };
      const group = groups.get(number);
      if (group) group.push(seen);
      else groups.set(number, [seen]);
    }
  }
  return [...groups].flatMap(([number, group]) => {
    if (group.length !== 2 || group[0]!.amount === group[1]!.amount) return [];
    const [first, second] = group as [Seen, Seen];
    return [vouchersHit(context, [first.voucher, second.voucher], { minor: Math.min(first.amount, second.amount), figures: { number } })];
  });
}
