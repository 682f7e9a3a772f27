import { newId, type Tx } from '@saldo/platform/db';
import { and, asc, count, eq, sql } from 'drizzle-orm';
import { type Density, savedViews, type ViewFilters } from './schema.ts';

/** A list as somebody likes to see it. Instants are RFC 3339, UTC. */
export interface SavedView {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly filters: ViewFilters;
  readonly sort: string | null;
  readonly columns: readonly string[] | null;
  readonly density: Density;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a view is made of. */
export type ViewFields = Pick<SavedView, 'list' | 'name' | 'filters' | 'sort' | 'columns' | 'density'>;

/** How many views somebody may have of one list. */
export const VIEWS_MOST = 100;

/** A user's views of a list, by name. */
export async function viewsOf(tx: Tx, userId: string, list: string): Promise<SavedView[]> {
  const found = await tx
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.userId, userId), eq(savedViews.list, list)))
    .orderBy(asc(savedViews.name), asc(savedViews.id))
    .limit(VIEWS_MOST);
  return found.map(viewOf);
}

/** How many views a user has of a list. */
export async function countViews(tx: Tx, userId: string, list: string): Promise<number> {
  const [counted] = await tx
    .select({ views: count() })
    .from(savedViews)
    .where(and(eq(savedViews.userId, userId), eq(savedViews.list, list)));
  return counted?.views ?? 0;
}

/** One view of a user, locked to be written; null where it is none of theirs. */
export async function viewForUpdate(tx: Tx, userId: string, id: string): Promise<SavedView | null> {
  const [found] = await tx
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.userId, userId)))
    .for('update');
  return found ? viewOf(found) : null;
}

/** Keeps a new view; null where the user has one of that list under that name. */
export async function insertView(tx: Tx, userId: string, { columns, filters, ...fields }: ViewFields): Promise<SavedView | null> {
  const [made] = await tx
    .insert(savedViews)
    .values({ id: newId(), userId, ...fields, filters: { ...filters }, columns: columns && [...columns] })
    .onConflictDoNothing({ target: [savedViews.userId, savedViews.list, savedViews.name] })
    .returning();
  return made ? viewOf(made) : null;
}

/** Whether the user has another view of that list under that name. */
export async function hasView(tx: Tx, userId: string, { list, name, id }: Pick<SavedView, 'list' | 'name' | 'id'>): Promise<boolean> {
  const found = await tx
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(and(eq(savedViews.userId, userId), eq(savedViews.list, list), eq(savedViews.name, name), sql`${savedViews.id} <> ${id}`));
  return found.length > 0;
}

/** Changes a view; what is left out stays. */
export async function updateView(tx: Tx, id: string, { columns, ...fields }: Partial<ViewFields>): Promise<SavedView> {
  const [changed] = await tx
    .update(savedViews)
    .set({
      ...fields,
      ...(columns === undefined ? {} : { columns: columns && [...columns] }),
      version: sql`${savedViews.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(savedViews.id, id))
    .returning();
  if (!changed) throw new RangeError(`no view ${id} is locked`);
  return viewOf(changed);
}

/** Removes a view of a user. Answers whether there was one. */
export async function removeView(tx: Tx, userId: string, id: string): Promise<boolean> {
  const removed = await tx
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.userId, userId)))
    .returning({ id: savedViews.id });
  return removed.length > 0;
}

function viewOf({ userId: _, createdAt, updatedAt, ...view }: typeof savedViews.$inferSelect): SavedView {
  return { ...view, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
