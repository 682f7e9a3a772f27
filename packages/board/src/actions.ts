import { can, namesForPerson } from '@saldo/access';
import { refuseForeignClient } from '@saldo/clients';
import { dateInZone, type Period, type PersonActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { type BoardRow, decideRow } from './decide.ts';
import { boardFacts, type FactsFilter } from './facts-store.ts';
import { type BoardCounts, type BoardPart, countStates, partOf } from './order.ts';

/** A row with the name of whoever answers for the client; null where nobody does, or where the asker may not know. */
export type NamedBoardRow = BoardRow & { readonly managerName: string | null };

/** A page of the board, and how many clients there are of each state, whatever page and states are asked for. */
export interface Board {
  readonly items: readonly NamedBoardRow[];
  readonly nextCursor: string | null;
  readonly counts: BoardCounts;
}

/**
 * The board of the actor's clients for a month, as of an instant. Throws `access.missing` or `clients.missing` for a client that is not the
 * actor's, `board.bad-cursor`.
 */
export async function getBoard(actor: PersonActor, of: FactsFilter & BoardPart & { readonly month: Period }, now: Date): Promise<Board> {
  const { clientId, month } = of;
  can(actor, 'overview.read', clientId === undefined ? {} : { clientId });
  const facts = await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await boardFacts(tx, month, of);
  });
  const rows = facts.map((each) => decideRow(each, { month, today: dateInZone(now, each.timeZone) }));
  const { items, nextCursor } = partOf(rows, of);
  const people = await namesForPerson(
    actor,
    items.flatMap(({ managerId }) => managerId ?? []),
  );
  return {
    items: items.map((row) => ({ ...row, managerName: people.get(row.managerId ?? '') ?? null })),
    nextCursor,
    counts: countStates(rows),
  };
}
