import { createUser } from '@saldo/access';
import { newId } from '@saldo/platform/db';
import { signedInJustNow, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../app.ts';
import { APP_URL, openWorld, PASSWORD, send, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

const signIn = (email: string, password: string) =>
  world.send({ method: 'POST', path: '/api/auth/sign-in/email', body: { email, password } });

const call = (email: string, password: string) => ({ method: 'POST', path: '/api/auth/sign-in/email', body: { email, password } });

async function guess(
  api: World['api'],
  email: string,
  address: string,
  { password = 'fel lösenord här', cookie = '' } = {},
): Promise<number> {
  return (await send(api, { ...call(email, password), headers: { 'x-forwarded-for': address, cookie } })).status;
}

async function fresh(): Promise<string> {
  const email = `${newId()}@byra.se`;
  await createUser(await signedInJustNow(userActor()), { email, name: 'Ny', role: 'SPECIALIST', password: PASSWORD });
  return email;
}

describe('signing in', () => {
  it('sets a cookie that no script reads, and puts no token in the answer', async () => {
    const response = await signIn(await fresh(), PASSWORD);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^saldo\.session_token=[^;]+; .*Path=\/; HttpOnly; SameSite=Lax/);
    expect(Object.keys((await response.json()) as object)).toEqual(['user']);
  });

  it('answers a wrong password and an unknown address alike, and after ten tries when to come back', async () => {
    const email = await fresh();
    const wrong = await (await signIn(email, 'fel lösenord här')).text();
    expect(await (await signIn(`${newId()}@byra.se`, 'fel lösenord här')).text()).toBe(wrong);
    for (let tries = 1; tries < 10; tries++) await signIn(email, 'fel lösenord här');
    const locked = await signIn(email, PASSWORD);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it('believes no address that a stranger says they come from: ten guesses, whatever they call themselves', async () => {
    const email = await fresh();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push(await guess(world.api, email, `198.51.100.${n}`));
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });

  it('counts those of a trusted proxy apart: one address locks out nobody elsewhere, many lock out strangers but not the owner', async () => {
    const behind = createApi({}, { ...world.settings, trustedProxies: ['127.0.0.1'] });
    const email = await fresh();
    const at = (address: string, cookie = '') => guess(behind, email, address, { password: PASSWORD, cookie });
    for (let n = 0; n < 10; n++) expect(await guess(behind, email, '198.51.100.1')).toBe(401);
    expect(await at('198.51.100.1')).toBe(429);
    const entered = await send(behind, { ...call(email, PASSWORD), headers: { 'x-forwarded-for': '198.51.100.2' } });
    expect(entered.status).toBe(200);
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const statuses: number[] = [];
    for (let n = 10; n < 50; n++) statuses.push(await guess(behind, email, `198.51.100.${n}`));
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(11);
    expect(await at('198.51.100.99')).toBe(429);
    expect(await at('198.51.100.2'), 'the address is known').toBe(200);
    expect(await at('198.51.100.99', cookie), 'and so is the browser').toBe(200);
  });

  it('ends at once where the session is ended, also by somebody who signs out', async () => {
    const cookie = await world.signIn('SPECIALIST');
    const me = () => world.api.request('/api/me', { headers: { cookie } });
    expect((await me()).status).toBe(200);
    await world.api.request('/api/auth/sign-out', { method: 'POST', headers: { cookie } });
    expect((await me()).status).toBe(401);
  });
});

describe('a call with a cookie', () => {
  const change = (headers: Record<string, string>) =>
    world.send({ method: 'PATCH', path: `/api/clients/${world.mine.clientId}`, body: { tier: 'A' }, headers }, 'ADMIN');

  it.each([{ origin: 'https://evil.se' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { referer: 'https://evil.se/x' }])(
    'from %o is refused',
    async (headers) => expect((await change(headers)).status).toBe(403),
  );

  it.each([{ origin: APP_URL }, { origin: 'http://localhost:3000' }, { 'sec-fetch-site': 'same-origin' }, {}])(
    'from %o is taken',
    async (headers) => expect((await change(headers)).status).toBe(200),
  );

  it('of a form or of text is refused, wherever it comes from', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const call = { method: 'POST', path: '/api/clients', body: 'name=x', headers: { 'content-type': type } };
      expect((await world.send(call, 'ADMIN')).status).toBe(415);
    }
  });

  it('cannot sign a visitor in from a foreign page', async () => {
    const body = { email: 'a@b.se', password: PASSWORD };
    const call = { method: 'POST', path: '/api/auth/sign-in/email', body, headers: { origin: 'https://evil.se' } };
    expect((await world.send(call)).status).toBe(403);
  });
});

describe('a key', () => {
  it('needs no origin, falls back on no cookie, and may less at once when its maker may less', async () => {
    const made = (await (
      await world.send({ method: 'POST', path: '/api/api-keys', body: { name: 'skript', role: 'COORDINATOR' } }, 'ADMIN')
    ).json()) as { id: string; key: string };
    const withKey = (key: string, path: string) =>
      world.send({ path, headers: { authorization: `Bearer ${key}`, origin: 'https://script.example' } }, 'ADMIN');
    expect(await (await withKey(made.key, '/api/me')).json()).toMatchObject({ role: 'COORDINATOR' });
    expect((await withKey(made.key, '/api/users')).status).toBe(403);
    expect((await withKey('saldo_fel', '/api/me')).status).toBe(401);
    await world.send({ method: 'DELETE', path: `/api/api-keys/${made.id}` }, 'ADMIN');
    expect((await withKey(made.key, '/api/me')).status).toBe(401);
  });
});

describe('setting up', () => {
  it('is over once there is an administrator', async () => {
    expect(await (await world.send({ path: '/api/setup' })).json()).toEqual({ needed: false });
  });
});
