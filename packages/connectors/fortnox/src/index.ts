export {
  type ConnectedFortnox,
  checkFortnoxKey,
  connectFortnox,
  FORTNOX_SPACING_MS,
  fortnoxApp,
  openFortnox,
  revokeFortnox,
} from './actions.ts';
export { type AccessToken, keyBearer, tokenBearer } from './bearer.ts';
export { type Company, type FortnoxClient, fortnoxClient, type VoucherFilter } from './client.ts';
export type { Bearer, FortnoxConnection } from './connection.ts';
export { voucherDetails, voucherFiles, voucherObjects } from './details.ts';
export { byVouchers, type FetchedYear, fetchYears, type KnownYear, noYears, refuseTruncated, yearsToFetch } from './fetch-years.ts';
export type { HttpAnswer, HttpCall, HttpRequest } from './http-call.ts';
export { type LiveReading, liveReading } from './live-reading.ts';
export { messages } from './messages.ts';
export { authorizeUrl, FORTNOX_SCOPES, type FortnoxApp, type Tokens } from './oauth.ts';
export { planYears, type SourceYear, type YearPlan, yearsGone } from './plan-years.ts';
export type { RestBatch, RestYear, VoucherName } from './rest-books.ts';
export { describeSie, type SieExport } from './sie-export.ts';
export { modifiedSince } from './swedish-time.ts';
export type { VoucherDetail, VoucherFile, VoucherObjects } from './transform.ts';
export type { VoucherItem } from './types.ts';
