// npm start -w apps/workers: runs jobs beside other processes, until it is told to stop.
import { once } from 'node:events';
import { join } from 'node:path';
import { openAudit } from '@saldo/audit';
import { messages as jobMessages, openDriver } from '@saldo/jobs';
import { SaldoError, sentenceFor } from '@saldo/kernel';
import { type Config, messages as configMessages, openConfig } from '@saldo/platform/config';
import { closeDatabase, messages as databaseMessages, openDatabase } from '@saldo/platform/db';
import { log, openLog } from '@saldo/platform/log';
import { signer } from '@saldo/platform/secrets';
import { scheduleDailyJobs } from './daily-jobs.ts';
import { handlers } from './handlers.ts';
import { messages } from './messages.ts';
import { startWorkers, type Workers } from './run.ts';

try {
  await work(openConfig());
} catch (error) {
  tell(error);
  process.exitCode = 1;
}

async function work(config: Config): Promise<void> {
  if (!config.databaseUrl || !config.redisUrl) throw new SaldoError('workers.needs-servers', 'invalid');
  openLog({ level: config.logLevel, base: { process: 'workers' } });
  // From the first moment on: told to stop while it starts, it stops when it has. A second signal ends it as usual; its jobs are then
  // handed on when their leases end.
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
  openAudit({ signer: signer('audit'), headsFolder: join(config.dataDir, 'heads') });
  const driver = await openDriver({
    redisUrl: config.redisUrl,
    onSilent: (error) => log.warn({ error }, 'Redis is silent; jobs are found without it'),
  });
  let workers: Workers | null = null;
  try {
    workers = await startWorkers({ driver, handlers });
    await scheduleDailyJobs();
    log.info('Working');
    await told;
    log.info('Stopping');
  } finally {
    // Also where the start went wrong half way: what still looks for jobs would keep a process alive that cannot run any.
    await workers?.stop();
    await driver.close();
    await closeDatabase();
  }
}

function tell(error: unknown): void {
  if (!(error instanceof SaldoError)) {
    console.error(error);
    return;
  }
  const known = { ...configMessages, ...databaseMessages, ...jobMessages, ...messages };
  console.error(sentenceFor(known, error.code, error.details, 'en') ?? error.code);
  for (const fault of error.faults) console.error(`  ${fault.message.en}`);
}
