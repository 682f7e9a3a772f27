import type { CheckedVoucher } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { monthNumber, monthText } from '../day-number.ts';
import { both, size, vouchersHit } from '../hits.ts';
import { rules } from '../rules.ts';

const ROUNDING_MINOR = 100;

/** Tax is settled to 2650 and paid, period by period. */
export const vatSettlementChecks: readonly Check[] = [
  {
    code: 'quality.vat-left-after-settlement',
    family: 'vat',
    severity: 'warning',
    title: both('Moms kvar efter redovisningen', 'Tax left after the settlement'),
    message: both(
      '{voucher}: efter redovisningen för {month} är {amount} kvar på {accounts}.',
      '{voucher}: after the settlement for {month}, {amount} is left on {accounts}.',
    ),
    mend: both(
      'Redovisa resten, eller rätta det som bokats i perioden efteråt.',
      'Settle the rest, or correct what was booked in the period later.',
    ),
    rule: rules.vatReturn,
    isMaterial: true,
    books: leftAfter,
  },
  {
    code: 'quality.vat-settlement-unpaid',
    family: 'vat',
    severity: 'warning',
    title: both('Momsskulden är inte betald', 'The tax settled is not paid'),
    message: both(
      '{voucher}: momsen {amount} redovisades {date} och är inte betald.',
      '{voucher}: tax of {amount} was settled on {date} and is not paid.',
    ),
    mend: both('Boka betalningen mot 1630 eller banken.', 'Book the payment against 1630 or the bank.'),
    rule: rules.vatReturn,
    isMaterial: true,
    limits: {
      days: { default: 100, unit: 'days', about: both('Så många dagar efter redovisningen', 'So many days after the settlement') },
    },
    books: unpaid,
  },
  {
    code: 'quality.vat-settlement-missing',
    family: 'vat',
    severity: 'info',
    title: both('Momsredovisning saknas', 'A settlement of tax is missing'),
    message: both(
      'Ingen momsredovisning sedan {date}; annars var {interval}:e månad.',
      'No settlement of tax since {date}; otherwise every {interval} months.',
    ),
    mend: both('Redovisa momsen till 2650.', 'Settle the tax to 2650.'),
    rule: rules.vatReturn,
    books: settlementMissing,
  },
  {
    code: 'quality.vat-output-debit',
    family: 'vat',
    severity: 'info',
    title: both('Utgående moms i debet', 'Output tax in debit'),
    message: both('{month}: utgående moms är {amount} i debet.', '{month}: output tax is {amount} in debit.'),
    mend: both('Är det mer än krediter? Kontrollera tecknet.', 'Is it more than credit notes? Check the sign.'),
    rule: rules.bas,
    isMaterial: true,
    books: (context) => monthsOf(context, 'output', 1),
  },
  {
    code: 'quality.vat-input-credit',
    family: 'vat',
    severity: 'info',
    title: both('Ingående moms i kredit', 'Input tax in credit'),
    message: both('{month}: ingående moms är {amount} i kredit.', '{month}: input tax is {amount} in credit.'),
    mend: both('Är det mer än krediter? Kontrollera tecknet.', 'Is it more than credit notes? Check the sign.'),
    rule: rules.bas,
    isMaterial: true,
    books: (context) => monthsOf(context, 'input', -1),
  },
];

interface Settlement {
  readonly voucher: CheckedVoucher;
  readonly day: number;
  /** The month that it settles. */
  readonly month: number;
}

// A settlement empties several tax accounts into 2650; a payment moves 2650 to the tax account.
function settlements(context: CheckContext): Settlement[] {
  const { facts } = context;
  const found: Settlement[] = [];
  for (const [place, shape] of facts.shapes.entries()) {
    if (!shape.isSettlement) continue;
    const voucher = facts.ordered[place]!;
    const emptied = voucher.entries.filter(({ account }) => isTaxAccount(context, account)).length;
    if (emptied === 0 || shape.hasMoney || voucher.entries.some(({ code }) => code === 1630)) continue;
    const month = monthNumber(voucher.date);
    const isLastDay = monthNumber(nextDay(shape.day)) !== month;
    found.push({ voucher, day: shape.day, month: isLastDay ? month : month - 1 });
  }
  return found;
}

function nextDay(day: number) {
  return new Date((day + 1) * 86_400_000).toISOString().slice(0, 10) as CheckedVoucher['date'];
}

function isTaxAccount(context: CheckContext, account: string): boolean {
  const { role } = context.facts.traits(account);
  return role === 'output' || role === 'reverse' || role === 'input' || role === 'input-reverse';
}

