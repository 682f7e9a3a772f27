import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type SaldoError, sentenceFor } from '@saldo/kernel';
import { soaking, testSeed } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, describe, expect, inject, test, vi } from 'vitest';
import { commitReachesDisk, type Database, openDatabase } from './database.ts';
import { killWhileCreating, killWhileWriting, processAt } from './fixtures/kill-trials.ts';
import { messages } from './messages.ts';

// Run once, in the pass without a server: they concern the embedded database alone.
const embedded = inject('testDatabaseUrl') === '';
const soak = soaking();
const seed = testSeed();

// Starting and stopping whole databases: seconds on a machine of its own, many times that on a busy one.
vi.setConfig({ testTimeout: 900_000 });

const root = mkdtempSync(join(tmpdir(), 'saldo-embedded-'));
const opened: Database[] = [];
const children: ChildProcess[] = [];
let count = 0;
function folder(from?: string): string {
  const path = join(root, String(count++));
  if (from) cpSync(from, path, { recursive: true });
  return path;
}
async function open(dataDir: string, lockWaitSeconds = 0): Promise<Database> {
  const database = await openDatabase({ dataDir, lockWaitSeconds });
  opened.push(database);
  return database;
}
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(opened.splice(0).map((database) => database.close()));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const refusal = async (promise: Promise<unknown>) =>
  (await promise.then(
    () => expect.unreachable('must be refused'),
    (error: unknown) => error,
  )) as SaldoError;

