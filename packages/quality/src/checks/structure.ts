import type { CheckedVoucher, CheckedYear } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { accountFigure, both, largest, size, voucherHit } from '../hits.ts';
import { earlierDay } from '../later-day.ts';
import { rules } from '../rules.ts';

const ORE_LIMIT = 100;
/** A hundred billion kronor: no row of a company's books is so large, and sums stay exact below. */
const IMPLAUSIBLE_MINOR = 10_000_000_000_000;

// What å, ä and ö become when one code page is read as another, and the mark of a letter that was lost.
const MANGLED = /\uFFFD|[\u0080-\u009F]|Ã[¥¤¶…„–\u0080-\u00BF]|[A-Za-zÀ-ÿ][†„”Ž™][a-zà-ÿ]|[a-zà-ÿ][†„”]\b/;

/** A voucher is whole: it balances, says what it is about, and is written on accounts that exist. */
export const structureChecks: readonly Check[] = [
  {
    code: 'quality.voucher-unbalanced',
    family: 'structure',
    severity: 'error',
    title: both('Debet och kredit skiljer', 'Debit and credit differ'),
    message: both('{voucher}: debet och kredit skiljer {amount}.', '{voucher}: debit and credit differ by {amount}.'),
    mend: both('Lägg till eller rätta raden på {amount} i källan.', 'Add or correct the row of {amount} at the source.'),
    rule: rules.doubleEntry,
    voucher: (voucher, shape, context) =>
      shape.sum === 0
        ? null
        : voucherHit(context, voucher, {
            minor: Math.abs(shape.sum),
            figures: { amount: size(shape.sum) },
            entries: voucher.entries,
            // Under a krona it is rounding; else a person must know what is missing, and OBS keeps it in sight.
            rows: [{ account: Math.abs(shape.sum) < ORE_LIMIT ? '3740' : '2999', minor: -shape.sum }],
          }),
  },
  {
    code: 'quality.voucher-one-row',
    family: 'structure',
    severity: 'error',
    title: both('Verifikation med en rad', 'Voucher with one row'),
    message: both('{voucher} har bara en rad.', '{voucher} has only one row.'),
    mend: both('Lägg till motkontot i källan.', 'Add the other side at the source.'),
    rule: rules.doubleEntry,
    voucher: (voucher, shape, context) =>
      shape.rows === 1 && voucher.entries.length === 1
        ? voucherHit(context, voucher, { minor: largest(voucher.entries), figures: {}, entries: voucher.entries })
        : null,
  },
  {
    code: 'quality.voucher-empty',
    family: 'structure',
    severity: 'info',
    title: both('Verifikation utan rader', 'Voucher without rows'),
    message: both('{voucher} har inga rader. Numret är använt.', '{voucher} has no rows. Its number is used up.'),
    mend: both('Är den makulerad är allt rätt: godta med det skälet.', 'If it was cancelled all is right: accept with that reason.'),
    rule: rules.voucherNumber,
    voucher: (voucher, _, context) => (voucher.entries.length === 0 ? voucherHit(context, voucher, { minor: 0, figures: {} }) : null),
  },
  {
    code: 'quality.row-zero',
    family: 'structure',
    severity: 'info',
    title: both('Rader på noll kronor', 'Rows of zero'),
    message: both('{voucher} har {count} rader på 0 kr.', '{voucher} has {count} rows of 0.'),
    mend: both('Ta bort raderna, om de inte säger något.', 'Take the rows out, unless they say something.'),
    rule: rules.sie,
    voucher: (voucher, shape, context) => {
      if (shape.rows === voucher.entries.length) return null;
      const entries = voucher.entries.filter(({ minor }) => minor === 0);
      return voucherHit(context, voucher, { minor: 0, figures: { count: entries.length }, entries });
    },
  },
  {
    code: 'quality.text-missing',
    family: 'structure',
    severity: 'warning',
    title: both('Text saknas', 'Text is missing'),
    message: both('{voucher} säger inte vad affärshändelsen avser.', '{voucher} does not say what it is about.'),
    mend: both('Skriv vad köpet, försäljningen eller betalningen gäller.', 'Write what was bought, sold or paid.'),
    rule: rules.voucherContent,
    isMaterial: true,
    voucher: (voucher, shape, context) =>
      voucher.entries.length > 0 && !hasText(voucher)
        ? voucherHit(context, voucher, { minor: shape.turnover, figures: {}, entries: voucher.entries })
        : null,
  },
  {
    code: 'quality.text-mangled',
    family: 'structure',
    severity: 'warning',
    title: both('Förvanskad text', 'Mangled text'),
    message: both('{voucher}: texten ”{text}” har tecken som blivit fel.', '{voucher}: the text “{text}” has letters that went wrong.'),
    mend: both('Exportera om med rätt teckentabell, eller rätta texten.', 'Export again in the right encoding, or correct the text.'),
    rule: rules.sie,
    voucher: (voucher, _, context) => {
      const text = [voucher.text, ...voucher.entries.map((entry) => entry.text)].find((one) => one !== '' && MANGLED.test(one));
      return text === undefined ? null : voucherHit(context, voucher, { minor: 0, figures: { text: text.slice(0, 60) } });
    },
  },
  {
    code: 'quality.amount-implausible',
    family: 'structure',
    severity: 'error',
    title: both('Orimligt belopp', 'Implausible amount'),
    message: both('{voucher} har en rad på {amount}.', '{voucher} has a row of {amount}.'),
    mend: both('Rätta beloppet i källan.', 'Correct the amount at the source.'),
    rule: rules.practice,
    voucher: (voucher, shape, context) => {
      if (shape.turnover < IMPLAUSIBLE_MINOR) return null;
      const entries = voucher.entries.filter(({ minor }) => Math.abs(minor) >= IMPLAUSIBLE_MINOR);
      if (entries.length === 0) return null;
      return voucherHit(context, voucher, { minor: largest(entries), figures: { amount: size(largest(entries)) }, entries });
    },
  },
  {
    code: 'quality.currency-mixed',
    family: 'structure',
    severity: 'error',
    title: both('Annan valuta än bokföringens', 'Another currency than the books'),
    message: both(
      '{voucher} har rader i {currency}; bokföringen förs i {expected}.',
      '{voucher} has rows in {currency}; the books are in {expected}.',
    ),
    mend: both('Räkna om raderna till {expected}.', 'Convert the rows into {expected}.'),
    rule: { source: 'BFL (1999:1078) 4 kap. 6 §', from: '2000-01-01' },
    voucher: (voucher, shape, context) => {
      const expected = context.facts.books.years[voucher.year]?.currency ?? 'SEK';
      if (!voucher.entries.some(({ currency }) => currency !== expected)) return null;
      const entries = voucher.entries.filter(({ currency }) => currency !== expected);
      return voucherHit(context, voucher, { minor: shape.turnover, figures: { currency: entries[0]!.currency, expected }, entries });
    },
  },
  {
    code: 'quality.account-unknown',
    family: 'structure',
    severity: 'error',
    title: both('Kontot finns inte i kontoplanen', 'The account is not in the chart'),
    message: both(
      'Konto {account} används {count} gånger och finns inte i kontoplanen.',
      'Account {account} is used {count} times and is not in the chart.',
    ),
    mend: both('Lägg upp kontot, eller boka om till ett som finns.', 'Add the account, or move the rows to one that exists.'),
    rule: rules.practice,
    books: (context) => usedAccounts(context, (account, year) => year.isWhole && year.accounts.size > 0 && !year.accounts.has(account)),
  },
  {
    code: 'quality.account-malformed',
    family: 'structure',
    severity: 'warning',
    title: both('Kontonumret har inte fyra siffror', 'The account number is not four digits'),
    message: both(
      'Konto {account} används {count} gånger och är inget konto i BAS.',
      'Account {account} is used {count} times and is no BAS account.',
    ),
    mend: both('Boka om till ett konto med fyra siffror.', 'Move the rows to an account of four digits.'),
    rule: rules.bas,
    books: (context) => usedAccounts(context, (account) => !/^[1-9]\d{3}$/.test(account) && !/^0\d{3}$/.test(account)),
  },
  {
    code: 'quality.account-unnamed',
    family: 'structure',
    severity: 'info',
    title: both('Kontot har inget namn', 'The account has no name'),
    message: both('Konto {account} används {count} gånger och har inget namn.', 'Account {account} is used {count} times and has no name.'),
    mend: both('Ge kontot ett namn i kontoplanen.', 'Name the account in the chart.'),
    rule: rules.practice,
    books: (context) => usedAccounts(context, (account, year) => year.accounts.get(account)?.name.trim() === ''),
  },
  {
    code: 'quality.account-type-contradicts',
    family: 'structure',
    severity: 'warning',
    title: both('Kontotypen motsäger numret', 'The type contradicts the number'),
    message: both(
      'Konto {account} är satt som {type}, men klass {class} är {expected}.',
      'Account {account} is set as {type}, but class {class} is {expected}.',
    ),
    mend: both('Rätta kontotypen i kontoplanen.', 'Correct the type in the chart.'),
    rule: rules.bas,
    books: typeContradictions,
  },
];

