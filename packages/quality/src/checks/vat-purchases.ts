import { isExemptCost } from '../account-traits.ts';
import type { CheckedVoucher } from '../books.ts';
import type { Check, CheckContext, Hit } from '../check.ts';
import { accountFigure, both, size, voucherHit } from '../hits.ts';
import { rules } from '../rules.ts';
import type { VoucherShape } from '../voucher-shape.ts';

/** The rates that input tax can have of its cost, percent; 12.5 is the half that may be deducted on a leased car. */
const INPUT_RATES = [25, 12, 6, 12.5];

/** Tax on purchases: no more than was charged, and reverse charge on both sides. */
export const vatPurchaseChecks: readonly Check[] = [
  {
    code: 'quality.vat-input-too-high',
    family: 'vat',
    severity: 'warning',
    title: both('Ingående moms är för hög', 'Input tax is too high'),
    message: both('{voucher}: ingående moms {tax} är mer än 25 % av {base}.', '{voucher}: input tax {tax} is more than 25 % of {base}.'),
    mend: both('Högst {most} får dras av; rätta momsen.', 'At most {most} may be deducted; correct the tax.'),
    rule: rules.vatDeduction,
    isMaterial: true,
    limits: { minor: { default: 100, unit: 'minor', about: both('Avrundning', 'Rounding') } },
    voucher: inputTooHigh,
  },
  {
    code: 'quality.vat-input-odd',
    family: 'vat',
    severity: 'info',
    title: both('Ovanlig andel ingående moms', 'An unusual share of input tax'),
    message: both('{voucher}: ingående moms {tax} är {percent} % av {base}.', '{voucher}: input tax {tax} is {percent} % of {base}.'),
    mend: both('Kontrollera underlaget: 25, 12, 6 eller halva 25 % är vanligt.', 'Check the receipt: 25, 12, 6 or half of 25 % is usual.'),
    rule: rules.vatDeduction,
    isMaterial: true,
    limits: { minor: { default: 100, unit: 'minor', about: both('Avrundning', 'Rounding') } },
    voucher: inputOdd,
  },
  {
    code: 'quality.vat-on-exempt-cost',
    family: 'vat',
    severity: 'warning',
    title: both('Moms på kostnad utan moms', 'Tax on a cost that carries none'),
    message: both(
      '{voucher}: ingående moms {tax} på {account}, som inte har moms.',
      '{voucher}: input tax {tax} on {account}, which carries none.',
    ),
    mend: both('Lägg momsen på kostnaden.', 'Add the tax to the cost.'),
    rule: rules.vatExempt,
    isMaterial: true,
    voucher: taxOnExemptCost,
  },
  {
    code: 'quality.vat-reverse-unpaired',
    family: 'vat',
    severity: 'warning',
    title: both('Omvänd moms på bara en sida', 'Reverse charge on one side only'),
    message: both(
      '{voucher}: utgående omvänd moms {out}, beräknad ingående {in}.',
      '{voucher}: reverse-charge output {out}, calculated input {in}.',
    ),
    mend: both(
      'Boka samma belopp på 2645 eller 2647, om hela momsen är avdragsgill.',
      'Book the same amount on 2645 or 2647, where all of it may be deducted.',
    ),
    rule: rules.vatReverse,
    isMaterial: true,
    limits: { minor: { default: 100, unit: 'minor', about: both('Avrundning', 'Rounding') } },
    voucher: unpaired,
  },
  {
    code: 'quality.vat-reverse-missing',
    family: 'vat',
    severity: 'warning',
    title: both('Omvänd moms saknas', 'Reverse charge is missing'),
    message: both('{voucher}: {amount} på {account} utan beräknad moms.', '{voucher}: {amount} on {account} without calculated tax.'),
    mend: both('Boka {tax} på 2614 och 2645.', 'Book {tax} on 2614 and 2645.'),
    rule: rules.vatReverse,
    isMaterial: true,
    voucher: reverseMissing,
  },
  {
    code: 'quality.vat-reverse-rate',
    family: 'vat',
    severity: 'warning',
    title: both('Omvänd moms stämmer inte med inköpet', 'Reverse charge does not agree with the purchase'),
    message: both(
      '{voucher}: beräknad moms {tax} på inköp {base}; ingen sats ger det.',
      '{voucher}: calculated tax {tax} on purchases of {base}; no rate gives that.',
    ),
    mend: both('25 % är {expected}; rätta momsen.', '25 % is {expected}; correct the tax.'),
    rule: rules.vatReverse,
    isMaterial: true,
    limits: { minor: { default: 100, unit: 'minor', about: both('Avrundning', 'Rounding') } },
    voucher: reverseRate,
  },
];

/** Costs, assets and stock that input tax is on, debit positive; null where the voucher has other things in it. */
function baseOf(voucher: CheckedVoucher, shape: VoucherShape): number | null {
  if (shape.input === 0 || shape.isSettlement || shape.hasOutput || shape.reverse !== 0 || shape.inputReverse !== 0) return null;
  if (shape.costs.length === 0 || shape.income.length > 0 || shape.costs.every(({ code }) => isExemptCost(code))) return null;
  // A loan, pay or a tax account in it, and the base may stand anywhere.
  if (
    voucher.entries.some(
      ({ code }) => (code >= 2300 && code < 2420) || (code >= 2700 && code < 2990) || (code >= 1600 && code < 1700 && code !== 1650),
    )
  )
    return null;
  return shape.costs.reduce((sum, { minor }) => sum + minor, 0);
}

