export type { SandboxCompany, SandboxVoucher, SandboxYear } from './books/company.ts';
export type { RowWish, VoucherChange, VoucherKey, VoucherWish } from './books/edits.ts';
export { type Random, seededRandom } from './books/random.ts';
export type { LoggedRequest, RequestCounts, SandboxControl } from './control.ts';
export { type FaultKind, type FaultWish, randomFault } from './fortnox/faults.ts';
export { scenarios } from './scenarios/index.ts';
export type { Scenario, ScenarioWishes } from './scenarios/scenario.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './server.ts';
