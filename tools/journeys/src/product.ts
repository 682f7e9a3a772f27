import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '@saldo/sandbox';

const main = fileURLToPath(new URL('../../../apps/saldo/src/main.ts', import.meta.url));
const START_MS = 180_000;
const STOP_MS = 15_000;
const LOOK_AGAIN_MS = 200;

/** The product as a visitor meets it: its own process, its own empty folder. */
export interface Product {
  readonly url: string;
  /** The one-time link, where it was started without an administrator. */
  readonly setUpLink: string | null;
  stop(): Promise<void>;
}

/** Starts the product on a free port, its Fortnox and its banks being the sandbox. What it printed is told when it does not come up. */
export async function startProduct(sandbox: Sandbox, variables: Readonly<Record<string, string>> = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-journey-'));
  const port = await freePort();
  const settings = {
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'warn',
    FORTNOX_API_URL: sandbox.url,
    FORTNOX_AUTH_URL: sandbox.authUrl,
    FORTNOX_CLIENT_ID: sandbox.client.clientId,
    FORTNOX_CLIENT_SECRET: sandbox.client.clientSecret,
    GOCARDLESS_API_URL: sandbox.gocardless.url,
    NORDIGEN_SECRET_ID: sandbox.gocardless.secretId,
    NORDIGEN_SECRET_KEY: sandbox.gocardless.secretKey,
    ...variables,
  };
  const file = join(folder, 'variables');
  await writeFile(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
      .join(''),
  );
  const child = spawn(process.execPath, [`--env-file=${file}`, main, 'up'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listen(child);
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilServing(child, said);
  } catch (error) {
    await stop();
    throw error;
  }
  child.once('exit', (code, signal) => {
    if (!stopping) console.error(`The product ended by itself (${code ?? signal}). It said:\n${said()}`);
  });
  return { url: `http://127.0.0.1:${port}`, setUpLink: /http\S+\/setup\?token=\S+/.exec(said())?.[0] ?? null, stop };
}

function listen(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return () => said;
}

async function untilServing(child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + START_MS;
  // The line of the folder is the last but for the set-up link, which follows at once.
  while (!/^Data: /m.test(said())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The product did not come up. It said:\n${said()}`);
    if (Date.now() > until) throw new Error(`The product did not come up in time. It said:\n${said()}`);
    await sleep(LOOK_AGAIN_MS);
  }
  await sleep(LOOK_AGAIN_MS);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port is free'))));
    });
  });
}
