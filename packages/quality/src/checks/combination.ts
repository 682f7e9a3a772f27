import type { CheckedEntry, CheckedVoucher } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { accountFigure, both, size, voucherHit } from '../hits.ts';
import { rules } from '../rules.ts';
import type { VoucherShape } from '../voucher-shape.ts';

// Whoever writes one of these words means the other side.
const MEANT =
  /kredit|credit|retur|rätt|ratt|makul|åter|korr|omf|omkont|period|upplup|förutbet|bokslut|rabatt|bonus|avskriv|lager|avräkn|vänd|justering|reverse|refund/i;

/** Rows on the unusual side, and accounts that never meet. */
export const combinationChecks: readonly Check[] = [
  {
    code: 'quality.income-debit',
    family: 'combination',
    severity: 'warning',
    title: both('Intäktskonto i debet', 'An income account in debit'),
    message: both('{voucher}: {amount} i debet på {account} mot {other}.', '{voucher}: {amount} in debit on {account} against {other}.'),
    mend: both(
      'Är det ett köp hör det till klass 4–7; är det en kredit, skriv det i texten.',
      'A purchase belongs in classes 4 to 7; a credit note says so in its text.',
    ),
    rule: rules.bas,
    isMaterial: true,
    voucher: incomeDebit,
  },
  {
    code: 'quality.cost-credit',
    family: 'combination',
    severity: 'warning',
    title: both('Kostnadskonto i kredit', 'A cost account in credit'),
    message: both(
      '{voucher}: {amount} i kredit på {account}, som annars har debet.',
      '{voucher}: {amount} in credit on {account}, which has debits otherwise.',
    ),
    mend: both(
      'Är det en intäkt hör den till klass 3; är det en återbetalning, skriv det i texten.',
      'Income belongs in class 3; a refund says so in its text.',
    ),
    rule: rules.bas,
    isMaterial: true,
    limits: {
      rows: { default: 12, unit: 'count', about: both('Så många rader ska kontot ha', 'The account has so many rows') },
      percent: { default: 95, unit: 'percent', about: both('Så stor del av dem i debet', 'So many of them in debit') },
    },
    voucher: costCredit,
  },
  {
    code: 'quality.income-against-cost',
    family: 'combination',
    severity: 'warning',
    title: both('Intäkt direkt mot kostnad', 'Income straight against a cost'),
    message: both(
      '{voucher}: {amount} mellan {account} och {other}, utan betalning eller fordran.',
      '{voucher}: {amount} between {account} and {other}, without payment or claim.',
    ),
    mend: both('Är det en omföring, skriv det i texten.', 'If it is a transfer, say so in its text.'),
    rule: rules.practice,
    isMaterial: true,
    voucher: (voucher, shape, context) => {
      if (voucher.entries.length !== 2 || shape.income.length !== 1 || MEANT.test(textsOf(voucher))) return null;
      const other = voucher.entries.find((entry) => entry !== shape.income[0]);
      if (!other || other.code < 4000 || other.code > 7999) return null;
      const figures = {
        amount: size(other.minor),
        account: accountFigure(context, shape.income[0]!.account),
        other: accountFigure(context, other.account),
      };
      return voucherHit(context, voucher, { minor: Math.abs(other.minor), figures, entries: voucher.entries });
    },
  },
  {
    code: 'quality.payment-without-supplier',
    family: 'combination',
    severity: 'info',
    title: both('Leverantörsbetalning utan mottagare', 'Payment to a supplier without a name'),
    message: both(
      '{voucher}: {amount} betalt från bank till leverantör utan namn eller nummer.',
      '{voucher}: {amount} paid from the bank to a supplier without name or number.',
    ),
    mend: both('Skriv vem och vilken faktura som betalades.', 'Write who was paid and for which invoice.'),
    rule: rules.voucherContent,
    isMaterial: true,
    voucher: (voucher, shape, context) => {
      if (!(shape.payable > 0 && shape.money < 0) || voucher.entries.length !== 2) return null;
      const words = textsOf(voucher)
        .toLowerCase()
        .replace(/utbetalning|betalning|leverantörs?|bet\b|lev\b|payment|supplier|skulder|bank|företagskonto|checkräkning/g, '');
      if (/[\p{L}\d]{2,}/u.test(words)) return null;
      return voucherHit(context, voucher, { minor: shape.payable, figures: { amount: size(shape.payable) }, entries: voucher.entries });
    },
  },
  {
    code: 'quality.accounts-rarely-meet',
    family: 'combination',
    severity: 'info',
    title: both('Ovanligt kontopar', 'Accounts that rarely meet'),
    message: both(
      '{voucher}: {account} och {other} möts bara här, trots {count} rader på vardera.',
      '{voucher}: {account} and {other} meet only here, with {count} rows on each.',
    ),
    mend: both('Kontrollera att rätt konto är valt.', 'Check that the right account was chosen.'),
    rule: rules.audit,
    isMaterial: true,
    limits: { rows: { default: 60, unit: 'count', about: both('Så många rader ska vartdera kontot ha', 'Each account has so many rows') } },
    books: rarePairs,
  },
  {
    code: 'quality.account-woken',
    family: 'combination',
    severity: 'info',
    title: both('Vilande konto används igen', 'A dormant account is used again'),
    message: both(
      '{voucher}: {account} används efter {months} månaders vila.',
      '{voucher}: {account} is used after {months} months of rest.',
    ),
    mend: both('Kontrollera att rätt konto är valt.', 'Check that the right account was chosen.'),
    rule: rules.audit,
    limits: { months: { default: 12, unit: 'months', about: both('Så länge har det vilat', 'So long it has rested') } },
    books: woken,
  },
];

