import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { cancelJobsOf, removeSchedulesOf } from '@saldo/jobs';
import { type Actor, type PersonActor, SaldoError, type SystemActor } from '@saldo/kernel';
import { admitClient, type Tx, transaction } from '@saldo/platform/db';
import { eq, isNotNull, sql } from 'drizzle-orm';
import { type Alongside, type ClientPage, pageOf, refuseStale } from '../actions.ts';
import { clientProfiles, clients } from '../schema.ts';
import { type Client, type ClientFilter, clientById, clientForChange, clientPage } from '../store.ts';

/**
 * Archives a client: hidden from people from this commit on, its jobs cancelled, its books kept. `alongside` then ends its feeds and
 * asks for its consents to be revoked. Throws `clients.stale`, `clients.missing`.
 */
export async function archiveClient(
  actor: Actor,
  id: string,
  options: { readonly version?: number | undefined; readonly alongside: Alongside },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const client = await clientForChange(tx, id);
    can(actor, 'client.write', { clientId: id });
    refuseStale(client, options.version);
    await tx.update(clients).set({ archivedAt: sql`now()`, version: sql`version + 1`, updatedAt: sql`now()` }).where(eq(clients.id, id));
    const jobs = await cancelJobsOf(tx, { clientId: id });
    await removeSchedulesOf(tx, id);
    await options.alongside(tx, actor, client);
    await recordAudit(tx, actor, {
      clientId: id,
      action: 'client.archive',
      refType: 'client',
      refId: id,
      payload: { cancelledJobs: jobs },
    });
  });
}

const finding: SystemActor = { kind: 'system', task: 'clients.archived' };

/** A page of archived clients by name, for whoever may restore them; a key sees those that it is for. Throws `clients.bad-cursor`. */
export async function listArchivedClients(actor: PersonActor, filter: ClientFilter): Promise<ClientPage> {
  can(actor, 'client.restore');
  const found = await transaction(finding, (tx) => clientPage(tx, filter, { archived: true, among: actor.clientIds }));
  return pageOf(found, filter);
}

/** Brings an archived client back. Its feeds stay disconnected until somebody connects them again. Throws `clients.missing`. */
export async function restoreClient(actor: Actor, id: string): Promise<Client> {
  can(actor, 'client.restore', { clientId: id });
  return await transaction(actor, async (tx) => {
    await admitArchived(tx, id);
    const restored = await tx
      .update(clients)
      .set({ archivedAt: null, version: sql`version + 1`, updatedAt: sql`now()` })
      .where(sql`${eq(clients.id, id)} and ${isNotNull(clients.archivedAt)}`)
      .returning({ id: clients.id });
    if (restored.length === 0) throw new SaldoError('clients.not-archived', 'conflict');
    await recordAudit(tx, actor, { clientId: id, action: 'client.restore', refType: 'client', refId: id });
    return await clientById(tx, id);
  });
}

/**
 * Removes a client that never had books, archived or not; what was done to it stays in its audit chain.
 * Throws `clients.has-books` where `hasBooks` says so, `clients.stale`. `alongside` removes what packages above keep of it.
 */
export async function removeClient(
  actor: Actor,
  id: string,
  options: {
    readonly version?: number | undefined;
    readonly hasBooks: (tx: Tx, clientId: string) => Promise<boolean>;
    readonly alongside: Alongside;
  },
): Promise<void> {
  can(actor, 'client.write', { clientId: id });
  await transaction(actor, async (tx) => {
    await admitArchived(tx, id);
    const client = await clientById(tx, id, true);
    refuseStale(client, options.version);
    if (await options.hasBooks(tx, id)) throw new SaldoError('clients.has-books', 'conflict');
    await cancelJobsOf(tx, { clientId: id });
    await removeSchedulesOf(tx, id);
    await options.alongside(tx, actor, client);
    await tx.delete(clientProfiles).where(eq(clientProfiles.clientId, id));
    await tx.delete(clients).where(eq(clients.id, id));
    await recordAudit(tx, actor, { clientId: id, action: 'client.remove', refType: 'client', refId: id });
  });
}

// An archived client is on nobody's list, so that it is gone for everybody at once; whoever may act on it has been asked before.
async function admitArchived(tx: Tx, id: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new SaldoError('clients.missing', 'missing');
  await admitClient(tx, id);
  await clientById(tx, id, true);
}