function hasText(voucher: CheckedVoucher): boolean {
  return voucher.text.trim() !== '' || voucher.entries.some(({ text }) => text.trim() !== '');
}

// One finding an account and year: what is wrong is the account, however often it was used.
function usedAccounts(context: CheckContext, isWrong: (account: string, year: CheckedYear) => boolean): Hit[] {
  const { books, accounts } = context.facts;
  return [...accounts.values()].flatMap(({ account, rowsOf }) =>
    books.years.flatMap((year, place) =>
      rowsOf[place]! > 0 && isWrong(account, year) ? [usedAccount(context, account, year, place)] : [],
    ),
  );
}

function usedAccount(context: CheckContext, account: string, year: CheckedYear, place: number): Hit {
  const all = context.facts.ordered.filter(
    (voucher) => voucher.year === place && voucher.entries.some((entry) => entry.account === account),
  );
  const entries = all.flatMap((voucher) => voucher.entries.filter((entry) => entry.account === account));
  return {
    about: `${year.from} ${account}`,
    date: all.at(-1)?.date ?? year.to,
    minor: entries.reduce((sum, { minor }) => sum + Math.abs(minor), 0),
    // The account is what is wrong, not the vouchers: more of them change nothing.
    content: account,
    vouchers: [],
    entries: entries.slice(0, ENTRIES_TOLD),
    figures: { account: accountFigure(context, account), count: entries.length },
  };
}

