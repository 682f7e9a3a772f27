export { type BackupOptions, type BackupReport, type ChainCheck, makeBackup } from './backup.ts';
export type { ArchiveHeader } from './backup-archive.ts';
export { type ArchiveSummary, inspectArchive } from './backup-inspect.ts';
export {
  amountMinorColumn,
  clientId,
  clientPolicy,
  id,
  instant,
  isOwnClient,
  newId,
  plainDateColumn,
  saldoApp,
  systemSchema,
} from './columns.ts';
export {
  closeDatabase,
  commitReachesDisk,
  type Database,
  type DatabaseOptions,
  type Db,
  database,
  openDatabase,
  type Tx,
  useDatabase,
} from './database.ts';
export { writeDurably } from './durable-files.ts';
export { PRODUCT_VERSION } from './embedded-folder.ts';
export { messages } from './messages.ts';
export { type RestoreOptions, restoreBackup } from './restore.ts';
export { sqlState } from './sql-state.ts';
export { admitClient, afterCommit, rows, seesClient, transaction } from './transaction.ts';
