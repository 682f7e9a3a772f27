import { SaldoError } from '@saldo/kernel';
import type { Bearer } from './connection.ts';

/** An access token and when it ends. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** A token this close to its end is not used any more. */
export const NEARLY_OVER_MS = 60_000;

/** The plain key of a feed. Refused once, it stays refused: only a person has another. */
export function keyBearer(apiKey: string): Bearer {
  return {
    current: () => Promise.resolve(apiKey),
    renew: () => Promise.reject(new SaldoError('fortnox.key-refused', 'upstream', {}, { retry: 'never' })),
  };
}

/**
 * A token that is kept until it is nearly over or refused. `obtain` gives the stored one or a new one, and a newer one than the
 * refused where one is named.
 */
export function tokenBearer(obtain: (refused: string | null) => Promise<AccessToken>, now: () => number): Bearer {
  let held: AccessToken | null = null;
  return {
    current: async () => {
      if (held === null || held.expiresAtMs - now() < NEARLY_OVER_MS) held = await obtain(null);
      return held.token;
    },
    renew: async (refused) => {
      held = await obtain(refused);
      return held.token;
    },
  };
}
