import type { MatchRow, ProofInput } from './engine-input.ts';
import type { Proof } from './engine-output.ts';

/** What the proof counts beside the balances: rows of the account's currency. */
export interface ProofRows {
  readonly bank: readonly MatchRow[];
  readonly ledger: readonly MatchRow[];
  /** Whether a standing or automatic match holds a row. */
  readonly isHeld: (side: 'bank' | 'ledger', id: string) => boolean;
}

interface Sums {
  /** Rows of the period and rows before it. */
  readonly moved: bigint;
  readonly before: bigint;
  readonly open: bigint;
  readonly held: bigint;
}

/** The balance proof of a period, in whole minor units. */
export function proofOf(input: ProofInput, rows: ProofRows): Proof {
  const bank = sumsOf(rows.bank, input.from, (id) => rows.isHeld('bank', id));
  const ledger = sumsOf(rows.ledger, input.from, (id) => rows.isHeld('ledger', id));
  const {
    bankOpeningMinor,
    bankClosingMinor,
    ledgerOpeningMinor,
    ledgerClosingMinor,
    leftOut = { bankMinor: 0n, ledgerMinor: 0n },
  } = input;
  return {
    bankClosingMinor,
    ledgerClosingMinor,
    outstandingBankMinor: bank.open,
    outstandingLedgerMinor: ledger.open,
    unexplainedMinor: bankClosingMinor === null ? null : bankClosingMinor - bank.open - (ledgerClosingMinor - ledger.open),
    openingDifferenceMinor: bankOpeningMinor === null ? null : bankOpeningMinor - bank.before - (ledgerOpeningMinor - ledger.before),
    gapMinor:
      bankOpeningMinor === null || bankClosingMinor === null ? null : bankClosingMinor - bankOpeningMinor - bank.moved - leftOut.bankMinor,
    ledgerGapMinor: ledgerClosingMinor - ledgerOpeningMinor - ledger.moved - leftOut.ledgerMinor,
    differencesMinor: bank.held + leftOut.bankMinor - (ledger.held + leftOut.ledgerMinor),
  };
}

/**
 * What is left of the identity `unexplained = opening difference + gap − ledger gap + differences`: always 0, or a row was counted twice or
 * not at all. Null where the bank states no balance.
 */
export function identityRemainder(proof: Proof): bigint | null {
  const { unexplainedMinor, openingDifferenceMinor, gapMinor, ledgerGapMinor, differencesMinor } = proof;
  if (unexplainedMinor === null || openingDifferenceMinor === null || gapMinor === null) return null;
  return unexplainedMinor - openingDifferenceMinor - gapMinor + ledgerGapMinor - differencesMinor;
}

// Plain numbers hold sums of whole öre exactly up to 90 billion kronor; `match` has refused what is beyond.
function sumsOf(rows: readonly MatchRow[], from: string, isHeld: (id: string) => boolean): Sums {
  let [moved, before, open, held] = [0, 0, 0, 0];
  for (const { id, day, amountMinor } of rows) {
    const minor = Number(amountMinor);
    if (day < from) before += minor;
    else moved += minor;
    if (isHeld(id)) held += minor;
    else open += minor;
  }
  return { moved: BigInt(moved), before: BigInt(before), open: BigInt(open), held: BigInt(held) };
}
