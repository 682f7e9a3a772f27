import { isUuid, type PersonActor, SaldoError } from '@saldo/kernel';
import { can } from '../can.ts';
import { asOwner } from '../owner-store.ts';
import {
  countViews,
  hasView,
  insertView,
  removeView,
  type SavedView,
  updateView,
  VIEWS_MOST,
  type ViewFields,
  viewForUpdate,
  viewsOf,
} from '../views-store.ts';
import { LOCAL_OPERATOR } from './actor-from-request.ts';

/** A list as it is seen now, under the name that it is saved by. */
export type NewView = ViewFields;

/** What can be changed of a view; what is left out stays. */
export type ViewChange = { readonly [K in Exclude<keyof ViewFields, 'list'>]?: ViewFields[K] | undefined };

/** The actor's own views of a list, by name. */
export async function listViews(actor: PersonActor, list: string): Promise<SavedView[]> {
  can(actor, 'account.read');
  return await asOwner((tx) => viewsOf(tx, actor.userId, list));
}

/** Saves a list as it is seen now. Throws `access.view-name-taken`, `access.too-many-views`, `access.not-by-key`. It is nobody else's business: no audit. */
export async function createView(actor: PersonActor, fields: NewView): Promise<SavedView> {
  can(actor, 'account.write');
  if (actor.userId === LOCAL_OPERATOR.userId) throw new SaldoError('access.not-by-key', 'forbidden');
  return await asOwner(async (tx) => {
    if ((await countViews(tx, actor.userId, fields.list)) >= VIEWS_MOST)
      throw new SaldoError('access.too-many-views', 'conflict', { most: VIEWS_MOST });
    const made = await insertView(tx, actor.userId, fields);
    if (!made) throw nameTaken(fields.name);
    return made;
  });
}

/**
 * Changes one of the actor's own views. Throws `access.missing`, `access.stale` where `version` is given and is not the stored one,
 * `access.view-name-taken`.
 */
export async function changeView(
  actor: PersonActor,
  id: string,
  change: ViewChange,
  { version }: { version?: number | undefined },
): Promise<SavedView> {
  can(actor, 'account.write');
  return await asOwner(async (tx) => {
    const before = isUuid(id) ? await viewForUpdate(tx, actor.userId, id) : null;
    if (!before) throw new SaldoError('access.missing', 'missing');
    if (version !== undefined && version !== before.version) throw new SaldoError('access.stale', 'conflict');
    const said: Partial<ViewFields> = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(said).length === 0) return before;
    if (said.name !== undefined && (await hasView(tx, actor.userId, { ...before, name: said.name }))) throw nameTaken(said.name);
    return await updateView(tx, id, said);
  });
}

/** Forgets one of the actor's own views. Throws `access.missing`. */
export async function deleteView(actor: PersonActor, id: string): Promise<void> {
  can(actor, 'account.write');
  const removed = isUuid(id) && (await asOwner((tx) => removeView(tx, actor.userId, id)));
  if (!removed) throw new SaldoError('access.missing', 'missing');
}

function nameTaken(name: string): SaldoError {
  return new SaldoError('access.view-name-taken', 'conflict', { name });
}
