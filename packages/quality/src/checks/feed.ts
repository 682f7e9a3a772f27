import { addDays, daysBetween } from '@saldo/kernel';
import type { CheckedBankAccount, CheckedStatement, CheckedTransaction } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { monthNumber, monthText } from '../day-number.ts';
import { accountFigure, both, size } from '../hits.ts';
import { rules } from '../rules.ts';

/** What the banks deliver: whole, joined, once, and tied to an account of the books. */
export const feedChecks: readonly Check[] = [
  {
    code: 'quality.statement-unbalanced',
    family: 'feed',
    severity: 'error',
    title: both('Kontoutdraget går inte ihop', 'The statement does not add up'),
    message: both(
      '{bank} {from}–{to}: {opening} + {movement} är inte {closing}.',
      '{bank} {from}–{to}: {opening} + {movement} is not {closing}.',
    ),
    mend: both('Hämta utdraget på nytt från banken.', 'Fetch the statement from the bank again.'),
    rule: rules.bankStatement,
    books: (context) =>
      perAccount(context, (account) =>
        account.statements.flatMap(({ from, to, openingMinor, closingMinor, movementMinor }) => {
          if (openingMinor === null || closingMinor === null || openingMinor + movementMinor === closingMinor) return [];
          const minor = Math.abs(closingMinor - openingMinor - movementMinor);
          const figures = {
            bank: account.name,
            from,
            to,
            opening: { minor: openingMinor },
            movement: { minor: movementMinor },
            closing: { minor: closingMinor },
          };
          return [
            {
              about: `${account.name} ${from} ${to} ${openingMinor}`,
              date: to,
              minor,
              content: `${openingMinor} ${movementMinor} ${closingMinor}`,
              figures,
            },
          ];
        }),
      ),
  },
  {
    code: 'quality.statement-chain',
    family: 'feed',
    severity: 'error',
    title: both('Kontoutdragen hänger inte ihop', 'The statements do not join'),
    message: both(
      '{bank}: utgående {closing} den {before}, men ingående {opening} den {after}.',
      '{bank}: closing {closing} on {before}, but opening {opening} on {after}.',
    ),
    mend: both('Hämta utdragen för dagarna emellan.', 'Fetch the statements of the days between.'),
    rule: rules.bankStatement,
    books: (context) => perAccount(context, (account) => chainBreaks(account)),
  },
  {
    code: 'quality.statement-gap',
    family: 'feed',
    severity: 'info',
    title: both('Dagar utan kontoutdrag', 'Days without a statement'),
    message: both(
      '{bank}: inga utdrag {from}–{to} ({days} dagar), fast saldot är detsamma.',
      '{bank}: no statements {from}–{to} ({days} days), though the balance is the same.',
    ),
    mend: both('Hämta dagarna, om banken har rader för dem.', 'Fetch the days, if the bank has rows of them.'),
    rule: rules.bankStatement,
    limits: { days: { default: 35, unit: 'days', about: both('Fler dagar än så', 'More days than this') } },
    books: (context) => perAccount(context, (account) => gaps(account, context.limit('days'))),
  },
  {
    code: 'quality.bank-row-twice',
    family: 'feed',
    severity: 'warning',
    title: both('Bankrad levererad två gånger', 'A bank row delivered twice'),
    message: both(
      '{bank} {date}: {amount} {text} finns {count} gånger med samma referens.',
      '{bank} {date}: {amount} {text} is there {count} times with the same reference.',
    ),
    mend: both(
      'Jämför med bankens saldo; är det ett misstag, hämta dagen på nytt.',
      "Compare with the bank's balance; if it is a mistake, fetch the day again.",
    ),
    rule: rules.bankStatement,
    isMaterial: true,
    books: (context) => perAccount(context, (account) => twins(account)),
  },
  {
    code: 'quality.bank-balance-chain',
    family: 'feed',
    severity: 'warning',
    title: both('Bankens saldo efter raden stämmer inte', "The bank's balance after the row does not agree"),
    message: both(
      '{bank} {date}: dagens rader och bankens saldon skiljer {amount}.',
      "{bank} {date}: the day's rows and the bank's balances differ by {amount}.",
    ),
    mend: both('En rad saknas eller finns två gånger: hämta dagen på nytt.', 'A row is missing or there twice: fetch the day again.'),
    rule: rules.bankStatement,
    books: (context) => perAccount(context, (account) => balanceBreaks(account)),
  },
  {
    code: 'quality.bank-date-future',
    family: 'feed',
    severity: 'warning',
    title: both('Bankrad i framtiden', 'A bank row in the future'),
    message: both('{bank}: {amount} är bokförd {date}, efter i dag.', '{bank}: {amount} is booked on {date}, after today.'),
    mend: both('Kontrollera filen: är raden bokförd eller väntande?', 'Check the file: is the row booked or pending?'),
    rule: rules.bankStatement,
    books: (context) => perRow(context, ({ bookingDate }) => bookingDate > addDays(context.facts.books.today, 1)),
  },
  {
    code: 'quality.bank-currency-differs',
    family: 'feed',
    severity: 'error',
    title: both('Bankrad i annan valuta än kontot', "A bank row in another currency than its account's"),
    message: both(
      '{bank} {date}: {amount} {currency} på ett konto i {expected}.',
      '{bank} {date}: {amount} {currency} on an account in {expected}.',
    ),
    mend: both('Läs in filen på rätt konto.', 'Import the file into the right account.'),
    rule: rules.bankStatement,
    books: (context) => perRow(context, ({ currency }, account) => currency !== account.currency),
  },
  {
    code: 'quality.bank-value-date-far',
    family: 'feed',
    severity: 'info',
    title: both('Valutadag långt från bokföringsdag', 'Value date far from the booking date'),
    message: both('{bank} {date}: {amount} har valutadag {value}.', '{bank} {date}: {amount} has the value date {value}.'),
    mend: both('Kontrollera raden hos banken.', 'Check the row at the bank.'),
    rule: rules.bankStatement,
    limits: { days: { default: 20, unit: 'days', about: both('Fler dagar än så', 'More days than this') } },
    books: (context) =>
      perRow(
        context,
        ({ bookingDate, valueDate }) => valueDate !== null && Math.abs(daysBetween(bookingDate, valueDate)) > context.limit('days'),
      ),
  },
  {
    code: 'quality.bank-row-zero',
    family: 'feed',
    severity: 'info',
    title: both('Bankrad på noll kronor', 'A bank row of zero'),
    message: both('{bank} {date}: rad på {amount}, {text}.', '{bank} {date}: a row of {amount}, {text}.'),
    mend: both('En upplysning från banken; den bokförs inte.', 'Information from the bank; it is not booked.'),
    rule: rules.bankStatement,
    books: (context) => perRow(context, ({ minor }) => minor === 0),
  },
  {
    code: 'quality.bank-not-linked',
    family: 'feed',
    severity: 'warning',
    title: both('Bankkontot hör inte till något konto', 'The bank account belongs to no ledger account'),
    message: both('{bank} har {count} rader men inget bokföringskonto.', '{bank} has {count} rows but no ledger account.'),
    mend: both('Välj bokföringskonto för bankkontot, till exempel 1930.', 'Choose a ledger account for it, such as 1930.'),
    rule: rules.practice,
    books: (context) =>
      perAccount(context, ({ name, ledgerAccount, transactions }) =>
        ledgerAccount !== null || transactions.length === 0
          ? []
          : [{ about: name, date: transactions.at(-1)!.bookingDate, minor: 0, figures: { bank: name, count: transactions.length } }],
      ),
  },
  {
    code: 'quality.bank-ledger-account-unknown',
    family: 'feed',
    severity: 'error',
    title: both('Bankkontots bokföringskonto finns inte', "The bank account's ledger account does not exist"),
    message: both('{bank} hör till {account}, som inte finns i kontoplanen.', '{bank} belongs to {account}, which is not in the chart.'),
    mend: both('Välj ett konto som finns.', 'Choose an account that exists.'),
    rule: rules.practice,
    books: (context) =>
      perAccount(context, ({ name, ledgerAccount }) => {
        const year = context.facts.books.years.at(-1);
        if (ledgerAccount === null || !year || year.accounts.size === 0 || year.accounts.has(ledgerAccount)) return [];
        return [{ about: name, date: year.from, minor: 0, content: ledgerAccount, figures: { bank: name, account: ledgerAccount } }];
      }),
  },
  {
    code: 'quality.bank-ledger-account-shared',
    family: 'feed',
    severity: 'warning',
    title: both('Två bankkonton på samma konto', 'Two bank accounts on one ledger account'),
    message: both('{bank} hör båda till {account}.', '{bank} both belong to {account}.'),
    mend: both('Ge varje bankkonto sitt eget bokföringskonto.', 'Give each bank account a ledger account of its own.'),
    rule: rules.practice,
    books: (context) => {
      const byLedger = Map.groupBy(
        context.facts.books.bank.filter(({ ledgerAccount }) => ledgerAccount !== null),
        ({ ledgerAccount }) => ledgerAccount!,
      );
      return [...byLedger].flatMap(([ledger, accounts]): Hit[] => {
        if (accounts.length < 2) return [];
        const figures = { bank: accounts.map(({ name }) => name).join(', '), account: accountFigure(context, ledger) };
        return [{ about: ledger, date: context.facts.books.today, minor: 0, content: figures.bank, figures }];
      });
    },
  },
  {
    code: 'quality.bank-month-not-booked',
    family: 'feed',
    severity: 'warning',
    title: both('Bankens rader är inte bokförda', "The bank's rows are not booked"),
    message: both('{bank}: {count} rader i {month}, inga på {account}.', '{bank}: {count} rows in {month}, none on {account}.'),
    mend: both('Bokför månaden på kontot.', 'Book the month on the account.'),
    rule: rules.bookInTime,
    books: (context) => perAccount(context, (account) => unbookedMonths(account, context)),
  },
  {
    code: 'quality.bank-balance-differs',
    family: 'feed',
    severity: 'info',
    title: both('Bokfört saldo skiljer från bankens', "The booked balance differs from the bank's"),
    message: both('{account} den {date}: bokfört {booked}, {bank} {balance}.', '{account} on {date}: booked {booked}, {bank} {balance}.'),
    mend: both(
      'Stäm av kontot: skillnaden ska vara poster som väntar.',
      'Reconcile the account: the difference must be outstanding items.',
    ),
    rule: rules.annualAccounts,
    isMaterial: true,
    books: (context) => perAccount(context, (account) => balanceDiffers(account, context)),
  },
];

