import { signHeads } from '@saldo/audit';
import { defineJob, enqueue, upsertSchedule } from '@saldo/jobs';
import { FIRM, type SystemActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { z } from 'zod';
import { handle } from '../registry.ts';

/** Signs the heads of all audit chains into `DATA_DIR/heads`, once a day. */
export const auditHeads = defineJob({ name: 'compliance.audit-heads', queue: 'compliance', payload: z.object({}), onePer: () => 'firm' });

/** What is signed lies outside the database from then on: whoever later cuts or rewrites a chain cannot rewrite that. */
export const complianceAuditHeads = handle(auditHeads, async () => ({ file: await signHeads(new Date()) }));

/** Sees to it that heads are signed each day, and at this start where the day has none yet. */
export async function scheduleAuditHeads(): Promise<void> {
  const starting: SystemActor = { kind: 'system', task: 'jobs.schedule' };
  await transaction(starting, async (tx) => {
    const what = { definition: auditHeads, payload: {}, clientId: FIRM };
    await upsertSchedule(tx, { name: 'audit-heads', ...what, cron: '15 1 * * *', timeZone: 'Europe/Stockholm' });
    await enqueue(tx, starting, auditHeads, {}, { clientId: FIRM });
  });
}
