import { can } from '@saldo/access';
import { changesOf, recordAudit } from '@saldo/audit';
import { type Actor, SaldoError } from '@saldo/kernel';
import { admitClient, newId, type Tx, transaction } from '@saldo/platform/db';
import { eq, sql } from 'drizzle-orm';
import { clientCursor } from './client-cursor.ts';
import { type ClientFields, checkClient, checkProfile, type ProfileFields } from './client-fields.ts';
import { clientProfiles, clients } from './schema.ts';
import { type Client, type ClientFilter, type ClientProfile, clientById, clientForChange, clientPage, profileOf } from './store.ts';

/** A page of clients. */
export interface ClientPage {
  readonly items: readonly Client[];
  readonly nextCursor: string | null;
}

/** A page of the actor's clients by name. Throws `clients.bad-cursor`. */
export async function listClients(actor: Actor, filter: ClientFilter): Promise<ClientPage> {
  can(actor, 'client.read');
  return pageOf(await transaction(actor, (tx) => clientPage(tx, filter)), filter);
}

/** The page that rows of `clientPage` make. */
export function pageOf(found: readonly Client[], { limit }: ClientFilter): ClientPage {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? clientCursor(last) : null };
}

/** One client. Throws `clients.missing` for one that is not there, is archived or is another's. */
export async function getClient(actor: Actor, id: string): Promise<Client> {
  can(actor, 'client.read');
  return await transaction(actor, (tx) => clientById(tx, id));
}

/** Makes a client. An organisation number may repeat, with a warning. Throws `clients.invalid` with a fault per field. */
export async function createClient(actor: Actor, fields: ClientFields): Promise<Client> {
  can(actor, 'client.write');
  // A key for some clients makes no others: it would not see what it made.
  if (actor.kind !== 'system' && actor.clientIds !== 'all')
    throw new SaldoError('access.forbidden', 'forbidden', { operation: 'client.write' });
  const { managerId = null, tier = null, timeZone = 'Europe/Stockholm', ...rest } = checkClient(fields);
  const id = newId();
  return await transaction(actor, async (tx) => {
    await admitClient(tx, id);
    await tx.insert(clients).values({ id, ...rest, managerId, tier, timeZone });
    await recordAudit(tx, actor, {
      clientId: id,
      action: 'client.create',
      refType: 'client',
      refId: id,
      payload: { kind: rest.kind, orgNo: rest.orgNo },
    });
    return await clientById(tx, id);
  });
}

/** What else must change with a client, in the same commit: packages above hand it in, so that imports run downhill. */
export type Alongside = (tx: Tx, actor: Actor, client: Client) => Promise<void>;

/**
 * Changes a client. Throws `clients.stale` where `version` is given and is not the stored one, `clients.invalid` with a fault per field.
 * `alongside` hears of the changed client: its feeds follow its time zone.
 */
export async function updateClient(
  actor: Actor,
  id: string,
  changes: Partial<ClientFields>,
  options: { readonly version?: number | undefined; readonly alongside: Alongside },
): Promise<Client> {
  return await transaction(actor, async (tx) => {
    const before = await clientForChange(tx, id);
    can(actor, 'client.write', { clientId: id });
    refuseStale(before, options.version);
    const checked = checkClient(changes);
    const said = Object.fromEntries(Object.entries(checked).filter(([, value]) => value !== undefined));
    if (Object.keys(said).length === 0) return before;
    await tx
      .update(clients)
      .set({ ...said, version: sql`version + 1`, updatedAt: sql`now()` })
      .where(eq(clients.id, id));
    const client = await clientById(tx, id);
    await options.alongside(tx, actor, client);
    await recordAudit(tx, actor, {
      clientId: id,
      action: 'client.update',
      refType: 'client',
      refId: id,
      payload: { ...changesOf(before, client, ['name', 'orgNo', 'kind', 'managerId', 'tier', 'timeZone']) },
    });
    return client;
  });
}

/** The profile of a client. Throws `clients.missing`. */
export async function getProfile(actor: Actor, clientId: string): Promise<ClientProfile> {
  can(actor, 'client.read');
  return await transaction(actor, async (tx) => profileOf(tx, (await clientById(tx, clientId)).id));
}

/** Sets a client's profile; what is left out stays as it was. Throws `clients.stale`, `clients.invalid` with a fault per field. */
export async function putProfile(
  actor: Actor,
  clientId: string,
  fields: ProfileFields,
  options: { readonly version?: number | undefined } = {},
): Promise<ClientProfile> {
  return await transaction(actor, async (tx) => {
    await clientForChange(tx, clientId);
    can(actor, 'client.write', { clientId });
    const before = await profileOf(tx, clientId);
    refuseStale(before, options.version);
    const { kinds, financialYearEnd, vatPeriod, turnoverBand, aumEur, baseCurrency } = { ...before, ...said(checkProfile(fields)) };
    const row = { kinds: [...kinds], financialYearEnd, vatPeriod, turnoverBand, aumEur, baseCurrency };
    await tx
      .insert(clientProfiles)
      .values({ clientId, ...row })
      .onConflictDoUpdate({
        target: clientProfiles.clientId,
        set: { ...row, version: sql`client_profiles.version + 1`, updatedAt: sql`now()` },
      });
    const profile = await profileOf(tx, clientId);
    await recordAudit(tx, actor, {
      clientId,
      action: 'client.profile',
      refType: 'client',
      refId: clientId,
      payload: { ...changesOf(before, profile, ['kinds', 'financialYearEnd', 'vatPeriod', 'turnoverBand', 'aumEur', 'baseCurrency']) },
    });
    return profile;
  });
}

/** Throws `clients.stale` where a version was named and is not the one that is stored. */
export function refuseStale(stored: { readonly version: number }, named: number | undefined): void {
  if (named !== undefined && named !== stored.version) throw new SaldoError('clients.stale', 'conflict');
}

function said<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