function perAccount(context: CheckContext, hits: (account: CheckedBankAccount) => Hit[]): Hit[] {
  return context.facts.books.bank.flatMap(hits);
}

function perRow(context: CheckContext, isFound: (row: CheckedTransaction, account: CheckedBankAccount) => boolean): Hit[] {
  return perAccount(context, (account) => account.transactions.filter((row) => isFound(row, account)).map((row) => rowHit(account, [row])));
}

function rowHit(account: CheckedBankAccount, rows: readonly CheckedTransaction[]): Hit {
  const [row] = rows as [CheckedTransaction, ...CheckedTransaction[]];
  return {
    about: `${account.name} ${row.bookingDate} ${row.minor} ${row.counterparty} ${row.text} ${row.reference}`,
    date: row.bookingDate,
    minor: Math.abs(row.minor),
    transactions: rows.map(({ id }) => id),
    figures: {
      bank: account.name,
      date: row.bookingDate,
      amount: { minor: row.minor },
      text: row.counterparty || row.text || '–',
      currency: row.currency,
      expected: account.currency,
      value: row.valueDate ?? '',
      count: rows.length,
    },
  };
}

function chained(account: CheckedBankAccount): (CheckedStatement & { openingMinor: number; closingMinor: number })[] {
  const whole = account.statements.filter(
    (one): one is CheckedStatement & { openingMinor: number; closingMinor: number } =>
      one.openingMinor !== null && one.closingMinor !== null,
  );
  const sorted = whole.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  // What lies within another tells the same days again.
  return sorted.filter(
    (one) =>
      !sorted.some(
        (other) => other !== one && other.from <= one.from && one.to <= other.to && (other.from < one.from || one.to < other.to),
      ),
  );
}

