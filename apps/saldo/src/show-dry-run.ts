import { counted } from '@saldo/kernel';
import { type FaultAnswer, faultLines, type Proof, showProof } from './watch-job.ts';

/** What the API answers to an import that keeps nothing. */
export interface DryRunAnswer {
  /** Null where the file cannot be read with certainty. */
  readonly preview: {
    readonly type: string;
    readonly reach: 'whole-year' | 'additions' | 'balances';
    readonly program: string;
    readonly company: string;
    readonly orgNo: string;
    readonly encoding: string;
    readonly currency: string;
    readonly years: readonly { from: string; to: string }[];
    readonly vouchers: number;
    readonly entries: number;
    readonly accounts: number;
    readonly corrections: number;
    readonly unbalancedVouchers: number;
    readonly vouchersOutsideYear: number;
    readonly proof: Proof;
  } | null;
  readonly faults: readonly FaultAnswer[];
  readonly faultCount: number;
}

const REACHES = {
  'whole-year': 'the whole year: what the file lacks would be removed',
  additions: 'additions only: nothing would be removed',
  balances: 'balances only: vouchers would be left alone',
};

/** Prints what a file would bring into the books of a client, and what is wrong with it or odd about it. */
export function showDryRun(file: string, client: string, { preview, faults, faultCount }: DryRunAnswer): void {
  if (!preview) {
    console.error(`${file} cannot be read with certainty (${counted(faultCount, 'fault', 'faults')}). Nothing would be stored.`);
    for (const line of faultLines(faults, faultCount)) console.error(line);
    return;
  }
  const { type, reach, company, orgNo, program, encoding, years, vouchers, entries, accounts, unbalancedVouchers, proof } = preview;
  console.log(`${file} would come into the books of ${client}; nothing has been stored.`);
  const facts: [string, string][] = [
    ['Company', [company, orgNo].filter(Boolean).join(', ')],
    ['File', [type && `SIE ${type}`, program, encoding].filter(Boolean).join(', ')],
    ['Takes', REACHES[reach]],
    ['Years', years.map(({ from, to }) => `${from} – ${to}`).join(', ')],
    ['Holds', holds([vouchers, 'voucher', 'vouchers'], [entries, 'entry', 'entries'], [accounts, 'account', 'accounts'])],
    ['Odd', oddities(preview)],
  ];
  for (const [name, text] of facts) if (text) console.log(`  ${name.padEnd(8)} ${text}`);
  showProof({ ...proof, unbalanced: { count: unbalancedVouchers, vouchers: [] } });
  if (faultCount > 0) console.log(`${counted(faultCount, 'remark', 'remarks')}:`);
  for (const line of faultLines(faults, faultCount)) console.log(line);
}

function oddities({ corrections, vouchersOutsideYear }: NonNullable<DryRunAnswer['preview']>): string {
  return [
    corrections > 0 ? counted(corrections, 'correction', 'corrections') : '',
    vouchersOutsideYear > 0 ? counted(vouchersOutsideYear, 'voucher outside its year', 'vouchers outside their year') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function holds(...counts: readonly (readonly [count: number, one: string, other: string])[]): string {
  return counts.map(([count, one, other]) => counted(count, one, other)).join(', ');
}
