import type { CheckedEntry, CheckedVoucher } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { monthText } from '../day-number.ts';
import type { AccountFacts } from '../facts.ts';
import { accountFigure, both, nameOf, size, voucherHit, vouchersHit } from '../hits.ts';
import { isNearNumber } from '../invoice-words.ts';
import { earlierDay } from '../later-day.ts';
import { rules } from '../rules.ts';
import { wordsOf } from '../voucher-words.ts';

/** What repeats, and what falls out of the pattern: most often right, sometimes not. */
export const patternChecks: readonly Check[] = [
  {
    code: 'quality.recurring-missing',
    family: 'patterns',
    severity: 'warning',
    title: both('Återkommande kostnad saknas', 'A recurring cost is missing'),
    message: both('{account}: {amount} varje månad utom {month}.', '{account}: {amount} every month except {month}.'),
    mend: both('Boka månadens kostnad, eller godta om den uteblev.', "Book the month's cost, or accept if there was none."),
    rule: rules.audit,
    isMaterial: true,
    limits: { months: { default: 5, unit: 'months', about: both('Så många månader med samma belopp', 'So many months of one amount') } },
    books: (context) => [...recurring(context)].flatMap((one) => missingMonth(context, one)),
  },
  {
    code: 'quality.amount-shifted',
    family: 'patterns',
    severity: 'warning',
    title: both('Tio eller hundra gånger det vanliga', 'Ten or a hundred times the usual'),
    message: both('{voucher}: {amount} på {account}, annars {usual}.', '{voucher}: {amount} on {account}, {usual} otherwise.'),
    mend: both('Kontrollera kommat i beloppet.', 'Check the decimal point of the amount.'),
    rule: rules.audit,
    isMaterial: true,
    books: shifted,
  },
  {
    code: 'quality.amount-transposed',
    family: 'patterns',
    severity: 'warning',
    title: both('Två siffror bytta', 'Two digits swapped'),
    message: both(
      '{voucher}: {amount} betalt, men fakturan {other} är på {invoiced}.',
      '{voucher}: {amount} paid, but the invoice {other} is of {invoiced}.',
    ),
    mend: both('Rätta beloppet med {difference}.', 'Correct the amount by {difference}.'),
    rule: rules.audit,
    isMaterial: true,
    books: transposed,
  },
  {
    code: 'quality.amount-round',
    family: 'patterns',
    severity: 'info',
    title: both('Stort jämnt belopp', 'A large round amount'),
    message: both('{voucher}: {amount} på {account}.', '{voucher}: {amount} on {account}.'),
    mend: both('Kontrollera underlaget: uppskattade belopp är ofta jämna.', 'Check the receipt: estimates are often round.'),
    rule: rules.audit,
    isMaterial: true,
    limits: { minor: { default: 10_000_000, unit: 'minor', about: both('Från så mycket', 'From this much') } },
    voucher: (voucher, shape, context) => {
      const least = context.limit('minor');
      if (shape.turnover < least || !(shape.hasMoney || shape.hasPayable)) return null;
      const entry = voucher.entries.find(({ code, minor }) => code >= 4000 && code < 7000 && minor >= least && minor % 1_000_000 === 0);
      if (!entry) return null;
      const figures = { amount: size(entry.minor), account: accountFigure(context, entry.account) };
      return voucherHit(context, voucher, { minor: entry.minor, figures, entries: [entry] });
    },
  },
  {
    code: 'quality.amount-below-limit',
    family: 'patterns',
    severity: 'info',
    title: both('Strax under attestgränsen', 'Just below the approval limit'),
    message: both('{voucher}: {amount}, strax under {limit}.', '{voucher}: {amount}, just below {limit}.'),
    mend: both('Se om köpet är delat för att slippa attest.', 'See whether a purchase was split to escape approval.'),
    rule: rules.audit,
    isOff: true,
    limits: {
      minor: { default: 5_000_000, unit: 'minor', about: both('Attestgränsen', 'The approval limit') },
      percent: { default: 2, unit: 'percent', about: both('Så nära under den', 'So close below it') },
    },
    voucher: (voucher, shape, context) => {
      const limit = context.limit('minor');
      const amount = shape.payable < 0 ? -shape.payable : shape.money < 0 ? -shape.money : 0;
      if (amount >= limit || amount * 100 < limit * (100 - context.limit('percent'))) return null;
      return voucherHit(context, voucher, {
        minor: amount,
        figures: { amount: size(amount), limit: size(limit) },
        entries: voucher.entries,
      });
    },
  },
  {
    code: 'quality.level-shift',
    family: 'patterns',
    severity: 'info',
    title: both('Kostnaden avviker', 'The cost is out of line'),
    message: both('{account} i {month}: {amount}, medianen är {median}.', '{account} in {month}: {amount}, the median is {median}.'),
    mend: both('Kontrollera månadens bokningar på kontot.', "Check the month's postings on the account."),
    rule: rules.audit,
    isMaterial: true,
    limits: {
      times: { default: 12, unit: 'count', about: both('Så många gånger medianavvikelsen', 'So many times the median deviation') },
      minor: { default: 2_500_000, unit: 'minor', about: both('Och minst så mycket', 'And at least this much') },
    },
    books: levelShifts,
  },
  {
    code: 'quality.weekend',
    family: 'patterns',
    severity: 'info',
    title: both('Bokfört på helg', 'Booked on weekends'),
    message: both(
      '{count} verifikationer ({percent} %) är daterade en lördag eller söndag.',
      '{count} vouchers ({percent} %) are dated on a Saturday or Sunday.',
    ),
    mend: both('Vanligt i butik och på nätet; annars se efter varför.', 'Usual in shops and on the web; elsewhere see why.'),
    rule: rules.audit,
    limits: { percent: { default: 15, unit: 'percent', about: both('Fler än så många procent', 'More than so many percent') } },
    books: weekends,
  },
  {
    code: 'quality.benford',
    family: 'patterns',
    severity: 'info',
    title: both('Siffror som inte följer Benfords lag', "Digits that do not follow Benford's law"),
    message: both(
      '{year}: de två första siffrorna i {count} belopp avviker {deviation} (gräns 0,0022).',
      '{year}: the first two digits of {count} amounts deviate by {deviation} (limit 0.0022).',
    ),
    mend: both(
      'Fasta priser och avtal förklarar det oftast; se annars efter påhittade belopp.',
      'Fixed prices and contracts explain it most often; else look for invented amounts.',
    ),
    rule: rules.audit,
    limits: { count: { default: 1000, unit: 'count', about: both('Minst så många belopp', 'At least so many amounts') } },
    books: benford,
  },
];

