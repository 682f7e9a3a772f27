// node tools/bench/src/jobs.ts: how quickly jobs start, and what the queue costs beside bare SQL.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, type Database, openDatabase } from '@saldo/platform/db';
import { openLog } from '@saldo/platform/log';
import pg from 'pg';
import { type BenchLine, printLines } from './bench-line.ts';
import { bareBullmq } from './jobs-bullmq.ts';
import { bareCycles, jobCycles, startLatency } from './jobs-cycles.ts';
import { servers } from './servers.ts';

const JOBS = 600;

/**
 * Start of a job, and jobs recorded, claimed, fenced and finished beside the same statements without a queue, on either database. What needs
 * a server that is not given (`TEST_DATABASE_URL`, `TEST_REDIS_URL`) is left out, and said so.
 */
export async function benchJobs(): Promise<BenchLine[]> {
  const { redisUrl } = servers();
  const lines: BenchLine[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'saldo-bench-'));
  try {
    await on(await openDatabase({ dataDir: folder }), async (database) => {
      lines.push(await startLine('embedded bell, embedded database', null));
      lines.push(...(await costLines('embedded database', database)));
    });
    lines.push(...(await onServer(redisUrl)));
    lines.push(redisUrl ? await bullmqLine(redisUrl) : leftOut('bare BullMQ', 'TEST_REDIS_URL'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return lines;
}

async function onServer(redisUrl: string | null): Promise<BenchLine[]> {
  const { databaseUrl: url } = servers();
  if (!url) return [leftOut('jobs on PostgreSQL', 'TEST_DATABASE_URL')];
  const name = `saldo_bench_${randomUUID().replaceAll('-', '')}`;
  const administrator = new pg.Client({ connectionString: url });
  await administrator.connect();
  try {
    await administrator.query(`create database ${name}`);
    const lines: BenchLine[] = [];
    const databaseUrl = Object.assign(new URL(url), { pathname: name }).href;
    await on(await openDatabase({ databaseUrl, dataDir: tmpdir(), poolSize: 20 }), async (database) => {
      lines.push(redisUrl ? await startLine('BullMQ bell, PostgreSQL', redisUrl) : leftOut('start by the BullMQ bell', 'TEST_REDIS_URL'));
      lines.push(...(await costLines('PostgreSQL', database)));
    });
    return lines;
  } finally {
    await administrator.query(`drop database if exists ${name} with (force)`);
    await administrator.end();
  }
}

async function startLine(where: string, redisUrl: string | null): Promise<BenchLine> {
  const waits = (await startLatency(redisUrl, 100)).sort((a, b) => a - b);
  const [median, late] = [waits[50] ?? Number.NaN, waits[98] ?? Number.NaN];
  const note = `median of 100 from asking, its commit included, to the handler; 99th ${late.toFixed(1)} ms`;
  return { name: `job starts, ${where}`, value: median, goal: '< 25', unit: 'ms', ok: median < 25, note };
}

async function costLines(where: string, database: Database): Promise<BenchLine[]> {
  // In turns, so that a disk or a machine that is busy for a while is so for all.
  const rounds: { ours: number; bare: number; autocommit: number }[] = [];
  // The embedded database has one session: with parameters, and without a transaction around them, two callers' statements may mix.
  const mayAutocommit = database.kind === 'postgresql';
  for (let round = 0; round < 3; round++) {
    const bare = await bareCycles(database, JOBS, 'acting');
    const ours = await jobCycles(JOBS);
    rounds.push({ bare, ours, autocommit: mayAutocommit ? await bareCycles(database, JOBS, 'autocommit') : Number.NaN });
  }
  const best = (which: 'ours' | 'bare' | 'autocommit') => Math.max(...rounds.map((round) => round[which]));
  const ratio = best('ours') / best('bare');
  const note = `best of three; the same statements in the same commits, as the same actors: ${best('bare').toFixed(0)} jobs/s`;
  const beside = mayAutocommit ? { note: `bare statements without roles and transactions: ${best('autocommit').toFixed(0)} jobs/s` } : {};
  return [
    { name: `jobs recorded, claimed, fenced, finished, ${where}`, value: ratio, goal: '≥ 0.7', unit: '× bare SQL', ok: ratio >= 0.7, note },
    { name: `jobs a second, ${where}`, value: best('ours'), goal: null, unit: 'jobs/s', ok: true, ...beside },
  ];
}

async function bullmqLine(redisUrl: string): Promise<BenchLine> {
  const note = 'added and processed, nothing recorded, durable as Redis is set';
  return { name: 'bare BullMQ', value: await bareBullmq(redisUrl, 3_000), goal: null, unit: 'jobs/s', ok: true, note };
}

function leftOut(name: string, variable: string): BenchLine {
  return { name, value: Number.NaN, goal: null, unit: '', ok: true, note: `left out: ${variable} is not set` };
}

async function on(opened: Database, work: (database: Database) => Promise<void>): Promise<void> {
  try {
    await work(opened);
  } finally {
    await closeDatabase();
  }
}

if (import.meta.main) {
  openLog({ level: 'error', to: 2 });
  printLines(await benchJobs());
}
