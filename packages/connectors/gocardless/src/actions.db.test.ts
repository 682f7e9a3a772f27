import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaldoError } from '@saldo/kernel';
import { config, useConfig } from '@saldo/platform/config';
import { rows, transaction } from '@saldo/platform/db';
import { type Sandbox, startSandbox } from '@saldo/sandbox';
import { testDatabase } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openGocardless } from './actions.ts';

let running: Sandbox[] = [];
beforeAll(() => testDatabase());
afterEach(async () => {
  await Promise.all(running.map((sandbox) => sandbox.close()));
  running = [];
});

async function world(): Promise<Sandbox> {
  const sandbox = await startSandbox({ size: 40 });
  running.push(sandbox);
  useConfig({
    DATA_DIR: join(tmpdir(), `saldo-gocardless-${process.pid}`),
    GOCARDLESS_API_URL: sandbox.gocardless.url,
    NORDIGEN_SECRET_ID: sandbox.gocardless.secretId,
    NORDIGEN_SECRET_KEY: sandbox.gocardless.secretKey,
  });
  return sandbox;
}

const tokenCalls = (sandbox: Sandbox) => sandbox.control.requests().flatMap(({ address }) => /\/token\/(\w+)\//.exec(address)?.[1] ?? []);
const stored = () =>
  transaction({ kind: 'system', task: 'test' }, (tx) =>
    rows<{ sealed: string; version: number }>(tx, sql`select sealed, version from system.provider_tokens order by updated_at desc limit 1`),
  );

test('ten workers who ask at once make one token call, and share what it gives', async () => {
  const sandbox = await world();
  const lists = await Promise.all(Array.from({ length: 10 }, () => openGocardless().institutions('SE')));
  expect(lists.every(({ value }) => value.length === lists[0]?.value.length)).toBe(true);
  expect(tokenCalls(sandbox)).toEqual(['new']);
});

test('ten whose token is refused at once renew it by one call', async () => {
  const sandbox = await world();
  await openGocardless().institutions('SE');
  sandbox.banks.expireTokens();
  await Promise.all(Array.from({ length: 10 }, () => openGocardless().institutions('SE')));
  expect(tokenCalls(sandbox)).toEqual(['new', 'refresh']);
});

test('the token lies sealed, and one that does not open any more is asked for anew', async () => {
  const sandbox = await world();
  await openGocardless().institutions('SE');
  const [row] = await stored();
  expect(row).toMatchObject({ version: 1, sealed: expect.stringMatching(/^s1\./) });
  await transaction({ kind: 'system', task: 'test' }, (tx) =>
    tx.execute(sql`update system.provider_tokens set sealed = 's1.gone.AAAA' where sealed = ${row?.sealed}`),
  );
  await openGocardless().institutions('SE');
  expect(tokenCalls(sandbox)).toEqual(['new', 'new']);
});

test('an installation without keys says so', async () => {
  await world();
  useConfig({ DATA_DIR: config().dataDir });
  expect(() => openGocardless()).toThrow(SaldoError);
  expect(() => openGocardless()).toThrow(expect.objectContaining({ code: 'bank.not-configured' }));
});

test('a stop ends the waiting', async () => {
  const sandbox = await world();
  const stop = new AbortController();
  sandbox.banks.fault({ kind: 'slow', delayMs: 60_000, path: '/institutions/' });
  setTimeout(() => stop.abort(new Error('handed back')), 300);
  await expect(openGocardless(stop.signal).institutions('SE')).rejects.toThrow('handed back');
});
