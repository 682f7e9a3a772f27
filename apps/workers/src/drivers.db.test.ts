import { openDriver } from '@saldo/jobs';
import { type DriverUnderTest, driverContract, type StartWorkers } from '@saldo/jobs/contract';
import { openLog } from '@saldo/platform/log';
import { flushRedis, layCable, testRedisUrl } from '@saldo/testing';
import { handle } from './registry.ts';
import { startWorkers } from './run.ts';

// Handlers throw on purpose here.
openLog({ level: 'fatal', to: 2 });

const start: StartWorkers = ({ driver, definition, run, concurrency, leaseSeconds, lookSeconds }) =>
  startWorkers({
    driver,
    handlers: [handle(definition, run)],
    definitions: [definition],
    queues: [definition.queue],
    concurrency: { [definition.queue]: concurrency },
    leaseSeconds,
    lookSeconds,
    alone: false,
  });

driverContract('embedded', openEmbedded, start);

// A numbered database of its own, so that forgetting everything forgets nothing of others.
const redisUrl = testRedisUrl('the bullmq driver', 13);
if (redisUrl) driverContract('bullmq', () => openBullmq(redisUrl), start);

async function openEmbedded(): Promise<DriverUnderTest> {
  const driver = await openDriver({ redisUrl: null });
  let whole = true;
  return {
    driver: { ...driver, ring: async (ring) => (whole ? await driver.ring(ring) : Promise.reject(new Error('cut'))) },
    cut: async () => {
      whole = false;
      return async () => {
        whole = true;
      };
    },
    forget: async () => undefined,
  };
}

async function openBullmq(url: string): Promise<DriverUnderTest> {
  const server = new URL(url);
  const cable = await layCable(server.hostname, Number(server.port || 6379));
  const driver = await openDriver({ redisUrl: Object.assign(new URL(url), { host: `127.0.0.1:${cable.port}` }).href });
  return {
    driver: {
      ...driver,
      close: async () => {
        await driver.close();
        await cable.close();
      },
    },
    cut: async () => {
      await cable.cut();
      return cable.join;
    },
    forget: () => flushRedis(url),
  };
}
