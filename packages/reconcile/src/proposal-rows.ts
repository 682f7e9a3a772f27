import type { Fault } from '@saldo/kernel';
import type { ResidualKind } from './engine-output.ts';
import type { KeptProposalRow } from './schema.ts';

/** A row that somebody proposes to book. Minor units, debit positive. */
export interface ProposalRow {
  readonly account: string;
  readonly amountMinor: bigint;
  readonly text: string;
}

/** What is wrong with the rows of a proposal, or the rows as they are proposed. */
export type ProposalRows = { readonly rows: readonly ProposalRow[] } | { readonly faults: readonly Fault[] };

/**
 * The rows of a voucher that books so much on the account that is reconciled. They balance, and what they have on the account is what is to
 * be booked there; where they leave that row out, it is added.
 */
export function proposalRows(given: readonly ProposalRow[], ledgerAccount: string, bookedMinor: bigint): ProposalRows {
  const faults = given.flatMap(({ account, amountMinor }, place) => [
    ...(/^[0-9A-Za-z]{1,20}$/.test(account) ? [] : [fault(`rows.${place}.account`, ACCOUNT)]),
    ...(amountMinor === 0n ? [fault(`rows.${place}.amount`, ZERO)] : []),
  ]);
  if (given.length === 0) faults.push(fault('rows', NONE));
  if (bookedMinor === 0n) faults.push(fault('rows', NOTHING));
  if (faults.length > 0) return { faults };
  const isOwn = ({ account }: ProposalRow) => account === ledgerAccount;
  const rows = given.some(isOwn) ? given : [{ account: ledgerAccount, amountMinor: bookedMinor, text: '' }, ...given];
  if (sumOf(rows) !== 0n) return { faults: [fault('rows', UNBALANCED)] };
  if (sumOf(rows.filter(isOwn)) !== bookedMinor) return { faults: [fault('rows', OTHER_AMOUNT)] };
  return { rows };
}

/** Where the Swedish chart (BAS) books what a match leaves, and what that is called; null where nobody can say by the kind alone. */
export function usualPosting(
  residual: ResidualKind | null,
  differenceMinor: bigint,
): { readonly account: string; readonly text: string } | null {
  switch (residual) {
    case 'fee':
      return { account: '6570', text: 'Bankavgift' };
    case 'rounding':
      return { account: '3740', text: 'Öresavrundning' };
    case 'exchange':
      return differenceMinor < 0n ? { account: '7960', text: 'Valutakursförlust' } : { account: '3960', text: 'Valutakursvinst' };
    default:
      return null;
  }
}

/** Whether a voucher of the books is the one that was proposed: the same amounts on the same accounts, in whatever rows. */
export function isProposedVoucher(
  proposed: readonly KeptProposalRow[],
  booked: readonly { account: string; amountMinor: string }[],
): boolean {
  const [wanted, found] = [byAccount(proposed), byAccount(booked)];
  return wanted.size === found.size && [...wanted].every(([account, sum]) => found.get(account) === sum);
}

function byAccount(rows: readonly { readonly account: string; readonly amountMinor: string }[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { account, amountMinor } of rows) sums.set(account, (sums.get(account) ?? 0n) + BigInt(amountMinor));
  return sums;
}

function sumOf(rows: readonly ProposalRow[]): bigint {
  return rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

function fault(field: string, message: Fault['message']): Fault {
  return { code: 'reconcile.field', field, message };
}

const NONE = { sv: 'Ange minst en rad.', en: 'Give at least one row.' };
const ACCOUNT = { sv: 'Ange ett konto, till exempel 6570.', en: 'Give an account, such as 6570.' };
const ZERO = { sv: 'Beloppet får inte vara noll.', en: 'The amount must not be zero.' };
const NOTHING = { sv: 'Det finns ingen differens att bokföra.', en: 'There is no difference to book.' };
const UNBALANCED = { sv: 'Raderna balanserar inte.', en: 'The rows do not balance.' };
const OTHER_AMOUNT = {
  sv: 'Beloppet på det avstämda kontot är inte det som ska bokföras.',
  en: 'The amount on the reconciled account is not what is to be booked.',
};
