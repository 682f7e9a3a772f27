import type { CheckedYear } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { monthNumber, monthText } from '../day-number.ts';
import { accountFigure, both, size } from '../hits.ts';
import { earlierDay } from '../later-day.ts';
import { rules } from '../rules.ts';

/** Balances follow from what was booked, and one year from the last. */
export const continuityChecks: readonly Check[] = [
  {
    code: 'quality.opening-differs',
    family: 'continuity',
    severity: 'warning',
    title: both('Ingående balans följer inte av förra året', 'The opening balance does not follow from last year'),
    message: both(
      '{account}: ingående {opening} den {date}, förra årets utgående {closing}.',
      "{account}: opening {opening} on {date}, last year's closing {closing}.",
    ),
    mend: both(
      'Läs in ingående balanser på nytt, eller rätta det år som ändrats.',
      'Take over the opening balances anew, or correct the year that changed.',
    ),
    rule: rules.annualAccounts,
    isMaterial: true,
    books: openings,
  },
  {
    code: 'quality.opening-missing',
    family: 'continuity',
    severity: 'info',
    title: both('Ingående balanser saknas', 'Opening balances are missing'),
    message: both(
      'Året från {date} har inga ingående balanser; förra året slutar på {total}.',
      'The year from {date} has no opening balances; last year ends with {total}.',
    ),
    mend: both('Läs in ingående balanser från förra året.', 'Take over the opening balances of last year.'),
    rule: rules.annualAccounts,
    books: (context) =>
      followed(context).flatMap(([before, year, end]) => {
        if (year.opening.size > 0) return [];
        const total = balanceAccounts(context, before).reduce(
          (sum, account) => sum + Math.max(0, context.facts.balanceAfter(account, end)),
          0,
        );
        return total === 0
          ? []
          : [{ about: year.from, date: year.from, minor: total, content: String(total), figures: { date: year.from, total: size(total) } }];
      }),
  },
  {
    code: 'quality.opening-on-result',
    family: 'continuity',
    severity: 'error',
    title: both('Ingående balans på resultatkonto', 'Opening balance on a result account'),
    message: both('{account} öppnar på {amount} den {date}.', '{account} opens at {amount} on {date}.'),
    mend: both('Nollställ kontot; resultatet hör till 2099.', 'Set it to zero; the result belongs on 2099.'),
    rule: rules.annualAccounts,
    books: (context) =>
      context.facts.books.years.flatMap((year) =>
        [...year.opening].flatMap(([account, minor]) =>
          /^[3-8]\d{3}$/.test(account) && minor !== 0
            ? [
                {
                  about: `${year.from} ${account}`,
                  date: year.from,
                  minor: Math.abs(minor),
                  content: String(minor),
                  figures: { account: accountFigure(context, account), amount: { minor }, date: year.from },
                },
              ]
            : [],
        ),
      ),
  },
  {
    code: 'quality.opening-unbalanced',
    family: 'continuity',
    severity: 'info',
    title: both('Ingående balanser går inte jämnt ut', 'The opening balances do not come to zero'),
    message: both('Ingående balanser den {date} skiljer {amount}.', 'The opening balances of {date} differ by {amount}.'),
    mend: both(
      'Är det förra årets resultat är det i sin ordning tills året avslutas.',
      "If it is last year's result, all is right until that year is closed.",
    ),
    rule: rules.doubleEntry,
    books: (context) =>
      context.facts.books.years.flatMap((year) => {
        let sum = 0;
        for (const minor of year.opening.values()) sum += minor;
        if (sum === 0) return [];
        return [
          {
            about: year.from,
            date: year.from,
            minor: Math.abs(sum),
            content: String(sum),
            figures: { date: year.from, amount: size(sum) },
          },
        ];
      }),
  },
  {
    code: 'quality.closing-differs',
    family: 'continuity',
    severity: 'error',
    title: both('Utgående balans följer inte av verifikationerna', 'The closing balance does not follow from the vouchers'),
    message: both(
      '{account}: källan anger {stated}, ingående och verifikationer ger {counted}.',
      '{account}: the source states {stated}, opening and vouchers give {counted}.',
    ),
    mend: both('Hämta året på nytt; saknas verifikationer i exporten?', 'Fetch the year again; are vouchers missing in the export?'),
    rule: rules.sie,
    books: (context) => stated(context, (year) => year.closing, true),
  },
  {
    code: 'quality.result-differs',
    family: 'continuity',
    severity: 'error',
    title: both('Resultatet följer inte av verifikationerna', 'The result does not follow from the vouchers'),
    message: both(
      '{account}: källan anger {stated}, verifikationerna ger {counted}.',
      '{account}: the source states {stated}, the vouchers give {counted}.',
    ),
    mend: both('Hämta året på nytt; saknas verifikationer i exporten?', 'Fetch the year again; are vouchers missing in the export?'),
    rule: rules.sie,
    books: (context) => stated(context, (year) => year.results, false),
  },
  {
    code: 'quality.month-differs',
    family: 'continuity',
    severity: 'warning',
    title: both('Periodsaldo följer inte av verifikationerna', "A month's balance does not follow from the vouchers"),
    message: both(
      '{account} i {month}: källan anger {stated}, verifikationerna ger {counted}.',
      '{account} in {month}: the source states {stated}, the vouchers give {counted}.',
    ),
    mend: both('Hämta året på nytt, eller räkna om periodsaldona i källan.', 'Fetch the year again, or recount the months at the source.'),
    rule: rules.sie,
    books: months,
  },
];