interface Recurring {
  readonly facts: AccountFacts;
  readonly minor: number;
  /** By month: whether the amount stands there. */
  readonly present: Uint8Array;
  readonly count: number;
}

const kept = new WeakMap<object, readonly Recurring[]>();
const LEAST_RECURRING = 50_000;

/** Account and amount as one number; amounts beyond a billion kronor recur nowhere. */
function keyOf({ code, minor }: CheckedEntry): number {
  return code >= 5000 && code < 7000 && minor >= LEAST_RECURRING && minor < 100_000_000_000 ? minor * 10_000 + code : 0;
}

/** Amounts that stand on a cost account once in most months. */
function recurring(context: CheckContext): readonly Recurring[] {
  const before = kept.get(context.facts);
  if (before) return before;
  const { ordered, shapes, accounts, firstMonth, months } = context.facts;
  const times = new Map<number, number>();
  for (const voucher of ordered) {
    for (const entry of voucher.entries) {
      const key = keyOf(entry);
      if (key !== 0) times.set(key, (times.get(key) ?? 0) + 1);
    }
  }
  const found = new Map<number, Recurring & { present: Uint8Array }>();
  for (const [place, voucher] of ordered.entries()) {
    const month = shapes[place]!.month - firstMonth;
    if (month < 0 || month >= months) continue;
    for (const entry of voucher.entries) {
      const key = keyOf(entry);
      if (key === 0 || (times.get(key) ?? 0) < LEAST_MONTHS_RECURRING) continue;
      let one = found.get(key);
      if (!one) {
        one = { facts: accounts.get(entry.account)!, minor: entry.minor, present: new Uint8Array(months), count: 0 };
        found.set(key, one);
      }
      if (one.present[month]! < 255) one.present[month] = one.present[month]! + 1;
    }
  }
  // Twice in a month is no monthly cost.
  const all = [...found.values()]
    .filter(({ present }) => !present.some((often) => often > 1))
    .map((one) => ({ ...one, count: one.present.reduce((sum, often) => sum + often, 0) }))
    .filter(({ count }) => count >= LEAST_MONTHS_RECURRING);
  kept.set(context.facts, all);
  return all;
}

const LEAST_MONTHS_RECURRING = 4;

