import { takeBackLeft } from '@saldo/feeds';
import { dateInZone, type SystemActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { endingConsents } from '../consents-store.ts';
import { askToRenew, leftConsent } from './feed-accounts.ts';

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

/** Whoever returns within a day is told that it is too late, not that there never was anything. */
const LEFT_MS = 86_400_000;

/** Has the consents taken back at their providers that were begun a day ago or more and connected nothing. Answers how many. */
export async function takeBackLeftConsents(now: Date): Promise<number> {
  return await transaction(announcing, (tx) => takeBackLeft(tx, announcing, new Date(now.getTime() - LEFT_MS), leftConsent));
}
