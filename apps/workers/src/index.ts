export { handlers } from './handlers.ts';
export { handle, type JobHandler, type JobRun } from './registry.ts';
export { startWorkers, usualConcurrency, type Workers, type WorkersOptions } from './run.ts';
export { scheduleAuditHeads } from './workers/compliance.audit-heads.ts';
