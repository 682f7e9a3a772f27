export { askAboutStatements, type AccountReview, reviewAccount } from './account-review-store.ts';
export type { BankAccount } from './accounts-store.ts';
export { type AccountChange, accountToImport, changeBankAccount, isDated, newDepositDetails } from './actions/accounts.ts';
export {
  createImportMapping,
  deleteImportMapping,
  getImportMapping,
  type ImportMapping,
  listImportMappings,
  mappingById,
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
  newDelivery,
  planDelivery,
  writeEntries,
} from './actions/take-statement.ts';
export type { DayState, ProvenDay } from './day-proof.ts';
export { joinDepositDetails, keepDepositDetails } from './deposit-details-store.ts';
export { entryMarks } from './entry-content.ts';
export type { ObservedEntry } from './match-entries.ts';
export { messages } from './messages.ts';
export type { BankFlag, KeptDetail, KeptReferences } from './schema.ts';
export type { ChainGap } from './statement-chain.ts';
export type { DatedHead, StatementPlace } from './statements-store.ts';
export { addTransactions, noTransactions, type TransactionCounts } from './transaction-counts.ts';
export type { BankTransaction, TransactionFilter, TransactionVersion } from './transaction-views-store.ts';
