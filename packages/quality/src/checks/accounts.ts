import type { PlainDate } from '@saldo/kernel';
import type { CheckedEntry, CheckedVoucher, CheckedYear } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { dayNumber, monthNumber, monthText } from '../day-number.ts';
import { accountFigure, both, size, voucherHit } from '../hits.ts';
import { rules } from '../rules.ts';
import { signChecks } from './account-signs.ts';

/** Half the price base amount, öre, by year (SFB 2 kap. 7 §). */
const HALF_BASE_AMOUNT: Readonly<Record<number, number>> = {
  2016: 2_215_000,
  2017: 2_240_000,
  2018: 2_275_000,
  2019: 2_325_000,
  2020: 2_365_000,
  2021: 2_380_000,
  2022: 2_415_000,
  2023: 2_625_000,
  2024: 2_865_000,
  2025: 2_940_000,
  2026: 2_960_000,
};

/** Payroll tax in full, hundredths of a percent (SAL 2 kap. 26 § and the law on the general wage tax). */
function fullPayrollTax(month: string): number {
  return month < '2007' ? 3228 : month < '2009' ? 3242 : 3142;
}

/** What BAS says that an account holds. */
export const accountChecks: readonly Check[] = [
  ...signChecks,
  {
    code: 'quality.obs-account-open',
    family: 'accounts',
    severity: 'warning',
    title: both('Observationskonto är inte tomt', 'The suspense account is not empty'),
    message: both('Konto {account} har legat på {amount} sedan {since}.', 'Account {account} has held {amount} since {since}.'),
    mend: both('Red ut posterna och boka om dem.', 'Clear the items up and move them.'),
    rule: rules.bas,
    isMaterial: true,
    limits: { days: { default: 30, unit: 'days', about: both('Så länge får det ligga', 'So long it may lie') } },
    books: suspense,
  },
  {
    code: 'quality.result-voucher-wrong',
    family: 'accounts',
    severity: 'error',
    title: both('Årets resultat bokat olika', "The year's result booked unequally"),
    message: both('{voucher}: 8999 har {result} men eget kapital {equity}.', '{voucher}: 8999 has {result} but equity {equity}.'),
    mend: both('Låt 8999 och 2099 ta upp samma belopp.', 'Let 8999 and 2099 take up the same amount.'),
    rule: rules.bas,
    voucher: (voucher, _, context) => {
      const results = voucher.entries.filter(({ code }) => code === 8999);
      if (results.length === 0) return null;
      const result = sum(results);
      const equity = voucher.entries.filter(({ code }) => code >= 2010 && code < 2100);
      // The tax of the year may be booked in the same voucher; then the sides need not mirror each other.
      if (equity.length > 0 && (sum(equity) === -result || voucher.entries.some(({ code }) => code !== 8999 && code >= 3000))) return null;
      const figures = { result: size(result), equity: size(sum(equity)) };
      return voucherHit(context, voucher, { minor: Math.abs(result + sum(equity)), figures, entries: [...results, ...equity] });
    },
  },
  {
    code: 'quality.result-stale',
    family: 'accounts',
    severity: 'error',
    title: both('Resultatet ändrades efter bokslutet', 'The result changed after it was booked'),
    message: both(
      'Året {year}: 8999 är {booked}, men klass 3–8 ger {counted}.',
      'Year {year}: 8999 is {booked}, but classes 3 to 8 give {counted}.',
    ),
    mend: both(
      'Boka om årets resultat med skillnaden, eller ta bort det som kom efter.',
      "Rebook the year's result by the difference, or move what came after.",
    ),
    rule: rules.bas,
    books: staleResults,
  },
  {
    code: 'quality.equity-below-half',
    family: 'accounts',
    severity: 'warning',
    title: both('Eget kapital under hälften av aktiekapitalet', 'Equity below half the share capital'),
    message: both(
      'Vid årets slut {date} är eget kapital {equity}, aktiekapitalet {capital}.',
      'At the end of the year, {date}, equity is {equity}, share capital {capital}.',
    ),
    mend: both('Styrelsen ska upprätta kontrollbalansräkning genast.', 'The board must draw up a control balance sheet at once.'),
    rule: rules.controlBalance,
    books: lowEquity,
  },
  {
    code: 'quality.depreciation-missing',
    family: 'accounts',
    severity: 'warning',
    title: both('Avskrivning saknas', 'Depreciation is missing'),
    message: both(
      'Året {year} har inventarier för {amount} och ingen avskrivning.',
      'Year {year} has equipment of {amount} and no depreciation.',
    ),
    mend: both('Boka årets avskrivning på 7832 mot 1229.', "Book the year's depreciation on 7832 against 1229."),
    rule: rules.depreciation,
    limits: { minor: { default: 5_000_000, unit: 'minor', about: both('Inventarier under så mycket', 'Equipment below this much') } },
    books: missingDepreciation,
  },
  {
    code: 'quality.small-asset-limit',
    family: 'accounts',
    severity: 'warning',
    title: both('Förbrukningsinventarie över gränsen', 'Expensed equipment above the limit'),
    message: both(
      '{voucher}: {amount} på {account}; halva prisbasbeloppet är {limit}.',
      '{voucher}: {amount} on {account}; half the price base amount is {limit}.',
    ),
    mend: both('Boka om till 1220 och skriv av, om det är ett inköp.', 'Move to 1220 and depreciate, if it is one purchase.'),
    rule: rules.smallAssets,
    voucher: (voucher, _, context) => {
      const entry = voucher.entries.find(({ code, minor }) => code >= 5410 && code <= 5419 && minor > 2_000_000);
      const limit = entry && HALF_BASE_AMOUNT[Number(voucher.date.slice(0, 4))];
      if (!entry || limit === undefined || entry.minor <= limit) return null;
      return voucherHit(context, voucher, {
        minor: entry.minor,
        figures: { amount: size(entry.minor), account: accountFigure(context, entry.account), limit: size(limit) },
        entries: [entry],
        rows: [
          { account: '1220', minor: entry.minor },
          { account: entry.account, minor: -entry.minor },
        ],
      });
    },
  },
  {
    code: 'quality.payroll-tax-missing',
    family: 'accounts',
    severity: 'warning',
    title: both('Arbetsgivaravgift saknas', 'Payroll tax is missing'),
    message: both('{month}: löner på {pay} och inga arbetsgivaravgifter.', '{month}: pay of {pay} and no payroll tax.'),
    mend: both('Boka avgiften på 7510 mot 2731.', 'Book the tax on 7510 against 2731.'),
    rule: rules.payrollTax,
    limits: { minor: { default: 100_000, unit: 'minor', about: both('Löner under så mycket i månaden', 'Pay below this much a month') } },
    books: (context) => payrollMonths(context, ({ tax, taxAround }) => tax === 0 && taxAround === 0),
  },
  {
    code: 'quality.payroll-tax-rate',
    family: 'accounts',
    severity: 'warning',
    title: both('Arbetsgivaravgiften är för hög', 'Payroll tax is too high'),
    message: both('{month}: avgifter {tax} på löner {pay} är mer än 31,42 %.', '{month}: tax {tax} on pay {pay} is more than 31.42 %.'),
    mend: both('Kontrollera underlaget: saknas löner eller förmåner?', 'Check what it is counted on: are pay or benefits missing?'),
    rule: rules.payrollTax,
    limits: {
      percent: { default: 15, unit: 'percent', about: both('Så mycket högre är i sin ordning', 'So much higher is in order') },
      minor: { default: 100_000, unit: 'minor', about: both('Löner under så mycket i månaden', 'Pay below this much a month') },
    },
    books: (context) =>
      payrollMonths(
        context,
        ({ month, pay, tax }) => tax * 10_000 > pay * fullPayrollTax(month) * (1 + context.limit('percent') / 100) + 1_000_000,
      ),
  },
  {
    code: 'quality.tax-deducted-missing',
    family: 'accounts',
    severity: 'warning',
    title: both('Avdragen skatt saknas', 'Deducted tax is missing'),
    message: both('{month}: löner på {pay} och ingen avdragen skatt på 2710.', '{month}: pay of {pay} and no deducted tax on 2710.'),
    mend: both('Boka personalens skatt på 2710.', "Book the staff's tax on 2710."),
    rule: rules.taxDeducted,
    limits: { minor: { default: 500_000, unit: 'minor', about: both('Löner under så mycket i månaden', 'Pay below this much a month') } },
    books: (context) => payrollMonths(context, ({ deducted, deductedAround }) => deducted === 0 && deductedAround === 0),
  },
  {
    code: 'quality.equity-of-sole-trader',
    family: 'accounts',
    severity: 'warning',
    title: both('Eget kapital för enskild firma i aktiebolag', "A sole trader's equity in a company"),
    message: both(
      '{voucher} använder {account}, men bolaget har aktiekapital på 2081.',
      '{voucher} uses {account}, but the company has share capital on 2081.',
    ),
    mend: both('Boka om till 2893, 2898 eller rätt konto i 2080–2099.', 'Move to 2893, 2898 or the right account in 2080–2099.'),
    rule: rules.bas,
    voucher: (voucher, shape, context) => {
      const entry = voucher.entries.find(({ code, minor }) => code >= 2010 && code <= 2019 && minor !== 0);
      if (!entry || context.facts.balanceAfter('2081', monthNumber(voucher.date)) === 0) return null;
      const figures = { account: accountFigure(context, entry.account) };
      return voucherHit(context, voucher, { minor: shape.turnover, figures, entries: [entry] });
    },
  },
  {
    code: 'quality.internal-account',
    family: 'accounts',
    severity: 'info',
    title: both('Konto utanför klass 1–8', 'Account outside classes 1 to 8'),
    message: both('Konto {account} har {count} rader.', 'Account {account} has {count} rows.'),
    mend: both(
      'Interna konton ska gå jämnt ut; boka om vad som hör till bokföringen.',
      'Internal accounts come to zero; move what belongs to the books.',
    ),
    rule: rules.bas,
    books: (context) =>
      [...context.facts.accounts.values()].flatMap(({ account, code, rows }) => {
        if (code === 0 || (code >= 1000 && code < 9000)) return [];
        const date = lastDay(context);
        return [{ about: account, date, minor: 0, figures: { account: accountFigure(context, account), count: rows } }];
      }),
  },
];

