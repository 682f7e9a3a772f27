import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeLocalKey } from '@saldo/access';
import { createApi } from '@saldo/api';
import { openDriver, useDriver } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import type { Config } from '@saldo/platform/config';
import { closeDatabase } from '@saldo/platform/db';
import { handlers, startWorkers } from '@saldo/workers';
import { openStores, serverFile } from './product.ts';

/** The API as the command line calls it: the running server's, or one in this process that holds the folder while the command runs. */
export interface ApiDoor {
  /** Whether a server runs and answers. */
  readonly running: boolean;
  /** Whether this process runs jobs while the command runs: how the workers do then says nothing of others. */
  readonly works: boolean;
  call(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Opens the way to the API that every command takes. Beside a running server that is its address, with the key that lies in
 * `DATA_DIR`; without one the database is opened here, and only a command that may begin makes one. Throws
 * `saldo.no-data`, and `database.folder-held` where somebody else holds it and does not answer.
 */
export async function openApiDoor(config: Config, { mayBegin = false } = {}): Promise<ApiDoor> {
  const url = await runningServer(config.dataDir);
  const key = { authorization: `Bearer ${writeLocalKey(config.localKey)}`, 'accept-language': 'en' };
  const withKey = (init: RequestInit = {}): RequestInit => ({
    ...init,
    headers: { ...key, ...Object.fromEntries(new Headers(init.headers)) },
  });
  if (url)
    return { running: true, works: false, call: (path, init) => fetch(`${url}${path}`, withKey(init)), close: async () => undefined };
  if (!mayBegin && !config.databaseUrl && !existsSync(join(config.dataDir, 'db'))) {
    throw new SaldoError('saldo.no-data', 'missing', { folder: config.dataDir });
  }
  await openStores(config);
  const driver = await openDriver({ redisUrl: config.redisUrl });
  // Where processes of their own work, a command that looks something up must not take their jobs.
  const workers = config.databaseUrl && config.redisUrl ? null : await startWorkers({ driver, handlers });
  const api = createApi({ driver });
  return {
    running: false,
    works: workers !== null,
    call: async (path, init) => await api.request(path, withKey(init)),
    close: async () => {
      await workers?.stop();
      await driver.close();
      useDriver(null);
      await closeDatabase();
    },
  };
}

/** Calls and answers the JSON. Throws `saldo.refused` with the sentence of the problem. */
export async function callJson<T>(door: ApiDoor, path: string, init?: RequestInit): Promise<T> {
  const response = await door.call(path, init);
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as T;
}

/** What the API said when it refused, as an error whose sentence can be printed. */
export async function refusal(response: Response): Promise<SaldoError> {
  const text = await response.text();
  let detail = text;
  try {
    const problem = JSON.parse(text) as { detail?: string; title?: string; errors?: { path: string; message: string }[] };
    const fields = (problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
    detail = [problem.detail ?? problem.title ?? text, ...fields].join('\n');
  } catch {
    detail = `${response.status} ${text.slice(0, 200)}`;
  }
  return new SaldoError('saldo.refused', 'invalid', { detail });
}

/** A POST of a JSON body. */
export function posted(body: unknown, method = 'POST'): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Where the server of this folder answers; null where none runs. */
export async function runningServer(dataDir: string): Promise<string | null> {
  let url: string;
  try {
    const said = JSON.parse(await readFile(serverFile(dataDir), 'utf8')) as { url: string; pid: number };
    // Killed, and what listens there now may be another Saldo: it must not be shown this folder's key.
    if (!isAlive(said.pid)) return null;
    url = said.url;
  } catch {
    return null; // none has started here, or it was killed while it wrote
  }
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(3_000) });
    return response.ok ? url : null;
  } catch {
    return null; // it was killed: its folder is free, or the lock says who holds it
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
