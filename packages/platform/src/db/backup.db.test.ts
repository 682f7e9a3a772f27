import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type SaldoError, sentenceFor } from '@saldo/kernel';
import { seeded, soaking, testDatabase, testSeed } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { localFiles } from '../files/index.ts';
import { openEnvelope } from '../secrets/index.ts';
import { type BackupReport, type ChainCheck, makeBackup } from './backup.ts';
import { inspectArchive } from './backup-inspect.ts';
import { dumpTrial, embeddedTrial, fillTrial, serverTrial, type Trial, trialMigrations } from './fixtures/backup-trial.ts';
import { processAt } from './fixtures/kill-trials.ts';
import { messages } from './messages.ts';
import { type RestoreOptions, restoreBackup } from './restore.ts';
import { rows } from './transaction.ts';

const serverUrl = inject('testDatabaseUrl');
const soak = soaking();
// Starting and stopping whole databases: seconds on a machine of its own, many times that on a busy one.
vi.setConfig({ testTimeout: 900_000 });

const root = mkdtempSync(join(tmpdir(), 'saldo-backup-'));
const migrations = trialMigrations(root);
const keys = openEnvelope([{ id: 'k1', bytes: new Uint8Array(32).fill(1) }]);
const document = randomBytes(300_000);
let count = 0;
const fresh = (name: string) => join(root, `${name}-${count++}`);

const settled: unknown[] = [];
const chains: ChainCheck = {
  heads: async (tx) => (await rows<{ last: number }>(tx, sql`select max(id) as last from auth.chain`))[0]?.last ?? 0,
  verify: async (tx, heads) => {
    const [found] = await rows<{ last: number }>(tx, sql`select max(id) as last from auth.chain`);
    if (found?.last !== heads) throw new Error('the chains end elsewhere');
  },
  settle: async (heads) => void settled.push(heads),
};

let source: Trial;
let before: Record<string, unknown>;
let archive: BackupReport;
beforeAll(async () => {
  source = serverUrl ? await serverTrial(serverUrl, migrations.first) : await embeddedTrial(fresh('source'), migrations.first);
  await fillTrial(source.db);
  const files = localFiles(fresh('files'));
  await files.put('documents/a', Readable.from([document]));
  await files.put('documents/empty', Readable.from([]));
  archive = await makeBackup({ file: fresh('archive'), files, chains, keys, on: source });
  before = await dumpTrial(source.db);
}, 600_000);
afterAll(async () => {
  await source?.close();
  rmSync(root, { recursive: true, force: true });
}, 120_000);

const restoring = (more: Partial<RestoreOptions> = {}): RestoreOptions => ({
  file: archive.file,
  dataDir: fresh('restored'),
  files: localFiles(fresh('files')),
  chains,
  keys,
  migrations: migrations.first,
  ...more,
});
const refusal = async (promise: Promise<unknown>) =>
  (await promise.then(
    () => expect.unreachable('must be refused'),
    (error: unknown) => error,
  )) as SaldoError;

// What is left where a restore was refused: no database, no file.
async function nothingIn({ dataDir, files }: RestoreOptions): Promise<void> {
  expect(existsSync(dataDir) ? readdirSync(dataDir) : []).toEqual([]);
  for await (const { key } of files.list()) expect.unreachable(key);
}

