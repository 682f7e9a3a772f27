import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openAccess } from '@saldo/access';
import { type RunningApi, startApi } from '@saldo/api';
import { openAudit } from '@saldo/audit';
import { type JobDriver, openDriver, useDriver } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import { type Config, projectRoot } from '@saldo/platform/config';
import { closeDatabase, openDatabase, writeDurably } from '@saldo/platform/db';
import { log, openLog } from '@saldo/platform/log';
import { signer } from '@saldo/platform/secrets';
import { handlers, scheduleDailyJobs, startWorkers, type Workers } from '@saldo/workers';

/** The product as it runs in this process. */
export interface Product {
  /** Where it answers; null in a process that only works. */
  readonly url: string | null;
  stop(): Promise<void>;
}

/** Where the built page lies. */
export const pageFolder = join(projectRoot, 'apps/web/dist');

/** Opens database, chains and sign-in for a process. What it opened is closed again if a part of it fails. */
export async function openStores(config: Config): Promise<void> {
  await openDatabase({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDir: config.dataDir,
    runtimeFolder: config.runtimeFolder ?? undefined,
  });
  openAudit({ signer: signer('audit'), headsFolder: headsFolder(config) });
  openAccess({ appUrl: config.appUrl, authSecret: config.authSecret, localKey: config.localKey, oidc: config.oidc });
}

/** Starts what `SALDO_PROCESS` says this process holds. */
export async function startProduct(config: Config): Promise<Product> {
  if (config.saldoProcess !== 'all' && !(config.databaseUrl && config.redisUrl)) {
    throw new SaldoError('saldo.process-needs-servers', 'invalid', { process: config.saldoProcess });
  }
  openLog({ level: config.logLevel, base: { process: config.saldoProcess } });
  await openStores(config);
  let driver: JobDriver | null = null;
  let workers: Workers | null = null;
  let api: RunningApi | null = null;
  const stop = async () => {
    await api?.stop();
    await workers?.stop();
    await driver?.close();
    useDriver(null);
    await rm(serverFile(config.dataDir), { force: true });
    await closeDatabase();
  };
  try {
    driver = await openDriver({
      redisUrl: config.redisUrl,
      onSilent: (error) => log.warn({ error }, 'Redis is silent; jobs are found without it'),
    });
    useDriver(driver, (error) => log.warn({ error }, 'The bell was not heard; the job is found without it'));
    if (config.saldoProcess !== 'api') {
      workers = await startWorkers({ driver, handlers });
      await scheduleDailyJobs();
    }
    if (config.saldoProcess !== 'workers') {
      api = await startApi({ port: config.port, host: config.host, driver, ...(existsSync(pageFolder) ? { pageFolder } : {}) });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const url = api && `http://${config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host}:${api.port}`;
  if (url) await writeDurably(serverFile(config.dataDir), JSON.stringify({ url, pid: process.pid }));
  return { url, stop };
}

/** Where the signed heads of the audit chains are kept. */
export function headsFolder({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'heads');
}

/** Where a running server says how the command line of this machine reaches it. */
export function serverFile(dataDir: string): string {
  return join(dataDir, 'server.json');
}