function textsOf(voucher: CheckedVoucher): string {
  return voucher.entries.reduce((all, { text }) => (text === '' ? all : `${all} ${text}`), voucher.text);
}

function incomeDebit(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  const [first] = shape.income;
  if (!first || shape.isSettlement || !shape.income.some(({ minor }) => minor > 0) || shape.income.some(({ minor }) => minor < 0))
    return null;
  // A credit note lowers the claim, and its tax with it; a refund over the counter takes the tax back.
  if (shape.hasReceivable || shape.hasOutput || !(shape.hasMoney || shape.hasPayable) || MEANT.test(textsOf(voucher))) return null;
  if (context.facts.traits(first.account).name.match(/rabatt|avdrag|bonus|provision|retur|kassadiff|öres|lager/i)) return null;
  const amount = shape.income.reduce((sum, { minor }) => sum + minor, 0);
  if (amount <= 100) return null;
  const other = voucher.entries.find(({ minor }) => minor < 0);
  return voucherHit(context, voucher, {
    minor: amount,
    figures: {
      amount: size(amount),
      account: accountFigure(context, first.account),
      other: other ? accountFigure(context, other.account) : '–',
    },
    entries: voucher.entries,
  });
}

function isRunningCost(code: number): boolean {
  return code >= 4000 && code < 7800 && !(code >= 4900 && code < 5000);
}

function costCredit(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (!(shape.money > 0 || shape.hasReceivable || shape.payable > 0) || shape.income.length > 0 || voucher.entries.length > 6) return null;
  const entry = voucher.entries.find(({ code, minor }) => minor < -100 && isRunningCost(code));
  if (!entry || voucher.entries.some(({ code, minor }) => minor > 0 && isRunningCost(code)) || MEANT.test(textsOf(voucher))) return null;
  const facts = context.facts.accounts.get(entry.account);
  if (!facts || facts.rows < context.limit('rows') || facts.debitRows * 100 < (facts.rows - 1) * context.limit('percent')) return null;
  if (isMirrored(context, entry)) return null;
  return voucherHit(context, voucher, {
    minor: -entry.minor,
    figures: { amount: size(entry.minor), account: accountFigure(context, entry.account) },
    entries: [entry],
    rows: voucher.entries.map(({ account, minor }) => ({ account, minor: -2 * minor })),
  });
}

