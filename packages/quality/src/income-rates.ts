import type { AccountTraits } from './account-traits.ts';
import { VAT_RATES, type VatRate } from './vat-rates.ts';
import type { VoucherShape } from './voucher-shape.ts';

/** How often an account must have been sold on alone, and how much of it at one rate, before the rate is taken for its own. */
const LEAST_SALES = 8;
const SHARE = 0.9;
const ROUNDING_MINOR = 100;

/**
 * The rate that sales on an income account have: what its name says; else the one that nearly all vouchers with this income alone show.
 */
export function learnIncomeRates(
  shapes: readonly VoucherShape[],
  traits: (account: string) => AccountTraits,
): (account: string) => VatRate | 0 | null {
  const seen = new Map<string, Map<number, number>>();
  for (const { income, output, isSettlement, hasMoney, hasReceivable } of shapes) {
    const account = income[0]?.account;
    if (account === undefined || isSettlement || !(hasMoney || hasReceivable) || income.some((entry) => entry.account !== account))
      continue;
    const base = -income.reduce((sum, entry) => sum + entry.minor, 0);
    const rate = rateShown(base, output);
    const counts = seen.get(account) ?? new Map<number, number>();
    counts.set(rate, (counts.get(rate) ?? 0) + 1);
    seen.set(account, counts);
  }
  return (account) => {
    const said = traits(account).rate;
    const shown = mostShown(seen.get(account));
    // An account whose sales are all booked otherwise than its name says is its owner's own.
    return said !== null && shown !== null && said !== shown ? null : (said ?? shown);
  };
}

const ODD = -1;

function rateShown(base: number, output: VoucherShape['output']): number {
  const rates = VAT_RATES.filter((rate) => output[rate] !== 0);
  const [rate] = rates;
  if (rate === undefined) return 0;
  return rates.length === 1 && Math.abs(output[rate] - (base * rate) / 100) <= ROUNDING_MINOR ? rate : ODD;
}

function mostShown(counts: ReadonlyMap<number, number> | undefined): VatRate | 0 | null {
  if (!counts) return null;
  let total = 0;
  for (const count of counts.values()) total += count;
  if (total < LEAST_SALES) return null;
  for (const rate of [...VAT_RATES, 0] as const) if ((counts.get(rate) ?? 0) >= total * SHARE) return rate;
  return null;
}
