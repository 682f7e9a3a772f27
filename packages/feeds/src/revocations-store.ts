import { enqueue } from '@saldo/jobs';
import type { Actor } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { secrets } from '@saldo/platform/secrets';
import { sql } from 'drizzle-orm';
import { type FeedCredentials, forgetCredentials, readCredentials } from './credentials-store.ts';
import { revokeConsent } from './jobs.ts';

/** What it takes to take a consent back. */
export type Revocable = Pick<FeedCredentials, 'clientId' | 'feedId' | 'kind' | 'tenantId' | 'secret'>;

/**
 * Takes a feed's credentials out of use and has a job take the consent back, if there is one: a plain key is only forgotten. They are put
 * aside for it, so that a feed that is connected again meanwhile keeps its new ones.
 */
export async function takeBackConsent(tx: Tx, actor: Actor, feedId: string): Promise<void> {
  const credentials = await readCredentials(tx, feedId);
  if (!credentials) return;
  await forgetCredentials(tx, feedId);
  if (credentials.kind !== 'key') await takeBack(tx, actor, credentials);
}

/** Has a job take a consent back at its provider, whether a feed ever was connected by it or not. */
export async function takeBack(tx: Tx, actor: Actor, { clientId, feedId, kind, tenantId, secret }: Revocable): Promise<void> {
  const id = newId();
  const revocable: Revocable = { clientId, feedId, kind, tenantId, secret };
  await tx.execute(
    sql`insert into feed_revocations (id, client_id, feed_id, sealed)
      values (${id}, ${clientId}, ${feedId}, ${secrets().seal(JSON.stringify(revocable), contextOf(id))})`,
  );
  await enqueue(tx, actor, revokeConsent, { feedId, revocationId: id }, { clientId, subjectId: feedId });
}

/** What was put aside, opened; null where it has been dealt with. */
export async function putAsideCredentials(tx: Tx, id: string): Promise<Revocable | null> {
  const [row] = await rows<{ sealed: string }>(tx, sql`select sealed from feed_revocations where id = ${id}`);
  // What was sealed for this row can only be what `takeBack` wrote.
  return row ? (JSON.parse(secrets().open(row.sealed, contextOf(id))) as Revocable) : null;
}

/** Forgets what was put aside: the consent is taken back, or a person does it by hand. */
export async function forgetPutAside(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`delete from feed_revocations where id = ${id}`);
}

/** Seals again, with the first key, what an older one sealed; there are few at a time. Answers how many. */
export async function resealPutAside(tx: Tx): Promise<number> {
  const stored = await rows<{ id: string; sealed: string }>(
    tx,
    sql`select id, sealed from feed_revocations order by id limit 5000 for update`,
  );
  const old = stored.filter(({ sealed }) => secrets().needsReseal(sealed));
  for (const { id, sealed } of old) {
    const again = secrets().seal(secrets().open(sealed, contextOf(id)), contextOf(id));
    await tx.execute(sql`update feed_revocations set sealed = ${again} where id = ${id}`);
  }
  return old.length;
}

function contextOf(id: string): string {
  return `revocation:${id}`;
}
