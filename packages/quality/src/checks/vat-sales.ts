import type { PlainDate } from '@saldo/kernel';
import { carriesNoVat } from '../account-traits.ts';
import type { CheckedEntry, CheckedVoucher } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import type { BooksFacts } from '../facts.ts';
import { accountFigure, both, size, voucherHit } from '../hits.ts';
import { rules } from '../rules.ts';
import { VAT_RATES, type VatRate, vatRateOn } from '../vat-rates.ts';
import type { VoucherShape } from '../voucher-shape.ts';

const RATE_RULES = { 25: rules.vatRate25, 12: rules.vatRate12, 6: rules.vatRate6 } as const;
const OUTPUT_ACCOUNT = { 25: '2611', 12: '2621', 6: '2631' } as const;

/** Tax on sales: at the rate of what is sold, on the day it is sold. */
export const vatSalesChecks: readonly Check[] = [
  ...VAT_RATES.map(rateCheck),
  {
    code: 'quality.vat-missing',
    family: 'vat',
    severity: 'warning',
    title: both('Moms saknas på försäljning', 'No tax on a sale'),
    message: both(
      '{voucher}: {amount} på {account} utan utgående moms; {rate} % är {tax}.',
      '{voucher}: {amount} on {account} without output tax; {rate} % is {tax}.',
    ),
    mend: both(
      'Boka momsen på {vatAccount}, eller flytta intäkten till ett konto för momsfri försäljning.',
      'Book the tax on {vatAccount}, or move the income to an account of exempt sales.',
    ),
    rule: rules.vatRate25,
    isMaterial: true,
    voucher: missingTax,
  },
  {
    code: 'quality.vat-on-exempt-sale',
    family: 'vat',
    severity: 'warning',
    title: both('Moms på momsfri försäljning', 'Tax on an exempt sale'),
    message: both(
      '{voucher}: utgående moms {tax} på {account}, som är momsfritt.',
      '{voucher}: output tax {tax} on {account}, which is exempt.',
    ),
    mend: both(
      'Ta bort momsen, eller flytta intäkten till ett konto med moms.',
      'Take the tax out, or move the income to a taxed account.',
    ),
    rule: rules.vatExempt,
    isMaterial: true,
    voucher: taxOnExempt,
  },
  {
    code: 'quality.vat-food-rate',
    family: 'vat',
    severity: 'warning',
    title: both('Fel momssats på livsmedel', 'Wrong rate on food'),
    message: both(
      '{voucher} av {date}: livsmedel på {account} med {rate} % moms; då gällde {expected} %.',
      '{voucher} of {date}: food on {account} at {rate} % tax; {expected} % held then.',
    ),
    mend: both('Boka om med {expected} % moms.', 'Rebook at {expected} % tax.'),
    rule: rules.vatFood,
    isMaterial: true,
    voucher: foodRate,
  },
  {
    code: 'quality.vat-without-sale',
    family: 'vat',
    severity: 'info',
    title: both('Utgående moms utan försäljning', 'Output tax without a sale'),
    message: both('{voucher}: utgående moms {tax} men ingen intäkt.', '{voucher}: output tax {tax} but no income.'),
    mend: both(
      'Kontrollera underlaget: egna uttag, förskott eller fel konto?',
      'Check what it is for: own use, an advance or the wrong account?',
    ),
    rule: rules.vatRate25,
    isMaterial: true,
    voucher: (voucher, shape, context) => {
      if (!shape.hasOutput || shape.isSettlement || shape.income.length > 0 || shape.rows < 2) return null;
      const tax = shape.output[25] + shape.output[12] + shape.output[6];
      // Advances, assets sold and own use have their base outside class 3.
      const hasOther = voucher.entries.some(
        ({ code }) => (code >= 2000 && code < 2440) || (code >= 2800 && code < 3000) || (code >= 1000 && code < 1500) || code >= 3000,
      );
      return tax === 0 || hasOther || !shape.hasMoney
        ? null
        : voucherHit(context, voucher, { minor: Math.abs(tax), figures: { tax: size(tax) }, entries: voucher.entries });
    },
  },
  {
    code: 'quality.income-without-usual-vat',
    family: 'vat',
    severity: 'warning',
    title: both('Intäkt direkt mot bank utan moms', 'Income against the bank without tax'),
    message: both(
      '{voucher}: {amount} från bank till {account} utan moms; kontot har annars {rate} %.',
      '{voucher}: {amount} from the bank to {account} without tax; it has {rate} % otherwise.',
    ),
    mend: both('Dela beloppet i intäkt och moms: {net} och {tax}.', 'Split it into income and tax: {net} and {tax}.'),
    rule: rules.vatRate25,
    isMaterial: true,
    voucher: bankToIncome,
  },
];

