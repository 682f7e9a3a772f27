import { announceConsents } from '@saldo/bank';
import { defineJob } from '@saldo/jobs';
import { z } from 'zod';
import { handle } from '../registry.ts';

/** Announces the banks' consents that end soon, or have ended. */
export const bankConsentsJob = defineJob({ name: 'etl.bank-consents', queue: 'etl', payload: z.object({}), onePer: () => 'firm' });

/** One open task a feed, from 14 days before the end on, more urgent at 7 and at 1, until the consent is renewed. */
export const etlBankConsents = handle(bankConsentsJob, async () => ({ announced: await announceConsents(new Date()) }));