/** Years that follow each other without a gap, and the month that the earlier one ends with. */
function followed(context: CheckContext): [CheckedYear, CheckedYear, number][] {
  const { years } = context.facts.books;
  return years.flatMap((year, place): [CheckedYear, CheckedYear, number][] => {
    const before = years[place - 1];
    if (!before?.isWhole || monthNumber(before.to) + 1 !== monthNumber(year.from)) return [];
    return [[before, year, monthNumber(before.to)]];
  });
}

function balanceAccounts(context: CheckContext, year: CheckedYear): string[] {
  return [...new Set([...context.facts.accounts.keys(), ...year.opening.keys()])].filter((account) => /^[12]\d{3}$/.test(account)).sort();
}

function openings(context: CheckContext): Hit[] {
  const { facts } = context;
  return followed(context).flatMap(([before, year, end]) => {
    if (year.opening.size === 0 || (before.opening.size === 0 && before !== facts.books.years[0])) return [];
    const accounts = [
      ...new Set([...balanceAccounts(context, before), ...[...year.opening.keys()].filter((account) => /^[12]/.test(account))]),
    ];
    const differences = accounts.flatMap((account) => {
      const [opening, closing] = [year.opening.get(account) ?? 0, facts.balanceAfter(account, end)];
      return opening === closing ? [] : [{ account, opening, closing }];
    });
    // Equity changes by the year's result, which goes to 2099 when the earlier year is closed, or to where last year's lay.
    const equity = differences.filter(({ account }) => /^20\d\d$/.test(account));
    const moved = equity.reduce((sum, { opening, closing }) => sum + opening - closing, 0);
    const isResult = moved === resultOf(context, before) || moved === 0;
    return differences
      .filter(({ account }) => !(isResult && /^20\d\d$/.test(account)))
      .map(({ account, opening, closing }) => ({
        about: `${year.from} ${account}`,
        date: year.from,
        minor: Math.abs(opening - closing),
        content: `${opening} ${closing}`,
        figures: { account: accountFigure(context, account), opening: { minor: opening }, closing: { minor: closing }, date: year.from },
      }));
  });
}

function resultOf(context: CheckContext, year: CheckedYear): number {
  let sum = 0;
  for (const account of context.facts.accounts.keys()) {
    if (/^[3-8]\d{3}$/.test(account)) sum += context.facts.balanceAfter(account, monthNumber(year.to));
  }
  return sum;
}

function stated(context: CheckContext, of: (year: CheckedYear) => ReadonlyMap<string, number>, withOpening: boolean): Hit[] {
  const { facts } = context;
  return facts.books.years.flatMap((year, place) => {
    const said = of(year);
    if (!year.isWhole || said.size === 0) return [];
    const booked = bookedUpTo(context, year, place);
    return [...said].flatMap(([account, minor]) => {
      const sum = (withOpening ? (year.opening.get(account) ?? 0) : 0) + booked(account);
      if (sum === minor) return [];
      return [
        {
          about: `${year.from} ${account}`,
          date: earlierDay(year.to, facts.books.today),
          minor: Math.abs(sum - minor),
          content: `${minor} ${sum}`,
          figures: { account: accountFigure(context, account), stated: { minor }, counted: { minor: sum } },
        },
      ];
    });
  });
}

/** What is booked on an account in a year, as far as the stated balances go. */
function bookedUpTo(context: CheckContext, { balancesUpTo }: CheckedYear, place: number): (account: string) => number {
  const { accounts, ordered } = context.facts;
  if (!balancesUpTo) return (account) => accounts.get(account)?.minorOf[place] ?? 0;
  const counted = new Map<string, number>();
  for (const voucher of ordered) {
    if (voucher.year !== place || voucher.date > balancesUpTo) continue;
    for (const { account, minor } of voucher.entries) counted.set(account, (counted.get(account) ?? 0) + minor);
  }
  return (account) => counted.get(account) ?? 0;
}

function months(context: CheckContext): Hit[] {
  const { facts } = context;
  return facts.books.years.flatMap((year) => {
    if (!year.isWhole) return [];
    return year.months.flatMap(({ account, month, minor }) => {
      const place = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
      const upTo = year.balancesUpTo ? monthNumber(year.balancesUpTo) : Number.POSITIVE_INFINITY;
      const sum = facts.accounts.get(account)?.minor[place - facts.firstMonth] ?? 0;
      if (place >= upTo || sum === minor) return [];
      const figures = { account: accountFigure(context, account), month: monthText(place), stated: { minor }, counted: { minor: sum } };
      return [
        {
          about: `${month} ${account}`,
          date: `${month}-28` as Hit['date'],
          minor: Math.abs(sum - minor),
          content: `${minor} ${sum}`,
          figures,
        },
      ];
    });
  });
}
