import { FIRM } from '@saldo/kernel';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { clientsOfIdsQuery, clientsQuery } from './client-queries.ts';

const ASKED_AT_ONCE = 50;

/** The name of a client: `undefined` where the client is not there or not seen, empty while that is not known yet. */
export type ClientName = (id: string) => string | undefined;

/** The names of clients by their ids, however many clients there are. Most are among the first, which the frame has read already. */
export function useClientNames(ids: readonly string[]): ClientName {
  const { data: first } = useInfiniteQuery(clientsQuery({ q: '' }));
  const names = new Map(first?.map(({ id, name }) => [id, name]));
  const others = first ? [...new Set(ids)].filter((id) => id !== FIRM && !names.has(id)) : [];
  const answers = useQueries({ queries: inParts(others).map(clientsOfIdsQuery) });
  for (const { data = [] } of answers) for (const { id, name } of data) names.set(id, name);
  const known = first !== undefined && answers.every(({ isPending }) => !isPending);
  return (id) => names.get(id) ?? (known ? undefined : '');
}

function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / ASKED_AT_ONCE) }, (_, part) =>
    ids.slice(part * ASKED_AT_ONCE, (part + 1) * ASKED_AT_ONCE),
  );
}
