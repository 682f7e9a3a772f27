import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { layCable } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
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
      // It said why, though not to any statement: nobody's failure.
      await expect(cut).rejects.toMatchObject({ code: 'database.unreachable', afterSeconds: 5 });
    }
    // Ended where the pool does not know it yet: the very first statement fails, and the place is free again all the same.
    for (let times = 0; times < 3; times++) {
      const connection = await database.pool.connect();
      connection.release();
      Reflect.get(connection, 'connection').stream.destroy();
      await expect(transaction(system, (tx) => rows(tx, sql`select 1`), database)).rejects.toMatchObject({ code: 'database.unreachable' });
    }
    expect(await ask(database)).toEqual([{ one: 1 }]);
    await database.close();
  });

  test('may end a connection that reads everything at once, which is told as what it is', async () => {
    const database = await openDatabase({ databaseUrl: urlOf(new URL(serverUrl).username, name), dataDir: tmpdir() });
    const reading = database.atOnce(async (tx) => {
      await rows(tx, sql`select 1`);
      await endAll('saldo backup');
      await rows(tx, sql`select 1`);
    });
    await expect(reading).rejects.toMatchObject({ code: 'database.unreachable' });
    await database.close();
  });

  test('may fall silent: whoever waits is told in time, and no place is lost to it', async () => {
    const { cable, database } = await openByCable(500);
    cable.swallow(true);
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => ask(database)));
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.code)).toEqual(answers.map(() => 'database.timeout'));
    cable.swallow(false);
    for (const answer of await Promise.all([1, 2, 3, 4].map(() => ask(database)))) expect(answer).toEqual([{ one: 1 }]);
    await database.close();
    await cable.close();
  });

  test('and whoever was not answered in the middle of a transaction waits no second time', async () => {
    const { cable, database } = await openByCable(500);
    const causes: unknown[] = [];
    const cut = transaction(
      system,
      async (tx) => {
        await rows(tx, sql`select 1`);
        cable.swallow(true);
        for (let times = 0; times < 2; times++) {
          await rows(tx, sql`select 1`).catch((error: Error) => causes.push(String(error.cause)));
        }
      },
      database,
    );
    await expect(cut).rejects.toMatchObject({ code: 'database.unreachable' });
    expect(causes).toEqual([expect.stringContaining('Query read timeout'), expect.stringMatching(/terminated|not queryable/)]);
    await database.close();
    await cable.close();
  });

  test('may be silent for good, and is left all the same', async () => {
    const { cable, database } = await openByCable(60_000);
    await Promise.all([ask(database), ask(database)]);
    cable.swallow(true);
    const waiting = ask(database).catch((error: unknown) => error);
    await new Promise(setImmediate); // until it has been sent
    await database.close();
    expect(await waiting).toMatchObject({ code: 'database.unreachable' });
    await cable.close();
  }, 20_000);

  test('keeps nothing locked for who has vanished', async () => {
    const database = await openDatabase({ databaseUrl: urlOf(new URL(serverUrl).username, name), dataDir: tmpdir() });
    const kept = await transaction(
      system,
      (tx) =>
        rows(tx, sql`select name, setting::int from pg_settings where name ~ '^tcp_keepalives_idle|^idle_in_transaction' order by name`),
      database,
    );
    expect(kept).toEqual([
      { name: 'idle_in_transaction_session_timeout', setting: 60_000 },
      { name: 'tcp_keepalives_idle', setting: 30 },
    ]);
    await database.close();
  });

  const system = { kind: 'system', task: 'test' } as const;
  const ask = (database: Database) => transaction(system, (tx) => rows(tx, sql`select 1 as one`), database);
  const endAll = (who = 'saldo') =>
    run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and application_name = '${who}'`);

  async function openByCable(longestStatementMs: number) {
    const { hostname, port, username } = new URL(serverUrl);
    const cable = await layCable(hostname, Number(port || 5432));
    const databaseUrl = Object.assign(new URL(urlOf(username, name)), { hostname: '127.0.0.1', port: String(cable.port) }).href;
    return { cable, database: await openDatabase({ databaseUrl, dataDir: tmpdir(), poolSize: 2, longestStatementMs }) };
  }
});
