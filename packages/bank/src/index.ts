export type { AccountFeed, FedAccount } from './account-feed-store.ts';
export { type AccountReview, askAboutAccount, closingBalances, proveAccount, reviewAccount } from './account-review-store.ts';
export type { BankAccount } from './accounts-store.ts';
export { type AccountChange, accountToImport, changeBankAccount, createBankAccount, newDepositDetails } from './actions/accounts.ts';
export { announceConsents, takeBackLeftConsents } from './actions/announce-consents.ts';
export {
  accountOfLink,
  askToRenew,
  bankConnection,
  consentOf,
  disableMirrors,
  type KeptConsent,
  settledPlan,
} from './actions/feed-accounts.ts';
export {
  createImportMapping,
  deleteImportMapping,
  getImportMapping,
  type ImportMapping,
  listImportMappings,
  mappingById,
  mappingInReach,
  updateImportMapping,
} from './actions/import-mappings.ts';
export {
  bankAccountDays,
  getBankAccount,
  getStatement,
  getTransaction,
  listBankAccounts,
  listStatements,
  listTransactions,
  type ReviewedStatement,
  type SourceBytes,
  statementSource,
  transactionHistory,
  transactionSource,
} from './actions/read-bank.ts';
export {
  beginStatement,
  type Delivery,
  type DeliveryPlan,
  type DeliveryState,
  deliveryOf,
  endDelivery,
  endStatement,
  matchedWith,
  newDelivery,
  planDelivery,
  planSteps,
  writeEntries,
} from './actions/take-statement.ts';
export { afterCall, type CallDecision, type CallPurpose, type CallState, decideCall, noCalls } from './call-budget.ts';
export { callStates, keepCall, keepLimits } from './call-limits-store.ts';
export {
  type AccountLink,
  type BankConsent,
  currentLinks,
  linkAccount,
  linkedConsent,
  noteConsentOver,
  noteLink,
} from './consents-store.ts';
export type { DayState, ProvenDay } from './day-proof.ts';
export { joinDepositDetails, keepDepositDetails } from './deposit-details-store.ts';
export { entryMarks } from './entry-content.ts';
export { closingOfFeed, closingsOfRows } from './feed-balance.ts';
export { keepDayBalances, replacePending } from './feed-deliveries-store.ts';
export { type FetchWindow, fetchWindow } from './fetch-window.ts';
export type { ObservedEntry } from './match-entries.ts';
export { messages } from './messages.ts';
export type { BankProvider, Institution, ProviderAccount, ProviderName, TransactionsAnswer } from './provider.ts';
export { consentStatusAfter, linkStatusAfter } from './provider-verdict.ts';
export type { BankFlag, KeptDetail, KeptReferences } from './schema.ts';
export type { ChainGap } from './statement-chain.ts';
export { type DatedHead, datedHead } from './statement-days.ts';
export type { StatementPlace } from './statements-store.ts';
export { withDetails } from './told-account.ts';
export { addTransactions, noTransactions, type TransactionCounts } from './transaction-counts.ts';
export type { BankTransaction, TransactionFilter, TransactionVersion } from './transaction-views-store.ts';