function rateCheck(rate: VatRate): Check {
  return {
    code: `quality.vat-output-${rate}`,
    family: 'vat',
    severity: 'warning',
    title: both(`Utgående moms ${rate} % stämmer inte`, `Output tax of ${rate} % does not agree`),
    message: both(
      `{voucher}: utgående moms ${rate} % är {tax}, men intäkterna {base} ger {expected}.`,
      `{voucher}: output tax of ${rate} % is {tax}, but the income {base} gives {expected}.`,
    ),
    mend: both(
      'Rätta momsen med {difference}, eller flytta intäkten till rätt konto.',
      'Correct the tax by {difference}, or move the income to its account.',
    ),
    rule: RATE_RULES[rate],
    isMaterial: true,
    limits: { minor: { default: 100, unit: 'minor', about: both('Avrundning', 'Rounding') } },
    voucher: (voucher, shape, context) => wrongRate(voucher, shape, context, rate),
  };
}

interface Bases {
  readonly known: Record<VatRate, number>;
  /** Income of which no rate is known, and prepayments: credit positive. */
  readonly unknown: number;
  readonly exempt: number;
}

// The checks of one voucher follow each other, so the last one's bases are all that is kept.
let kept: { readonly shape: VoucherShape; readonly facts: BooksFacts; readonly bases: Bases } | null = null;

