import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAudit } from '@saldo/audit';
import { type Database, openDatabase, useDatabase } from '@saldo/platform/db';
import { openSigner } from '@saldo/platform/secrets';
import pg from 'pg';
import { inject } from 'vitest';

const auditSigner = openSigner([{ id: 'test', bytes: new Uint8Array(32).fill(7) }], 'audit');
const held = globalThis as { saldoTestDatabase?: Promise<Database> };

/**
 * This worker's database, and the one that `transaction` uses: a copy of the migrated template, or a database of its own on
 * `TEST_DATABASE_URL`. Tests make clients of their own, so they do not meet.
 */
export async function testDatabase(): Promise<Database> {
  held.saldoTestDatabase ??= open();
  const database = await held.saldoTestDatabase;
  useDatabase(database);
  openAudit({ signer: auditSigner, headsFolder: join(tmpdir(), `saldo-heads-${process.pid}`) });
  return database;
}

async function open(): Promise<Database> {
  const url = inject('testDatabaseUrl');
  return url ? await openOnServer(url) : await openCopy(inject('databaseTemplate'));
}

async function openCopy(template: string): Promise<Database> {
  const dataDir = await mkdtemp(join(tmpdir(), 'saldo-test-'));
  await cp(template, dataDir, { recursive: true });
  const database = await openDatabase({ dataDir });
  atExit(async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return database;
}

async function openOnServer(url: string): Promise<Database> {
  const name = `saldo_test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(url, `create database ${name}`);
  const database = await openDatabase({ databaseUrl: Object.assign(new URL(url), { pathname: name }).href, dataDir: tmpdir() });
  atExit(async () => {
    await database.close();
    await asAdministrator(url, `drop database if exists ${name} with (force)`);
  });
  return database;
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

// Once a worker, since its files share the database (isolate: false).
function atExit(clean: () => Promise<void>): void {
  process.once('beforeExit', () => {
    void clean();
  });
  process.once('SIGTERM', () => {
    void clean().finally(() => process.exit(0));
  });
}
