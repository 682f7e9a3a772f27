import type { PlainDate } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { readTrialBalance } from './figures-store.ts';
import { yearsOf } from './years-store.ts';

/** What an account stands at when a day begins and when it ends. Minor units of its year's currency. */
export interface AccountDay {
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly currency: string;
}

/** How an account stands on a day: the opening of its year and the movements since. Null where no year of the client has the day. */
export async function accountOnDay(tx: Tx, clientId: string, account: string, day: PlainDate): Promise<AccountDay | null> {
  const [year] = await yearsOf(tx, clientId, { from: day, to: day });
  if (!year) return null;
  const { rows } = await readTrialBalance(tx, clientId, { from: day, to: day });
  const { openingMinor, closingMinor } = rows.find((row) => row.account === account) ?? { openingMinor: 0n, closingMinor: 0n };
  return { openingMinor, closingMinor, currency: year.currency };
}
