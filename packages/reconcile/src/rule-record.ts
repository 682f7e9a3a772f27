/** How a rule has done: decisions of people that it was right in, and wrong. */
export interface RuleRecord {
  readonly confirmed: number;
  readonly failed: number;
}

/** What part of the decisions it was right in, from 0 to 1; null before the first. */
export function precisionOf({ confirmed, failed }: RuleRecord): number | null {
  return confirmed + failed === 0 ? null : confirmed / (confirmed + failed);
}

/** From so many decisions on, what they taught is used. */
export const DECISIONS_THAT_TEACH = 2;

const FAILURES = 2;
const LEAST_PRECISION = 0.9;

/** Whether a rule has failed too often to be used any more. */
export function hasFailed(record: RuleRecord): boolean {
  return record.failed >= FAILURES && (precisionOf(record) ?? 1) < LEAST_PRECISION;
}
