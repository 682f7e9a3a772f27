export { type AuditVerdict, recordAudit, recordAudits, signHeads, verifyAudit } from './actions.ts';
export { brokenChains, chainCheck } from './chain-check-store.ts';
export { changesOf } from './changes.ts';
export { type AuditPage, type AuditQuery, type AuditSort, auditSorts, hasChain, listAudit } from './list-store.ts';
export { messages } from './messages.ts';
export { type AuditOptions, openAudit } from './open-audit.ts';
export type { AuditActor, AuditRow } from './row.ts';
export type { AuditEntry } from './store.ts';
export type { ChainFault, ChainFaultKind } from './verify.ts';
