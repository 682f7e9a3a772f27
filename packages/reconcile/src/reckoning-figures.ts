import { createHash } from 'node:crypto';
import { canonicalJson } from '@saldo/kernel';
import type { KeptReckoning } from './schema.ts';

/** What bank and books say and what is open of them. Minor units; null where nothing tells. */
export interface ReckoningFigures {
  readonly bankOpeningMinor: bigint | null;
  readonly bankClosingMinor: bigint | null;
  readonly bankClosingDay: string | null;
  readonly ledgerOpeningMinor: bigint | null;
  readonly ledgerClosingMinor: bigint;
  /** What was open when the first of the days began. */
  readonly openingBankMinor: bigint;
  readonly openingLedgerMinor: bigint;
  /** All rows since then. */
  readonly movedBankMinor: bigint;
  readonly movedLedgerMinor: bigint;
  /** What no match holds, and of it what nobody has carried on. */
  readonly outstandingBankMinor: bigint;
  readonly outstandingLedgerMinor: bigint;
  readonly undecidedBankMinor: bigint;
  readonly undecidedLedgerMinor: bigint;
  /** Of the rows, decisions and rules that the last run was given. */
  readonly rowsSha256: string | null;
}

/**
 * The proof of a balance: `unexplained = (bankClosing − outstandingBank) − (ledgerClosing − outstandingLedger)`. Where the opening
 * balances are told it falls apart, to the öre, into what differed when the days began, gaps of the feed and the books, and the
 * differences of matches.
 */
export function reckon(figures: ReckoningFigures): KeptReckoning {
  const { bankClosingMinor, ledgerClosingMinor, outstandingBankMinor, outstandingLedgerMinor } = figures;
  const { bankOpeningMinor, ledgerOpeningMinor, openingBankMinor, openingLedgerMinor, movedBankMinor, movedLedgerMinor } = figures;
  const unexplained =
    bankClosingMinor === null ? null : bankClosingMinor - outstandingBankMinor - (ledgerClosingMinor - outstandingLedgerMinor);
  const openingDifference =
    bankOpeningMinor === null || ledgerOpeningMinor === null
      ? null
      : bankOpeningMinor - openingBankMinor - (ledgerOpeningMinor - openingLedgerMinor);
  const gap = bankOpeningMinor === null || bankClosingMinor === null ? null : bankClosingMinor - bankOpeningMinor - movedBankMinor;
  const ledgerGap = ledgerOpeningMinor === null ? null : ledgerClosingMinor - ledgerOpeningMinor - movedLedgerMinor;
  const differences =
    openingBankMinor + movedBankMinor - outstandingBankMinor - (openingLedgerMinor + movedLedgerMinor - outstandingLedgerMinor);
  return {
    bankClosing: text(bankClosingMinor),
    bankClosingDay: figures.bankClosingDay,
    ledgerClosing: String(ledgerClosingMinor),
    outstandingBank: String(outstandingBankMinor),
    outstandingLedger: String(outstandingLedgerMinor),
    undecidedBank: String(figures.undecidedBankMinor),
    undecidedLedger: String(figures.undecidedLedgerMinor),
    unexplained: text(unexplained),
    openingDifference: text(openingDifference),
    gap: text(gap),
    ledgerGap: text(ledgerGap),
    differences: String(differences),
    inputsSha256: createHash('sha256')
      .update(canonicalJson({ ...figures }))
      .digest('hex'),
  };
}

function text(minor: bigint | null): string | null {
  return minor === null ? null : String(minor);
}
