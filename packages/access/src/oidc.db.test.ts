import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonActor } from '@saldo/kernel';
import { useConfig } from '@saldo/platform/config';
import { newId, transaction } from '@saldo/platform/db';
import { signedInJustNow, startOidcProvider, type TestOidcProvider, type Twist, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  actorFromRequest,
  beginOidc,
  beginSecondFactor,
  changeOwnAccount,
  confirmSecondFactor,
  createApiKey,
  createUser,
  disableUser,
  endOidc,
  endSecondFactor,
  hasOidc,
  me,
  openAccess,
  renewRecoveryCodes,
  signIn,
  signInBySecondFactor,
} from './index.ts';
import { codeAt } from './totp.ts';

const admin = userActor();
let provider: TestOidcProvider;
let dataDir: string;

beforeAll(async () => {
  await testDatabase();
  await signedInJustNow(admin);
  dataDir = await mkdtemp(join(tmpdir(), 'saldo-oidc-'));
  useConfig({ DATA_DIR: dataDir });
  provider = await startOidcProvider();
});
afterAll(async () => {
  await provider.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(() => openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40), oidc: provider }));

const pairs = (cookies: readonly string[]) => cookies.map((line) => line.split(';')[0] ?? '').join('; ');
const call = (cookie: string) => ({ headers: new Headers({ cookie }), address: newId() });
const fresh = () => createUser(admin, { email: `${newId()}@byra.se`, name: 'Anna Berg', role: 'SPECIALIST' });

interface Went {
  readonly cookie: string;
  readonly returned: URLSearchParams;
}

/** Goes to the provider and comes back. */
async function go(next?: string, wish: { again?: boolean } = {}): Promise<Went> {
  const { url, cookies } = await beginOidc(next, new Date(), wish);
  return { cookie: pairs(cookies), returned: (await provider.visit(url)).searchParams };
}

/** Signs in as the provider says by its token. */
async function enter(twist: Twist, change: (went: Went) => Went = (went) => went): Promise<string> {
  provider.twist = twist;
  const { cookie, returned } = change(await go());
  return endOidc(call(cookie), returned, new Date()).then(
    ({ user, cookies }) => `${user ? 'in' : 'waits'} ${pairs(cookies)}`,
    (error) => error.code as string,
  );
}

const personal = (email: string, subject: string = newId()) => ({ sub: subject, email, email_verified: true });

