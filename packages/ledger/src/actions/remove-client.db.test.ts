import { createFeed, requestSync } from '@saldo/feeds';
import { plainDate } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { sketchHead } from '../book-sketches.ts';
import { packRaw } from '../raw-store.ts';
import { removeClientWithoutBooks } from './remove-client.ts';
import { beginYear } from './store-year.ts';

beforeAll(async () => {
  await testDatabase();
});

const admin = userActor();

/** The first transaction of a year's books, as a job begins it. */
async function firstBooks(clientId: string): Promise<void> {
  const raw = await packRaw([new TextEncoder().encode(clientId)], { kind: 'sie', name: 'bok.se', contentType: 'text/plain' });
  const year = {
    clientId,
    feedId: newId(),
    sourceYearId: '7',
    from: plainDate('2025-01-01'),
    to: plainDate('2025-12-31'),
    locked: false,
  };
  const books = { head: sketchHead(), reach: 'whole-year' as const };
  await transaction(jobActor(clientId), (tx) => beginYear(tx, year, books, { raw, contentSha256: raw.sha256, full: false }));
}

async function kept(clientId: string): Promise<number> {
  const [left] = await transaction(testSystem, (tx) =>
    rows<{ kept: number }>(
      tx,
      sql`select ((select count(*) from raw_files where client_id = ${clientId}) + (select count(*) from financial_years where client_id = ${clientId})
        + (select count(*) from data_feeds where client_id = ${clientId}))::int as kept`,
    ),
  );
  return left?.kept ?? 0;
}

it('takes a client whole, or leaves it with what arrived meanwhile', async () => {
  for (let round = 0; round < 12; round++) {
    const clientId = await testClient();
    const arriving = [
      () => firstBooks(clientId),
      () => createFeed(admin, { clientId, source: 'MANUAL' }),
      () => createFeed(admin, { clientId, source: 'FORTNOX', config: { apiKey: 'k' } }).then((feed) => requestSync(admin, feed.id)),
    ];
    const removal = () => removeClientWithoutBooks(admin, clientId);
    const order = [...arriving.slice(0, round % 4), removal, ...arriving.slice(round % 4)];
    const ended = await Promise.allSettled(order.map((begin) => begin()));
    const isRemoved = ended[round % 4]?.status === 'fulfilled';
    for (const one of ended) {
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: expect.stringMatching(/^(clients|feeds)\.(missing|has-books)$/) });
    }
    if (isRemoved) expect(await kept(clientId)).toBe(0);
    else expect(await kept(clientId)).toBeGreaterThan(0);
  }
});