function sum(entries: readonly CheckedEntry[]): number {
  return entries.reduce((total, { minor }) => total + minor, 0);
}

function lastDay(context: CheckContext): PlainDate {
  return context.facts.ordered.at(-1)?.date ?? context.facts.books.today;
}

function suspense(context: CheckContext): Hit[] {
  const { facts } = context;
  const end = Math.min(facts.today, facts.shapes.at(-1)?.day ?? 0);
  return [...facts.accounts.values()].flatMap(({ account, code }) => {
    const { name } = facts.traits(account);
    const isSuspense = (code === 2999 || code === 1999) && (name === '' || /obs|avräkn|felsök|utred/i.test(name));
    if (!isSuspense) return [];
    const year = facts.books.years.at(-1);
    let balance = year?.opening.get(account) ?? 0;
    let since: CheckedVoucher | null = null;
    let touched: CheckedEntry[] = [];
    for (const voucher of facts.ordered) {
      if (year && voucher.date < year.from) continue;
      for (const entry of voucher.entries) {
        if (entry.account !== account) continue;
        if (balance === 0) since = voucher;
        balance += entry.minor;
        touched = balance === 0 ? [] : [...touched.slice(-20), entry];
      }
    }
    const began = since ? dayNumber(since.date) : year ? dayNumber(year.from) : end;
    if (balance === 0 || end - began <= context.limit('days')) return [];
    return [
      {
        about: account,
        date: since?.date ?? lastDay(context),
        minor: Math.abs(balance),
        content: String(balance),
        vouchers: since ? [since] : [],
        entries: touched,
        figures: { account: accountFigure(context, account), amount: size(balance), since: since?.date ?? year?.from ?? '' },
        rows: [{ account, minor: -balance }],
      },
    ];
  });
}