describe('a backup', () => {
  test('is one private file that says what is in it, and has been read again', async () => {
    const { header, rows: rowCount, files, fileBytes } = await inspectArchive(archive.file);
    expect(header).toMatchObject({ format: 1, product: '0.1.0', heads: 6_000, migrations: [{ name: '0001_first.sql' }] });
    expect(header.tables.map(({ name, rows: counted }) => [name, counted])).toEqual([
      ['auth.chain', 6_000],
      ['public.balances', 100],
      ['public.every_type', 12_023],
      ['system.children', 3_000],
      ['system.parents', 3_000],
    ]);
    expect([rowCount, files, fileBytes]).toEqual([24_123, 2, 300_000]);
    expect(archive).toMatchObject({ rows: 24_123, files: 2, bytes: readFileSync(archive.file).length });
    expect(gunzipSync(readFileSync(archive.file)).toString('latin1')).not.toContain(Buffer.alloc(32, 1).toString('base64').slice(0, 20));
  });

  test('does not replace a file, and leaves none where it fails', async () => {
    const options = { files: localFiles(fresh('files')), chains, keys, on: source };
    expect(await refusal(makeBackup({ ...options, file: archive.file }))).toMatchObject({ code: 'backup.exists' });
    const file = fresh('never');
    const failing: ChainCheck = { ...chains, heads: () => Promise.reject(new Error('no heads')) };
    await expect(makeBackup({ ...options, file, chains: failing })).rejects.toThrow('no heads');
    await expect(makeBackup({ ...options, file: join(root, 'no', 'folder') })).rejects.toThrow('ENOENT');
    expect(readdirSync(root).filter((name) => name.startsWith('never') || name.endsWith('.unfinished'))).toEqual([]);
  });

  test('shows one instant, although others go on writing', async () => {
    let writing = true;
    let moved = 0;
    const writer = (async () => {
      while (writing) {
        await source.db.transaction(async (tx) => {
          await tx.execute(sql`update balances set amount_minor = amount_minor - 7 where id = ${1 + (moved % 100)}`);
          await tx.execute(sql`update balances set amount_minor = amount_minor + 7 where id = ${1 + ((moved + 50) % 100)}`);
        });
        moved += 1;
      }
    })();
    await expect.poll(() => moved, { timeout: 120_000 }).toBeGreaterThan(3);
    const file = fresh('archive');
    const began = moved;
    await makeBackup({ file, files: localFiles(fresh('files')), chains, keys, on: source });
    const during = moved - began;
    writing = false;
    await writer;
    const amounts = [
      ...gunzipSync(readFileSync(file))
        .toString()
        .matchAll(/^\{"id":"\d+","amount_minor":"(-?\d+)"\}$/gm),
    ].map(([, amount]) => Number(amount));
    expect(amounts).toHaveLength(100);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(100_000);
    expect(during).toBeGreaterThan(0);
    await source.db.execute(sql`update balances set amount_minor = 1000`);
  });
});

