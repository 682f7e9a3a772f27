import { SaldoError } from '@saldo/kernel';
import type { BoardRow } from './decide.ts';
import { type StepState, stepStates, urgency } from './step.ts';

/** By the most urgent state and within it by name, or by name alone. */
export const boardSorts = ['urgency', 'name'] as const;
export type BoardSort = (typeof boardSorts)[number];

/** How many clients there are of each state. */
export type BoardCounts = Readonly<Record<StepState, number>>;

/** What part of the rows is asked for. */
export interface BoardPart {
  /** Any where it is left out. */
  readonly states?: readonly StepState[] | undefined;
  readonly sort: BoardSort;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const names = new Intl.Collator('sv');

/**
 * The page of some rows, in their order. A cursor holds the values that the order goes by, so that its client may have got another
 * state meanwhile. Throws `board.bad-cursor`.
 */
export function partOf(
  rows: readonly BoardRow[],
  { states, sort, limit, cursor }: BoardPart,
): { items: BoardRow[]; nextCursor: string | null } {
  const place = cursor === undefined ? null : readPlace(cursor);
  const compare = (a: Place, b: Place) =>
    (sort === 'urgency' ? a.urgency - b.urgency : 0) || names.compare(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
  const wanted = rows
    .filter(({ state }) => states === undefined || states.includes(state))
    .map((row) => ({ row, place: placeOf(row) }))
    .filter((each) => place === null || compare(each.place, place) > 0)
    .sort((a, b) => compare(a.place, b.place));
  const items = wanted.slice(0, limit).map(({ row }) => row);
  const last = items.at(-1);
  return { items, nextCursor: wanted.length > limit && last ? writePlace(placeOf(last)) : null };
}

/** How many of the rows are in each state. */
export function countStates(rows: readonly BoardRow[]): BoardCounts {
  const counts = Object.fromEntries(stepStates.map((state) => [state, 0])) as Record<StepState, number>; // every state is a key
  for (const { state } of rows) counts[state]++;
  return counts;
}

interface Place {
  readonly urgency: number;
  readonly id: string;
  readonly name: string;
}

function placeOf({ state, clientId, name }: BoardRow): Place {
  return { urgency: urgency(state), id: clientId, name };
}

function writePlace({ urgency: rank, id, name }: Place): string {
  return `${rank}_${id}_${name}`;
}

function readPlace(text: string): Place {
  const [, rank, id, name] = /^(\d)_([0-9a-f-]{36})_(.*)$/s.exec(text) ?? [];
  if (rank === undefined || id === undefined || name === undefined) throw new SaldoError('board.bad-cursor', 'invalid');
  return { urgency: Number(rank), id, name };
}
