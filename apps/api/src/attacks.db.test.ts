import { database, newId } from '@saldo/platform/db';
import { beforeAll, describe, expect, it } from 'vitest';
import { sieFile } from './fixtures/books.ts';
import { cases } from './fixtures/cases.ts';
import { operationsOf } from './fixtures/operations.ts';
import { type Call, importForm, openWorld, PASSWORD, send, type World } from './fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

const changing = Object.entries(cases).filter(([operation]) => !operation.startsWith('GET '));
const reading = Object.entries(cases).filter(([operation]) => operation.startsWith('GET '));
const foreign: readonly (readonly [string, Record<string, string>])[] = [
  ["another page's origin", { origin: 'https://evil.example' }],
  ['a page that hides its origin', { origin: 'null' }],
  ['an address that only begins like ours', { origin: 'http://127.0.0.1:3000.evil.example' }],
  ['a referring page elsewhere', { referer: 'https://evil.example/x' }],
  ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
];

describe("a foreign page with the visitor's cookie", () => {
  it.each(changing)('changes nothing by %s', async (operation, { call }) => {
    const made: Call = await call(world);
    for (const [name, headers] of foreign) {
      const response = await world.send({ ...made, headers: { ...made.headers, ...headers } }, 'ADMIN');
      expect(`${response.status} ${((await response.json()) as { code: string }).code}`, name).toBe('403 api.foreign-origin');
    }
    // A form of a page elsewhere can send this without being asked; a route without a body reads none.
    if (!operationsOf(world.api).get(operation)?.body) return;
    const form = await world.send({ ...made, body: JSON.stringify(made.body), headers: { 'content-type': 'text/plain' } }, 'ADMIN');
    expect(form.status).toBe(415);
  });

  it('nothing changes by what only reads', async () => {
    const all = await Promise.all(reading.map(([, { call }]) => call(world)));
    // That a list was taken out as a file is told in the log.
    const calls = all.filter(({ path }) => !path.includes('format='));
    const before = await audited();
    for (const call of calls) await (await world.send(call, 'ADMIN')).text();
    expect(await audited()).toBe(before);
  });
});

async function audited(): Promise<string> {
  const found = await database().pool.query<{ state: string }>(
    `select concat((select count(*) from audit_rows), ' ', (select count(*) from clients), ' ', (select count(*) from data_feeds), ' ',
      (select count(*) from jobs), ' ', (select count(*) from auth.users), ' ', (select count(*) from auth.api_keys)) as state`,
  );
  return found.rows[0]?.state ?? '';
}

