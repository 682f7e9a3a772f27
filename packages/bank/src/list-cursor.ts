import { isUuid, parsePlainDate, SaldoError } from '@saldo/kernel';

/** Where a list of things with a day goes on: it is ordered by client, day and id. */
export interface BankCursor {
  readonly clientId: string;
  readonly date: string;
  readonly id: string;
}

/** The place after a row, as one opaque text. */
export function bankCursor({ clientId, date, id }: BankCursor): string {
  return [date, clientId, id].join('_');
}

/** Reads such a place. Throws `bank.bad-cursor` for a text that is none. */
export function readBankCursor(text: string): BankCursor {
  const [date = '', clientId = '', id = '', ...more] = text.split('_');
  if (more.length > 0 || parsePlainDate(date) === null || !isUuid(clientId) || !isUuid(id))
    throw new SaldoError('bank.bad-cursor', 'invalid');
  return { clientId, date, id };
}
