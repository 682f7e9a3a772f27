export { type ClientChecks, getChecks, putChecks } from './actions/check-settings.ts';
export {
  acceptFinding,
  enqueueChecks,
  findingInReach,
  getFinding,
  listFindings,
  reopenFinding,
  requestChecks,
} from './actions/findings.ts';
export {
  type CheckPlan,
  endChecks,
  type FindingCounts,
  noteYearChecked,
  planChecks,
  readBooks,
  storeFindings,
} from './actions/run-checks.ts';
export type {
  CheckedBankAccount,
  CheckedBooks,
  CheckedEntry,
  CheckedStatement,
  CheckedTransaction,
  CheckedVoucher,
  CheckedYear,
} from './books.ts';
export { booksOfSource } from './books-of-source.ts';
export type { Finding, FindingFilter } from './findings-store.ts';
export { dataQuality } from './jobs.ts';
export { messages } from './messages.ts';
export { type CheckRun, checkBooks, checkSteps, type FoundFinding } from './run-checks.ts';
export { type FindingStatus, findingStatuses } from './schema.ts';
export { type CheckSettings, standardSettings } from './settings.ts';
