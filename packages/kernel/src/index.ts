export {
  type Actor,
  actorName,
  type ClientScope,
  FIRM,
  type JobActor,
  type KeyActor,
  type PersonActor,
  type Role,
  roles,
  type SystemActor,
  type UserActor,
} from './actor.ts';
export { canonicalJson, type Plain } from './canonical-json.ts';
export { FAULTS_TOLD, type Fault } from './fault.ts';
export { atOnce, inTurns, type Steps } from './in-turns.ts';
export { counted, type Language, type Sentence } from './language.ts';
export { formatAmount, type Money, parseAmount, sumMinor } from './money.ts';
export { luhnHolds, type OrgNumber, parseOrgNumber } from './org-number.ts';
export { contains, overlaps, type Period, period } from './period.ts';
export {
  addDays,
  compactDate,
  dateInZone,
  daysBetween,
  type PlainDate,
  parseCompactDate,
  parsePlainDate,
  plainDate,
} from './plain-date.ts';
export { type ErrorDetails, type ErrorKind, type ErrorOptions, type Messages, SaldoError, sentenceFor } from './saldo-error.ts';
export { isUuid, uuidv7 } from './uuid.ts';
export { writtenAmount, writtenCount } from './written-amount.ts';
