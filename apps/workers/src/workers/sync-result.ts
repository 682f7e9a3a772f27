import { FAULTS_TOLD, type Fault, formatAmount, type Plain } from '@saldo/kernel';
import { addCounts, noVouchers, type VoucherCounts, type YearProof, type YearState } from '@saldo/ledger';

/** What became of one financial year. Amounts are decimal texts. */
export interface YearResult {
  readonly financialYear: string;
  readonly from: string;
  readonly to: string;
  readonly vouchers: VoucherCounts;
  readonly entries: number;
  /** What was read although it is not as the standard has it. */
  readonly faults: readonly Fault[];
  readonly proof: {
    readonly status: YearProof['status'];
    readonly differences: readonly ProofLine[];
    readonly unbalanced: { readonly count: number; readonly vouchers: readonly UnbalancedLine[] };
  };
}

interface ProofLine {
  readonly account: string;
  readonly expected: string;
  readonly actual: string;
}

interface UnbalancedLine {
  readonly voucherId: string;
  readonly series: string;
  readonly number: string;
  readonly date: string;
  readonly difference: string;
}

const UNBALANCED_TOLD = 100;
const DIFFERENCES_TOLD = 1_000;
const FINDINGS_OF_A_YEAR = 200;

/** The result of a year from its last state, what was found in its file, and its proof. */
export function yearResult(state: YearState, findings: readonly Fault[], proof: YearProof): YearResult {
  const { year, counts, entries } = state;
  const differences = proof.differences
    .slice(0, DIFFERENCES_TOLD)
    .map((one) => ({ account: one.account, expected: formatAmount(one.expectedMinor), actual: formatAmount(one.actualMinor) }));
  const unbalanced = proof.unbalanced.vouchers.map(({ voucherId, series, number, date, differenceMinor }) => {
    return { voucherId, series, number, date, difference: formatAmount(differenceMinor) };
  });
  return {
    financialYear: year.id,
    from: year.from,
    to: year.to,
    vouchers: counts,
    entries,
    faults: findings.slice(0, FINDINGS_OF_A_YEAR),
    proof: { status: proof.status, differences, unbalanced: { count: proof.unbalanced.count, vouchers: unbalanced } },
  };
}

/**
 * The result of a sync or an import. Proven where a year is proven and no other differs or holds a voucher that does not balance: a year
 * without an entry has nothing to prove and takes nothing from the others. `findings` are about no year in particular.
 */
export function syncResult(years: readonly YearResult[], findings: readonly Fault[] = []): Plain {
  const vouchers = years.reduce((sum, year) => addCounts(sum, year.vouchers), noVouchers);
  const differences = years.flatMap((year) => year.proof.differences).slice(0, DIFFERENCES_TOLD);
  const telling = years.filter((year) => year.entries > 0 || year.proof.status === 'proven' || year.proof.differences.length > 0);
  const unbalanced = years.flatMap((year) => year.proof.unbalanced.vouchers).slice(0, UNBALANCED_TOLD);
  const isProven = telling.length > 0 && telling.every((year) => year.proof.status === 'proven');
  return {
    vouchers: { ...vouchers },
    entries: years.reduce((sum, year) => sum + year.entries, 0),
    faults: [...findings, ...years.flatMap((year) => year.faults)].slice(0, FAULTS_TOLD).map(plainFault),
    proof: {
      status: isProven ? 'proven' : 'unproven',
      differences: differences.map((one) => ({ ...one })),
      unbalanced: {
        count: years.reduce((sum, year) => sum + year.proof.unbalanced.count, 0),
        vouchers: unbalanced.map((one) => ({ ...one })),
      },
    },
    years: years.map(({ financialYear, from, to, vouchers: counts, entries, proof }) => {
      return { financialYear, from, to, vouchers: { ...counts }, entries, proof: proof.status };
    }),
  };
}

function plainFault({ code, message, file, line, label, field, more }: Fault): Plain {
  return { code, message: { ...message }, file, line, label, field, more };
}
