import { createUser, grantOf } from '@saldo/access';
import { type Role, roles } from '@saldo/kernel';
import { newId } from '@saldo/platform/db';
import { signedInJustNow, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, cases } from './fixtures/cases.ts';
import { operationsOf } from './fixtures/operations.ts';
import { openWorld, PASSWORD, send, type World } from './fixtures/world.ts';

// Every operation of the document, by every role with the client and without it, held against the table of permissions.
let world: World;
let strangers: Readonly<Record<string, string>>;
const bound: readonly Role[] = ['SPECIALIST', 'CLIENT', 'AUDITOR'];

beforeAll(async () => {
  world = await openWorld();
  strangers = Object.fromEntries(await Promise.all(bound.map(async (role) => [role, await strangerOf(role)] as const)));
});

/** The cookies of somebody with this role who has only the other client. */
async function strangerOf(role: Role): Promise<string> {
  const email = `${newId()}@byra.se`;
  await createUser(await signedInJustNow(userActor()), { email, name: role, role, clientIds: [world.theirs.clientId], password: PASSWORD });
  const entered = await send(world.api, { method: 'POST', path: '/api/auth/sign-in/email', body: { email, password: PASSWORD } });
  return entered.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const named = Object.entries(cases);

describe.each(named)('%s', (operation, standing) => {
  const permission = () => operationsOf(world.api).get(operation)?.permission ?? '';
  const grants = (role: Role) => (['anybody', 'signed-in'].includes(permission()) ? 'yes' : grantOf(role, permission()));
  const answers = (role: Role, cookie?: string) => ask(standing, role, cookie);

  it('lets in of the roles those of the table, to their own client', async () => {
    // Those that are refused first: what they are refused is still there.
    const inOrder = roles.toSorted((a, b) => Number(grants(a) === 'yes') - Number(grants(b) === 'yes'));
    for (const role of inOrder) {
      const status = await answers(role);
      const grant = grants(role);
      if (grant === 'no') expect(status, role).toBe(403);
      else if (grant === 'yes') expect([standing.happy, standing.anonymous, ...(standing.orElse ?? [])], role).toContain(status);
      // A part of it: what lies in it the tests of the operation say.
      else expect([standing.happy, 403, 404], role).toContain(status);
    }
  });

  it("shows nothing of somebody else's client", async () => {
    if (permission() === 'anybody') return;
    for (const role of bound) {
      const status = await answers(role, strangers[role]);
      if (standing.stranger !== null) expect([403, 404], role).toContain(status);
      else if (grants(role) === 'no') expect(status, role).toBe(403);
      // A role that may is told of a client that it is not there; one that may not, of a thing that an address names.
      if (standing.stranger !== null && (grants(role) === 'yes' || operation.includes('{id}'))) expect(status, role).toBe(404);
    }
  });
});

async function ask(standing: Case, role: Role, cookie: string | undefined): Promise<number> {
  const call = await standing.call(world);
  const response = cookie === undefined ? await world.send(call, role) : await send(world.api, call, cookie);
  await response.text();
  return response.status;
}

it('the document names the permission of each operation', () => {
  for (const { path, permission } of operationsOf(world.api).values())
    expect(permission, path).toMatch(/^(anybody|signed-in|[a-z]+\.[a-z-]+)$/);
});

describe('a client that there is not', () => {
  const byClient = () =>
    [...operationsOf(world.api)].filter(([, { method, query }]) => method === 'GET' && query !== null && 'clientId' in query.shape);

  it('is missing as a filter too, whoever asks and whatever the list', async () => {
    expect(byClient().length).toBeGreaterThan(8);
    for (const [operation, { path, permission }] of byClient()) {
      const standing = cases[operation];
      if (!standing) throw new Error(operation);
      const usual = new URL((await standing.call(world)).path, 'http://saldo.example');
      expect(usual.pathname, operation).toBe(path);
      usual.searchParams.set('clientId', newId());
      for (const role of roles) {
        if (grantOf(role, permission) === 'no') continue;
        const { status } = await world.send({ path: `${usual.pathname}${usual.search}` }, role);
        expect([operation, role, status]).toEqual([operation, role, 404]);
      }
    }
  });
});
