import { isUuid, parsePlainDate, SaldoError } from '@saldo/kernel';

/** How a list of things with a day may be ordered: by client, day and id, the first or the last first. */
export const daySorts = ['date', '-date'] as const;
export type DaySort = (typeof daySorts)[number];

/** Where a list of things with a day goes on: it is ordered by client, day, id and version. */
export interface DayCursor {
  readonly clientId: string;
  readonly date: string;
  readonly id: string;
  readonly version: number;
}

/** The place after a row, as one opaque text. */
export function dayCursor({ clientId, date, id, version = 0 }: Omit<DayCursor, 'version'> & { readonly version?: number }): string {
  return [date, clientId, id, version].join('_');
}

/** Reads such a place. Throws `ledger.bad-cursor` for a text that is none. */
export function readDayCursor(text: string): DayCursor {
  const [date = '', clientId = '', id = '', version = '', ...more] = text.split('_');
  if (more.length > 0 || parsePlainDate(date) === null || !isUuid(clientId) || !isUuid(id) || !/^\d{1,9}$/.test(version)) throw badCursor();
  return { clientId, date, id, version: Number(version) };
}

/** Where a list by client and number goes on. */
export interface NumberCursor {
  readonly clientId: string;
  readonly number: string;
}

/** The place after a row, as one opaque text. */
export function numberCursor({ clientId, number }: NumberCursor): string {
  return `${clientId}_${number}`;
}

/** Reads such a place. Throws `ledger.bad-cursor` for a text that is none. */
export function readNumberCursor(text: string): NumberCursor {
  const clientId = text.slice(0, 36);
  if (!isUuid(clientId) || text[36] !== '_') throw badCursor();
  return { clientId, number: text.slice(37) };
}

function badCursor(): SaldoError {
  return new SaldoError('ledger.bad-cursor', 'invalid');
}
