import { beginConnect, createFeed, disconnectFeed, type Feed } from '@saldo/feeds';
import { enqueue, listJobs } from '@saldo/jobs';
import { FIRM } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { openLog } from '@saldo/platform/log';
import { listTasks } from '@saldo/tasks';
import { testClient, testDatabase, testSystem } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBank } from '../bank-providers.ts';
import { type BankFeedWorld, bankFeedWorld } from '../fixtures/bank-feed-world.ts';
import { bankConsentsJob } from './etl.bank-consents.ts';

let at: BankFeedWorld;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
  at = await bankFeedWorld();
});
beforeEach(() => at.banks.clearFaults());
afterAll(() => at.close());

const HANDELSBANKEN = 'HANDELSBANKEN_HANDSESS';

const consent = (id: string) => at.banks.consents().find((one) => one.id === id || one.sessionId === id);
const newest = () => at.banks.consents().at(-1)?.id ?? '';

/** Waits until every consent of a feed that is to be taken back has been. Answers how many were. */
async function takenBack({ id }: Feed): Promise<number> {
  const { items } = await listJobs(at.person, { subjectId: id, name: 'etl.revoke', limit: 20 });
  const jobs = await Promise.all(items.map((job) => at.ended(job.id)));
  expect(jobs.map(({ status }) => status)).toEqual(jobs.map(() => 'succeeded'));
  return jobs.length;
}

/** Begins a consent, as the page does, and leaves it. Answers the provider's id of it. */
async function begun(feed: Feed, provider: 'gocardless' | 'enablebanking', institutionId: string): Promise<string> {
  let requisitionId = '';
  await beginConnect(at.person, feed.id, async (reference) => {
    const redirectUri = `http://127.0.0.1:3000/api/datafeeds/callback/${provider}`;
    const wish = { institutionId, reference, redirectUri, language: 'sv' as const, customerType: 'business' as const };
    const { url, ...kept } = (await openBank(provider).begin(wish)).value;
    requisitionId = kept.requisitionId;
    return { url, begun: { ...kept, provider, institutionId, institutionName: institutionId } };
  });
  return requisitionId;
}

const leave = (feed: Feed, hours: number) =>
  transaction(testSystem, (tx) =>
    tx.execute(sql`update feed_connections set expires_at = now() - make_interval(hours => ${hours}) where feed_id = ${feed.id}`),
  );

async function sweep(): Promise<number> {
  const job = await transaction(testSystem, (tx) => enqueue(tx, testSystem, bankConsentsJob, {}, { clientId: FIRM }));
  const { status, result } = await at.ended(job.id);
  expect(status).toBe('succeeded');
  return (result as { left: number }).left;
}

test.each([
  ['gocardless', HANDELSBANKEN],
  ['enablebanking', 'SE:Handelsbanken'],
] as const)('%s: a consent that a renewal replaces, or whose feed is disconnected, is deleted at the provider', async (provider, bank) => {
  const { clientId, feed } = await at.connected(bank, { provider });
  const first = newest();
  await at.reconnect(feed, bank);
  expect(await takenBack(feed)).toBe(1);
  expect([consent(first)?.isDeleted, consent(newest())?.isDeleted]).toEqual([true, false]);
  // What the bank has ended itself, or knows no more, is gone: nobody is asked to look.
  at.banks.revoke(newest());
  const last = consent(newest());
  if (last) last.isDeleted = provider === 'enablebanking';
  await disconnectFeed(at.person, feed.id);
  expect(await takenBack(feed)).toBe(2);
  expect(consent(newest())?.isDeleted).toBe(true);
  expect((await listTasks(at.person, { clientId, status: 'open', limit: 5 })).items).toEqual([]);
});

test('a consent that was begun and left is deleted at the provider a day later, and one that connected is not', async () => {
  const { feed } = await at.connected(HANDELSBANKEN);
  const inUse = newest();
  const left = await begun(feed, 'gocardless', HANDELSBANKEN);
  await leave(feed, 1);
  expect(await sweep()).toBe(0);
  expect(consent(left)?.isDeleted).toBe(false);
  await leave(feed, 25);
  expect(await sweep()).toBe(1);
  expect(await takenBack(feed)).toBe(1);
  expect([consent(left)?.isDeleted, consent(inUse)?.isDeleted]).toEqual([true, false]);
  expect(await sweep()).toBe(0);
});

test('of Enable Banking nothing is left of what was begun', async () => {
  const feed = await createFeed(at.person, { clientId: await testClient(), source: 'BANK', config: { provider: 'enablebanking' } });
  await begun(feed, 'enablebanking', 'SE:Handelsbanken');
  await leave(feed, 25);
  expect(await sweep()).toBe(0);
  expect(await takenBack(feed)).toBe(0);
});