function basesOf(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Bases {
  if (kept?.shape === shape && kept.facts === context.facts) return kept.bases;
  const known: Record<VatRate, number> = { 25: 0, 12: 0, 6: 0 };
  let [unknown, exempt] = [0, 0];
  for (const { account, minor } of shape.income) {
    const rate = context.facts.incomeRate(account);
    if (rate === null) unknown -= minor;
    else if (rate === 0) exempt -= minor;
    else known[rate] -= minor;
  }
  // An advance that is deducted, an asset sold or a cost passed on carries tax of its own.
  for (const { code, minor } of voucher.entries) {
    if (
      (code >= 3960 && code < 4000) ||
      (code >= 2420 && code < 2440) ||
      (code >= 2890 && code < 3000) ||
      (code >= 4000 && code < 9000) ||
      (code >= 1000 && code < 1500)
    )
      unknown += Math.abs(minor);
  }
  const bases = { known, unknown, exempt };
  kept = { shape, facts: context.facts, bases };
  return bases;
}

function wrongRate(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext, rate: VatRate): Hit | null {
  if (shape.income.length === 0 || shape.isSettlement) return null;
  const tax = shape.output[rate];
  const { known, unknown } = basesOf(voucher, shape, context);
  const base = known[rate];
  if (tax === 0 && (base === 0 || !shape.hasOutput)) return null;
  const expected = ((base || unknown) * rate) / 100;
  const difference = tax - expected;
  if (Math.abs(difference) <= context.limit('minor')) return null;
  // With income of which nothing is known the tax may be any share of it, but no more.
  const surplus = Math.sign(base || unknown) * (tax - (base * rate) / 100);
  if (unknown !== 0 && surplus >= -context.limit('minor') && surplus <= (Math.abs(unknown) * rate) / 100 + context.limit('minor'))
    return null;
  // With nothing but another rate's income, that rate's own check tells it.
  if (base === 0 && unknown === 0 && VAT_RATES.some((other) => other !== rate && known[other] !== 0))
    return otherRate(voucher, shape, context, rate);
  if (base === 0 && unknown === 0) return null;
  const entries = [...shape.income, ...voucher.entries.filter(({ account }) => context.facts.traits(account).rate === rate)];
  return voucherHit(context, voucher, {
    minor: Math.abs(difference),
    figures: {
      tax: { minor: tax },
      base: { minor: base || unknown },
      expected: { minor: Math.round(expected) },
      difference: size(difference),
    },
    entries: [...new Set(entries)],
    rows: [
      { account: OUTPUT_ACCOUNT[rate], minor: Math.round(difference) },
      { account: shape.income[0]!.account, minor: -Math.round(difference) },
    ],
  });
}

// The tax stands on one rate's account and the income on another's: told once, at the rate that the income has.
function otherRate(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext, rate: VatRate): Hit | null {
  const { known } = basesOf(voucher, shape, context);
  const isTold = VAT_RATES.some(
    (other) => known[other] !== 0 && Math.abs(shape.output[other] - (known[other] * other) / 100) > context.limit('minor'),
  );
  if (isTold) return null;
  const tax = shape.output[rate];
  const figures = { tax: { minor: tax }, base: { minor: 0 }, expected: { minor: 0 }, difference: size(tax) };
  return voucherHit(context, voucher, { minor: Math.abs(tax), figures, entries: voucher.entries });
}

// Only what was sold or paid: accruals move income without tax.
function isSale(shape: VoucherShape): boolean {
  return shape.hasMoney || shape.hasReceivable;
}

function missingTax(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (shape.hasOutput || shape.isSettlement || shape.income.length === 0 || !isSale(shape) || shape.reverse !== 0) return null;
  const { known, unknown } = basesOf(voucher, shape, context);
  const rate = VAT_RATES.find((one) => known[one] !== 0);
  if (rate === undefined || unknown !== 0) return null;
  const entry = shape.income.find(({ account }) => context.facts.incomeRate(account) === rate)!;
  // Income that is not named by its rate is a matter of habit: the other check says so.
  if (context.facts.traits(entry.account).rate === null) return null;
  const tax = (known[rate] * rate) / 100;
  return voucherHit(context, voucher, {
    minor: Math.abs(tax),
    figures: {
      amount: size(known[rate]),
      account: accountFigure(context, entry.account),
      rate,
      tax: size(tax),
      vatAccount: OUTPUT_ACCOUNT[rate],
    },
    entries: shape.income,
  });
}

function taxOnExempt(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (!shape.hasOutput || shape.isSettlement || shape.income.length === 0) return null;
  const { known, unknown, exempt } = basesOf(voucher, shape, context);
  const tax = shape.output[25] + shape.output[12] + shape.output[6];
  if (exempt === 0 || unknown !== 0 || tax === 0 || VAT_RATES.some((rate) => known[rate] !== 0)) return null;
  const entry = shape.income[0]!;
  return voucherHit(context, voucher, {
    minor: Math.abs(tax),
    figures: { tax: size(tax), account: accountFigure(context, entry.account) },
    entries: voucher.entries,
  });
}

const FOOD = /livsmedel|matvaror|dagligvaror/i;
const SERVED = /restaurang|servering|catering|lunch|fika|alkohol/i;

function foodRate(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (!shape.hasOutput || shape.isSettlement || shape.income.length === 0) return null;
  const entry = shape.income.find((one) => isFood(one, voucher, context));
  const expected = vatRateOn('food', voucher.date as PlainDate);
  if (!entry || expected === null) return null;
  const wrong = VAT_RATES.find((rate) => rate !== expected && rate !== 25 && shape.output[rate] !== 0);
  if (wrong === undefined || shape.output[expected] !== 0) return null;
  // Several kinds of goods in one voucher: which the rate belongs to nobody can tell.
  if (shape.income.some(({ account, code }) => account !== entry.account && !carriesNoVat(code))) return null;
  return voucherHit(context, voucher, {
    minor: Math.abs(shape.output[wrong]),
    figures: { account: accountFigure(context, entry.account), rate: wrong, expected },
    entries: voucher.entries,
  });
}

function isFood(entry: CheckedEntry, voucher: CheckedVoucher, context: CheckContext): boolean {
  const text = `${context.facts.traits(entry.account).name} ${voucher.text} ${entry.text}`;
  return FOOD.test(text) && !SERVED.test(text);
}

function bankToIncome(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (shape.hasOutput || !shape.hasMoney || shape.hasReceivable || shape.money <= 0 || shape.income.length !== 1 || shape.rows !== 2)
    return null;
  const entry = shape.income[0]!;
  const rate = context.facts.incomeRate(entry.account);
  if (!rate || context.facts.traits(entry.account).rate !== null) return null;
  const gross = -entry.minor;
  const tax = Math.round((gross * rate) / (100 + rate));
  return voucherHit(context, voucher, {
    minor: tax,
    figures: { amount: size(gross), account: accountFigure(context, entry.account), rate, net: size(gross - tax), tax: size(tax) },
    entries: voucher.entries,
    rows: [
      { account: entry.account, minor: tax },
      { account: OUTPUT_ACCOUNT[rate], minor: -tax },
    ],
  });
}
