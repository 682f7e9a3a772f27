import { newId, rows, type Tx } from '@saldo/platform/db';
import { secrets } from '@saldo/platform/secrets';
import { sql } from 'drizzle-orm';
import { type FeedCredentials, forgetCredentials, readCredentials } from './credentials-store.ts';

/**
 * Takes a feed's credentials out of use and puts them aside until the consent is taken back, so that a feed that is connected again
 * meanwhile keeps its new ones. Answers the id, or null where there is no consent to take back: nothing, or a plain key.
 */
export async function putAside(tx: Tx, feedId: string): Promise<string | null> {
  const credentials = await readCredentials(tx, feedId);
  if (!credentials) return null;
  await forgetCredentials(tx, feedId);
  if (credentials.kind === 'key') return null;
  const id = newId();
  await tx.execute(
    sql`insert into feed_revocations (id, client_id, feed_id, sealed)
      values (${id}, ${credentials.clientId}, ${feedId}, ${secrets().seal(JSON.stringify(credentials), contextOf(id))})`,
  );
  return id;
}

/** What was put aside, opened; null where it has been dealt with. */
export async function putAsideCredentials(tx: Tx, id: string): Promise<FeedCredentials | null> {
  const [row] = await rows<{ sealed: string }>(tx, sql`select sealed from feed_revocations where id = ${id}`);
  // What was sealed for this row can only be what `putAside` wrote.
  return row ? (JSON.parse(secrets().open(row.sealed, contextOf(id))) as FeedCredentials) : null;
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