describe.runIf(embedded)('the embedded database is durable', () => {
  test('each commit asks the disk to keep it, and reading does not', async () => {
    const database = await open(folder(inject('databaseTemplate')));
    await database.db.execute(sql`create table kept (a int)`);
    const before = database.fsyncCount() ?? 0;
    for (let i = 0; i < 20; i++) await database.db.transaction(async (tx) => void (await tx.execute(sql`insert into kept values (${i})`)));
    const after = database.fsyncCount() ?? 0;
    expect(after - before).toBeGreaterThanOrEqual(20);
    for (let i = 0; i < 20; i++) await database.db.execute(sql`select count(*) from kept`);
    expect((database.fsyncCount() ?? 0) - after).toBeLessThan(20);
  });

  test('one commit proves it, and one that the disk is not asked to keep does not', async () => {
    const database = await open(folder(inject('databaseTemplate')));
    const before = database.fsyncCount() ?? 0;
    expect(await commitReachesDisk(database)).toBe(true);
    expect(database.fsyncCount()).toBeGreaterThan(before);
    expect(await commitReachesDisk({ ...database, fsyncCount: () => before })).toBe(false);
  });

  const strace = spawnSync('strace', ['-V']).status === 0;
  if (embedded && !strace) console.info('Left out: fsync as the kernel sees it (strace is not installed)');
  test.runIf(strace)('and the kernel sees it', async () => {
    const trace = join(root, 'trace');
    const writing = processAt('./writing-process.ts', folder(inject('databaseTemplate')), '30');
    const { stdout } = await promisify(execFile)('strace', ['-f', '-qq', '-e', 'trace=fsync,fdatasync,write', '-o', trace, ...writing]);
    expect(stdout).toContain('kept 30\n');
    // Between two acknowledgements lies at least one fsync that succeeded.
    const events = readFileSync(trace, 'utf8')
      .split('\n')
      .map(
        (line) =>
          /write\(1, "kept (\d+)/.exec(line)?.[1] ??
          (/(?:fsync|fdatasync)\(\d+\) += 0|<\.\.\. (?:fsync|fdatasync) resumed>.*= 0/.test(line) ? 'synced' : ''),
      )
      .filter((event) => event !== '');
    const kept = events.filter((event) => event !== 'synced');
    expect(kept).toHaveLength(30);
    for (const group of kept) expect(events[events.indexOf(group) - 1], `before group ${group}`).toBe('synced');
  });

  test('what a process that was killed had acknowledged is there, whole', async () => {
    const kills = soak ? 50 : 10;
    const report = await killWhileWriting(folder(inject('databaseTemplate')), kills, seed);
    expect(report).toMatchObject({ lost: [], broken: [] });
    expect(report.acknowledged).toBeGreaterThan(kills);
  });
});

describe.runIf(embedded)('the embedded database is whole', () => {
  test('however often making it is cut off', async () => {
    const migrations = readdirSync(new URL('../../migrations/', import.meta.url)).filter((name) => name.endsWith('.sql')).length;
    const report = await killWhileCreating(folder(), soak ? 50 : 4, seed);
    expect(report).toEqual({ kills: soak ? 50 : 4, half: 0, opened: `open ${migrations}` });
  });
});

describe.runIf(embedded)('the embedded database is alone', () => {
  async function holder(dataDir: string): Promise<ChildProcess> {
    const [program, ...parameters] = processAt('./opening-process.ts', dataDir);
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await expect.poll(() => said, { timeout: 240_000 }).toContain('open ');
    return child;
  }

  test('a second process is refused and told who holds the folder, however many try', async () => {
    const dataDir = folder(inject('databaseTemplate'));
    const child = await holder(dataDir);
    const tries = soak ? 100 : 4;
    for (let done = 0; done < tries; done += 4) {
      const [program, ...parameters] = processAt('./opening-process.ts', dataDir, '0');
      const others = await Promise.all([1, 2, 3, 4].map(() => spawnText(program, parameters)));
      expect(others).toEqual(others.map(() => `refused database.folder-held ${child.pid}\n`));
    }
    const error = await refusal(openDatabase({ dataDir, lockWaitSeconds: 0 }));
    expect(sentenceFor(messages, error.code, error.details, 'sv')).toContain(`process ${child.pid}`);
  });

  test('and waits for one that is going away, or was killed', async () => {
    const dataDir = folder(inject('databaseTemplate'));
    const child = await holder(dataDir);
    const opening = open(dataDir, 30);
    await wait(200);
    child.kill('SIGKILL');
    expect((await opening).ready()).toBe(true);
  });

  test.each([
    ['a dead process', async () => ({ pid: await deadPid(), startedAt: '1', host: hostname() })],
    ['a zombie', async () => ({ pid: await zombiePid(), startedAt: '', host: hostname() })],
    ['an earlier process of the same id', async () => ({ pid: process.pid, startedAt: '1', host: hostname() })],
  ])('but takes over from %s', async (_what, held) => {
    const dataDir = folder(inject('databaseTemplate'));
    writeFileSync(join(dataDir, 'lock'), JSON.stringify(await held()));
    expect((await open(dataDir)).ready()).toBe(true);
  });

  test('from another host it takes over only when that has been silent', async () => {
    const dataDir = folder(inject('databaseTemplate'));
    const lock = join(dataDir, 'lock');
    writeFileSync(lock, JSON.stringify({ pid: 1, startedAt: '', host: 'another-host' }));
    expect(await refusal(openDatabase({ dataDir, lockWaitSeconds: 0 }))).toMatchObject({
      code: 'database.folder-held',
      details: { host: 'another-host' },
    });
    utimesSync(lock, Date.now() / 1_000 - 60, Date.now() / 1_000 - 60);
    expect((await open(dataDir)).ready()).toBe(true);
  });

  async function deadPid(): Promise<number> {
    const child = spawn('true');
    await new Promise((resolve) => child.once('exit', resolve));
    return child.pid ?? 0;
  }

  // A child that ends while its parent, which has become `sleep`, never asks for it.
  async function zombiePid(): Promise<number> {
    const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(parent);
    const [chunk] = await new Promise<Buffer[]>((resolve) => parent.stdout.once('data', (data: Buffer) => resolve([data])));
    const pid = Number(chunk?.toString());
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
    return pid;
  }
});

describe.runIf(embedded)('the embedded database serves', () => {
  test('without stopping the event loop for a long statement', async () => {
    const database = await open(folder(inject('databaseTemplate')));
    const query = sql`select sum(length(md5(n::text))) from generate_series(1, 1500000) as n`;
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 2);
    const began = performance.now();
    await database.db.execute(query);
    const took = performance.now() - began;
    clearInterval(timer);
    expect(took).toBeGreaterThan(300);
    expect(longest).toBeLessThan(took / 3);
  });

  // Longer than two questions of the watch may go unanswered: it once took such a transaction for a dead session, and ended it.
  test('a transaction of many short statements to its end, however long it takes', async () => {
    const database = await open(folder(inject('databaseTemplate')));
    const began = performance.now();
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`create table long_work (a int)`);
      for (let a = 0; performance.now() - began < 30_000; a++) {
        await tx.execute(sql`insert into long_work values (${a})`);
        await wait(500);
      }
    });
    const { rows } = (await database.db.execute(sql`select count(*)::int as n from long_work`)) as unknown as { rows: { n: number }[] };
    expect(rows[0]?.n).toBeGreaterThan(10);
  });

  const fatal: [string, 'idle' | 'spinning'][] = [['for which nobody waits any more', 'idle']];
  if (soak) fatal.push(['that spins for ever', 'spinning']);
  test.each(fatal)('again after a session that ended fatally, %s, and says meanwhile that it is not ready', async (_what, how) => {
    const database = await open(folder(inject('databaseTemplate')));
    await database.db.execute(sql`create table before_the_fall (a int)`);
    await database.db.execute(sql`insert into before_the_fall values (7)`);
    await (how === 'idle' ? endSession(database) : breakSession(socketOf(database)));
    const seen: boolean[] = [];
    const watch = setInterval(() => seen.push(database.ready()), 1);
    await expect.poll(() => seen.includes(false) && database.ready(), { timeout: 180_000 }).toBe(true);
    clearInterval(watch);
    const { rows } = (await database.db.execute(sql`select a from before_the_fall`)) as unknown as { rows: { a: number }[] };
    expect(rows).toEqual([{ a: 7 }]);
    const before = database.fsyncCount() ?? 0;
    await database.db.execute(sql`insert into before_the_fall values (8)`);
    expect(database.fsyncCount()).toBeGreaterThan(before);
  });

  // What must never be set there: a time-out that ends the session, and with it the one backend.
  async function endSession(database: Database): Promise<void> {
    const client = await database.pool.connect();
    await client.query("set idle_in_transaction_session_timeout = '20ms'");
    await client.query('begin');
    await wait(200);
    await expect(client.query('select 1')).rejects.toThrow('idle-in-transaction timeout');
    client.release(true);
  }

  function socketOf(database: Database): string {
    const url = new URL(database.pool.options.connectionString ?? '');
    return join(decodeURIComponent(url.hostname), '.s.PGSQL.5432');
  }

  // What a stranger on the socket could do: begin as any client does, and then say what is no message.
  async function breakSession(path: string): Promise<void> {
    const socket = connect(path);
    let said = '';
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
    const body = Buffer.from('user\0postgres\0database\0postgres\0\0');
    const head = Buffer.alloc(8);
    head.writeInt32BE(8 + body.length, 0);
    head.writeInt32BE(196_608, 4);
    socket.write(Buffer.concat([head, body]));
    await expect.poll(() => said, { timeout: 240_000 }).not.toBe('');
    socket.write(Buffer.from([1, 0, 0, 0, 8, 1, 2, 3, 4]));
    await expect.poll(() => said, { timeout: 240_000 }).toContain('FATAL');
    socket.destroy();
  }
});

