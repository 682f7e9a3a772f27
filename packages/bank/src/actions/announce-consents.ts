import { dateInZone, type SystemActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { endingConsents } from '../consents-store.ts';
import { askToRenew } from './feed-accounts.ts';

const announcing: SystemActor = { kind: 'system', task: 'bank.consents' };

/**
 * Asks people to renew the consents that end within 14 days or have ended, of all clients: also of feeds that are not fetched any more.
 * Answers how many.
 */
export async function announceConsents(now: Date): Promise<number> {
  const today = dateInZone(now, 'Europe/Stockholm');
  const ending = await transaction(announcing, (tx) => endingConsents(tx, today));
  for (const consent of ending) await transaction(announcing, (tx) => askToRenew(tx, announcing, consent, today));
  return ending.length;
}
