import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { localFiles } from '../files/index.ts';
import { openEnvelope } from '../secrets/index.ts';
import { makeBackup } from './backup.ts';
import { newId } from './columns.ts';
import { type Database, openDatabase } from './database.ts';
import { restoreBackup } from './restore.ts';
import { rows, transaction } from './transaction.ts';

// As a host gives it: a login that owns its databases and is no superuser. Superusers, and the embedded database, hide what it may not do.
const serverUrl = inject('testDatabaseUrl');
const name = `saldo_owner_${randomUUID().slice(0, 8)}`;
const folder = mkdtempSync(join(tmpdir(), 'saldo-owner-'));
const urlOf = (database: string) => Object.assign(new URL(serverUrl), { username: name, pathname: database }).href;
let database: Database;

async function asAdministrator(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

describe.runIf(serverUrl !== '')('an owner who is no superuser', () => {
  beforeAll(async () => {
    await asAdministrator(
      `create role ${name} login createrole`,
      `create database ${name} owner ${name}`,
      `create database ${name}_2 owner ${name}`,
    );
    database = await openDatabase({ databaseUrl: urlOf(name), dataDir: folder });
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await asAdministrator(`drop database ${name} with (force)`, `drop database ${name}_2 with (force)`, `drop role ${name}`);
    rmSync(folder, { recursive: true, force: true });
  });

  test('sees every row as the system, and a person through it only their own', async () => {
    const [mine, foreign] = [newId(), newId()];
    await transaction(
      { kind: 'system', task: 'test' },
      async (tx) => {
        for (const id of [mine, foreign]) {
          await tx.execute(
            sql`insert into clients (id, name, org_no, kind, time_zone) values (${id}, 'Provbolaget AB', '556036-0793', 'company', 'Europe/Stockholm')`,
          );
        }
        expect(await rows(tx, sql`select count(*)::int as count from clients`)).toEqual([{ count: 2 }]);
      },
      database,
    );
    const seen = await transaction(
      userActor({ role: 'SPECIALIST', clientIds: [mine] }),
      (tx) => rows(tx, sql`select id from clients`),
      database,
    );
    expect(seen).toEqual([{ id: mine }]);
  });

  test('backs up and restores', { timeout: 120_000 }, async () => {
    const keys = openEnvelope([{ id: 'k', bytes: new Uint8Array(32) }]);
    const none = { heads: async () => null, verify: async () => undefined, settle: async () => undefined };
    const [file, files] = [join(folder, 'archive'), localFiles(join(folder, 'files'))];
    const report = await makeBackup({ file, files, chains: none, keys, on: database });
    await restoreBackup({ file, files, chains: none, keys, dataDir: folder, databaseUrl: urlOf(`${name}_2`) });
    const restored = await openDatabase({ databaseUrl: urlOf(`${name}_2`), dataDir: folder });
    try {
      expect(await rows(restored.db, sql`select count(*)::int as count from clients`)).toEqual([{ count: 2 }]);
      expect(report.rows).toBeGreaterThan(1);
    } finally {
      await restored.close();
    }
  });
});
