import { type AccountReview, addTransactions, noTransactions, type TransactionCounts } from '@saldo/bank';
import type { StatementHead, StatementReading } from '@saldo/bank/statements';
import { FAULTS_TOLD, type Fault, formatAmount, type Plain } from '@saldo/kernel';

/** What became of one statement of a file. */
export interface StatementResult {
  readonly bankAccountId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly entries: number;
  readonly counts: TransactionCounts;
}

const TOLD = 1_000;

/**
 * The result of an import of statements. Proven where each statement's own balances prove it and it joins those beside it; details prove
 * nothing but themselves.
 */
export function bankResult(
  { kind, statements, findings }: StatementReading,
  done: readonly StatementResult[],
  reviews: ReadonlyMap<string, AccountReview>,
  details: { readonly joined: number; readonly waiting: number },
): Plain {
  const transactions = done.reduce((sum, { counts }) => addTransactions(sum, counts), noTransactions);
  const accounts = new Set(done.flatMap(({ bankAccountId }) => bankAccountId ?? []));
  const gaps = [...accounts].flatMap((account) => gapsOf(account, reviews.get(account), done));
  const isProven = statements.length > 0 && statements.every(({ proof }) => proof.status === 'proven') && gaps.length === 0;
  return {
    transactions: { ...transactions },
    accounts: accounts.size,
    statements: statements.length,
    details: kind === 'camt054' || kind === 'bgmax' ? { ...details } : null,
    faults: findings.slice(0, FAULTS_TOLD).map(plainFault),
    proof: {
      status: isProven ? 'proven' : 'unproven',
      differences: statements.flatMap((head, place) => differenceOf(head, done[place]?.bankAccountId ?? null)).slice(0, TOLD),
      gaps: gaps.slice(0, TOLD),
    },
  };
}

function differenceOf({ proof, from, to, account }: StatementHead, bankAccountId: string | null): Plain[] {
  const { expectedMinor, actualMinor } = proof;
  if (proof.status === 'proven' || expectedMinor === null || actualMinor === null) return [];
  const number = account.iban ?? account.bban ?? account.name;
  return [{ account: number, bankAccountId, from, to, expected: formatAmount(expectedMinor), actual: formatAmount(actualMinor) }];
}

// Those only that the file's own days have a part in.
function gapsOf(bankAccountId: string, review: AccountReview | undefined, done: readonly StatementResult[]): Plain[] {
  const own = done.filter((one) => one.bankAccountId === bankAccountId);
  return (review?.gaps ?? [])
    .filter(({ from, to }) => own.some((one) => one.from !== null && one.to !== null && from <= one.to && one.from <= to))
    .map(({ from, to, expectedMinor, actualMinor }) => {
      return { bankAccountId, from, to, expected: formatAmount(expectedMinor), actual: formatAmount(actualMinor) };
    });
}

function plainFault({ code, message, file, line, label, field, more }: Fault): Plain {
  return { code, message: { ...message }, file, line, label, field, more };
}