describe('a session', () => {
  const enter = (email: string, cookie: string) =>
    send(world.api, { method: 'POST', path: '/api/auth/sign-in/email', body: { email, password: PASSWORD }, headers: { cookie } });
  const sessionIn = (response: Response) => /saldo\.session_token=([^;]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? '';

  it('that somebody laid out before the sign-in is not the one after it', async () => {
    const { email } = await newUser();
    const planted = await world.signIn('CLIENT');
    const signed = await enter(email, planted);
    expect(sessionIn(signed)).not.toBe('');
    expect(planted).not.toContain(sessionIn(signed));
    // The planted one is still whose it was.
    const who = await send(world.api, { path: '/api/me' }, planted);
    expect(((await who.json()) as { role: string }).role).toBe('CLIENT');
    expect(sessionIn(await enter(email, 'saldo.session_token=gissad.underskrift'))).not.toContain('gissad');
  });

  it('is another one after each sign-in', async () => {
    const { email } = await newUser();
    const first = await enter(email, '');
    const second = await enter(email, `saldo.session_token=${sessionIn(first)}`);
    expect(sessionIn(second)).not.toBe(sessionIn(first));
    const { status } = await send(world.api, { path: '/api/me' }, `saldo.session_token=${sessionIn(first)}`);
    expect(status).toBe(401);
  });
});

async function newUser(role = 'SPECIALIST'): Promise<{ id: string; email: string }> {
  const body = { email: `${newId()}@byra.se`, name: 'Ny', role, clientIds: [world.mine.clientId], password: PASSWORD };
  return (await (await world.send({ method: 'POST', path: '/api/users', body }, 'ADMIN')).json()) as { id: string; email: string };
}

describe('a chain of the audit log', () => {
  const verify = async (query = '') => {
    const answer = await world.send({ path: `/api/audit-log/verify${query}` }, 'ADMIN');
    return { status: answer.status, body: (await answer.json()) as { chains: { chain: string; rows: number }[] } };
  };

  it('is looked at although its client is put away', async () => {
    const { body } = await verify();
    expect(body.chains.map(({ chain }) => chain)).toContain(world.archived);
    expect((await verify(`?clientId=${world.archived}`)).body.chains[0]?.rows).toBeGreaterThan(0);
  });
});

describe('many at the same moment', () => {
  it('who import into a client without a manual feed find one', async () => {
    const client = { name: 'Nytt AB', orgNo: '556036-0793', kind: 'company' };
    const { id } = (await (await world.send({ method: 'POST', path: '/api/clients', body: client }, 'ADMIN')).json()) as { id: string };
    const call = () =>
      world.send({ method: 'POST', path: '/api/imports', form: importForm({ clientId: id, kind: 'sie' }, { text: sieFile }) }, 'ADMIN');
    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await call()).status));
    expect(statuses).toEqual([202, 202, 202, 202, 202, 202]);
    const feeds = await world.send({ path: `/api/datafeeds?clientId=${id}` }, 'ADMIN');
    expect(((await feeds.json()) as { items: unknown[] }).items).toHaveLength(1);
  });
});

describe('fields that one may not set', () => {
  const greedy = { role: 'ADMIN', clientIds: [], status: 'active', amlOfficer: true, twoFactorEnabled: true, id: newId(), version: 99 };

  it('are left out where one changes oneself', async () => {
    const answer = await world.send({ method: 'PATCH', path: '/api/me', body: { name: 'Jag', ...greedy } }, 'SPECIALIST');
    expect(await answer.json()).toMatchObject({ name: 'Jag', role: 'SPECIALIST', amlOfficer: false, twoFactorEnabled: false });
  });

  it('are left out where one takes an invitation up', async () => {
    const email = `${newId()}@byra.se`;
    const wish = { email, role: 'CLIENT', clientIds: [world.mine.clientId] };
    const { url } = (await (await world.send({ method: 'POST', path: '/api/invitations', body: wish }, 'ADMIN')).json()) as { url: string };
    const body = { token: new URL(url).searchParams.get('token'), name: 'Ny', password: PASSWORD, email: 'annan@byra.se', ...greedy };
    const answer = await send(world.api, { method: 'POST', path: '/api/invitations/accept', body });
    expect(await answer.json()).toMatchObject({ email, role: 'CLIENT', clientIds: [world.mine.clientId], amlOfficer: false, version: 1 });
  });

  it('are left out where a client is made', async () => {
    const body = {
      name: 'Nytt AB',
      orgNo: '556036-0793',
      kind: 'company',
      id: world.theirs.clientId,
      version: 99,
      archivedAt: '2020-01-01T00:00:00Z',
    };
    const made = (await (await world.send({ method: 'POST', path: '/api/clients', body }, 'ADMIN')).json()) as {
      id: string;
      version: number;
    };
    expect(made.id).not.toBe(world.theirs.clientId);
    expect(made.version).toBe(1);
    expect((await world.send({ path: `/api/clients/${made.id}` }, 'ADMIN')).status).toBe(200);
  });

  it('a key is never given more than its maker has', async () => {
    const wishes = [{ role: 'ADMIN' }, { clientIds: [world.theirs.clientId] }];
    const statuses = await Promise.all(
      wishes.map(
        async (wish) => (await world.send({ method: 'POST', path: '/api/api-keys', body: { name: 'x', ...wish } }, 'SPECIALIST')).status,
      ),
    );
    expect(statuses).toEqual([422, 404]);
  });
});
