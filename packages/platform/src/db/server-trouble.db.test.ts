import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from './database.ts';

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
});
