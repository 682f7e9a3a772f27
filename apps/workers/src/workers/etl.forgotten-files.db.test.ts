import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importKey, requestImport } from '@saldo/feeds';
import { enqueue } from '@saldo/jobs';
import { FIRM, uuidv7 } from '@saldo/kernel';
import { config } from '@saldo/platform/config';
import { database, transaction } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { openLog } from '@saldo/platform/log';
import { testClient, testDatabase, testSystem } from '@saldo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedWorld, feedWorld } from '../fixtures/feed-world.ts';
import { forgottenFilesJob } from './etl.forgotten-files.ts';

let at: FeedWorld;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
  at = await feedWorld({ scenario: 'no-years' });
});
afterAll(() => at.close());

const HOUR_MS = 3_600_000;
const newIdAt = (timeMs: number) => uuidv7(timeMs, crypto.getRandomValues(new Uint8Array(10)));

async function keep(hoursAgo: number): Promise<string> {
  const key = importKey(newIdAt(Date.now() - hoursAgo * HOUR_MS));
  await files().put(
    key,
    (async function* () {
      yield new TextEncoder().encode('x');
    })(),
  );
  return key;
}

/** A job that names a file and was asked for so long ago, as it ended. */
async function named(fileKey: string, hoursAgo: number, status: 'succeeded' | 'failed' | 'cancelled'): Promise<void> {
  const clientId = await testClient();
  const job = await requestImport(at.person, { clientId, kind: 'sie', fileKey, fileName: 'bok.se', sha256: '' });
  await at.ended(job.id);
  const id = newIdAt(Date.now() - hoursAgo * HOUR_MS);
  await database().pool.query(`update jobs set id = '${id}', status = '${status}' where id = '${job.id}'`);
}

test('files that no job will read go after a day; younger ones, and those of a job that may be tried again, stay', async () => {
  const orphan = await keep(30);
  const longAgo = await keep(24 * 400);
  const young = await keep(2);
  const [failed, cancelled, taken] = [await keep(50), await keep(51), await keep(52)];
  await named(failed, 50, 'failed');
  await named(cancelled, 28, 'cancelled');
  await named(taken, 52, 'succeeded');
  const unfinished = join(config().uploadPath, '.unfinished');
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, 'half'), 'x');
  const old = new Date(Date.now() - 30 * HOUR_MS);
  await utimes(join(unfinished, 'half'), old, old);

  const asked = await transaction(testSystem, (tx) => enqueue(tx, testSystem, forgottenFilesJob, {}, { clientId: FIRM }));
  expect(await at.ended(asked.id)).toMatchObject({ status: 'succeeded', result: { unfinished: 1, removed: 3 } });
  const sizes = async (...keys: string[]) => await Promise.all(keys.map((key) => files().size(key)));
  expect(await sizes(orphan, longAgo, taken)).toEqual([null, null, null]);
  expect(await sizes(young, failed, cancelled)).toEqual([1, 1, 1]);
  expect(await readdir(unfinished)).toEqual([]);
});
