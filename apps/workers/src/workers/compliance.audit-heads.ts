import { signHeads } from '@saldo/audit';
import { defineJob } from '@saldo/jobs';
import { z } from 'zod';
import { handle } from '../registry.ts';

/** Signs the heads of all audit chains into `DATA_DIR/heads`, once a day. */
export const auditHeads = defineJob({ name: 'compliance.audit-heads', queue: 'compliance', payload: z.object({}), onePer: () => 'firm' });

/** What is signed lies outside the database from then on: whoever later cuts or rewrites a chain cannot rewrite that. */
export const complianceAuditHeads = handle(auditHeads, async () => ({ file: await signHeads(new Date()) }));