function isFinished(year: CheckedYear, context: CheckContext): boolean {
  return year.isWhole && year.to < context.facts.books.today;
}

function staleResults(context: CheckContext): Hit[] {
  const { facts } = context;
  return facts.books.years.flatMap((year, place) => {
    const booked = facts.accounts.get('8999')?.minorOf[place] ?? 0;
    if (booked === 0 || !year.isWhole) return [];
    let counted = 0;
    for (const { code, minorOf } of facts.accounts.values()) if (code >= 3000 && code < 8999) counted += minorOf[place]!;
    if (booked === -counted) return [];
    const last = facts.ordered.findLast((voucher) => voucher.year === place && voucher.entries.some(({ code }) => code === 8999));
    if (!last) return [];
    return [
      {
        about: year.from,
        date: last.date,
        minor: Math.abs(booked + counted),
        content: String(booked + counted),
        vouchers: [last],
        figures: { year: `${year.from}–${year.to}`, booked: { minor: booked }, counted: { minor: -counted } },
        rows: [
          { account: '8999', minor: -(booked + counted) },
          { account: '2099', minor: booked + counted },
        ],
      },
    ];
  });
}

function lowEquity(context: CheckContext): Hit[] {
  const { facts } = context;
  return facts.books.years.flatMap((year, place) => {
    if (!isFinished(year, context) || (year.opening.size === 0 && place === 0)) return [];
    const end = monthNumber(year.to);
    const capital = -facts.balanceAfter('2081', end);
    if (capital <= 0) return [];
    let equity = 0;
    const known = new Set([...facts.accounts.keys(), ...year.opening.keys()]);
    for (const account of known) {
      const code = /^\d{4}$/.test(account) ? Number(account) : 0;
      if ((code >= 2010 && code < 2100) || (code >= 3000 && code < 9000)) equity -= facts.balanceAfter(account, end);
    }
    if (equity * 2 >= capital) return [];
    const figures = { equity: { minor: equity }, capital: size(capital), date: year.to };
    return [{ about: year.from, date: year.to, minor: capital, content: `${equity} ${capital}`, figures }];
  });
}

