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
export { ENGINE_VERSION, match, matchInSteps } from './match.ts';
export { messages } from './messages.ts';
export { identityRemainder } from './proof.ts';
export { AUTO_CONFIDENCE } from './proposal.ts';