const keptDebits = new WeakMap<object, ReadonlyMap<string, ReadonlySet<number>>>();

// The same amount on the other side of the account: a payment that came back, or a fault that was mended.
function isMirrored(context: CheckContext, { account, minor }: CheckedEntry): boolean {
  let debits = keptDebits.get(context.facts) as Map<string, Set<number>> | undefined;
  if (!debits) {
    debits = new Map();
    for (const voucher of context.facts.ordered) {
      for (const entry of voucher.entries) {
        if (entry.minor <= 0 || !isRunningCost(entry.code)) continue;
        const amounts = debits.get(entry.account);
        if (amounts) amounts.add(entry.minor);
        else debits.set(entry.account, new Set([entry.minor]));
      }
    }
    keptDebits.set(context.facts, debits);
  }
  return debits.get(account)?.has(-minor) ?? false;
}

const MOST_ROWS = 4;

function rarePairs(context: CheckContext): Hit[] {
  const { facts } = context;
  const least = context.limit('rows');
  const isBusy = new Uint8Array(10_000);
  for (const { rows, code } of facts.accounts.values()) if (rows >= least && code > 0) isBusy[code] = 1;
  const pairs = new Map<number, { count: number; place: number; one: CheckedEntry; other: CheckedEntry }>();
  for (const [place, { entries }] of facts.ordered.entries()) {
    if (entries.length > MOST_ROWS) continue;
    for (const one of entries) {
      if (one.minor <= 0 || isBusy[one.code] === 0) continue;
      for (const other of entries) {
        if (other.minor >= 0 || isBusy[other.code] === 0 || other.code === one.code) continue;
        const key = Math.min(one.code, other.code) * 10_000 + Math.max(one.code, other.code);
        const seen = pairs.get(key);
        if (seen) seen.count++;
        else pairs.set(key, { count: 1, place, one, other });
      }
    }
  }
  return [...pairs.values()].flatMap(({ count, place, one, other }) => {
    if (count > 1) return [];
    const rows = Math.min(facts.accounts.get(one.account)!.rows, facts.accounts.get(other.account)!.rows);
    const figures = { account: accountFigure(context, one.account), other: accountFigure(context, other.account), count: rows };
    const hit = voucherHit(context, facts.ordered[place]!, { minor: Math.abs(one.minor), figures, entries: [one, other] });
    return [{ ...hit, about: `${hit.about} ${one.account} ${other.account}` }];
  });
}

function woken(context: CheckContext): Hit[] {
  const { facts } = context;
  const rest = context.limit('months');
  return [...facts.accounts.values()].flatMap(({ account, count, code }) => {
    if (code === 0) return [];
    let last = -1;
    let woke = -1;
    for (let month = 0; month < count.length; month++) {
      if (count[month] === 0) continue;
      if (last >= 0 && month - last > rest) woke = month;
      last = month;
      if (woke >= 0) break;
    }
    if (woke < 0) return [];
    const months = woke - previous(count, woke);
    const first = facts.firstMonth + woke;
    const voucher = facts.ordered.find(
      ({ date, entries }) =>
        Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 === first && entries.some((entry) => entry.account === account),
    );
    // A year's own accounts come back each year.
    if (!voucher || months % 12 === 0) return [];
    const entries = voucher.entries.filter((entry) => entry.account === account);
    const hit = voucherHit(context, voucher, {
      minor: Math.abs(entries[0]!.minor),
      figures: { account: accountFigure(context, account), months },
      entries,
    });
    return [{ ...hit, about: `${hit.about} ${account}` }];
  });
}

function previous(count: Int32Array, month: number): number {
  let before = month - 1;
  while (before >= 0 && count[before] === 0) before--;
  return before;
}
