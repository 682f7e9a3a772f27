import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaldoError } from '@saldo/kernel';
import { addEncryptionKey, useConfig } from '@saldo/platform/config';
import { newId, rows, transaction } from '@saldo/platform/db';
import { secrets } from '@saldo/platform/secrets';
import { jobActor, testClient, testDatabase } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type CredentialSecret,
  forgetCredentials,
  freshCredentials,
  type Renewal,
  readCredentials,
  resealCredentials,
  saveCredentials,
} from './credentials-store.ts';

const NOW = Date.parse('2026-11-25T11:00:00Z');

beforeAll(async () => {
  // What other tests of this database have sealed was sealed by keys of their own.
  await (await testDatabase()).pool.query('delete from feed_credentials');
  useConfig({ DATA_DIR: join(tmpdir(), `saldo-credentials-${process.pid}`) });
});

/** A feed of a client of its own that holds a pair whose access has ended. */
async function connectedFeed(
  secret: CredentialSecret = { accessToken: 'access-0', refreshToken: 'refresh-0' },
  accessExpiresAtMs = NOW - 1,
) {
  const clientId = await testClient();
  const feedId = newId();
  const actor = jobActor(clientId);
  await transaction(actor, (tx) => saveCredentials(tx, { feedId, clientId, kind: 'refresh', tenantId: '42', secret, accessExpiresAtMs }));
  const stored = () => transaction(actor, (tx) => readCredentials(tx, feedId));
  return { clientId, feedId, actor, stored };
}

/** A provider whose refresh tokens are worth one pair each. */
function rotatingProvider() {
  let live = 0;
  const calls: string[] = [];
  return {
    calls,
    renew: async ({ secret }: { secret: CredentialSecret }) => {
      calls.push(secret.refreshToken ?? '');
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (secret.refreshToken !== `refresh-${live}`) throw new SaldoError('fortnox.grant-refused', 'upstream', {}, { retry: 'never' });
      live += 1;
      return { accessToken: `access-${live}`, refreshToken: `refresh-${live}`, expiresAtMs: NOW + 3_600_000 };
    },
  };
}

type Feed = Awaited<ReturnType<typeof connectedFeed>>;

const renewal = (feed: Feed, renew: Renewal['renew'], more: Partial<Renewal> = {}): Renewal => ({
  actor: feed.actor,
  feedId: feed.feedId,
  refused: null,
  freshForMs: 60_000,
  renew,
  isGrantRefused: (error) => error instanceof SaldoError && error.code === 'fortnox.grant-refused',
  now: () => NOW,
  sleep: () => new Promise((resolve) => setTimeout(resolve, 5)),
  ...more,
});

const untouched = () => Promise.reject(new Error('nobody should ask the provider'));

describe('what is stored', () => {
  test('is sealed for its feed, and no other client sees the row', async () => {
    const feed = await connectedFeed();
    const [raw] = await transaction(feed.actor, (tx) =>
      rows<{ sealed: string }>(tx, sql`select sealed from feed_credentials where feed_id = ${feed.feedId}`),
    );
    expect(raw?.sealed).not.toContain('refresh-0');
    expect(() => secrets().open(raw?.sealed ?? '', `feed:${newId()}`)).toThrow('secrets.tampered');
    expect(await feed.stored()).toMatchObject({
      kind: 'refresh',
      tenantId: '42',
      secret: { refreshToken: 'refresh-0' },
      accessExpiresAtMs: NOW - 1,
      lost: false,
    });
    const stranger = jobActor(await testClient());
    expect(await transaction(stranger, (tx) => readCredentials(tx, feed.feedId))).toBeNull();
  });

  test('is forgotten when the feed is disconnected', async () => {
    const feed = await connectedFeed();
    await transaction(feed.actor, (tx) => forgetCredentials(tx, feed.feedId));
    await expect(freshCredentials(renewal(feed, untouched))).rejects.toMatchObject({ code: 'feeds.not-connected' });
  });

  test('is sealed again under a new key, row by row', async () => {
    const feeds = [await connectedFeed(), await connectedFeed(), await connectedFeed()];
    addEncryptionKey();
    let after: string | null = null;
    do after = (await transaction({ kind: 'system', task: 'rotate-keys' }, (tx) => resealCredentials(tx, after, 2))).next;
    while (after !== null);
    for (const feed of feeds) {
      const [raw] = await transaction(feed.actor, (tx) =>
        rows<{ sealed: string }>(tx, sql`select sealed from feed_credentials where feed_id = ${feed.feedId}`),
      );
      expect(secrets().needsReseal(raw?.sealed ?? '')).toBe(false);
      expect((await feed.stored())?.secret.accessToken).toBe('access-0');
    }
  });
});