function missingMonth(context: CheckContext, { facts, minor, present, count }: Recurring): Hit[] {
  const least = context.limit('months');
  if (count < least) return [];
  const first = present.findIndex((times) => times > 0);
  const last = present.findLastIndex((times) => times > 0);
  const holes: number[] = [];
  for (let month = first + 1; month < last; month++) if (present[month] === 0) holes.push(month);
  const [hole] = holes;
  if (holes.length !== 1 || hole === undefined || hole - first < 2) return [];
  // Paid early, late or with another amount: the account was used as often as in the months beside it.
  const { vouchersIn, firstMonth } = context.facts;
  const usual = Math.min(facts.count[hole - 1]!, facts.count[hole + 1]!);
  if (facts.count[hole]! >= usual || facts.count[hole + 1]! > usual || vouchersIn[hole] === 0) return [];
  const text = monthText(firstMonth + hole);
  const figures = { account: accountFigure(context, facts.account), amount: size(minor), month: text };
  const rows = [{ account: facts.account, minor }];
  return [{ about: `${facts.account} ${minor} ${text}`, date: `${text}-28` as Hit['date'], minor, figures, rows }];
}

function shifted(context: CheckContext): Hit[] {
  const usual = new Map<number, number>();
  for (const { facts, minor } of recurring(context)) {
    for (const times of [10, 100]) usual.set(minor * times * 10_000 + facts.code, minor);
  }
  if (usual.size === 0) return [];
  const found: { voucher: CheckedVoucher; entry: CheckedEntry; common: number }[] = [];
  for (const voucher of context.facts.ordered) {
    for (const entry of voucher.entries) {
      const key = keyOf(entry);
      const common = key === 0 ? undefined : usual.get(key);
      if (common !== undefined) found.push({ voucher, entry, common });
    }
  }
  if (found.length === 0) return [];
  const texts = textsOfRecurring(context);
  return found
    .filter(({ voucher, entry, common }) => texts.has(`${entry.account} ${common} ${partyOf(context, voucher)}`))
    .map(({ voucher, entry, common }) => {
      const figures = { amount: size(entry.minor), account: accountFigure(context, entry.account), usual: size(common) };
      return voucherHit(context, voucher, { minor: entry.minor - common, figures, entries: [entry] });
    });
}

// Ten times as much of another supplier on the same account says nothing.
function textsOfRecurring(context: CheckContext): ReadonlySet<string> {
  const amounts = new Set(recurring(context).map(({ facts, minor }) => minor * 10_000 + facts.code));
  const texts = new Set<string>();
  for (const voucher of context.facts.ordered) {
    for (const entry of voucher.entries) {
      if (amounts.has(keyOf(entry))) texts.add(`${entry.account} ${entry.minor} ${partyOf(context, voucher)}`);
    }
  }
  return texts;
}

function partyOf(context: CheckContext, voucher: CheckedVoucher): string {
  return wordsOf(context.facts, voucher).party;
}

// Amounts of the same digits in another order; only of those are the texts read.
function transposed(context: CheckContext): Hit[] {
  const { ordered, shapes } = context.facts;
  const invoices = new Map<number, { voucher: CheckedVoucher; minor: number }[]>();
  for (const [place, { payable, hasMoney }] of shapes.entries()) {
    if (payable >= 0 || hasMoney) continue;
    const digits = digitsOf(-payable);
    const one = { voucher: ordered[place]!, minor: -payable };
    const known = invoices.get(digits);
    if (known) known.push(one);
    else invoices.set(digits, [one]);
  }
  return [...shapes.entries()].flatMap(([place, { payable, money }]) => {
    if (payable <= 0 || money >= 0) return [];
    const near = (invoices.get(digitsOf(payable)) ?? []).filter(
      ({ minor }) => minor !== payable && isNearNumber(String(minor), String(payable)),
    );
    const voucher = ordered[place]!;
    const invoice = near.find((one) => isSameInvoice(context, one.voucher, voucher));
    if (!invoice) return [];
    const difference = size(payable - invoice.minor);
    const figures = { amount: size(payable), invoiced: size(invoice.minor), other: nameOf(invoice.voucher), difference };
    return [vouchersHit(context, [voucher, invoice.voucher], { minor: difference.minor, figures })];
  });
}

/** The same for amounts that have the same digits. */
function digitsOf(minor: number): number {
  let key = 0;
  for (let rest = minor; rest > 0; rest = Math.floor(rest / 10)) key += DIGIT_WEIGHTS[rest % 10]!;
  return key;
}

