import { listAudit } from '@saldo/audit';
import { getClient, listClients, restoreClient } from '@saldo/clients';
import { getJob, listJobs } from '@saldo/jobs';
import { plainDate, SaldoError } from '@saldo/kernel';
import { rows, transaction } from '@saldo/platform/db';
import { listTasks } from '@saldo/tasks';
import { testClient, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { beginConnect, type Consent, finishConnect } from './actions/connect-feed.ts';
import { archiveClientAndFeeds, archiveFeed, disconnectFeed, updateClientAndFeeds } from './actions/disconnect-feed.ts';
import { requestImport, requestSync } from './actions/request-sync.ts';
import { createFeed, getFeed, listFeeds, pauseFeed, resumeFeed, updateFeed } from './actions.ts';
import { readCredentials } from './credentials-store.ts';
import { noteFailed, noteStillConsented } from './failure-store.ts';
import { wantsFiles, wantsServiceAccount } from './feed-rules.ts';
import { putAsideCredentials } from './revocations-store.ts';
import type { FeedConfig } from './schema.ts';
import type { Feed } from './store.ts';
import { noteSynced } from './success-store.ts';

beforeAll(async () => {
  await testDatabase();
});

const admin = userActor();
const consent: Consent = {
  kind: 'service',
  tenantId: '42',
  secret: { accessToken: 'a', refreshToken: 'r' },
  shown: { company: 'Björk AB' },
};
const refusal = (code: string) => ({ code });

async function fortnoxFeed(config: Record<string, string> = { apiKey: 'hemlig-nyckel' }) {
  return await createFeed(admin, { clientId: await testClient(), source: 'FORTNOX', config });
}

const importInto = (clientId: string) => requestImport(admin, { clientId, kind: 'sie', fileKey: 'k', fileName: 'a.se', sha256: '' });

async function scheduleOf(feedId: string) {
  const found = await transaction(testSystem, (tx) =>
    rows<{ cron: string; zone: string }>(tx, sql`select cron, time_zone as zone from job_schedules where subject_id = ${feedId}`),
  );
  return found[0] ?? null;
}

async function begin(feedId: string, actor = admin): Promise<string> {
  const { url } = await beginConnect(actor, feedId, (state) => ({ url: `https://provider/?state=${state}` }));
  return new URL(url).searchParams.get('state') ?? '';
}

describe('a feed', () => {
  it('takes a key in and never gives it out, and is connected and scheduled at once', async () => {
    const feed = await fortnoxFeed({ apiKey: 'hemlig-nyckel', note: 'synlig' });
    expect([feed.status, feed.config]).toEqual(['active', { note: 'synlig' }]);
    expect(JSON.stringify([feed, await getFeed(admin, feed.id)])).not.toContain('hemlig');
    expect((await transaction(admin, (tx) => readCredentials(tx, feed.id)))?.secret).toEqual({ apiKey: 'hemlig-nyckel' });
    expect(await scheduleOf(feed.id)).toMatchObject({ zone: 'Europe/Stockholm', cron: expect.stringMatching(/^\d+ [1-5] \* \* \*$/) });
  });

  it('asks for a service account unless it says not to, by nothing but true or false', async () => {
    const make = async (config: FeedConfig) => await createFeed(admin, { clientId: await testClient(), source: 'FORTNOX', config });
    const feed = await make({});
    expect([wantsServiceAccount(feed), wantsServiceAccount(await make({ serviceAccount: true }))]).toEqual([true, true]);
    const without = await updateFeed(admin, feed.id, { config: { serviceAccount: false } });
    expect([wantsServiceAccount(without), without.config]).toEqual([false, { serviceAccount: false }]);
    expect(wantsServiceAccount(await updateFeed(admin, feed.id, { config: { serviceAccount: null } }))).toBe(true);
    for (const act of [() => make({ serviceAccount: 'nej' }), () => updateFeed(admin, feed.id, { config: { serviceAccount: 0 } })])
      await expect(act()).rejects.toMatchObject({ code: 'feeds.invalid', faults: [{ field: 'config.serviceAccount' }] });
    expect([wantsFiles(feed), wantsFiles(await updateFeed(admin, feed.id, { config: { files: false } }))]).toEqual([true, false]);
    await expect(make({ files: 'nej' })).rejects.toMatchObject({ code: 'feeds.invalid', faults: [{ field: 'config.files' }] });
  });

  it('without a key is new, and cannot be fetched', async () => {
    const feed = await fortnoxFeed({});
    expect([feed.status, await scheduleOf(feed.id)]).toEqual(['new', null]);
    await expect(requestSync(admin, feed.id)).rejects.toMatchObject(refusal('feeds.not-connected'));
  });

  it('goes by its hour and the time zone of its client', async () => {
    const feed = await fortnoxFeed();
    await updateFeed(admin, feed.id, { schedule: { hour: 22 } });
    expect((await scheduleOf(feed.id))?.cron).toMatch(/^\d+ 22 /);
    await updateClientAndFeeds(admin, feed.clientId, { timeZone: 'Europe/Helsinki' });
    expect((await scheduleOf(feed.id))?.zone).toBe('Europe/Helsinki');
    await updateFeed(admin, feed.id, { schedule: { paused: true } });
    expect(await scheduleOf(feed.id)).toBeNull();
    await expect(updateFeed(admin, feed.id, { schedule: { hour: 24 } })).rejects.toMatchObject({
      code: 'feeds.invalid',
      faults: [{ field: 'schedule.hour' }],
    });
  });

  it('refuses a secret that it has no use for, and a stale change', async () => {
    await expect(fortnoxFeed({ clientSecret: 'x' })).rejects.toMatchObject({
      code: 'feeds.invalid',
      faults: [{ field: 'config.clientSecret' }],
    });
    const feed = await fortnoxFeed();
    await updateFeed(admin, feed.id, { schedule: { hour: 3 } }, { version: feed.version });
    await expect(updateFeed(admin, feed.id, { schedule: { hour: 4 } }, { version: feed.version })).rejects.toMatchObject(
      refusal('feeds.stale'),
    );
  });

  it('pauses and becomes again what it was', async () => {
    const feed = await fortnoxFeed();
    expect((await pauseFeed(admin, feed.id)).status).toBe('paused');
    expect(await scheduleOf(feed.id)).toBeNull();
    await expect(requestSync(admin, feed.id)).rejects.toMatchObject(refusal('feeds.paused'));
    await expect(pauseFeed(admin, feed.id)).rejects.toMatchObject(refusal('feeds.paused'));
    expect((await resumeFeed(admin, feed.id)).status).toBe('active');
    expect(await scheduleOf(feed.id)).not.toBeNull();
  });

  it('is one where it is manual, and is fed by hand', async () => {
    const clientId = await testClient();
    const feed = await createFeed(admin, { clientId, source: 'MANUAL' });
    await expect(createFeed(admin, { clientId, source: 'MANUAL' })).rejects.toMatchObject(refusal('feeds.one-manual'));
    await expect(requestSync(admin, feed.id)).rejects.toMatchObject(refusal('feeds.manual'));
    const job = await importInto(clientId);
    expect([job.name, job.subjectId]).toEqual(['etl.import', feed.id]);
  });

  it('is made by an import where the client has none', async () => {
    const clientId = await testClient();
    const job = await importInto(clientId);
    expect((await listFeeds(admin, { clientId, limit: 10 })).items.map((feed) => [feed.id, feed.source, feed.status])).toEqual([
      [job.subjectId, 'MANUAL', 'active'],
    ]);
  });
});

describe('asking for a sync', () => {
  it('joins a queued one with the same wishes, and not one with others', async () => {
    const feed = await fortnoxFeed();
    const first = await requestSync(admin, feed.id);
    expect((await requestSync(admin, feed.id)).id).toBe(first.id);
    const other = await requestSync(admin, feed.id, { from: plainDate('2020-01-01') });
    expect(other.id).not.toBe(first.id);
    expect(other.payload).toEqual({ feedId: feed.id, from: '2020-01-01' });
  });

  it('refuses days that end before they begin', async () => {
    const feed = await fortnoxFeed();
    const wish = { from: plainDate('2025-02-01'), to: plainDate('2025-01-01') };
    await expect(requestSync(admin, feed.id, wish)).rejects.toMatchObject({ code: 'feeds.invalid', faults: [{ field: 'to' }] });
  });
});

describe('connecting', () => {
  it('makes the feed active, shows what may be shown, and keeps the secret apart', async () => {
    const feed = await fortnoxFeed({});
    const connected = await finishConnect(admin, await begin(feed.id), async () => consent);
    expect([connected.status, connected.config]).toEqual(['active', { company: 'Björk AB' }]);
    expect(await transaction(admin, (tx) => readCredentials(tx, feed.id))).toMatchObject({ kind: 'service', tenantId: '42' });
  });

  it('works once', async () => {
    const feed = await fortnoxFeed({});
    const state = await begin(feed.id);
    await finishConnect(admin, state, async () => consent);
    await expect(finishConnect(admin, state, async () => consent)).rejects.toMatchObject(refusal('feeds.connection-used'));
    await expect(finishConnect(admin, 'x'.repeat(43), async () => consent)).rejects.toMatchObject(refusal('feeds.connection-used'));
  });

  it('connects nothing for a stranger, who uses the reference up', async () => {
    const feed = await fortnoxFeed({});
    const state = await begin(feed.id);
    const stranger = userActor({ role: 'SPECIALIST', clientIds: [] });
    await expect(finishConnect(stranger, state, async () => consent)).rejects.toMatchObject(refusal('feeds.connection-foreign'));
    await expect(finishConnect(admin, state, async () => consent)).rejects.toMatchObject(refusal('feeds.connection-used'));
    const nobody = await begin(feed.id);
    await expect(finishConnect(null, nobody, async () => consent)).rejects.toMatchObject(refusal('feeds.connection-foreign'));
    expect(await getFeed(admin, feed.id)).toMatchObject({ status: 'new', lastError: { code: 'feeds.connection-foreign' } });
    const { items } = await transaction(admin, (tx) =>
      listAudit(tx, { clientId: feed.clientId, action: 'feed.connect-refused', limit: 5 }),
    );
    const refused = { actor: { kind: 'system', id: 'feeds.connect' }, payload: { code: 'feeds.connection-foreign' } };
    expect(items).toMatchObject([refused, refused]);
  });

  it('that is refused leaves a feed that is connected as it was, by its schedule too', async () => {
    const feed = await fortnoxFeed({});
    await finishConnect(admin, await begin(feed.id), async () => consent);
    for (const code of ['fortnox.consent-refused', 'fortnox.grant-refused']) {
      const refuse = async () => {
        throw new SaldoError(code, 'upstream', {}, { retry: 'never' });
      };
      await expect(finishConnect(admin, await begin(feed.id), refuse)).rejects.toMatchObject(refusal(code));
      expect(await getFeed(admin, feed.id)).toMatchObject({ status: 'active', lastError: { code } });
    }
    expect(await scheduleOf(feed.id)).not.toBeNull();
    expect((await requestSync(admin, feed.id)).status).toBe('queued');
  });

  it('tells why it failed as the last error', async () => {
    const feed = await fortnoxFeed({});
    const refuse = async () => {
      throw new SaldoError('fortnox.consent-refused', 'upstream', { reason: 'access_denied' }, { retry: 'never' });
    };
    await expect(finishConnect(admin, await begin(feed.id), refuse)).rejects.toMatchObject(refusal('fortnox.consent-refused'));
    expect(await getFeed(admin, feed.id)).toMatchObject({ status: 'new', lastError: { code: 'fortnox.consent-refused' } });
  });

  it('is refused for another company than the one whose books the feed holds, and free before it holds any', async () => {
    const feed = await fortnoxFeed({});
    const of = (tenantId: string, company: string): Consent => ({
      ...consent,
      tenantId,
      shown: { company, orgNo: '556000-4615', tenantId },
    });
    await finishConnect(admin, await begin(feed.id), async () => of('1', 'Fel AB'));
    await finishConnect(admin, await begin(feed.id), async () => of('2', 'Rätt AB'));
    await transaction(admin, (tx) => noteSynced(tx, admin, feed.id));
    await finishConnect(admin, await begin(feed.id), async () => of('2', 'Rätt AB'));
    for (const end of [false, true]) {
      if (end) await disconnectFeed(admin, feed.id);
      const { status } = await getFeed(admin, feed.id);
      await expect(finishConnect(admin, await begin(feed.id), async () => of('3', 'Annat AB'))).rejects.toMatchObject({
        code: 'feeds.other-company',
        details: { held: 'Rätt AB, 556000-4615, 2', given: 'Annat AB, 556000-4615, 3' },
      });
      expect(await getFeed(admin, feed.id)).toMatchObject({ status, lastError: { code: 'feeds.other-company' } });
    }
    expect((await finishConnect(admin, await begin(feed.id), async () => of('2', 'Rätt AB'))).status).toBe('active');
  });

  it('comes too late after half an hour', async () => {
    const feed = await fortnoxFeed({});
    const state = await begin(feed.id);
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update feed_connections set expires_at = now() - interval '1 s' where feed_id = ${feed.id}`),
    );
    await expect(finishConnect(admin, state, async () => consent)).rejects.toMatchObject(refusal('feeds.connection-expired'));
  });
});

describe('ending', () => {
  it('disconnecting takes the secret out of use, stops its jobs, and leaves a job that takes the consent back', async () => {
    const feed = await fortnoxFeed({});
    await finishConnect(admin, await begin(feed.id), async () => consent);
    const sync = await requestSync(admin, feed.id);
    expect((await disconnectFeed(admin, feed.id)).status).toBe('disconnected');
    expect(await transaction(admin, (tx) => readCredentials(tx, feed.id))).toBeNull();
    expect((await getJob(admin, sync.id)).status).toBe('cancelled');
    const [revoke] = (await listJobs(admin, { subjectId: feed.id, name: 'etl.revoke', limit: 5 })).items;
    expect(revoke?.status).toBe('queued');
    expect(await scheduleOf(feed.id)).toBeNull();
    await expect(disconnectFeed(admin, feed.id)).rejects.toMatchObject(refusal('feeds.not-connected'));
    const again = await finishConnect(admin, await begin(feed.id), async () => consent);
    expect(again.status).toBe('active');
  });

  it('leaves the job that takes back what a renewal replaced, beside its own', async () => {
    const feed = await createFeed(admin, { clientId: await testClient(), source: 'BANK', config: { provider: 'gocardless' } });
    const given = (requisitionId: string): Consent => ({ kind: 'consent', tenantId: 'gocardless', secret: { requisitionId } });
    for (const id of ['first', 'second']) await finishConnect(admin, await begin(feed.id), async () => given(id));
    await disconnectFeed(admin, feed.id);
    const { items } = await listJobs(admin, { subjectId: feed.id, name: 'etl.revoke', limit: 5 });
    expect(items.map(({ status }) => status)).toEqual(['queued', 'queued']);
    const aside = items.map(({ payload }) => transaction(testSystem, (tx) => putAsideCredentials(tx, String(payload.revocationId))));
    expect((await Promise.all(aside)).map((one) => one?.secret.requisitionId).sort()).toEqual(['first', 'second']);
  });

  it('closes what was asked of a person about the feed, and leaves what is still to be done at the provider', async () => {
    const clientId = await testClient();
    const make = (source: 'FORTNOX' | 'MANUAL') =>
      createFeed(admin, { clientId, source, config: source === 'MANUAL' ? {} : { apiKey: 'k' } });
    const fail = async (feed: Feed, code: string) => {
      const job = feed.source === 'MANUAL' ? await importInto(clientId) : await requestSync(admin, feed.id);
      const actor = { kind: 'job', jobId: job.id, clientIds: [clientId], fence: 0 } as const;
      const error = new SaldoError(code, 'upstream', {}, { retry: 'never' });
      await transaction(actor, (tx) => noteFailed(tx, job, error));
      return { job, actor, error };
    };
    const open = async () =>
      (await listTasks(admin, { clientId, status: 'open', limit: 20 })).items.map((task) => [task.kind, task.refs[0]?.id]).sort();
    const [kept, refused, failing, manual] = [await make('FORTNOX'), await make('FORTNOX'), await make('FORTNOX'), await make('MANUAL')];
    await fail(kept, 'fortnox.licence-missing');
    await fail(refused, 'fortnox.key-refused');
    const late = await fail(failing, 'fortnox.licence-missing');
    await fail(manual, 'ledger.file-refused');
    await transaction(late.actor, (tx) => noteStillConsented(tx, late.job, late.error));
    expect((await open()).length).toBe(5);

    await disconnectFeed(admin, refused.id);
    await archiveFeed(admin, failing.id);
    // A run that was cancelled too late to hear of it.
    await transaction(late.actor, (tx) => noteFailed(tx, late.job, late.error));
    expect(await getFeed(admin, failing.id)).toMatchObject({ status: 'archived' });
    expect(await open()).toEqual(
      [
        ['feed-failed', kept.id],
        ['feed-revoke', failing.id],
        ['import-failed', manual.id],
      ].sort(),
    );
    await archiveClientAndFeeds(admin, clientId);
    await restoreClient(admin, clientId);
    expect(await open()).toEqual([['feed-revoke', failing.id]]);
  });

  it('archiving is the end of a feed, which lists leave out', async () => {
    const feed = await fortnoxFeed();
    await archiveFeed(admin, feed.id);
    expect((await getFeed(admin, feed.id)).status).toBe('archived');
    expect((await listFeeds(admin, { clientId: feed.clientId, limit: 10 })).items).toEqual([]);
    expect((await listFeeds(admin, { clientId: feed.clientId, status: 'archived', limit: 10 })).items.length).toBe(1);
    for (const act of [
      () => requestSync(admin, feed.id),
      () => pauseFeed(admin, feed.id),
      () => archiveFeed(admin, feed.id),
      () => begin(feed.id),
    ]) {
      await expect(act()).rejects.toMatchObject(refusal('feeds.archived'));
    }
  });

  it('archiving a client hides it, disconnects its feeds and cancels its jobs; an administrator brings it back', async () => {
    const feed = await fortnoxFeed();
    const sync = await requestSync(admin, feed.id);
    await archiveClientAndFeeds(admin, feed.clientId);
    await expect(getClient(admin, feed.clientId)).rejects.toMatchObject(refusal('clients.missing'));
    await expect(getFeed(admin, feed.id)).rejects.toMatchObject(refusal('feeds.missing'));
    await expect(listFeeds(admin, { clientId: feed.clientId, limit: 10 })).rejects.toMatchObject({ kind: 'missing' });
    expect((await listClients(admin, { q: feed.clientId, limit: 10 })).items).toEqual([]);
    await expect(restoreClient(userActor({ role: 'COORDINATOR' }), feed.clientId)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await restoreClient(admin, feed.clientId)).id).toBe(feed.clientId);
    expect([(await getFeed(admin, feed.id)).status, (await getJob(admin, sync.id)).status]).toEqual(['disconnected', 'cancelled']);
  });
});

describe('how a sync went', () => {
  it('asks a person to connect again where only that helps, once, until it goes well', async () => {
    const feed = await fortnoxFeed();
    const job = await requestSync(admin, feed.id);
    const dead = new SaldoError('fortnox.key-refused', 'upstream', {}, { retry: 'never' });
    for (let time = 0; time < 2; time++)
      await transaction({ kind: 'job', jobId: job.id, clientIds: [feed.clientId], fence: 0 }, (tx) => noteFailed(tx, job, dead));
    expect(await getFeed(admin, feed.id)).toMatchObject({ status: 'needs_connect', lastError: { code: 'fortnox.key-refused' } });
    const tasks = async () =>
      (await listTasks(admin, { clientId: feed.clientId, status: 'open', limit: 10 })).items.map((task) => [task.kind, task.title.sv]);
    expect(await tasks()).toEqual([['feed-connect', 'Ange en ny nyckel för datakällan']]);
    expect(await scheduleOf(feed.id)).toBeNull();
    await updateFeed(admin, feed.id, { config: { apiKey: 'ny' } });
    expect(await getFeed(admin, feed.id)).toMatchObject({ status: 'active', lastError: null });
    expect(await tasks()).toEqual([]);
    await transaction(admin, (tx) => noteSynced(tx, admin, feed.id));
    expect(await tasks()).toEqual([]);
    expect((await getFeed(admin, feed.id)).lastSyncAt).not.toBeNull();
  });
});

describe("a client's own user", () => {
  it('makes no other feed than its bank', async () => {
    const clientId = await testClient();
    const actor = userActor({ role: 'CLIENT', clientIds: [clientId] });
    await expect(createFeed(actor, { clientId, source: 'FORTNOX' })).rejects.toMatchObject({ kind: 'forbidden' });
    const feed = await fortnoxFeed();
    const own = userActor({ role: 'CLIENT', clientIds: [feed.clientId] });
    await expect(begin(feed.id, own)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
