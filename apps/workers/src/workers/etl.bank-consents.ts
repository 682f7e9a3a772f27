import { announceConsents, takeBackLeftConsents } from '@saldo/bank';
import { defineJob } from '@saldo/jobs';
import { z } from 'zod';
import { handle } from '../registry.ts';

/** Announces the banks' consents that end soon or have ended, and sees to those that were begun and left. */
export const bankConsentsJob = defineJob({ name: 'etl.bank-consents', queue: 'etl', payload: z.object({}), onePer: () => 'firm' });

/**
 * One open task a feed, from 14 days before the end on, more urgent at 7 and at 1, until the consent is renewed; and a job for each consent
 * that nobody came back with, which takes it back at the provider.
 */
export const etlBankConsents = handle(bankConsentsJob, async () => {
  const now = new Date();
  return { announced: await announceConsents(now), left: await takeBackLeftConsents(now) };
});
