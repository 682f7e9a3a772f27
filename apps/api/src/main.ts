// npm start -w apps/api: the web service beside other processes, until it is told to stop.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureAdministrator, makeSetupLink, openAccess } from '@saldo/access';
import { openAudit } from '@saldo/audit';
import { openDriver, useDriver } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import { type Config, openConfig, projectRoot } from '@saldo/platform/config';
import { closeDatabase, openDatabase } from '@saldo/platform/db';
import { log, openLog } from '@saldo/platform/log';
import { signer } from '@saldo/platform/secrets';
import { sentence } from './catalogue.ts';
import { type RunningApi, startApi } from './server.ts';

try {
  await serve(openConfig());
} catch (error) {
  tell(error);
  process.exitCode = 1;
}

async function serve(config: Config): Promise<void> {
  if (!config.databaseUrl || !config.redisUrl) throw new SaldoError('api.needs-servers', 'invalid');
  openLog({ level: config.logLevel, base: { process: 'api' } });
  // From the first moment on: told to stop while it starts, it stops when it has.
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
  openAudit({ signer: signer('audit'), headsFolder: join(config.dataDir, 'heads') });
  openAccess({ appUrl: config.appUrl, authSecret: config.authSecret, localKey: config.localKey, oidc: config.oidc });
  const driver = await openDriver({
    redisUrl: config.redisUrl,
    onSilent: (error) => log.warn({ error }, 'Redis is silent; jobs are recorded and found without it'),
  });
  useDriver(driver, (error) => log.warn({ error }, 'The bell was not heard; the job is found within a second'));
  let api: RunningApi | null = null;
  try {
    const page = join(projectRoot, 'apps/web/dist');
    api = await startApi({ port: config.port, host: config.host, driver, ...(existsSync(page) ? { pageFolder: page } : {}) });
    await welcomeFirst(config);
    log.info({ port: api.port, host: config.host }, 'Serving');
    await told;
    log.info('Stopping');
  } finally {
    // Also where the start went wrong half way: what still listens would keep a process alive that can answer nothing.
    await api?.stop();
    await driver.close();
    await closeDatabase();
  }
}

async function welcomeFirst({ saldoAdminEmail: email, saldoAdminPassword: password }: Config): Promise<void> {
  if (email && password) {
    await ensureAdministrator({ email, password, name: email.split('@')[0] ?? email });
    return;
  }
  const link = await makeSetupLink();
  if (link) console.log(`Make the first administrator here; the link works once and for a day:\n${link}`);
}

function tell(error: unknown): void {
  if (!(error instanceof SaldoError)) {
    console.error(error);
    return;
  }
  console.error(sentence(error.code, error.details, 'en'));
  for (const fault of error.faults) console.error(`  ${fault.message.en}`);
}
