import { transaction } from '@saldo/platform/db';
import { testClient, testDatabase, testSystem } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, test } from 'vitest';
import { defineJob } from './definition.ts';
import { bellCases } from './driver.contract-bell.ts';
import { recordCases } from './driver.contract-record.ts';
import { actor, type DriverUnderTest, type StartWorkers, until, type World, wish } from './driver.contract-world.ts';
import { enqueue } from './enqueue-store.ts';
import { jobs } from './schema.ts';

export type { DriverUnderTest, StartWorkers };

/** What every driver must do, with the real database and the real workers. */
export function driverContract(name: string, open: () => Promise<DriverUnderTest>, startWorkers: StartWorkers): void {
  describe(`the ${name} driver`, () => {
    const definition = defineJob({ name: `etl.contract-${name}`, queue: 'etl', payload: wish, attempts: 3, backoffSeconds: 0.2 });
    const single = defineJob({ name: `ai.contract-${name}`, queue: 'ai', payload: wish, onePer: () => 'one' });
    let world: World;
    let running: { stop(): Promise<void> }[] = [];

    beforeAll(async () => {
      await testDatabase();
    });
    beforeEach(async () => {
      const [client, under] = [await testClient(), await open()];
      const start: World['start'] = async (run, of = {}) => {
        const workers = await startWorkers({
          driver: under.driver,
          definition,
          run,
          concurrency: 4,
          leaseSeconds: 30,
          lookSeconds: 1,
          ...of,
        });
        running.push(workers);
        return workers;
      };
      const ask: World['ask'] = (n, options = {}, of = definition) =>
        transaction(actor, (tx) => enqueue(tx, actor, of, { n }, { clientId: client, ...options }));
      world = { client, under, definition, single, start, ask, until };
    });
    afterEach(async () => {
      await Promise.all(running.map((workers) => workers.stop()));
      running = [];
      await world.under.driver.close();
      await transaction(testSystem, (tx) => tx.delete(jobs).where(sql`name in (${definition.name}, ${single.name})`));
    });

    for (const [what, holds] of Object.entries({ ...bellCases, ...recordCases })) test(what, () => holds(world));
  });
}
