export { lookAgain, reconcileAfter, reconciliationsAfterSync } from './actions/after-sync.ts';
export { carry, uncarry } from './actions/carry.ts';
export { closeReconciliation, listChanges, reopenReconciliation } from './actions/close.ts';
export { confirmMatch, createMatch, rejectMatch, undoMatch } from './actions/decide-match.ts';
export { enterOpening, enterOpeningCsv } from './actions/enter-opening.ts';
export {
  createMatchingRule,
  deleteMatchingRule,
  getMatchingRule,
  listMatchingRules,
  type RuleChange,
  ruleInReach,
  updateMatchingRule,
} from './actions/matching-rules.ts';
export { listProposedVouchers, proposeVoucher } from './actions/propose-voucher.ts';
export {
  getMatch,
  getReconciliation,
  listMatches,
  listOpenItems,
  listReconciliations,
  matchInReach,
  reconciliationInReach,
} from './actions/read-reconciliation.ts';
export { beginReplay, decisionsOf, requestReplay } from './actions/replay.ts';
export { type ReconciliationWish, requestReconciliation } from './actions/request-reconciliation.ts';
export { areSameRows, beginRun, endRun, giveRows, type RunPlan } from './actions/run-reconciliation.ts';
export { storeMatches } from './actions/store-matches.ts';
export type { ChangedRow } from './closed-rows-store.ts';
export { type Matcher, openMatcher } from './drivers/matcher.ts';
export type {
  Alias,
  AlwaysAsk,
  EngineInput,
  FeeRate,
  LagCount,
  LearnedTables,
  MatchRow,
  ProofInput,
  RowGroup,
  RowPart,
  Side,
  StatedBalance,
} from './engine-input.ts';
export type {
  EngineNote,
  Evidence,
  EvidenceKind,
  Findings,
  Match,
  MatchResult,
  OpenRow,
  Proof,
  ResidualKind,
  Rival,
} from './engine-output.ts';
export { type Explanation, explain } from './explanation.ts';
export { type ReconcilePayload, reconcileAfterSync, reconcileJob, replayJob } from './jobs.ts';
export { ENGINE_VERSION, match, matchInSteps } from './match.ts';
export type { StoredGroup } from './matches-store.ts';
export { messages } from './messages.ts';
export type { OpenItem } from './open-items-store.ts';
export type { Opening } from './opening-store.ts';
export { identityRemainder } from './proof.ts';
export { AUTO_CONFIDENCE } from './proposal.ts';
export type { ProposedVoucher } from './proposals-store.ts';
export type { Reconciliation } from './reconciliations-store.ts';
export { type ReplayDifference, replayDifferences } from './replay-differences.ts';
export { DECISIONS_THAT_TEACH, precisionOf } from './rule-record.ts';
export type { MatchingRule, RuleFields } from './rules-store.ts';
