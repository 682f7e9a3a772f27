import { feedTasks } from '@saldo/feeds';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { type StoredEvent, type TimelineKind, timelineActions } from './timeline.ts';

/** Which events of a client are asked for, newest first. */
export interface TimelineFilter {
  readonly clientId: string;
  readonly kind?: TimelineKind | undefined;
  /** Only the tasks of this person. */
  readonly tasksOf?: string | undefined;
  /** Before this number of the chain. */
  readonly beforeSeq?: number | undefined;
  /** From this instant on. */
  readonly since?: Date | undefined;
  /** Before this instant. */
  readonly before?: Date | undefined;
  readonly limit: number;
}

/** A page of a client's events, and one more where there is a further page. */
export async function timelinePage(
  tx: Tx,
  { clientId, kind, tasksOf, beforeSeq, since, before, limit }: TimelineFilter,
): Promise<StoredEvent[]> {
  const found = await rows<Omit<StoredEvent, 'at' | 'seq'> & { atMs: number; seq: string }>(
    tx,
    // What a feed asks of a person is told by the failure itself.
    sql`with page as (
        select * from audit_rows a where client_id = ${clientId} and action = any (${sql.param(timelineActions(kind))}::text[])
          ${beforeSeq === undefined ? sql`` : sql`and seq < ${beforeSeq}`}
          ${since === undefined ? sql`` : sql`and at >= ${since.toISOString()}::timestamptz`}
          ${before === undefined ? sql`` : sql`and at < ${before.toISOString()}::timestamptz`}
          and not (action in ('task.open', 'task.close') and payload ->> 'kind' = any (${sql.param([...feedTasks])}::text[]))
          ${tasksOf === undefined ? sql`` : sql`and (ref_type <> 'task' or exists (select from tasks t where t.id::text = a.ref_id and t.assignee_id::text = ${tasksOf}))`}
        order by seq desc limit ${limit + 1}
      )
      select p.seq::text as seq, (extract(epoch from p.at) * 1000)::float8 as "atMs", p.actor_kind as "actorKind", p.actor_id as "actorId",
        p.actor_user_id as "actorUserId", p.action, p.ref_id as "refId", p.payload, f.source, j.asked_by as "askedBy", j.result -> 'vouchers' as vouchers, j.result -> 'transactions' as transactions,
        j.result -> 'proof' ->> 'status' as proof, j.error, t.title
      from page p
      left join data_feeds f on f.id = case when p.ref_type = 'feed' then p.ref_id::uuid end
      left join jobs j on j.id = case when p.actor_kind = 'job' then p.actor_id::uuid end
      left join tasks t on t.id = case when p.ref_type = 'task' then p.ref_id::uuid end
      order by p.seq desc`,
  );
  return found.map(({ atMs, seq, ...row }) => ({ ...row, seq: Number(seq), at: new Date(atMs) }));
}
