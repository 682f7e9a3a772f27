export type {
  CheckedBankAccount,
  CheckedBooks,
  CheckedEntry,
  CheckedStatement,
  CheckedTransaction,
  CheckedVoucher,
  CheckedYear,
} from './books.ts';
export { booksOfSource } from './books-of-source.ts';
export { type CheckRun, checkBooks, type FoundFinding } from './run-checks.ts';
export { type CheckSettings, standardSettings } from './settings.ts';
