import { can } from '@saldo/access';
import { refuseForeignClient } from '@saldo/clients';
import { type Actor, isUuid, SaldoError } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { type MatchFilter, matchById, matchPage, type StoredGroup } from '../matches-store.ts';
import { type OpenItem, type OpenItemFilter, openItemCursor, openItemPage } from '../open-items-store.ts';
import {
  chainFor,
  type Reconciliation,
  type ReconciliationFilter,
  reconciliationById,
  reconciliationPage,
} from '../reconciliations-store.ts';

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Reconciliations, the latest days first. Throws `reconcile.bad-cursor`, `clients.missing`. */
export async function listReconciliations(actor: Actor, filter: ReconciliationFilter): Promise<Page<Reconciliation>> {
  const { clientId, limit } = filter;
  can(actor, 'reconciliation.read', clientId === undefined ? {} : { clientId });
  const found = await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await reconciliationPage(tx, filter);
  });
  return pageOf(found, limit, ({ id }) => id);
}

/** One reconciliation. Throws `reconcile.missing`. */
export async function getReconciliation(actor: Actor, id: string): Promise<Reconciliation> {
  can(actor, 'reconciliation.read');
  return await transaction(actor, (tx) => reconciliationById(tx, id));
}

/** Whether there is such a reconciliation among those of the actor's clients, whatever the actor may do with it. Throws `reconcile.missing`. */
export async function reconciliationInReach(actor: Actor, id: string): Promise<Reconciliation> {
  return await transaction(actor, (tx) => reconciliationById(tx, id));
}

/** The matches of a reconciliation, in the order in which they were made. Throws `reconcile.missing`, `reconcile.bad-cursor`. */
export async function listMatches(actor: Actor, id: string, filter: MatchFilter): Promise<Page<StoredGroup>> {
  return await ofOne(actor, id, async (tx) => pageOf(await matchPage(tx, id, filter), filter.limit, (match) => match.id));
}

/** One match. Throws `reconcile.match-missing`. */
export async function getMatch(actor: Actor, id: string): Promise<StoredGroup> {
  can(actor, 'reconciliation.read');
  return await transaction(actor, (tx) => matchById(tx, id));
}

/** Whether there is such a match among those of the actor's clients, whatever the actor may do with it. Throws `reconcile.match-missing`. */
export async function matchInReach(actor: Actor, id: string): Promise<StoredGroup> {
  return await transaction(actor, (tx) => matchById(tx, id));
}

/** The rows of a side that no automatic or confirmed match holds, by day. Throws `reconcile.missing`, `reconcile.bad-cursor`. */
export async function listOpenItems(actor: Actor, id: string, filter: OpenItemFilter): Promise<Page<OpenItem>> {
  return await ofOne(actor, id, async (tx, found) => {
    const chain = await chainFor(tx, found);
    return pageOf(await openItemPage(tx, found, chain, filter), filter.limit, openItemCursor);
  });
}

async function ofOne<T>(actor: Actor, id: string, read: (tx: Tx, found: Reconciliation) => Promise<T>): Promise<T> {
  can(actor, 'reconciliation.read');
  if (!isUuid(id)) throw new SaldoError('reconcile.missing', 'missing');
  return await transaction(actor, async (tx) => read(tx, await reconciliationById(tx, id)));
}

function pageOf<T>(found: readonly T[], limit: number, cursorOf: (item: T) => string): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? cursorOf(last) : null };
}