describe('a restore', () => {
  test('brings everything back into a new folder, field by field, and its files', async () => {
    const options = restoring();
    expect(await restoreBackup(options)).toMatchObject({ rows: 24_123, files: 2 });
    expect(settled).toEqual([archive.header.heads]);
    const restored = await embeddedTrial(options.dataDir);
    try {
      expect(await dumpTrial(restored.db)).toEqual(before);
      await expect(restored.db.execute(sql`insert into every_type (id, name) values (gen_random_uuid(), 'x')`)).rejects.toThrow();
    } finally {
      await restored.close();
    }
    const content = createHash('sha256');
    for await (const chunk of await options.files.get('documents/a')) content.update(chunk as Buffer);
    expect(content.digest('hex')).toBe(createHash('sha256').update(document).digest('hex'));
    expect(await options.files.size('documents/empty')).toBe(0);
    // What was restored is no empty folder.
    expect(await refusal(restoreBackup({ ...options }))).toMatchObject({ code: 'backup.not-empty' });
  });

  test.runIf(serverUrl !== '')(
    'brings everything back into a database on a server, and refuses one that has rows',
    { timeout: 120_000 },
    async () => {
      const target = await serverTrial(serverUrl);
      try {
        await restoreBackup(restoring({ databaseUrl: target.url }));
        expect(await dumpTrial(target.db)).toEqual(before);
        expect(await refusal(restoreBackup(restoring({ databaseUrl: target.url })))).toMatchObject({ code: 'backup.not-empty' });
      } finally {
        await target.close();
      }
    },
  );

  test.runIf(serverUrl !== '')('carries what an embedded database held to a server', async () => {
    const [embedded, target] = [await embeddedTrial(fresh('source'), migrations.first), await serverTrial(serverUrl)];
    try {
      await fillTrial(embedded.db);
      const file = fresh('archive');
      await makeBackup({ file, files: localFiles(fresh('files')), chains, keys, on: embedded });
      await restoreBackup(restoring({ file, databaseUrl: target.url }));
      const { constraints: _, ...found } = await dumpTrial(target.db);
      expect(await dumpTrial(embedded.db)).toMatchObject(found);
    } finally {
      await embedded.close();
      await target.close();
    }
  });

  test('of an earlier version is restored as it was and then migrated', async () => {
    const target = serverUrl ? await serverTrial(serverUrl) : null;
    const options = restoring({ migrations: migrations.next, databaseUrl: target?.url });
    await restoreBackup(options);
    const restored = target ?? (await embeddedTrial(options.dataDir));
    try {
      expect(await rows(restored.db, sql`select name from migrations order by name`)).toEqual([
        { name: '0001_first.sql' },
        { name: '0002_second.sql' },
      ]);
      expect(
        await rows(
          restored.db,
          sql`select (select count(*)::int from added_later) as later, (select count(*)::int from auth.chain) as chain`,
        ),
      ).toEqual([{ later: 0, chain: 6_000 }]);
    } finally {
      await restored.close();
    }
  });

  test('of a version that is newer, or was changed, is refused', async () => {
    for (const [folder, code] of [
      [migrations.none, 'backup.newer-version'],
      [migrations.changed, 'backup.other-schema'],
    ] as const) {
      const options = restoring({ migrations: folder });
      const error = await refusal(restoreBackup(options));
      expect(error.code).toBe(code);
      expect(sentenceFor(messages, code, error.details, 'sv')).toBeTruthy();
      await nothingIn(options);
    }
  });

  test('without the keys is refused, unless they are said to be lost', async () => {
    const other = openEnvelope([{ id: 'k2', bytes: new Uint8Array(32).fill(2) }]);
    const options = restoring({ keys: other });
    const error = await refusal(restoreBackup(options));
    expect(error).toMatchObject({ code: 'backup.other-keys', details: { keyId: 'k1' } });
    await nothingIn(options);
    // Lost keys are past this refusal; the next one shows it.
    expect(await refusal(restoreBackup({ ...options, withoutKeys: true, migrations: migrations.none }))).not.toMatchObject({
      code: 'backup.other-keys',
    });
  });

  test('whose chains do not end where they did leaves nothing', async () => {
    const target = serverUrl ? await serverTrial(serverUrl) : null;
    const options = restoring({
      databaseUrl: target?.url,
      chains: { ...chains, verify: () => Promise.reject(new Error('a tail is missing')) },
    });
    await expect(restoreBackup(options)).rejects.toThrow('a tail is missing');
    await nothingIn(options);
    if (target)
      expect(await rows(target.db, sql`select tablename from pg_tables where schemaname in ('public', 'system', 'auth')`)).toEqual([]);
    await target?.close();
  });

  test('leaves a file that is the same, and refuses one that is not', async () => {
    const options = restoring();
    await options.files.put('documents/a', Readable.from([Buffer.from('other')]));
    expect(await refusal(restoreBackup(options))).toMatchObject({ code: 'backup.file-differs', details: { key: 'documents/a' } });
    expect(readdirSync(options.dataDir)).toEqual([]);
    expect(await options.files.size('documents/a')).toBe(5);
  });
});

