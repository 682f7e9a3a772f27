export { type AccountDay, accountOnDay } from './account-day-store.ts';
export type { AccountMonths } from './account-months-store.ts';
export { type JudgedFile, refuseCutOff, whyNotTaken, yearsOfFile } from './actions/judge-file.ts';
export {
  getAccountMonths,
  getTrialBalance,
  getVoucher,
  listAccounts,
  listEntries,
  listFinancialYears,
  listVouchers,
  type Page,
  voucherHistory,
  voucherSource,
} from './actions/read-ledger.ts';
export { getFinancialYear, readYear, type StoredYear } from './actions/read-year.ts';
export { removeClientWithoutBooks } from './actions/remove-client.ts';
export { type SampledVoucher, sampleVouchers, type VoucherSample } from './actions/sample-vouchers.ts';
export { beginYear, finishYear, storeVouchers, type YearBooks, type YearState, type YearWriter } from './actions/store-year.ts';
export { listVoucherFiles, openVoucherFile } from './actions/voucher-files.ts';
export type {
  BalanceKind,
  BooksAccount,
  BooksBalance,
  BooksCorrection,
  BooksDimension,
  BooksFinancialYear,
  BooksHead,
  BooksObject,
  BooksRow,
  BooksVoucher,
  ObjectRef,
  ProofDifference,
  SourcePlace,
  UnbalancedVoucher,
  YearProof,
} from './books.ts';
export { type BooksPreview, previewBooks } from './books-preview.ts';
export type { Account, AccountFilter, YearFilter } from './chart-store.ts';
export { companyFindings } from './company-finding.ts';
export { type ComparedRow, comparedBalance } from './compared-balance.ts';
export { type ToldDetails, vouchersWithoutDetails, writeDetails } from './details-store.ts';
export type { EntryFilter, LedgerEntry } from './entries-store.ts';
export { proveYear } from './figures-store.ts';
export { ascendingIds } from './ids-store.ts';
export { type DaySort, daySorts } from './list-cursor.ts';
export { messages } from './messages.ts';
export { keepRaw, type PackedRaw, packRaw, type RawDescription, rawFile, readRaw, unpackRaw } from './raw-store.ts';
export type { KeptProof, VoucherDetails, VoucherFlag, VoucherState } from './schema.ts';
export type { TrialBalance, TrialBalanceRow } from './trial-balance.ts';
export { type FetchedFile, filesToFetch, noteFile, type VoucherFile } from './voucher-files-store.ts';
export type { VoucherFilter } from './voucher-filter-store.ts';
export { numberKey } from './voucher-identity.ts';
export type { Correction, Voucher } from './voucher-views-store.ts';
export { addCounts, noVouchers, type VoucherCounts } from './year-diff.ts';
export {
  currentVouchers,
  type FinancialYear,
  keepProof,
  listedYear,
  markListed,
  openYear,
  type SourceYear,
  yearById,
  yearsOf,
} from './years-store.ts';
