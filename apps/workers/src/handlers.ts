import type { JobHandler } from './registry.ts';
import { aiDataQuality } from './workers/ai.data-quality.ts';
import { aiReconcile } from './workers/ai.reconcile.ts';
import { aiReconcileAfterSync } from './workers/ai.reconcile-after-sync.ts';
import { aiReconcileReplay } from './workers/ai.reconcile-replay.ts';
import { complianceAuditHeads } from './workers/compliance.audit-heads.ts';
import { etlBank } from './workers/etl.bank.ts';
import { etlBankConsents } from './workers/etl.bank-consents.ts';
import { etlForgottenFiles } from './workers/etl.forgotten-files.ts';
import { etlFortnox } from './workers/etl.fortnox.ts';
import { etlFortnoxDetails } from './workers/etl.fortnox-details.ts';
import { etlImport } from './workers/etl.import.ts';
import { etlRevoke } from './workers/etl.revoke.ts';

/** Every job that this product runs: one file each in `workers/`. */
export const handlers: readonly JobHandler[] = [
  aiReconcile,
  aiReconcileAfterSync,
  aiReconcileReplay,
  aiDataQuality,
  complianceAuditHeads,
  etlBank,
  etlBankConsents,
  etlForgottenFiles,
  etlFortnox,
  etlFortnoxDetails,
  etlImport,
  etlRevoke,
];