describe('through the provider', () => {
  test('comes in whose address the provider vouches for, and is known by its own name of them from then on', async () => {
    const user = await fresh();
    const subject = newId();
    const cookie = (await enter({ claims: personal(user.email.toUpperCase(), subject) })).replace('in ', '');
    expect(await actorFromRequest(new Headers({ cookie }))).toMatchObject({ kind: 'user', userId: user.id });
    expect(await enter({ claims: { sub: subject, email: 'nytt@annat.se', email_verified: true } })).toMatch(/^in /);
    // Another person of the provider who has come to the address.
    expect(await enter({ claims: personal(user.email) })).toBe('access.provider-unknown');
  });

  test('comes nobody in who is no user, is disabled, or whose address is not vouched for', async () => {
    const user = await fresh();
    expect(await enter({ claims: personal(`${newId()}@annan.se`) })).toBe('access.provider-unknown');
    expect(await enter({ claims: { ...personal(user.email), email_verified: false } })).toBe('access.provider-unknown');
    expect(await enter({ claims: { ...personal(user.email), email_verified: 'true' } })).toBe('access.provider-unknown');
    await disableUser(admin, user.id);
    expect(await enter({ claims: personal(user.email) })).toBe('access.provider-unknown');
  });

  test('a second factor of our own is asked for all the same', async () => {
    const password = 'ett långt lösenord';
    const user = await createUser(admin, { email: `${newId()}@byra.se`, name: 'Anna Berg', role: 'SPECIALIST', password });
    const signed = await signIn(call(''), { email: user.email, password });
    const actor = await actorFromRequest(new Headers({ cookie: pairs(signed.cookies) }));
    const { totpURI } = await beginSecondFactor(actor!, password);
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    await confirmSecondFactor(actor!, await codeAt(secret, new Date()), new Date());
    const waiting = await enter({ claims: personal(user.email) });
    expect(waiting).toMatch(/^waits /);
    expect(await actorFromRequest(new Headers({ cookie: waiting.replace('waits ', '') }))).toBeNull();
    const later = new Date(Date.now() + 30_000);
    const shown = { kind: 'totp', code: await codeAt(secret, later) } as const;
    expect((await signInBySecondFactor(call(waiting.replace('waits ', '')), shown, later)).user.id).toBe(user.id);
  });

  test('one comes back to the place where one wanted to go, and to no other page', async () => {
    const user = await fresh();
    const places = ['/jobs?status=failed', '//evil.example/x', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', undefined];
    const came: string[] = [];
    for (const place of places) {
      provider.twist = { claims: personal(user.email, 'place-1') };
      const { cookie, returned } = await go(place);
      came.push((await endOidc(call(cookie), returned, new Date())).next);
    }
    expect(came).toEqual(['/jobs?status=failed', '/', '/', '/', '/', '/']);
  });
});

describe('who has no password', () => {
  const seconds = (ago = 0) => Math.floor(Date.now() / 1_000) - ago;
  /** Signs in at the provider, which says by its token when the person showed it who they are. */
  async function signedIn(claims: Twist['claims'], wish: { again?: boolean } = {}): Promise<PersonActor> {
    provider.twist = claims ? { claims } : {};
    const { cookie, returned } = await go('/account', wish);
    const { cookies } = await endOidc(call(cookie), returned, new Date());
    const actor = await actorFromRequest(new Headers({ cookie: pairs(cookies) }));
    if (!actor) throw new Error('nobody signed in');
    return actor;
  }
  const again = { code: 'access.sign-in-again' };

  test('sets up a second factor, and takes a new address and a key, by signing in there again', async () => {
    const user = await fresh();
    const claims = personal(user.email);
    const actor = await signedIn(claims);
    expect(await me(actor)).toMatchObject({ hasPassword: false, twoFactorEnabled: false });
    const key = { name: 'Skript' };
    await expect(beginSecondFactor(actor, undefined)).rejects.toMatchObject(again);
    await expect(changeOwnAccount(actor, { email: `${newId()}@byra.se` })).rejects.toMatchObject(again);
    await expect(createApiKey(actor, key, new Date())).rejects.toMatchObject(again);

    const shown = await signedIn(claims, { again: true });
    await changeOwnAccount(shown, { email: `${newId()}@byra.se` });
    await createApiKey(shown, key, new Date());
    const { totpURI } = await beginSecondFactor(shown, undefined);
    const code = await codeAt(new URL(totpURI).searchParams.get('secret') ?? '', new Date());
    await confirmSecondFactor(shown, code, new Date());
    expect(await me(shown)).toMatchObject({ twoFactorEnabled: true });
    expect(await renewRecoveryCodes(shown, undefined)).toHaveLength(10);
    await endSecondFactor(shown, undefined);
    expect(await me(shown)).toMatchObject({ twoFactorEnabled: false });
  });

  test('is asked again by the provider itself, whose word is believed for ten minutes', async () => {
    const { url } = await beginOidc('/account', new Date(), { again: true });
    const { searchParams } = new URL(url);
    expect([searchParams.get('prompt'), searchParams.get('max_age')]).toEqual(['login', '600']);
    expect(new URL((await beginOidc('/account', new Date())).url).searchParams.has('prompt')).toBe(false);

    const user = await fresh();
    const claims = personal(user.email);
    await beginSecondFactor(await signedIn({ ...claims, auth_time: seconds(30) }), undefined);
    await beginSecondFactor(await signedIn({ ...claims, auth_time: seconds(-300) }), undefined);
    await expect(beginSecondFactor(await signedIn({ ...claims, auth_time: seconds(601) }), undefined)).rejects.toMatchObject(again);
    const ahead = await signedIn({ ...claims, auth_time: seconds(-3_600) });
    await transaction(testSystem, (tx) =>
      tx.execute(sql`update auth.sessions set authenticated_at = authenticated_at - interval '11 minutes' where user_id = ${user.id}`),
    );
    await expect(beginSecondFactor(ahead, undefined), 'however far ahead its clock is').rejects.toMatchObject(again);
  });

  test.each([
    ['that it was long ago', 601],
    ['nothing', undefined],
  ])('does not come in again where the provider says %s', async (_, ago) => {
    const user = await fresh();
    const claims = { ...personal(user.email), auth_time: ago === undefined ? undefined : seconds(ago) };
    await expect(signedIn(claims, { again: true })).rejects.toMatchObject({ code: 'access.provider-stale' });
  });

  test('and who has one shows it, however they came in', async () => {
    const password = 'ett långt lösenord';
    const user = await createUser(admin, { email: `${newId()}@byra.se`, name: 'Anna Berg', role: 'SPECIALIST', password });
    const actor = await signedIn(personal(user.email), { again: true });
    expect(await me(actor)).toMatchObject({ hasPassword: true });
    for (const wrong of [undefined, '', 'fel lösenord helt'])
      await expect(beginSecondFactor(actor, wrong)).rejects.toMatchObject({ code: 'access.wrong-password' });
    await beginSecondFactor(actor, password);
  });
});

describe('refused is a token', () => {
  const now = Math.floor(Date.now() / 1_000);
  const wrong: readonly (readonly [string, Twist])[] = [
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['for another audience', { claims: { aud: 'annan' } }],
    ['for several, of whom another is the party', { claims: { aud: ['saldo', 'annan'], azp: 'annan' } }],
    ['that has expired', { claims: { exp: now - 3_600 } }],
    ['that holds from tomorrow on', { claims: { nbf: now + 86_400 } }],
    ['with another nonce', { claims: { nonce: 'gissad' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['without an expiry', { claims: { exp: undefined } }],
    ['signed by another key', { signedBy: 'other key' }],
    ['signed by the client secret', { signedBy: 'client secret' }],
    ['signed by nobody', { signedBy: 'nobody' }],
    ['signed by a key that the provider does not have', { header: { kid: 'okänd' } }],
    ['that says of itself to be signed otherwise', { header: { alg: 'ES256' } }],
  ];

  test.each(wrong)('%s', async (_, twist) => {
    const user = await fresh();
    expect(await enter({ ...twist, claims: { ...personal(user.email), ...twist.claims } })).toBe('access.provider-refused');
    expect(await enter({ claims: personal(user.email) }), 'the same without it').toMatch(/^in /);
  });

  test('that comes with another state, to another browser, twice, or too late', async () => {
    const user = await fresh();
    const claims = personal(user.email);
    const other = await go();
    const withState = (went: Went) => ({ ...went, returned: new URLSearchParams({ ...Object.fromEntries(went.returned), state: 'x' }) });
    expect(await enter({ claims }, withState)).toBe('access.provider-refused');
    expect(await enter({ claims }, (went) => ({ ...went, cookie: other.cookie }))).toBe('access.provider-refused');
    expect(await enter({ claims }, (went) => ({ ...went, cookie: '' }))).toBe('access.journey-over');
    expect(await enter({ claims }, (went) => ({ ...went, cookie: 'saldo.provider=s1.k.AAAA' }))).toBe('access.journey-over');
    const { cookie, returned } = await go();
    const late = new Date(Date.now() + 11 * 60_000);
    await expect(endOidc(call(cookie), returned, late)).rejects.toMatchObject({ code: 'access.journey-over' });
    provider.twist = { claims };
    expect((await endOidc(call(cookie), returned, new Date())).user).not.toBeNull();
    await expect(endOidc(call(cookie), returned, new Date())).rejects.toMatchObject({ code: 'access.provider-refused' });
  });

  test('of a person who said no', async () => {
    const { cookie, returned } = await go();
    const said = new URLSearchParams({ error: 'access_denied', state: returned.get('state') ?? '' });
    await expect(endOidc(call(cookie), said, new Date())).rejects.toMatchObject({ code: 'access.provider-refused' });
  });
});

test('a provider that is away is told as such, and without one there is no such way', async () => {
  openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40), oidc: { ...provider, issuer: 'http://127.0.0.1:1' } });
  await expect(beginOidc('/', new Date())).rejects.toMatchObject({ code: 'access.provider-unreachable', retry: 'later' });
  openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40) });
  expect(hasOidc()).toBe(false);
  await expect(beginOidc('/', new Date())).rejects.toMatchObject({ code: 'access.no-provider' });
});
