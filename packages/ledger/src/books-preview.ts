import { type Fault, formatAmount } from '@saldo/kernel';
import type { SieReading, SieRefusal } from './sie/reading.ts';

/** What a file would bring, before anything is stored. */
export interface BooksPreview {
  /** `4E`, `4I`, `1` … */
  readonly type: string;
  readonly reach: SieReading['reach'];
  readonly encoding: string;
  readonly company: SieReading['head']['company'];
  readonly program: string;
  readonly currency: string;
  readonly years: SieReading['head']['years'];
  readonly accounts: number;
  readonly vouchers: number;
  readonly entries: number;
  readonly corrections: number;
  readonly unbalancedVouchers: number;
  readonly vouchersOutsideYear: number;
  readonly proof: { readonly status: string; readonly differences: readonly { account: string; expected: string; actual: string }[] };
}

/** What is told of a file that was read for a look: everything but its vouchers, or every fault. */
export function previewBooks(read: SieReading | SieRefusal): { readonly preview: BooksPreview | null; readonly faults: readonly Fault[] } {
  if (read.status === 'refused') return { preview: null, faults: read.faults };
  const { type, reach, encoding, head, vouchers, entries, corrections, unbalancedVouchers, vouchersOutsideYear, proof } = read;
  const { company, program, currency, years, accounts, findings } = head;
  const differences = proof.differences
    .slice(0, 1_000)
    .map((one) => ({ account: one.account, expected: formatAmount(one.expectedMinor), actual: formatAmount(one.actualMinor) }));
  return {
    preview: {
      type,
      reach,
      encoding,
      company,
      program,
      currency,
      years,
      accounts: accounts.length,
      vouchers,
      entries,
      corrections,
      unbalancedVouchers,
      vouchersOutsideYear,
      proof: { status: unbalancedVouchers > 0 ? 'unproven' : proof.status, differences },
    },
    faults: findings,
  };
}
