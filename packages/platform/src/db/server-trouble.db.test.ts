import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from './database.ts';
import { rows, transaction } from './transaction.ts';

const serverUrl = inject('testDatabaseUrl');
const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: tmpdir() });

test('a server that is not there is named', async () => {
  await expect(open('postgres://saldo@127.0.0.1:1/saldo')).rejects.toMatchObject({
    code: 'database.no-answer',
    details: { at: '127.0.0.1:1', reason: expect.stringContaining('ECONNREFUSED') },
  });
  await expect(open('postgres://saldo@nowhere.invalid/saldo')).rejects.toMatchObject({ code: 'database.no-answer' });
});

describe.runIf(serverUrl !== '')('a server that is there', () => {
  const name = `saldo_plain_${randomUUID().slice(0, 8)}`;
  const urlOf = (username: string, database: string) => Object.assign(new URL(serverUrl), { username, pathname: database }).href;
  const run = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  beforeAll(() => run(`create role ${name} login`, `create database ${name}`));
  afterAll(() => run(`drop database ${name} with (force)`, `drop role ${name}`));

  test('says whom it does not let in, and what they may not do', async () => {
    await expect(open(urlOf(new URL(serverUrl).username, `${name}_none`))).rejects.toMatchObject({
      code: 'database.not-let-in',
      details: { database: `${name}_none` },
    });
    await expect(open(urlOf(`${name}_nobody`, name))).rejects.toMatchObject({ code: 'database.not-let-in' });
    await expect(open(urlOf(name, name))).rejects.toMatchObject({ code: 'database.no-right', details: { user: name, database: name } });
  });

  test('may end connections, in the middle of a transaction too, and is used again as soon as it lets us in', async () => {
    const database = await openDatabase({ databaseUrl: urlOf(new URL(serverUrl).username, name), dataDir: tmpdir(), poolSize: 2 });
    const system = { kind: 'system', task: 'test' } as const;
    const endAll = () =>
      run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and application_name = 'saldo'`);
    for (let times = 0; times < 3; times++) {
      const cut = transaction(
        system,
        async (tx) => {
          await rows(tx, sql`select 1`);
          await endAll();
          await rows(tx, sql`select 1`);
        },
        database,
      );
      await expect(cut).rejects.toMatchObject({ code: 'database.unreachable' });
    }
    // Ended where the pool does not know it yet: the very first statement fails, and the place is free again all the same.
    for (let times = 0; times < 3; times++) {
      const connection = await database.pool.connect();
      connection.release();
      Reflect.get(connection, 'connection').stream.destroy();
      await expect(transaction(system, (tx) => rows(tx, sql`select 1`), database)).rejects.toMatchObject({ code: 'database.unreachable' });
    }
    expect(await transaction(system, (tx) => rows(tx, sql`select 1 as one`), database)).toEqual([{ one: 1 }]);
    await database.close();
  });
});