function chainBreaks(account: CheckedBankAccount): Hit[] {
  const chain = chained(account);
  return chain.flatMap((after, place) => {
    const before = chain[place - 1];
    if (!before || before.closingMinor === after.openingMinor || after.from <= before.to) return [];
    const minor = Math.abs(after.openingMinor - before.closingMinor);
    const figures = {
      bank: account.name,
      closing: { minor: before.closingMinor },
      before: before.to,
      opening: { minor: after.openingMinor },
      after: after.from,
    };
    return [
      {
        about: `${account.name} ${before.to} ${after.from}`,
        date: after.from,
        minor,
        content: `${before.closingMinor} ${after.openingMinor}`,
        figures,
      },
    ];
  });
}

function gaps(account: CheckedBankAccount, most: number): Hit[] {
  const chain = chained(account);
  return chain.flatMap((after, place) => {
    const before = chain[place - 1];
    const days = before ? daysBetween(before.to, after.from) - 1 : 0;
    if (!before || days <= most || before.closingMinor !== after.openingMinor) return [];
    const figures = { bank: account.name, from: addDays(before.to, 1), to: addDays(after.from, -1), days };
    return [{ about: `${account.name} ${before.to} ${after.from}`, date: after.from, minor: 0, figures }];
  });
}

function twins(account: CheckedBankAccount): Hit[] {
  const groups = Map.groupBy(
    account.transactions.filter(({ reference, minor }) => reference !== '' && minor !== 0),
    ({ bookingDate, minor, counterparty, text, reference }) => `${bookingDate}|${minor}|${counterparty}|${text}|${reference}`,
  );
  return [...groups.values()].filter((rows) => rows.length > 1).map((rows) => rowHit(account, rows));
}

