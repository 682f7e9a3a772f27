import { FAULTS_TOLD, type Fault, formatAmount, type Plain } from '@saldo/kernel';
import { addCounts, type BooksProof, noVouchers, type VoucherCounts, type YearState } from '@saldo/ledger';

/** What became of one financial year. Amounts are decimal texts. */
export interface YearResult {
  readonly financialYear: string;
  readonly from: string;
  readonly to: string;
  readonly vouchers: VoucherCounts;
  readonly entries: number;
  /** What was read although it is not as the standard has it. */
  readonly faults: readonly Fault[];
  readonly proof: { readonly status: BooksProof['status']; readonly differences: readonly ProofLine[] };
}

interface ProofLine {
  readonly account: string;
  readonly expected: string;
  readonly actual: string;
}

const DIFFERENCES_TOLD = 1_000;
const FINDINGS_OF_A_YEAR = 200;

/** The result of a year from its last state, what was found in its file, and its proof. */
export function yearResult(state: YearState, findings: readonly Fault[], proof: BooksProof): YearResult {
  const { year, counts, entries } = state;
  const differences = proof.differences
    .slice(0, DIFFERENCES_TOLD)
    .map((one) => ({ account: one.account, expected: formatAmount(one.expectedMinor), actual: formatAmount(one.actualMinor) }));
  return {
    financialYear: year.id,
    from: year.from,
    to: year.to,
    vouchers: counts,
    entries,
    faults: findings.slice(0, FINDINGS_OF_A_YEAR),
    proof: { status: proof.status, differences },
  };
}

/**
 * The result of a sync or an import, as the contract has it. Proven where a year is proven and no other differs: a year without an entry
 * has nothing to prove and takes nothing from the others.
 */
export function syncResult(years: readonly YearResult[]): Plain {
  const vouchers = years.reduce((sum, year) => addCounts(sum, year.vouchers), noVouchers);
  const differences = years.flatMap((year) => year.proof.differences).slice(0, DIFFERENCES_TOLD);
  const telling = years.filter((year) => year.entries > 0 || year.proof.status === 'proven' || year.proof.differences.length > 0);
  const isProven = telling.length > 0 && telling.every((year) => year.proof.status === 'proven');
  return {
    vouchers: { ...vouchers },
    entries: years.reduce((sum, year) => sum + year.entries, 0),
    faults: years.flatMap((year) => year.faults.map(plainFault)).slice(0, FAULTS_TOLD),
    proof: { status: isProven ? 'proven' : 'unproven', differences: differences.map((one) => ({ ...one })) },
    years: years.map(({ financialYear, from, to, vouchers: counts, entries, proof }) => {
      return { financialYear, from, to, vouchers: { ...counts }, entries, proof: proof.status };
    }),
  };
}

function plainFault({ code, message, file, line, label, field }: Fault): Plain {
  return { code, message: { ...message }, file, line, label, field };
}