function inputTooHigh(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  const base = baseOf(voucher, shape);
  if (base === null || Math.sign(base) === -Math.sign(shape.input)) return null;
  const excess = Math.abs(shape.input) - Math.abs(base) / 4;
  if (excess <= context.limit('minor')) return null;
  const most = Math.round(Math.abs(base) / 4);
  return voucherHit(context, voucher, {
    minor: excess,
    figures: { tax: size(shape.input), base: size(base), most: { minor: most } },
    entries: voucher.entries,
    rows: [
      { account: '2641', minor: -Math.round(excess) * Math.sign(shape.input) },
      { account: shape.costs[0]!.account, minor: Math.round(excess) * Math.sign(shape.input) },
    ],
  });
}

function inputOdd(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  const base = baseOf(voucher, shape);
  if (base === null || base === 0 || shape.costs.length !== 1) return null;
  const [rounding, tax] = [context.limit('minor'), Math.abs(shape.input)];
  const size_ = Math.abs(base);
  if (tax > size_ / 4 + rounding || INPUT_RATES.some((rate) => Math.abs(tax - (size_ * rate) / 100) <= rounding)) return null;
  // Half of the tax of a leased car stays in the cost: 12.5 of 112.5.
  if (Math.abs(tax - size_ / 9) <= rounding) return null;
  const percent = ((tax / size_) * 100).toFixed(1);
  return voucherHit(context, voucher, {
    minor: tax,
    figures: { tax: size(tax), base: size(base), percent: both(percent.replace('.', ','), percent) },
    entries: voucher.entries,
  });
}

function taxOnExemptCost(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (shape.input === 0 || shape.isSettlement || shape.hasOutput) return null;
  const bases = voucher.entries.filter(
    ({ code, minor }) => minor !== 0 && (code >= 3000 || (code >= 1000 && code < 1500)) && code !== 3740,
  );
  if (bases.length === 0 || !bases.every(({ code }) => isExemptCost(code))) return null;
  const [first] = bases;
  return voucherHit(context, voucher, {
    minor: Math.abs(shape.input),
    figures: { tax: size(shape.input), account: accountFigure(context, first!.account) },
    entries: voucher.entries,
    rows: [
      { account: first!.account, minor: shape.input },
      { account: '2641', minor: -shape.input },
    ],
  });
}

function unpaired(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (shape.isSettlement || (shape.reverse === 0 && shape.inputReverse === 0)) return null;
  const difference = shape.reverse - shape.inputReverse;
  if (Math.abs(difference) <= context.limit('minor')) return null;
  // Who may deduct a part only has less on the input side.
  if (shape.inputReverse !== 0 && difference > 0 && shape.reverse > 0) return null;
  // Moved between accounts of the same side.
  if (voucher.entries.every(({ code }) => code >= 2600 && code < 2660)) return null;
  return voucherHit(context, voucher, {
    minor: Math.abs(difference),
    figures: { out: { minor: shape.reverse }, in: { minor: shape.inputReverse } },
    entries: voucher.entries,
  });
}

// BAS: goods from the EU 4515–4518, services from the EU and beyond 4531–4539, import 4545–4548, construction 4425–4427.
function isReverseCost(code: number): boolean {
  return (
    (code >= 4515 && code <= 4518) || (code >= 4531 && code <= 4538) || (code >= 4545 && code <= 4548) || (code >= 4425 && code <= 4427)
  );
}

const REVERSE_NAME = /\beu\b|import|utanför|omvänd|utland|unionsintern|bygg|tredje land/i;

function reverseBase(shape: VoucherShape, context: CheckContext) {
  return shape.costs.filter(({ account, code }) => {
    const { name } = context.facts.traits(account);
    return isReverseCost(code) && (name === '' || REVERSE_NAME.test(name)) && !/momsfri|ej moms/i.test(name);
  });
}

function reverseMissing(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (shape.reverse !== 0 || shape.costs.length === 0 || !(shape.hasPayable || shape.hasMoney)) return null;
  const purchases = reverseBase(shape, context);
  const base = purchases.reduce((sum, { minor }) => sum + minor, 0);
  if (base === 0) return null;
  const tax = Math.round(base / 4);
  return voucherHit(context, voucher, {
    minor: Math.abs(tax),
    figures: { amount: size(base), account: accountFigure(context, purchases[0]!.account), tax: size(tax) },
    entries: purchases,
    rows: [
      { account: '2645', minor: tax },
      { account: '2614', minor: -tax },
    ],
  });
}

function reverseRate(voucher: CheckedVoucher, shape: VoucherShape, context: CheckContext): Hit | null {
  if (shape.reverse === 0 || shape.costs.length === 0 || shape.isSettlement) return null;
  const purchases = reverseBase(shape, context);
  const base = purchases.reduce((sum, { minor }) => sum + minor, 0);
  const [rounding, tax] = [context.limit('minor'), Math.abs(shape.reverse)];
  // Several purchases may have several rates.
  if (base === 0 || purchases.length !== 1 || [25, 12, 6].some((rate) => Math.abs(tax - (Math.abs(base) * rate) / 100) <= rounding))
    return null;
  return voucherHit(context, voucher, {
    minor: Math.abs(tax - Math.abs(base) / 4),
    figures: { tax: size(tax), base: size(base), expected: size(base / 4) },
    entries: voucher.entries,
  });
}
