import { enqueue, upsertSchedule } from '@saldo/jobs';
import { FIRM, type SystemActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { auditHeads } from './workers/compliance.audit-heads.ts';
import { bankConsentsJob } from './workers/etl.bank-consents.ts';
import { forgottenFilesJob } from './workers/etl.forgotten-files.ts';

const DAILY = [
  { name: 'audit-heads', definition: auditHeads, cron: '15 1 * * *' },
  { name: 'bank-consents', definition: bankConsentsJob, cron: '30 5 * * *' },
  { name: 'forgotten-files', definition: forgottenFilesJob, cron: '45 1 * * *' },
];

/** Sees to it that the firm's own jobs run each day, and at this start. */
export async function scheduleDailyJobs(): Promise<void> {
  const starting: SystemActor = { kind: 'system', task: 'jobs.schedule' };
  await transaction(starting, async (tx) => {
    for (const { name, definition, cron } of DAILY) {
      await upsertSchedule(tx, { name, definition, payload: {}, clientId: FIRM, cron, timeZone: 'Europe/Stockholm' });
      await enqueue(tx, starting, definition, {}, { clientId: FIRM });
    }
  });
}