function missingDepreciation(context: CheckContext): Hit[] {
  const { facts } = context;
  return facts.books.years.flatMap((year) => {
    if (!isFinished(year, context)) return [];
    const end = monthNumber(year.to);
    let equipment = 0;
    let isDepreciated = false;
    const known = new Set([...facts.accounts.keys(), ...year.opening.keys()]);
    for (const account of known) {
      const code = /^\d{4}$/.test(account) ? Number(account) : 0;
      if (code >= 1210 && code < 1290) equipment += facts.balanceAfter(account, end);
      if (code >= 7800 && code < 7900 && facts.accounts.has(account)) isDepreciated ||= hasRowsIn(context, account, year);
    }
    if (isDepreciated || equipment <= context.limit('minor')) return [];
    const figures = { year: `${year.from}–${year.to}`, amount: size(equipment) };
    return [{ about: year.from, date: year.to, minor: equipment, content: String(equipment), figures }];
  });
}

function hasRowsIn(context: CheckContext, account: string, year: CheckedYear): boolean {
  const { accounts, firstMonth } = context.facts;
  const facts = accounts.get(account);
  if (!facts) return false;
  for (let month = monthNumber(year.from) - firstMonth; month <= monthNumber(year.to) - firstMonth; month++)
    if (facts.count[month]) return true;
  return false;
}

interface PayrollMonth {
  readonly month: string;
  readonly pay: number;
  readonly tax: number;
  readonly taxAround: number;
  readonly deducted: number;
  readonly deductedAround: number;
}

// Tax may be booked in the month before or after its pay.
function payrollMonths(context: CheckContext, isWrong: (month: PayrollMonth) => boolean): Hit[] {
  const { facts } = context;
  const [pay, tax, deducted] = [0, 0, 0].map(() => new Float64Array(facts.months)) as [Float64Array, Float64Array, Float64Array];
  for (const { code, minor, count } of facts.accounts.values()) {
    // Of deducted tax only whether it is booked: what is deducted and paid in one month comes to nothing.
    const [into, from] = isPay(code)
      ? [pay, minor]
      : code >= 7500 && code <= 7518
        ? [tax, minor]
        : code >= 2710 && code <= 2719
          ? [deducted, count]
          : [];
    if (into && from) for (let month = 0; month < facts.months; month++) into[month] = into[month]! + from[month]!;
  }
  const around = (of: Float64Array, month: number) => (of[month - 1] ?? 0) + (of[month + 1] ?? 0);
  const wrong: PayrollMonth[] = [];
  for (let month = 0; month < facts.months; month++) {
    if (pay[month]! < context.limit('minor') || !facts.isOver(facts.firstMonth + month + 1)) continue;
    const one = {
      month: monthText(facts.firstMonth + month),
      pay: pay[month]!,
      tax: tax[month]!,
      taxAround: around(tax, month),
      deducted: deducted[month]!,
      deductedAround: around(deducted, month),
    };
    if (isWrong(one)) wrong.push(one);
  }
  // Month after month it is one habit, and one finding a year.
  return [...Map.groupBy(wrong, ({ month }) => month.slice(0, 4)).values()].flatMap((year) =>
    year.length > 2 ? [payrollHit(context, year)] : year.map((one) => payrollHit(context, [one])),
  );
}

function payrollHit(context: CheckContext, months: readonly PayrollMonth[]): Hit {
  const [first, last] = [months[0]!, months.at(-1)!];
  const [pay, tax] = [months.reduce((total, one) => total + one.pay, 0), months.reduce((total, one) => total + one.tax, 0)];
  return {
    about: months.length > 1 ? first.month.slice(0, 4) : first.month,
    date: `${last.month}-28` as PlainDate,
    minor: pay,
    content: `${months.length} ${pay} ${tax}`,
    vouchers: vouchersOfPay(context, new Set(months.map(({ month }) => month))),
    figures: { month: months.length > 1 ? `${first.month}–${last.month} (${months.length})` : first.month, pay: size(pay), tax: size(tax) },
  };
}

function isPay(code: number): boolean {
  return (code >= 7010 && code <= 7089) || (code >= 7210 && code <= 7289) || (code >= 7380 && code <= 7389);
}

function vouchersOfPay(context: CheckContext, months: ReadonlySet<string>): CheckedVoucher[] {
  return context.facts.ordered
    .filter(({ date, entries }) => months.has(date.slice(0, 7)) && entries.some(({ code }) => isPay(code)))
    .slice(0, 200);
}
