import type { PlainDate } from '@saldo/kernel';

/** The rates of Swedish value added tax, percent. */
export const VAT_RATES = [25, 12, 6] as const;
export type VatRate = (typeof VAT_RATES)[number];

/** What kind of sale has which rate from which day on, both ends included; the standard rate holds for everything else. */
interface RatePeriod {
  readonly kind: 'standard' | 'food' | 'restaurant' | 'culture' | 'repair';
  readonly rate: VatRate;
  readonly from: string;
  readonly to: string;
}

/** ML (2023:200) 9 kap. and before it (1994:200) 7 kap.; food by prop. 2025/26:55. */
const periods: readonly RatePeriod[] = [
  { kind: 'standard', rate: 25, from: '1995-01-01', to: '9999-12-31' },
  { kind: 'food', rate: 12, from: '1996-01-01', to: '2026-03-31' },
  { kind: 'food', rate: 6, from: '2026-04-01', to: '2027-12-31' },
  { kind: 'food', rate: 12, from: '2028-01-01', to: '9999-12-31' },
  { kind: 'restaurant', rate: 25, from: '1995-01-01', to: '2011-12-31' },
  { kind: 'restaurant', rate: 12, from: '2012-01-01', to: '9999-12-31' },
  { kind: 'culture', rate: 6, from: '1996-01-01', to: '9999-12-31' },
  { kind: 'repair', rate: 25, from: '1995-01-01', to: '2017-06-30' },
  { kind: 'repair', rate: 12, from: '2017-07-01', to: '2022-06-30' },
  { kind: 'repair', rate: 6, from: '2022-07-01', to: '2023-03-31' },
  { kind: 'repair', rate: 25, from: '2023-04-01', to: '9999-12-31' },
];

/** The rate of a kind of sale on a day; null for days before the table begins. */
export function vatRateOn(kind: RatePeriod['kind'], day: PlainDate): VatRate | null {
  return periods.find((period) => period.kind === kind && period.from <= day && day <= period.to)?.rate ?? null;
}