const ENTRIES_TOLD = 200;

const WORDS = {
  T: both('tillgång', 'an asset'),
  S: both('skuld', 'a liability'),
  I: both('intäkt', 'income'),
  K: both('kostnad', 'a cost'),
} as const;

// Class 8 holds both incomes and costs, and what lies outside 1 to 7 is the company's own.
function expectedType(code: number): 'T' | 'S' | 'I' | 'K' | null {
  const cls = Math.floor(code / 1000);
  return cls === 1 ? 'T' : cls === 2 ? 'S' : cls === 3 ? 'I' : cls >= 4 && cls <= 7 ? 'K' : null;
}

function* typeContradictions(context: CheckContext): Generator<Hit> {
  const { books, accounts } = context.facts;
  const year = books.years.at(-1);
  if (!year) return;
  for (const [account, { type }] of year.accounts) {
    const used = accounts.get(account);
    const expected = used && expectedType(used.code);
    if (!type || !expected || type === expected) continue;
    // Income and cost are told apart by the sign alone, in many charts.
    if ('IK'.includes(type) === 'IK'.includes(expected) && 'IK'.includes(type)) continue;
    yield {
      about: `${year.from} ${account}`,
      date: earlierDay(year.to, books.today),
      minor: 0,
      content: type,
      figures: {
        account: accountFigure(context, account),
        type: WORDS[type],
        class: String(Math.floor(used.code / 1000)),
        expected: WORDS[expected],
      },
    };
  }
}
