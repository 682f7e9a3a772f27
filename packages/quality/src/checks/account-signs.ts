import { addDays, type PlainDate } from '@saldo/kernel';
import type { Check, CheckContext, Hit, Severity } from '../check.ts';
import { monthText } from '../day-number.ts';
import { both, size } from '../hits.ts';
import { rules } from '../rules.ts';

interface SignRule {
  readonly code: `quality.${string}`;
  readonly severity: Severity;
  /** Accounts that are judged together, both ends included. */
  readonly from: number;
  readonly to: number;
  readonly side: 'debit' | 'credit';
  readonly name: readonly [sv: string, en: string];
  readonly why: readonly [sv: string, en: string];
  readonly source?: keyof typeof rules;
  /** Whether each account stands for itself. */
  readonly isEach?: true;
  /** Only where the name fits, since charts use the number for other things too. */
  readonly fits?: RegExp;
  /** Judged when a year ends, and not each month. */
  readonly atYearEnd?: true;
}

/** On which side a balance stands when a month ends; the first month of a run on the wrong side is told, with its worst. */
const signRules: readonly SignRule[] = [
  {
    code: 'quality.bank-negative',
    severity: 'info',
    from: 1920,
    to: 1979,
    side: 'debit',
    isEach: true,
    name: ['Bankkonto i minus', 'Bank account below zero'],
    why: [
      'Finns ingen kredit saknas insättningar, eller en utbetalning är bokad två gånger.',
      'Without a credit, deposits are missing or a payment is booked twice.',
    ],
  },
  {
    code: 'quality.receivable-negative',
    severity: 'warning',
    from: 1510,
    to: 1519,
    side: 'debit',
    name: ['Kundfordringar i kredit', 'Receivables in credit'],
    why: ['En inbetalning saknar faktura, eller är bokad två gånger.', 'A payment has no invoice, or is booked twice.'],
  },
  {
    code: 'quality.payable-positive',
    severity: 'warning',
    from: 2440,
    to: 2449,
    side: 'credit',
    name: ['Leverantörsskulder i debet', 'Payables in debit'],
    why: ['En betalning saknar faktura, eller är bokad två gånger.', 'A payment has no invoice, or is booked twice.'],
  },
  {
    code: 'quality.share-capital-debit',
    severity: 'error',
    from: 2081,
    to: 2081,
    side: 'credit',
    fits: /aktiekap/i,
    name: ['Aktiekapital i debet', 'Share capital in debit'],
    why: ['Rätta tecknet på bokningen.', 'Correct the sign of the posting.'],
  },
  {
    code: 'quality.inventory-negative',
    severity: 'warning',
    from: 1400,
    to: 1499,
    side: 'debit',
    name: ['Lager i kredit', 'Stock in credit'],
    why: [
      'Lagret kan inte vara mindre än noll; kontrollera lagerförändringen på 4990.',
      'Stock cannot be below zero; check its change on 4990.',
    ],
  },
  {
    code: 'quality.asset-overdepreciated',
    severity: 'warning',
    from: 1210,
    to: 1289,
    side: 'debit',
    name: ['Mer avskrivet än anskaffat', 'Depreciated beyond cost'],
    why: ['Kontrollera avskrivningarna mot anläggningsregistret.', 'Check depreciation against the register.'],
    source: 'depreciation',
  },
  {
    code: 'quality.deducted-tax-debit',
    severity: 'warning',
    from: 2710,
    to: 2719,
    side: 'credit',
    name: ['Personalens skatt i debet', 'Deducted tax in debit'],
    why: [
      'Mer är betalt än avdraget: en lön saknas, eller en betalning är bokad två gånger.',
      'More is paid than was deducted: pay is missing, or a payment is booked twice.',
    ],
    source: 'taxDeducted',
  },
  {
    code: 'quality.payroll-tax-debit',
    severity: 'warning',
    from: 2730,
    to: 2739,
    side: 'credit',
    name: ['Arbetsgivaravgifter i debet', 'Payroll tax in debit'],
    why: [
      'Mer är betalt än bokat: avgifter saknas, eller en betalning är bokad två gånger.',
      'More is paid than booked: tax is missing, or a payment is booked twice.',
    ],
    source: 'payrollTax',
  },
  {
    code: 'quality.owner-loan',
    severity: 'warning',
    from: 2893,
    to: 2893,
    side: 'credit',
    fits: /närst|ägare|aktieäg|delägare/i,
    name: ['Lån till ägare', 'Loan to the owner'],
    why: [
      'Skulden till ägaren har blivit en fordran. Är det ett förbjudet lån ska det betalas tillbaka och beskattas.',
      'What was owed to the owner has become a claim. A forbidden loan is paid back and taxed.',
    ],
    source: 'loanToOwner',
  },
  {
    code: 'quality.tax-account-negative',
    severity: 'info',
    from: 1630,
    to: 1630,
    side: 'debit',
    name: ['Underskott på skattekontot', 'Deficit on the tax account'],
    why: ['Betala in, och stäm av mot Skatteverkets saldo.', "Pay in, and compare with the Tax Agency's balance."],
    source: 'vatReturn',
  },
  {
    code: 'quality.personnel-liability-debit',
    severity: 'info',
    from: 2920,
    to: 2949,
    side: 'credit',
    atYearEnd: true,
    name: ['Upplupna löner i debet', 'Accrued pay in debit'],
    why: ['Kontrollera semesterlöneskulden.', 'Check the holiday pay owed.'],
  },
];