const DIGIT_WEIGHTS = [1, 13, 169, 2197, 28_561, 371_293, 4_826_809, 62_748_517, 815_730_721, 10_604_499_373];

function isSameInvoice(context: CheckContext, invoice: CheckedVoucher, payment: CheckedVoucher): boolean {
  const [one, other] = [wordsOf(context.facts, invoice), wordsOf(context.facts, payment)];
  return one.party === other.party && one.numbers.some((number) => other.numbers.includes(number));
}

const LEAST_MONTHS = 8;

function* levelShifts(context: CheckContext): Generator<Hit> {
  const { accounts, months, firstMonth, vouchersIn } = context.facts;
  for (const { account, code, minor, count } of accounts.values()) {
    if (code < 4000 || code >= 7800) continue;
    const used: number[] = [];
    for (let month = 0; month < months; month++) if (count[month]! > 0 && vouchersIn[month]! > 0) used.push(month);
    if (used.length < LEAST_MONTHS) continue;
    const middle = median(used.map((month) => minor[month]!));
    const deviation = median(used.map((month) => Math.abs(minor[month]! - middle)));
    const limit = Math.max(context.limit('minor'), deviation * context.limit('times'), Math.abs(middle));
    for (const month of used) {
      const amount = minor[month]!;
      if (Math.abs(amount - middle) <= limit) continue;
      const text = monthText(firstMonth + month);
      yield {
        about: `${account} ${text}`,
        date: `${text}-28` as Hit['date'],
        minor: Math.abs(amount - middle),
        content: String(amount),
        figures: { account: accountFigure(context, account), month: text, amount: { minor: amount }, median: { minor: middle } },
      };
    }
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function weekends(context: CheckContext): Hit[] {
  const { books, ordered, shapes } = context.facts;
  return books.years.flatMap((year, place) => {
    const found: CheckedVoucher[] = [];
    let total = 0;
    for (const [index, voucher] of ordered.entries()) {
      if (voucher.year !== place) continue;
      total++;
      // 1970-01-01 was a Thursday; a month's last day is booked whatever weekday it is.
      const weekday = (((shapes[index]!.day + 4) % 7) + 7) % 7;
      if ((weekday === 0 || weekday === 6) && !isMonthEnd(voucher.date)) found.push(voucher);
    }
    const [first] = found;
    const percent = total === 0 ? 0 : Math.round((found.length * 100) / total);
    if (!first || found.length * 100 <= total * context.limit('percent')) return [];
    return [
      {
        about: year.from,
        date: found.at(-1)!.date,
        minor: 0,
        content: String(found.length),
        vouchers: found.slice(0, 20),
        figures: { count: found.length, percent },
      },
    ];
  });
}

function isMonthEnd(date: string): boolean {
  return date.endsWith('-31') || date.endsWith('-30') || /-02-2[89]$/.test(date);
}

const BENFORD_LIMIT = 0.0022;
const EXPECTED = Array.from({ length: 90 }, (_, place) => Math.log10(1 + 1 / (place + 10)));

function benford(context: CheckContext): Hit[] {
  const { books, ordered } = context.facts;
  return books.years.flatMap((year, place) => {
    const counts = new Int32Array(90);
    let total = 0;
    for (const voucher of ordered) {
      if (voucher.year !== place) continue;
      for (const { code, minor } of voucher.entries) {
        // One side only: the other repeats it, and tax follows from it.
        if (code < 3000 || code >= 8000 || code === 3740) continue;
        const digits = firstTwo(Math.abs(minor));
        if (digits < 10) continue;
        counts[digits - 10] = counts[digits - 10]! + 1;
        total++;
      }
    }
    if (total < context.limit('count')) return [];
    const deviation = EXPECTED.reduce((sum, expected, at) => sum + Math.abs(counts[at]! / total - expected), 0) / 90;
    if (deviation <= BENFORD_LIMIT) return [];
    const text = deviation.toFixed(4);
    const figures = { year: `${year.from}–${year.to}`, count: total, deviation: both(text.replace('.', ','), text) };
    return [{ about: year.from, date: earlierDay(year.to, books.today), minor: 0, content: text.slice(0, 5), figures }];
  });
}

function firstTwo(minor: number): number {
  let rest = minor;
  while (rest >= 100_000) rest = Math.floor(rest / 1_000);
  while (rest >= 100) rest = Math.floor(rest / 10);
  return rest;
}