describe('renewing', () => {
  test('does not happen while the access is fresh', async () => {
    const feed = await connectedFeed({ accessToken: 'access-0', refreshToken: 'refresh-0' }, NOW + 120_000);
    expect((await freshCredentials(renewal(feed, untouched))).secret.accessToken).toBe('access-0');
  });

  test('happens where the provider has refused a fresh one', async () => {
    const feed = await connectedFeed({ accessToken: 'access-0', refreshToken: 'refresh-0' }, NOW + 120_000);
    const { renew } = rotatingProvider();
    expect((await freshCredentials(renewal(feed, renew, { refused: 'access-0' }))).secret.accessToken).toBe('access-1');
  });

  test('by many at once is one call, and all get the same new pair, committed', async () => {
    const feed = await connectedFeed();
    const provider = rotatingProvider();
    const renewed = await Promise.all(Array.from({ length: 8 }, () => freshCredentials(renewal(feed, provider.renew))));
    expect(provider.calls).toEqual(['refresh-0']);
    expect(new Set(renewed.map(({ secret }) => secret.accessToken))).toEqual(new Set(['access-1']));
    expect(await feed.stored()).toMatchObject({
      version: 2,
      secret: { accessToken: 'access-1', refreshToken: 'refresh-1' },
      accessExpiresAtMs: NOW + 3_600_000,
    });
  });

  test('asks the provider outside any transaction', async () => {
    const feed = await connectedFeed();
    const seen: unknown[] = [];
    await freshCredentials(
      renewal(feed, async () => {
        // With one backend this would wait for ever for the transaction that waits for it.
        seen.push(await feed.stored());
        return { accessToken: 'access-1', refreshToken: null, expiresAtMs: NOW + 3_600_000 };
      }),
    );
    expect(seen).toHaveLength(1);
    expect((await feed.stored())?.secret).toEqual({ accessToken: 'access-1', refreshToken: 'refresh-0' });
  });

  test('that fails for a moment gives the lease back', async () => {
    const feed = await connectedFeed();
    const away = () => Promise.reject(new SaldoError('fortnox.unreachable', 'upstream'));
    await expect(freshCredentials(renewal(feed, away))).rejects.toMatchObject({ code: 'fortnox.unreachable' });
    const { renew } = rotatingProvider();
    expect((await freshCredentials(renewal(feed, renew))).secret.accessToken).toBe('access-1');
  });

  test('waits for one who holds the lease, and takes over from one who died with it', async () => {
    const feed = await connectedFeed();
    const leaseUntil = (seconds: number) =>
      transaction(feed.actor, (tx) =>
        tx.execute(
          sql`update feed_credentials set lease_holder = ${newId()}, lease_until = clock_timestamp() + ${seconds} * interval '1 s' where feed_id = ${feed.feedId}`,
        ),
      );
    await leaseUntil(60);
    let waited = 0;
    const { renew } = rotatingProvider();
    const renewed = await freshCredentials(
      renewal(feed, renew, {
        sleep: async () => {
          waited += 1;
          if (waited === 3) await leaseUntil(-1);
        },
      }),
    );
    expect([waited, renewed.secret.accessToken]).toEqual([3, 'access-1']);
  });
});

describe('a refused grant', () => {
  test('is read again once: somebody else has stored a newer pair', async () => {
    const feed = await connectedFeed();
    const newer = { accessToken: 'access-9', refreshToken: 'refresh-9' };
    const renewed = await freshCredentials(
      renewal(feed, async ({ clientId, feedId }) => {
        await transaction(feed.actor, (tx) =>
          saveCredentials(tx, { feedId, clientId, kind: 'refresh', secret: newer, accessExpiresAtMs: NOW + 3_600_000 }),
        );
        throw new SaldoError('fortnox.grant-refused', 'upstream', {}, { retry: 'never' });
      }),
    );
    expect(renewed.secret).toEqual(newer);
    expect((await feed.stored())?.lost).toBe(false);
  });

  test('that stays refused asks for a person, and the provider is left alone until one has connected again', async () => {
    const feed = await connectedFeed({ accessToken: 'a', refreshToken: 'spent' });
    const provider = rotatingProvider();
    for (const renew of [provider.renew, untouched])
      await expect(freshCredentials(renewal(feed, renew))).rejects.toMatchObject({ code: 'feeds.needs-connect', retry: 'never' });
    expect(provider.calls).toEqual(['spent']);
    await transaction(feed.actor, (tx) =>
      saveCredentials(tx, { feedId: feed.feedId, clientId: feed.clientId, kind: 'refresh', secret: { refreshToken: 'refresh-0' } }),
    );
    expect((await freshCredentials(renewal(feed, provider.renew))).secret.accessToken).toBe('access-1');
  });
});
