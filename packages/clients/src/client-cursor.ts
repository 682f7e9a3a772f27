import { isUuid, SaldoError } from '@saldo/kernel';

/** Where a list by name goes on. It holds the values that the list is ordered by, so that its row may be archived or renamed meanwhile. */
export interface ClientPlace {
  readonly id: string;
  readonly name: string;
}

/** The place after a client, as one opaque text. */
export function clientCursor({ id, name }: ClientPlace): string {
  return `${id}_${name}`;
}

/** Reads such a place. Throws `clients.bad-cursor` for a text that is none. */
export function readClientCursor(text: string): ClientPlace {
  const id = text.slice(0, 36);
  if (!isUuid(id) || text[36] !== '_') throw new SaldoError('clients.bad-cursor', 'invalid');
  return { id, name: text.slice(37) };
}
