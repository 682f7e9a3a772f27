import type { Actor } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { closeFeedTasks } from './failure-store.ts';
import { setSchedule } from './schedule-store.ts';
import { feedById } from './store.ts';

/** Notes that a feed was fetched, in the commit that ends the job: it is active again, and what was asked of a person about it is done. */
export async function noteSynced(tx: Tx, actor: Actor, feedId: string): Promise<void> {
  await feedById(tx, feedId, true);
  await tx.execute(sql`
    update data_feeds set last_sync_at = now(), last_error = null,
      status = case when status in ('failing', 'needs_connect') then 'active' else status end,
      paused_from = case when paused_from in ('failing', 'needs_connect') then 'active' else paused_from end
    where id = ${feedId}`);
  const feed = await feedById(tx, feedId);
  await setSchedule(tx, feed);
  await closeFeedTasks(tx, actor, feed);
}
