import type { AccountTraits } from './account-traits.ts';
import { carriesNoVat } from './account-traits.ts';
import type { CheckedEntry, CheckedVoucher } from './books.ts';
import type { VatRate } from './vat-rates.ts';

/** A voucher's rows summed by what they are; öre, debit positive, except where it says otherwise. */
export interface VoucherShape {
  /** Days since 1970-01-01, months since year 0. */
  readonly day: number;
  readonly month: number;
  /** Days since 1970-01-01; null where the source does not say when it was registered. */
  readonly registered: number | null;
  readonly sum: number;
  /** The debit side. */
  readonly turnover: number;
  /** Rows that are not 0. */
  readonly rows: number;
  /** Output tax by rate, credit positive. */
  readonly output: Readonly<Record<VatRate, number>>;
  readonly hasOutput: boolean;
  /** Reverse-charge output tax, credit positive. */
  readonly reverse: number;
  readonly input: number;
  readonly inputReverse: number;
  readonly isSettlement: boolean;
  /** Rows on income accounts that tax may be counted on. */
  readonly income: readonly CheckedEntry[];
  /** Rows that input tax may be counted on. */
  readonly costs: readonly CheckedEntry[];
  /** Cash, bank and giro: 1900–1989. */
  readonly money: number;
  readonly hasMoney: boolean;
  readonly hasReceivable: boolean;
  readonly payable: number;
  readonly hasPayable: boolean;
}

interface Building extends VoucherShape {
  sum: number;
  turnover: number;
  rows: number;
  output: Record<VatRate, number>;
  hasOutput: boolean;
  reverse: number;
  input: number;
  inputReverse: number;
  isSettlement: boolean;
  income: CheckedEntry[];
  costs: CheckedEntry[];
  money: number;
  hasMoney: boolean;
  hasReceivable: boolean;
  payable: number;
  hasPayable: boolean;
}

/** Sums a voucher in one pass over its rows. */
export function shapeOf(
  voucher: CheckedVoucher,
  { day, month, registered }: Pick<VoucherShape, 'day' | 'month' | 'registered'>,
  traits: (account: string) => AccountTraits,
): VoucherShape {
  const shape: Building = {
    day,
    month,
    registered,
    sum: 0,
    turnover: 0,
    rows: 0,
    output: { 25: 0, 12: 0, 6: 0 },
    hasOutput: false,
    reverse: 0,
    input: 0,
    inputReverse: 0,
    isSettlement: false,
    income: NONE,
    costs: NONE,
    money: 0,
    hasMoney: false,
    hasReceivable: false,
    payable: 0,
    hasPayable: false,
  };
  for (const entry of voucher.entries) {
    const { minor, code } = entry;
    shape.sum += minor;
    if (minor === 0) continue;
    shape.rows++;
    if (minor > 0) shape.turnover += minor;
    if (code >= 1900 && code < 1990) {
      shape.money += minor;
      shape.hasMoney = true;
    } else if (code >= 1500 && code < 1600) shape.hasReceivable = true;
    else if (code >= 2440 && code < 2450) {
      shape.payable += minor;
      shape.hasPayable = true;
    } else addTaxed(shape, entry, traits(entry.account));
  }
  return shape;
}

const NONE: CheckedEntry[] = [];

function addTaxed(shape: Building, entry: CheckedEntry, { role, rate, code }: AccountTraits): void {
  const { minor } = entry;
  switch (role) {
    case 'output':
      shape.output[(rate || 25) as VatRate] -= minor;
      shape.hasOutput = true;
      break;
    case 'reverse':
      shape.reverse -= minor;
      break;
    case 'input':
      shape.input += minor;
      break;
    case 'input-reverse':
      shape.inputReverse += minor;
      break;
    case 'settlement':
      shape.isSettlement = true;
      break;
    case 'income':
      if (!carriesNoVat(code)) shape.income = shape.income === NONE ? [entry] : [...shape.income, entry];
      break;
    case 'cost':
      shape.costs = shape.costs === NONE ? [entry] : [...shape.costs, entry];
      break;
    default:
  }
}
