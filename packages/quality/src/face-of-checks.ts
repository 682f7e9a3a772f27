export type { Check } from './check.ts';
export { allChecks } from './checks/index.ts';
export { ruleText } from './run-checks.ts';
