import { type EventEmitter, once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SaldoError } from '@saldo/kernel';
import type pg from 'pg';
import { log } from '../log/index.ts';
import { endedUnclean, syncTree } from './durable-files.ts';
import type { EmbeddedWorkerData } from './embedded-worker.ts';

const SILENCE_MS = 10_000;
const PING_MS = 1_000;
const LONGEST_STATEMENT_MS = 65_000; // the driver gives up after 60 s

/** PostgreSQL inside this process: PGlite in a worker thread, spoken to through a Unix socket by the ordinary driver. */
export interface Embedded {
  readonly url: string;
  ready(): boolean;
  fsyncCount(): number;
  /** Replaces the worker as soon as this connection is told that its session has ended fatally: there is but one, which ended with it. */
  hear(connected: pg.PoolClient): void;
  /** Replaces the worker when two questions in a row go unanswered though it is idle, or the session has lost its protocol. */
  watch(pool: pg.Pool): void;
  /** Does work during which the backend may be silent for longer than a statement. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/**
 * Starts the worker on a folder that nobody else has open. The socket's folder must be private and its path short. A disposable database
 * is a copy that is read and thrown away: nothing of it need survive.
 */
export async function startEmbedded(databasePath: string, socketFolder: string, { disposable = false } = {}): Promise<Embedded> {
  const counters = new SharedArrayBuffer(8);
  const counted = new Int32Array(counters);
  const socketPath = join(socketFolder, '.s.PGSQL.5432');
  const data: EmbeddedWorkerData = { databasePath, socketPath, counters };
  const start = () => (disposable ? startWorker(data) : startDurably(data));
  let worker: Worker | null = await start();
  let isReady = true;
  let replacing: Promise<void> | null = null;
  let stopped = false;
  let held = 0;
  let endWatch: (() => void) | null = null;

  const replace = (): Promise<void> => {
    replacing ??= (async () => {
      isReady = false;
      await worker?.terminate();
      worker = null;
      worker = await start();
      isReady = true;
    })().finally(() => {
      replacing = null;
    });
    return replacing;
  };

  // Tried again at the next look: until then nobody is told that it is ready.
  const recover = () => replace().catch((error: unknown) => log.error({ error }, 'the embedded database did not start again'));

  const hear = (connected: pg.PoolClient) => {
    connectionOf(connected).on('errorMessage', ({ severity }) => {
      if (severity === 'FATAL' && !stopped && held === 0) void recover();
    });
  };

  return {
    url: `postgres://postgres@${encodeURIComponent(socketFolder)}:5432/postgres`,
    ready: () => isReady,
    fsyncCount: () => Atomics.load(counted, 0),
    hear,
    watch: (pool) => {
      endWatch = watchSession(pool, { worker: () => worker, dealtWith: () => Atomics.load(counted, 1), held: () => held > 0, recover });
    },
    hold: async (work) => {
      held += 1;
      try {
        return await work();
      } finally {
        held -= 1;
      }
    },
    stop: async () => {
      stopped = true;
      endWatch?.();
      await replacing?.catch((error: unknown) => log.error({ error }, 'the embedded database did not start again'));
      const gone = worker ? once(worker, 'exit') : null;
      worker?.postMessage('stop');
      await gone;
      await rm(socketPath, { force: true });
    },
  };
}

interface Watched {
  worker(): Worker | null;
  /** How many messages the session has dealt with. */
  dealtWith(): number;
  held(): boolean;
  recover(): Promise<void>;
}

// Asks the one session again and again whether it lives. Answers how to end that.
function watchSession(pool: pg.Pool, { worker, dealtWith, held, recover }: Watched): () => void {
  let ended = false;
  let failures = 0;
  let answeredAt = performance.now();
  const look = async () => {
    const verdict = held() ? 'busy' : await ask(pool, worker(), dealtWith);
    failures = verdict === 'silent' ? failures + 1 : 0;
    if (verdict === 'answered') answeredAt = performance.now();
    if (held()) [failures, answeredAt] = [0, performance.now()];
    const spins = verdict === 'busy' && performance.now() - answeredAt > LONGEST_STATEMENT_MS;
    if (!ended && !held() && (verdict === 'lost' || failures >= 2 || spins)) {
      failures = 0;
      answeredAt = performance.now();
      await recover();
    }
    if (!ended) timer = setTimeout(look, failures > 0 ? 200 : 2_000).unref();
  };
  let timer = setTimeout(look, 2_000).unref();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

// PGlite recovers before the hook for fsync can be set. What a process left behind that did not shut down is therefore synced here, as
// PostgreSQL does itself before it recovers, and what recovery wrote after it.
async function startDurably(data: EmbeddedWorkerData): Promise<Worker> {
  if (!(await endedUnclean(data.databasePath))) return await startWorker(data);
  await syncTree(data.databasePath);
  const before = Date.now() - 1_000; // file systems may keep times more coarsely than the clock
  const worker = await startWorker(data);
  await syncTree(data.databasePath, before);
  return worker;
}

async function startWorker(data: EmbeddedWorkerData): Promise<Worker> {
  await rm(data.socketPath, { force: true });
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: data });
  // `once` would turn an error into a rejection of its own, past the sentence below.
  const cause = await new Promise<unknown>((resolve) => {
    worker.once('message', () => resolve(null));
    worker.once('error', resolve);
    worker.once('exit', () => resolve(new Error('the worker ended before it was ready')));
  });
  if (cause === null) {
    // From here on an error ends the worker, which the watch sees as questions unanswered.
    worker.on('error', () => worker.terminate());
    return worker;
  }
  await worker.terminate();
  throw new SaldoError('database.will-not-open', 'defect', { path: data.databasePath }, { cause });
}

// A question behind a long statement waits its turn, one behind a dead session waits for ever; both are silent. The difference is that
// a statement keeps the worker's thread busy, where with a dead session that has nothing to do and says so, or spins for ever. Behind a
// long transaction of short statements the thread may be found idle too, but others are answered meanwhile.
async function ask(pool: pg.Pool, worker: Worker | null, dealtWith: () => number): Promise<'answered' | 'busy' | 'silent' | 'lost'> {
  const before = dealtWith();
  try {
    const answer = pool.query('select 1');
    if ((await within(SILENCE_MS, answer)) || dealtWith() !== before) return 'answered';
    if (!worker) return 'silent';
    worker.postMessage('ping');
    const idle = await within(PING_MS, once(worker, 'message'));
    if (await within(1, answer)) return 'answered'; // it was this thread that had no time
    return idle ? 'silent' : 'busy';
  } catch (error) {
    return error instanceof Error && error.message.includes('protocol synchronization was lost') ? 'lost' : 'silent';
  }
}

// The driver tells of a fatal end only to whoever is waiting for an answer; the connection itself hears it always.
function connectionOf(connected: pg.PoolClient) {
  return (connected as unknown as { connection: EventEmitter<{ errorMessage: [{ severity?: string }] }> }).connection;
}

async function within(ms: number, answer: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms).unref();
  });
  try {
    return await Promise.race([answer.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
