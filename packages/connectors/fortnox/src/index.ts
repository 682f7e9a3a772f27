export { type ConnectedFortnox, connectFortnox, fortnoxApp, openFortnox, revokeFortnox } from './actions.ts';
export type { AccessToken } from './bearer.ts';
export type { Company, FortnoxClient, VoucherFilter } from './client.ts';
export type { Bearer, FortnoxConnection } from './connection.ts';
export { voucherDetails, voucherFiles, voucherObjects } from './details.ts';
export {
  byVouchers,
  exportLacks,
  type FetchedYear,
  fetchYears,
  type KnownYear,
  listedBeyond,
  noYears,
  refuseTruncated,
  yearsToFetch,
} from './fetch-years.ts';
export type { HttpAnswer, HttpCall, HttpRequest } from './http-call.ts';
export { type LiveReading, liveReading } from './live-reading.ts';
export { messages } from './messages.ts';
export { authorizeUrl, type FortnoxApp, type Tokens } from './oauth.ts';
export { type SourceYear, type YearPlan, yearsGone } from './plan-years.ts';
export type { RestBatch, RestYear, VoucherName } from './rest-books.ts';
export type { SieExport } from './sie-export.ts';
export { modifiedSince } from './swedish-time.ts';
export type { VoucherDetail, VoucherFile, VoucherObjects } from './transform.ts';
export type { VoucherItem } from './types.ts';
export { isClosedWay, isUnclearWay } from './verdict.ts';
