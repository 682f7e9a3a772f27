export { type CsvPreview, previewCsv } from './csv/preview-csv.ts';
export { messages } from './messages.ts';
export { readStatements, statementEntries } from './read-statements.ts';
export type {
  BalanceKind,
  BankEntry,
  Charge,
  Counterparty,
  CsvMapping,
  EntryBatch,
  EntryDetail,
  ForeignAmount,
  References,
  SourcePlace,
  StatedAccount,
  StatedBalance,
  StatedProof,
  StatementHead,
  StatementKind,
  StatementOptions,
  StatementReading,
  StatementRefusal,
  StatementSource,
} from './statement.ts';