describe('a damaged archive is refused and nothing of it is left', () => {
  const random = seeded(testSeed());

  async function refusedCopy(change: (path: string) => void): Promise<void> {
    const file = fresh('damaged');
    copyFileSync(archive.file, file);
    change(file);
    const options = restoring({ file });
    const error = await refusal(restoreBackup(options));
    expect(error, String(error)).toMatchObject({ code: 'backup.damaged', kind: 'invalid' });
    expect(sentenceFor(messages, error.code, error.details, 'sv')).toContain(file);
    await nothingIn(options);
    rmSync(file);
  }

  test('cut anywhere', async () => {
    for (const length of [0, 1, 20, archive.bytes >> 1, archive.bytes - 9, archive.bytes - 1])
      await refusedCopy((path) => truncateSync(path, length));
  });

  test('packed text that ends before the file does', { timeout: 60_000 }, async () => {
    await refusedCopy((path) => {
      const text = gunzipSync(readFileSync(path));
      writeFileSync(path, Buffer.concat([gzipSync(text.subarray(0, text.length >> 1)), randomBytes(2_000_000)]));
    });
  });

  test('with any bit turned', async () => {
    for (let i = 0; i < (soak ? 200 : 15); i++) {
      // After the head of the gzip file, whose time and system mean nothing.
      const at = 10 + Math.floor(random() * (archive.bytes - 10));
      await refusedCopy((path) => {
        const bytes = readFileSync(path);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        writeFileSync(path, bytes);
      });
    }
  });

  test.each([
    [
      'a row is missing',
      (lines: string[]) =>
        lines.toSpliced(
          lines.findIndex((line) => line.startsWith('{"id":"7"')),
          1,
        ),
    ],
    ['a row is changed', (lines: string[]) => lines.map((line) => line.replace('"amount_minor":"1000"', '"amount_minor":"1001"'))],
    ['a file is changed', (lines: string[]) => lines.map((line) => line.replace(/^\["bytes","./, '["bytes","A'))],
    ['the end is missing', (lines: string[]) => lines.slice(0, -2)],
    ['something follows', (lines: string[]) => [...lines.slice(0, -1), '{"id":"1"}', '']],
    ['it is something else', () => ['hello', '']],
  ])('packed again after %s', async (_what, change) => {
    await refusedCopy((path) => writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(path)).toString().split('\n')).join('\n'))));
  });

  test('or not there at all', async () => {
    expect(await refusal(restoreBackup(restoring({ file: join(root, 'nowhere') })))).toMatchObject({ code: 'backup.missing' });
  });
});

test('a restore that is killed leaves a folder into which the next one restores everything', async () => {
  const random = seeded(testSeed() + 1);
  const [dataDir, filesDir] = [fresh('restored'), fresh('files')];
  const run = async (lifeMs: number) => {
    const [program, ...parameters] = processAt('./restoring-process.ts', archive.file, dataDir, filesDir, migrations.first.href);
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await Promise.race([ended, lifeMs > 0 ? wait(lifeMs) : ended]);
    child.kill('SIGKILL');
    await ended;
    return said;
  };
  const began = performance.now();
  const whole = await run(0);
  expect(whole).toBe('restored 24123\n');
  const wholeMs = performance.now() - began;
  for (let kills = 0; kills < (soak ? 20 : 2); kills++) {
    rmSync(dataDir, { recursive: true, force: true });
    const said = await run(random() * wholeMs);
    // Either it had come to its end, or there is no database.
    expect(existsSync(join(dataDir, 'db'))).toBe(said !== '');
  }
  if (existsSync(join(dataDir, 'db'))) rmSync(dataDir, { recursive: true });
  expect(await run(0)).toBe('restored 24123\n');
  const restored = await embeddedTrial(dataDir);
  expect(await dumpTrial(restored.db)).toEqual(before);
  await restored.close();
});

test('the tables of the product itself make the journey, with what the other tests have left in them', async () => {
  const database = await testDatabase();
  await database.db.execute(
    sql`insert into clients (id, name, org_no, kind, time_zone) values (gen_random_uuid(), 'Säkra AB', '556036-0793', 'company', 'Europe/Stockholm')`,
  );
  const none: ChainCheck = { heads: async () => null, verify: async () => undefined, settle: async () => undefined };
  const file = fresh('archive');
  const report = await makeBackup({ file, files: localFiles(fresh('files')), chains: none, keys, on: database });
  const { migrations: _, ...options } = restoring({ file, chains: none });
  await restoreBackup(options);
  const restored = await embeddedTrial(options.dataDir);
  try {
    for (const { name, rows: counted } of report.header.tables) {
      expect(await rows(restored.db, sql.raw(`select count(*)::int as count from ${name}`)), name).toEqual([{ count: counted }]);
    }
    expect(report.header.tables.find(({ name }) => name === 'public.clients')?.rows).toBeGreaterThan(0);
  } finally {
    await restored.close();
  }
});