// Within a day the order is not known, from day to day the last balance of one and those of the next must join.
function balanceBreaks(account: CheckedBankAccount): Hit[] {
  const days = [...Map.groupBy(account.transactions, ({ bookingDate }) => bookingDate)].sort(([a], [b]) => (a < b ? -1 : 1));
  let before: ReadonlySet<number> | null = null;
  return days.flatMap(([date, rows]): Hit[] => {
    const told = rows.every(({ balanceAfterMinor }) => balanceAfterMinor !== null);
    const last = before;
    if (!told) {
      before = null;
      return [];
    }
    const movement = rows.reduce((sum, { minor }) => sum + minor, 0);
    const after = new Set(rows.map(({ balanceAfterMinor }) => balanceAfterMinor!));
    const ends = [...(last ?? [])].map((start) => start + movement).find((end) => after.has(end));
    // The day ends at one of its balances; where the one before is sure, so is this.
    before = ends === undefined ? (rows.length === 1 ? after : null) : new Set([ends]);
    if (last?.size !== 1 || ends !== undefined) return [];
    const [start] = last;
    const off = Math.min(...[...after].map((end) => Math.abs(end - start! - movement)));
    const figures = { bank: account.name, date, amount: size(off) };
    return [
      {
        about: `${account.name} ${date}`,
        date,
        minor: off,
        content: String(off),
        transactions: rows.map(({ id }) => id).slice(0, 100),
        figures,
      },
    ];
  });
}

function unbookedMonths(account: CheckedBankAccount, context: CheckContext): Hit[] {
  const { facts } = context;
  if (account.ledgerAccount === null) return [];
  const ledger = facts.accounts.get(account.ledgerAccount);
  const byMonth = Map.groupBy(account.transactions, ({ bookingDate }) => monthNumber(bookingDate));
  return [...byMonth].flatMap(([month, rows]): Hit[] => {
    const place = month - facts.firstMonth;
    // A month that nobody has booked yet says nothing of this account.
    if (place < 0 || place >= facts.months || facts.vouchersIn[place] === 0 || !facts.isOver(month) || (ledger?.count[place] ?? 0) > 0)
      return [];
    const text = monthText(month);
    const minor = rows.reduce((sum, row) => sum + Math.abs(row.minor), 0);
    const figures = { bank: account.name, count: rows.length, month: text, account: accountFigure(context, account.ledgerAccount!) };
    return [
      {
        about: `${account.name} ${text}`,
        date: rows.at(-1)!.bookingDate,
        minor,
        transactions: rows.map(({ id }) => id).slice(0, 100),
        figures,
      },
    ];
  });
}

function balanceDiffers(account: CheckedBankAccount, context: CheckContext): Hit[] {
  const { facts } = context;
  const { balanceDay, balanceMinor, ledgerAccount, name } = account;
  const year = balanceDay === null ? undefined : facts.books.years.findIndex(({ from, to }) => from <= balanceDay && balanceDay <= to);
  if (balanceDay === null || balanceMinor === null || ledgerAccount === null || year === undefined || year < 0) return [];
  const last = facts.ordered.at(-1)?.date;
  if (last === undefined || last < balanceDay) return [];
  let booked = facts.balanceAfter(ledgerAccount, monthNumber(balanceDay) - 1);
  const opening = facts.books.years[year]!;
  const month = balanceDay.slice(0, 7);
  if (opening.from.startsWith(month) && opening.opening.size > 0) booked = opening.opening.get(ledgerAccount) ?? 0;
  for (const { date, entries } of facts.ordered) {
    if (date > balanceDay || date.slice(0, 7) !== month) continue;
    for (const entry of entries) if (entry.account === ledgerAccount) booked += entry.minor;
  }
  if (booked === balanceMinor) return [];
  const figures = {
    account: accountFigure(context, ledgerAccount),
    date: balanceDay,
    booked: { minor: booked },
    bank: name,
    balance: { minor: balanceMinor },
  };
  return [
    { about: name, date: balanceDay, minor: Math.abs(booked - balanceMinor), content: `${balanceDay} ${booked} ${balanceMinor}`, figures },
  ];
}
