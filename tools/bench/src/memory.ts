// node tools/bench/src/memory.ts: the resident memory of the embedded product, at rest and while it takes in a large year.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@saldo/sandbox';
import { type BenchLine, printLines } from './bench-line.ts';

const MEGABYTE = 1024 * 1024;

/**
 * Starts the product as a user does (`npm run bench` gives its own Node options on), as on this machine and as on one below 2 GB, and reads
 * what the system says of it. Linux only: elsewhere nothing says it without a tool.
 */
export async function benchMemory(): Promise<BenchLine[]> {
  if (process.platform !== 'linux')
    return [{ name: 'memory', value: Number.NaN, goal: null, unit: 'MB', ok: true, note: 'left out: Linux only' }];
  return [...(await measure('', [])), ...(await measure(', as on a machine below 2 GB', ['--liftoff-only']))];
}

async function measure(where: string, options: readonly string[]): Promise<BenchLine[]> {
  const sandbox = await startSandbox({ scenario: 'large', size: 50_000 });
  const dataDir = await mkdtemp(join(tmpdir(), 'saldo-memory-'));
  const port = await freePort();
  const product = startUp(sandbox, dataDir, port, options);
  try {
    await answering(port);
    await pause(5_000);
    const rest = (await memoryOf(product.pid ?? 0, 'VmRSS')) / MEGABYTE;
    await syncBooks(sandbox, dataDir, port);
    const peak = (await memoryOf(product.pid ?? 0, 'VmHWM')) / MEGABYTE;
    const goal = where === '' ? null : '< 1024';
    return [
      { name: `at rest${where}`, value: rest, goal: null, unit: 'MB', ok: true, note: 'five seconds after the first start' },
      {
        name: `at its peak${where}`,
        value: peak,
        goal,
        unit: 'MB',
        ok: goal === null || peak < 1024,
        note: 'a first sync of two years with 50,000 vouchers',
      },
    ];
  } finally {
    product.kill('SIGTERM');
    await new Promise((resolve) => product.once('exit', resolve));
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function startUp(sandbox: Sandbox, dataDir: string, port: number, options: readonly string[]): ChildProcess {
  const main = fileURLToPath(new URL('../../../apps/saldo/src/main.ts', import.meta.url));
  const variables = {
    PATH: '',
    MALLOC_TRIM_THRESHOLD_: '131072', // as scripts/bootstrap.mjs gives it to the product
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    FORTNOX_API_URL: sandbox.url,
    FORTNOX_AUTH_URL: sandbox.authUrl,
    FORTNOX_CLIENT_ID: sandbox.client.clientId,
    FORTNOX_CLIENT_SECRET: sandbox.client.clientSecret,
  };
  return spawn(process.execPath, [...process.execArgv, ...options, main, 'up'], {
    env: variables,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function syncBooks(sandbox: Sandbox, dataDir: string, port: number): Promise<void> {
  const key = (await readFile(join(dataDir, 'keys/local-key'), 'utf8')).trim();
  const call = async (path: string, body?: unknown) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer saldo_local_${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string; status: string; job: { id: string } };
  };
  const client = await call('/api/clients', { name: 'Minnet AB', orgNo: '556036-0793', kind: 'company' });
  const feed = await call('/api/datafeeds', { clientId: client.id, source: 'FORTNOX', config: { apiKey: sandbox.apiKey } });
  const { job } = await call(`/api/datafeeds/${feed.id}/sync`, {});
  for (;;) {
    const { status } = await call(`/api/jobs/${job.id}`);
    if (status === 'succeeded') return;
    if (status !== 'queued' && status !== 'running') throw new Error(`the sync ended ${status}`);
    await pause(500);
  }
}

async function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1];
  if (!kilobytes) throw new Error(`/proc/${pid}/status has no ${field}`);
  return Number(kilobytes) * 1024;
}

async function answering(port: number): Promise<void> {
  for (const patience = Date.now() + 60_000; ; ) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > patience) throw new Error('the product does not start');
    await pause(200);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

if (import.meta.main) printLines(await benchMemory());
