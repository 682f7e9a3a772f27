export type { SandboxCompany, SandboxVoucher, SandboxYear } from './books/company.ts';
export type { RowWish, VoucherChange, VoucherKey, VoucherWish } from './books/edits.ts';
export { type Random, seededRandom } from './books/random.ts';
export type { LoggedRequest, RequestCounts, SandboxControl } from './control.ts';
export { type FaultKind, type FaultWish, faultKinds, randomFault } from './fortnox/faults.ts';
export { scenarioNamed, scenarios } from './scenarios/index.ts';
export type { Scenario, ScenarioWishes } from './scenarios/scenario.ts';
export { SANDBOX_KEY, type Sandbox, type SandboxOptions, startSandbox } from './server.ts';
