import { formatAmount } from '@saldo/kernel';
import type { Reconciliation } from '../../api/resources.ts';
import { minor } from '../ledger/amounts.ts';

/** The figures of the head, bank − ledger each: what the bank has beyond the books is their sum. Null where the bank states no balance. */
export interface ProofFigures {
  readonly carried: string | null;
  readonly carriedRows: number;
  readonly undecided: string | null;
}

/** What is carried and what is to be decided, as parts of what differs between bank and ledger. */
export function proofFigures({ proof, counts }: Pick<Reconciliation, 'proof' | 'counts'>): ProofFigures {
  const { outstandingBank, outstandingLedger, undecided } = proof;
  const open = net(outstandingBank, outstandingLedger);
  const waits = net(undecided.bank, undecided.ledger);
  return {
    carried: open === null || waits === null ? null : formatAmount(open - waits),
    carriedRows: counts.open - counts.undecided,
    undecided: waits === null ? null : formatAmount(waits),
  };
}

function net(bank: string | null, ledger: string | null): bigint | null {
  return bank === null || ledger === null ? null : minor(bank) - minor(ledger);
}

const PARTS = ['openingDifference', 'gap', 'ledgerGap', 'differences'] as const;

/** What an unexplained amount is made of: only what is not zero. */
export function unexplainedParts({ proof }: Pick<Reconciliation, 'proof'>): { part: (typeof PARTS)[number]; amount: string }[] {
  return PARTS.flatMap((part) => {
    const amount = proof[part];
    return amount === null || minor(amount) === 0n ? [] : [{ part, amount }];
  });
}
