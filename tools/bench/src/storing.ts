// node tools/bench/src/storing.ts: a whole import beside a bare insert of the same rows.
import { createClient } from '@saldo/clients';
import { requestImport } from '@saldo/feeds';
import { getJob, hasEnded, type Job, openDriver } from '@saldo/jobs';
import { newId } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { handlers, startWorkers } from '@saldo/workers';
import { type BenchLine, printLines } from './bench-line.ts';
import { generateSie } from './generate-sie.ts';
import { bareInsert, rowsOfClient } from './storing-rows.ts';
import { inWorld, onServer, operator, productJobs } from './world.ts';

const VOUCHERS = 8_000;
const ROUNDS = 3;

/**
 * Rows a second of the whole import (a file read, checked, kept, compared, stored in batches with checkpoints, summed, proven, audited, by a
 * job) beside a bare insert of its vouchers and entries into the same tables, with all indexes, keys and policies, on either database.
 */
export async function benchStoring(): Promise<BenchLine[]> {
  const lines = await inWorld({}, () => measure('embedded database'));
  const onItsOwn = await onServer(() => measure('PostgreSQL'));
  return [...lines, ...(onItsOwn ?? [leftOut()])];
}

async function measure(where: string): Promise<BenchLine[]> {
  const file = Buffer.concat([...generateSie({ vouchers: VOUCHERS, seed: 7 })]);
  const driver = await openDriver({ redisUrl: null });
  const workers = await startWorkers({ driver, handlers, definitions: productJobs, queues: ['etl'] });
  try {
    const [ours, bare]: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const clientId = await newClient();
      const seconds = await importFile(clientId, file);
      const rows = await rowsOfClient(clientId);
      ours?.push(rows.count / seconds);
      bare?.push(rows.count / (await bareInsert(await newClient(), rows)));
    }
    const [best, bestBare] = [Math.max(...(ours ?? [])), Math.max(...(bare ?? []))];
    const ratio = best / bestBare;
    const note = `best of ${ROUNDS} in turns; ${best.toFixed(0)} rows/s beside ${bestBare.toFixed(0)} rows/s, ${VOUCHERS} vouchers`;
    return [{ name: `a whole import, ${where}`, value: ratio, goal: '≥ 0.4', unit: '× bare insert', ok: ratio >= 0.4, note }];
  } finally {
    await workers.stop();
    await driver.close();
  }
}

async function newClient(): Promise<string> {
  return (await createClient(operator, { name: 'Bänken AB', orgNo: '556036-0793', kind: 'company' })).id;
}

/** Seconds from asking for the import to its end, the file lying there already. */
async function importFile(clientId: string, bytes: Uint8Array): Promise<number> {
  const fileKey = `imports/${newId()}`;
  const { sha256 } = await files().put(
    fileKey,
    (async function* () {
      yield bytes;
    })(),
  );
  const began = performance.now();
  const { id } = await requestImport(operator, { clientId, kind: 'sie', fileKey, fileName: 'bench.se', sha256 });
  let job: Job;
  do {
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = await getJob(operator, id);
  } while (!hasEnded(job));
  if (job.status !== 'succeeded') throw new Error(`the import ended ${job.status}: ${JSON.stringify(job.error)}`);
  return (performance.now() - began) / 1000;
}

function leftOut(): BenchLine {
  return {
    name: 'a whole import, PostgreSQL',
    value: Number.NaN,
    goal: null,
    unit: '× bare insert',
    ok: true,
    note: 'left out: TEST_DATABASE_URL is not set',
  };
}

if (import.meta.main) printLines(await benchStoring());
