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
export { closeDatabase, type Database, type DatabaseOptions, type Db, database, openDatabase, type Tx, useDatabase } from './database.ts';
export { writeDurably } from './durable-files.ts';
export { EMBEDDED_POSTGRES_MAJOR, PRODUCT_VERSION } from './embedded-folder.ts';
export { messages } from './messages.ts';
export { migrate, migrationsFolder } from './migrate.ts';
export { admitClient, afterCommit, rows, sqlState, transaction } from './transaction.ts';
