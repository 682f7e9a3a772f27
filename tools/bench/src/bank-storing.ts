// node tools/bench/src/bank-storing.ts: a whole import of a statement beside a bare insert of the same rows.
import { createClient } from '@saldo/clients';
import { requestImport } from '@saldo/feeds';
import { getJob, hasEnded, type Job, openDriver } from '@saldo/jobs';
import type { JobActor } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { handlers, startWorkers } from '@saldo/workers';
import { sql } from 'drizzle-orm';
import { type BenchLine, printLines } from './bench-line.ts';
import { generateCamt } from './generate-camt.ts';
import { inWorld, onServer, operator, productJobs } from './world.ts';

const TRANSACTIONS = 100_000;
const ROUNDS = 2;
const ROWS_PER_STATEMENT = [1_000, 2_500, 5_000] as const;

/**
 * Transactions a second of the whole import of one statement (read twice, matched, kept, stored in commits with checkpoints, proven, audited,
 * by a job) beside the fastest bare insert of the same rows into the same table, with its indexes and policy, on either database.
 */
export async function benchBankStoring(): Promise<BenchLine[]> {
  const lines = await inWorld({}, () => measure('embedded database'));
  const onItsOwn = await onServer(() => measure('PostgreSQL'));
  return [...lines, ...(onItsOwn ?? [])];
}

async function measure(where: string): Promise<BenchLine[]> {
  const file = Buffer.concat([...generateCamt({ entries: TRANSACTIONS, seed: 7, version: '08' })]);
  const driver = await openDriver({ redisUrl: null });
  const workers = await startWorkers({ driver, handlers, definitions: productJobs, queues: ['etl'] });
  try {
    const [ours, bare]: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const clientId = await newClient();
      ours?.push(TRANSACTIONS / (await importFile(clientId, file)));
      for (const size of ROWS_PER_STATEMENT) bare?.push(TRANSACTIONS / (await bareInsert(clientId, await newClient(), size)));
    }
    const [best, bestBare] = [Math.max(...(ours ?? [])), Math.max(...(bare ?? []))];
    const ratio = best / bestBare;
    const note = `best of ${ROUNDS} in turns; ${best.toFixed(0)} transactions/s beside ${bestBare.toFixed(0)}/s, ${TRANSACTIONS} in one statement`;
    return [
      { name: `a whole import of a statement, ${where}`, value: ratio, goal: '≥ 0.5', unit: '× bare insert', ok: ratio >= 0.5, note },
    ];
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
  const { id } = await requestImport(operator, { clientId, kind: 'camt053', fileKey, fileName: 'bench.xml', sha256 });
  let job: Job;
  do {
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = await getJob(operator, id);
  } while (!hasEnded(job));
  if (job.status !== 'succeeded') throw new Error(`the import ended ${job.status}: ${JSON.stringify(job.error)}`);
  return (performance.now() - began) / 1000;
}

const COLUMNS = {
  id: 'uuid',
  client_id: 'uuid',
  bank_account_id: 'uuid',
  booking_date: 'date',
  value_date: 'date',
  amount_minor: 'bigint',
  currency: 'text',
  counterparty_name: 'text',
  counterparty_account: 'text',
  '"references"': 'jsonb',
  text: 'text',
  code: 'text',
  is_reversal: 'boolean',
  charges: 'jsonb',
  details: 'jsonb',
  flags: 'jsonb',
  sightings: 'jsonb',
} as const;

/** Seconds to insert one client's transactions for another and nothing else, so many a statement and commit. */
async function bareInsert(fromClient: string, clientId: string, size: number): Promise<number> {
  const actor: JobActor = { kind: 'job', jobId: newId(), clientIds: [clientId], fence: 0 };
  const accountId = newId();
  const stored = await transaction(operator, (tx) =>
    rows<{ row: Record<string, unknown> }>(
      tx,
      sql`select to_jsonb(t) as row from bank_transactions t where client_id = ${fromClient} order by id`,
    ),
  );
  const all = stored.map(({ row }) => ({ ...row, id: newId(), client_id: clientId, bank_account_id: accountId }));
  const names = sql.raw(Object.keys(COLUMNS).join(', '));
  const record = sql.raw(
    Object.entries(COLUMNS)
      .map(([name, type]) => `${name} ${type}`)
      .join(', '),
  );
  const began = performance.now();
  for (let at = 0; at < all.length; at += size) {
    const json = JSON.stringify(all.slice(at, at + size));
    await transaction(actor, (tx) =>
      tx.execute(sql`insert into bank_transactions (${names}) select ${names} from jsonb_to_recordset(${json}::jsonb) as x(${record})`),
    );
  }
  return (performance.now() - began) / 1000;
}

if (import.meta.main) printLines(await benchBankStoring());
