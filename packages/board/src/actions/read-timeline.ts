import { can, namesForPerson } from '@saldo/access';
import { refuseForeignClient } from '@saldo/clients';
import { type PersonActor, SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { type TimelineEvent, type TimelineKind, timelineEvent } from '../timeline.ts';
import { timelinePage } from '../timeline-store.ts';

/** An event with the name of whoever did it; null where it was no person, or one whom the asker may not know. */
export type NamedEvent = TimelineEvent & { readonly doerName: string | null };

/** What is asked of a client's events. */
export interface TimelineOf {
  readonly clientId: string;
  readonly kind?: TimelineKind | undefined;
  /** From this instant on. */
  readonly since?: Date | undefined;
  /** Before this instant. */
  readonly before?: Date | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of what happened to a client, newest first: the events of its books, feeds, jobs and tasks that the actor may see anyway, each made
 * from a row of its chain and none of them that row. A client's own user sees the tasks that are theirs, and nobody's name but its own.
 * Throws `access.missing` or `clients.missing` for a client that is not the actor's, `board.bad-cursor`.
 */
export async function listTimeline(actor: PersonActor, of: TimelineOf): Promise<{ items: NamedEvent[]; nextCursor: string | null }> {
  const { cursor, ...filter } = of;
  const { clientId, limit } = filter;
  can(actor, 'overview.read', { clientId });
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new SaldoError('board.bad-cursor', 'invalid');
  const onlyOwn = can(actor, 'task.read') === 'assigned';
  const found = await transaction(actor, async (tx) => {
    await refuseForeignClient(tx, clientId);
    return await timelinePage(tx, {
      ...filter,
      beforeSeq: cursor === undefined ? undefined : Number(cursor),
      tasksOf: onlyOwn ? actor.userId : undefined,
    });
  });
  const events = found.slice(0, limit).map(timelineEvent);
  const names = await namesForPerson(
    actor,
    events.flatMap(({ by }) => by.userId ?? []),
  );
  const items = events.map((event) => named(event, actor, names));
  return { items, nextCursor: found.length > limit ? String(items.at(-1)?.seq) : null };
}

function named(event: TimelineEvent, actor: PersonActor, names: ReadonlyMap<string, string>): NamedEvent {
  const { userId } = event.by;
  const isKnown = actor.role !== 'CLIENT' || userId === actor.userId;
  return { ...event, by: { ...event.by, userId: isKnown ? userId : null }, doerName: names.get(userId ?? '') ?? null };
}