/** Cash that runs out by the day, and balances that stand on the wrong side when a month ends. */
export const signChecks: readonly Check[] = [
  {
    code: 'quality.cash-negative',
    family: 'accounts',
    severity: 'error',
    title: both('Minuskassa', 'Cash below zero'),
    message: both('Konto {account} är {amount} den {date}.', 'Account {account} is {amount} on {date}.'),
    mend: both(
      'En kassa kan inte vara mindre än noll: insättningar eller försäljning saknas.',
      'Cash cannot be below zero: deposits or sales are missing.',
    ),
    rule: rules.voucherContent,
    isMaterial: true,
    books: negativeCash,
  },
  ...signRules.map(signCheck),
];

function signCheck(rule: SignRule): Check {
  const { name, why } = rule;
  return {
    code: rule.code,
    family: 'accounts',
    severity: rule.severity,
    title: both(...name),
    message: both(
      `{accounts}: ${rule.side === 'debit' ? 'kredit' : 'debet'} {amount} vid utgången av {month}.`,
      `{accounts}: ${rule.side === 'debit' ? 'credit' : 'debit'} of {amount} at the end of {month}.`,
    ),
    mend: both(...why),
    rule: rules[rule.source ?? 'bas'],
    isMaterial: true,
    limits: { minor: { default: 10_000, unit: 'minor', about: both('Så mycket får det fela', 'It may be off by this much') } },
    books: (context) => wrongSides(context, rule),
  };
}

function* wrongSides(context: CheckContext, rule: SignRule): Generator<Hit> {
  const { facts } = context;
  const known = new Set([...facts.accounts.keys(), ...facts.books.years.flatMap(({ opening }) => [...opening.keys()])]);
  const accounts = [...known]
    .filter((account) => {
      const { code, name } = facts.traits(account);
      return code >= rule.from && code <= rule.to && (!rule.fits || fits(rule.fits, name));
    })
    .sort();
  for (const group of rule.isEach ? accounts.map((account) => [account]) : accounts.length > 0 ? [accounts] : [])
    yield* wrongMonths(context, rule, group);
}

function fits(pattern: RegExp, name: string): boolean {
  return name === '' || pattern.test(name);
}

// A run of months on the wrong side is one thing that went wrong; its worst month is what it costs.
function* wrongMonths(context: CheckContext, rule: SignRule, accounts: readonly string[]): Generator<Hit> {
  const { facts } = context;
  const [least, sign] = [context.limit('minor'), rule.side === 'debit' ? -1 : 1];
  let run: { first: number; worst: number; at: number } | null = null;
  for (let month = 0; month <= facts.months; month++) {
    const at = facts.firstMonth + month;
    const isJudged = month < facts.months && facts.isOver(at) && isBooked(context, month) && (!rule.atYearEnd || endsYear(context, at));
    const balance = isJudged ? sign * accounts.reduce((sum, account) => sum + facts.balanceAfter(account, at), 0) : 0;
    if (balance > least) {
      run ??= { first: at, worst: balance, at };
      if (balance > run.worst) run = { ...run, worst: balance, at };
      continue;
    }
    if (rule.atYearEnd && !isJudged && month < facts.months) continue;
    if (run) yield wrongSide(run, accounts);
    run = null;
  }
}

function isBooked(context: CheckContext, month: number): boolean {
  const { vouchersIn, months } = context.facts;
  for (let later = month; later < months; later++) if (vouchersIn[later]! > 0) return true;
  return false;
}

function endsYear(context: CheckContext, month: number): boolean {
  return context.facts.books.years.some(({ to }) => to.startsWith(monthText(month)));
}

function wrongSide(run: { first: number; worst: number; at: number }, accounts: readonly string[]): Hit {
  const [first, worst] = [monthText(run.first), monthText(run.at)];
  return {
    about: `${accounts[0]} ${first}`,
    date: addDays(`${worst}-01` as PlainDate, 27),
    minor: run.worst,
    content: String(run.worst),
    figures: {
      accounts: accounts.length > 4 ? `${accounts[0]}–${accounts.at(-1)}` : accounts.join(', '),
      amount: size(run.worst),
      month: worst,
    },
  };
}

function negativeCash(context: CheckContext): Hit[] {
  const { facts } = context;
  const cash = [...facts.accounts.values()].filter(
    ({ code, account }) => code >= 1910 && code <= 1919 && /^$|kassa|kontant|växel|handkassa/i.test(facts.traits(account).name),
  );
  return cash.flatMap(({ account }) => facts.books.years.flatMap((_, place) => negativeCashOf(context, account, place)));
}

function negativeCashOf(context: CheckContext, account: string, place: number): Hit[] {
  const { facts } = context;
  const year = facts.books.years[place]!;
  // Without an opening it is not known what lay in the till.
  const before =
    year.opening.size > 0 ? (year.opening.get(account) ?? 0) : place === 0 ? null : facts.balanceAfter(account, facts.firstMonth - 1);
  if (before === null) return [];
  let balance = before;
  let worst = 0;
  let found: Hit | null = null;
  const vouchers = facts.ordered.filter(
    (voucher, at) => facts.shapes[at]!.hasMoney && voucher.year === place && voucher.entries.some((entry) => entry.account === account),
  );
  for (const [index, voucher] of vouchers.entries()) {
    for (const entry of voucher.entries) if (entry.account === account) balance += entry.minor;
    // Of a day only its end counts: what came first within it nobody wrote down.
    if (vouchers[index + 1]?.date === voucher.date || balance >= worst) continue;
    worst = balance;
    const figures = { account, amount: { minor: balance }, date: voucher.date };
    found = {
      about: `${year.from} ${account}`,
      date: voucher.date,
      minor: -balance,
      content: String(balance),
      vouchers: [voucher],
      figures,
    };
  }
  return found ? [found] : [];
}
