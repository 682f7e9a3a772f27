import { recordAudit } from '@saldo/audit';
import { type Actor, type Plain, SaldoError } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { decideMatch, dropSuggestions, heldRows, insertDecided, matchById, type StoredGroup } from '../matches-store.ts';
import { namedRows } from '../pool-rows-store.ts';
import type { Reconciliation } from '../reconciliations-store.ts';
import { learnFrom } from '../rules-store.ts';
import { inOpen, refuse, settle } from './in-open.ts';

/** Rows that somebody says belong together. */
export interface HandMatch {
  readonly reconciliationId: string;
  readonly bankTransactionIds: readonly string[];
  readonly ledgerEntryIds: readonly string[];
  readonly note: string;
}

/**
 * Matches rows by hand, whatever suggestions there are for them. Throws `reconcile.row-missing`, `reconcile.row-outside`,
 * `reconcile.row-taken` and `reconcile.closed`.
 */
export async function createMatch(actor: Actor, made: HandMatch): Promise<StoredGroup> {
  return await inOpen(actor, made.reconciliationId, async (tx, reconciliation) => {
    const named = await namedRows(tx, reconciliation, { bank: made.bankTransactionIds, ledger: made.ledgerEntryIds });
    refuse(named.length < 2 ? [TOO_FEW] : made.note.length > 1_000 ? [LONG_NOTE] : []);
    const idsOf = (side: 'bank' | 'ledger') => named.filter((row) => row.side === side).map(({ id }) => id);
    const difference = named.reduce((sum, { side, amountMinor }) => (side === 'bank' ? sum + amountMinor : sum - amountMinor), 0n);
    await dropSuggestions(
      tx,
      named.map(({ id }) => id),
      null,
    );
    const group = { bankIds: idsOf('bank'), ledgerIds: idsOf('ledger') };
    const id = await insertDecided(tx, actor, reconciliation, { ...group, differenceMinor: difference, note: made.note.trim() });
    return await decided(tx, actor, reconciliation, id, { action: 'match.create', isRight: true });
  });
}

/** Confirms a match or a suggestion. Throws `reconcile.match-missing`, `reconcile.decided`, `reconcile.row-taken`, `reconcile.closed`. */
export async function confirmMatch(actor: Actor, id: string): Promise<StoredGroup> {
  return await deciding(actor, id, async (tx, reconciliation, match) => {
    refuseDecided(match);
    const rowIds = rowsOf(match);
    if (match.state === 'suggested' && (await heldRows(tx, rowIds)).size > 0) throw new SaldoError('reconcile.row-taken', 'conflict');
    await dropSuggestions(tx, rowIds, id);
    await decideMatch(tx, actor, id, { state: 'confirmed', undone: false });
    return await decided(tx, actor, reconciliation, id, { action: 'match.confirm', isRight: true });
  });
}

/** Rejects a match or a suggestion: the same rows are neither made nor suggested again. Throws as `confirmMatch` does. */
export async function rejectMatch(actor: Actor, id: string): Promise<StoredGroup> {
  return await deciding(actor, id, async (tx, reconciliation, match) => {
    refuseDecided(match);
    await decideMatch(tx, actor, id, { state: 'rejected', undone: false });
    return await decided(tx, actor, reconciliation, id, { action: 'match.reject', isRight: false });
  });
}

/** Takes a match back, confirmed or not: the same rows are neither made nor suggested again. Throws as `confirmMatch` does, and `reconcile.stale`. */
export async function undoMatch(actor: Actor, id: string, options: { version?: number | undefined } = {}): Promise<void> {
  await deciding(actor, id, async (tx, reconciliation, match) => {
    if (options.version !== undefined && options.version !== match.version) throw new SaldoError('reconcile.stale', 'conflict');
    if (match.state === 'rejected') throw new SaldoError('reconcile.decided', 'conflict');
    await decideMatch(tx, actor, id, { state: 'rejected', undone: true });
    await decided(tx, actor, reconciliation, id, { action: 'match.undo', isRight: false });
  });
}

async function deciding<T>(
  actor: Actor,
  id: string,
  decide: (tx: Tx, reconciliation: Reconciliation, match: StoredGroup) => Promise<T>,
): Promise<T> {
  const of = async (tx: Tx) => (await matchById(tx, id)).reconciliationId;
  return await inOpen(actor, of, async (tx, reconciliation) => await decide(tx, reconciliation, await matchById(tx, id)));
}

async function decided(
  tx: Tx,
  actor: Actor,
  reconciliation: Reconciliation,
  id: string,
  { action, isRight }: { readonly action: string; readonly isRight: boolean },
): Promise<StoredGroup> {
  await learnFrom(tx, actor, await matchById(tx, id), isRight);
  await settle(tx, actor, reconciliation);
  const match = await matchById(tx, id);
  const { bankIds, ledgerIds, differenceMinor, kind, confidence, note } = match;
  const rows = { bankTransactionIds: bankIds.slice(0, ROWS_TOLD), ledgerEntryIds: ledgerIds.slice(0, ROWS_TOLD) };
  const payload: Plain = { reconciliationId: reconciliation.id, ...rows, differenceMinor: String(differenceMinor), kind, confidence, note };
  await recordAudit(tx, actor, { clientId: match.clientId, action, refType: 'match', refId: id, payload });
  return match;
}

const ROWS_TOLD = 100;

function refuseDecided({ state }: StoredGroup): void {
  if (state === 'confirmed' || state === 'rejected') throw new SaldoError('reconcile.decided', 'conflict');
}

function rowsOf({ bankIds, ledgerIds }: StoredGroup): string[] {
  return [...bankIds, ...ledgerIds];
}

const TOO_FEW = {
  code: 'reconcile.field',
  field: 'bankTransactionIds',
  message: { sv: 'Välj minst två rader.', en: 'Choose at least two rows.' },
};
const LONG_NOTE = {
  code: 'reconcile.field',
  field: 'note',
  message: { sv: 'Anteckningen får ha högst 1000 tecken.', en: 'The note may have at most 1000 characters.' },
};