function leftAfter(context: CheckContext): Hit[] {
  const { facts } = context;
  const all = settlements(context);
  const accounts = [...facts.accounts.keys()].filter((account) => isTaxAccount(context, account)).sort();
  // Each period's last settlement: what is settled in two vouchers is judged when both are in.
  const last = new Map(all.map((settlement) => [settlement.month, settlement]));
  // What was left before is told where it was left.
  let carried = '';
  return [...last.values()].flatMap(({ voucher, month }) => {
    const left: string[] = [];
    let total = 0;
    for (const account of accounts) {
      // Balance of the period's end, and what the settlements of the period took out after it.
      const after = all
        .filter((one) => one.month === month && monthNumber(one.voucher.date) > month)
        .flatMap((one) => one.voucher.entries)
        .reduce((sum, entry) => (entry.account === account ? sum + entry.minor : sum), 0);
      const balance = facts.balanceAfter(account, month) + after;
      if (Math.abs(balance) < ROUNDING_MINOR) continue;
      left.push(account);
      total += balance;
    }
    const what = `${total} ${left.join()}`;
    const isCarried = what === carried;
    carried = what;
    if (left.length === 0 || isCarried) return [];
    const amount = size(total);
    const figures = { month: monthText(month), amount, accounts: left.join(', ') };
    return [vouchersHit(context, [voucher], { minor: amount.minor, figures, content: what })];
  });
}

// A settlement is paid by a voucher of its amount; where the account is empty, they were paid together.
function unpaid(context: CheckContext): Hit[] {
  const { facts } = context;
  const account = [...facts.accounts.keys()].find((one) => facts.traits(one).role === 'settlement');
  const last = facts.shapes.at(-1);
  if (account === undefined || !last) return [];
  const before = Math.min(facts.today, last.day) - context.limit('days');
  const made = settlements(context).map(({ voucher, day }) => ({ voucher, day, minor: sumOn(voucher, account) }));
  const own = new Set(made.map(({ voucher }) => voucher));
  const payments = facts.ordered
    .filter((voucher, place) => facts.shapes[place]!.isSettlement && !own.has(voucher))
    .map((voucher) => sumOn(voucher, account));
  let left = facts.balanceAfter(account, facts.firstMonth + facts.months - 1);
  return made.flatMap(({ voucher, day, minor }) => {
    const paid = payments.findIndex((payment) => Math.abs(payment + minor) <= ROUNDING_MINOR);
    if (paid >= 0) payments.splice(paid, 1);
    const isOpen = paid < 0 && day < before && Math.abs(minor) > ROUNDING_MINOR;
    if (!isOpen || Math.sign(left) !== Math.sign(minor) || Math.abs(left) + ROUNDING_MINOR < Math.abs(minor)) return [];
    left -= minor;
    return [vouchersHit(context, [voucher], { minor: Math.abs(minor), figures: { amount: size(minor), date: voucher.date } })];
  });
}

function sumOn({ entries }: CheckedVoucher, account: string): number {
  return entries.reduce((sum, entry) => (entry.account === account ? sum + entry.minor : sum), 0);
}

function settlementMissing(context: CheckContext): Hit[] {
  const { facts } = context;
  const months = [...new Set(settlements(context).map(({ month }) => month))];
  const lastVoucher = facts.ordered.at(-1);
  const last = months.at(-1);
  if (months.length < 2 || last === undefined || !lastVoucher) return [];
  const interval = Math.max(1, Math.round((last - months[0]!) / (months.length - 1)));
  if (monthNumber(lastVoucher.date) - last <= interval + 2) return [];
  const figures = { date: monthText(last), interval };
  return [{ about: `2650 ${monthText(last)}`, date: lastVoucher.date, minor: 0, figures }];
}

function* monthsOf(context: CheckContext, role: 'output' | 'input', sign: number): Generator<Hit> {
  const { facts } = context;
  const sums = new Float64Array(facts.months);
  for (const shape of facts.shapes) {
    const month = shape.month - facts.firstMonth;
    if (shape.isSettlement || month < 0 || month >= facts.months) continue;
    const minor = role === 'output' ? -(shape.output[25] + shape.output[12] + shape.output[6]) : shape.input;
    sums[month] = sums[month]! + minor;
  }
  for (let month = 0; month < facts.months; month++) {
    const minor = sums[month]! * sign;
    if (minor <= ROUNDING_MINOR || !facts.isOver(facts.firstMonth + month)) continue;
    const text = monthText(facts.firstMonth + month);
    yield { about: text, date: `${text}-28` as Hit['date'], minor, content: String(minor), figures: { month: text, amount: size(minor) } };
  }
}