describe.runIf(embedded)('the embedded database knows its version', () => {
  test.each([
    ['VERSION', 'saldo 99.0.0\npostgresql 18\n', 'Saldo 99.0.0'],
    ['db/PG_VERSION', '17\n', 'PostgreSQL 17'],
  ])('a folder whose %s is another is refused with the way out', async (file, text, found) => {
    const dataDir = folder(inject('databaseTemplate'));
    writeFileSync(join(dataDir, file), text);
    const error = await refusal(openDatabase({ dataDir, lockWaitSeconds: 0 }));
    expect(error).toMatchObject({ code: 'database.other-version', details: { found } });
    for (const language of ['sv', 'en'] as const) {
      const sentence = sentenceFor(messages, error.code, error.details, language);
      expect(sentence).toContain('saldo backup');
      expect(sentence).toContain('saldo restore');
    }
    expect(readdirSync(dataDir)).not.toContain('lock');
  });

  test('one of an earlier version opens and is written anew', async () => {
    const dataDir = folder(inject('databaseTemplate'));
    writeFileSync(join(dataDir, 'VERSION'), 'saldo 0.0.1\npostgresql 18\n');
    await open(dataDir);
    expect(readFileSync(join(dataDir, 'VERSION'), 'utf8')).toMatch(/^saldo 0\.1\.0\n/);
  });

  test('one that is damaged says so and names the backup', async () => {
    const dataDir = folder(inject('databaseTemplate'));
    writeFileSync(join(dataDir, 'db', 'global', 'pg_control'), Buffer.alloc(100));
    const error = await refusal(openDatabase({ dataDir, lockWaitSeconds: 0 }));
    expect(error.code).toBe('database.will-not-open');
    expect(sentenceFor(messages, error.code, error.details, 'sv')).toContain('saldo restore');
  });
});

async function spawnText(program: string, parameters: readonly string[]): Promise<string> {
  const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  let said = '';
  for await (const chunk of child.stdout) said += String(chunk);
  return said;
}
