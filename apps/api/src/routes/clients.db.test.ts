import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Who, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

interface Listed {
  readonly items: readonly { readonly id: string; readonly archivedAt: string | null }[];
  readonly nextCursor: string | null;
}

const get = async (query: string, who: Who = 'ADMIN') => await world.send({ path: `/api/clients?${query}` }, who);
const listed = async (query: string) => (await (await get(query)).json()) as Listed;

async function every(query: string): Promise<Listed['items'][number][]> {
  const found = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Listed = await listed(`${query}&limit=1${cursor && `&cursor=${cursor}`}`);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

describe('GET /api/clients?status=', () => {
  it('gives an administrator those that are archived, page by page, and only those', async () => {
    const archived = await every('status=archived&q=Arkiverat');
    expect(archived.map(({ id }) => id)).toContain(world.archived);
    expect(archived.every(({ archivedAt }) => archivedAt !== null)).toBe(true);
    expect((await listed('status=active&limit=500')).items.map(({ id }) => id)).not.toContain(world.archived);
    expect((await listed('limit=500')).items.every(({ archivedAt }) => archivedAt === null)).toBe(true);
  });

  it('refuses whoever may not restore one, and a status that there is not', async () => {
    for (const who of ['COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'] as const)
      expect([who, (await get('status=archived', who)).status]).toEqual([who, 403]);
    expect((await get('status=gone')).status).toBe(400);
  });
});

it('is removed for good only by whoever has seen it as it is', async () => {
  const body = { name: 'Borttaget AB', orgNo: '556036-0793', kind: 'company' };
  const made = await world.send({ method: 'POST', path: '/api/clients', body }, 'ADMIN');
  const { id } = (await made.json()) as { id: string };
  const remove = async (tag: string) =>
    (await world.send({ method: 'DELETE', path: `/api/clients/${id}?remove=true`, headers: { 'if-match': tag } }, 'ADMIN')).status;
  expect([await remove('"7"'), await remove('"1"')]).toEqual([412, 204]);
});

it('is told every field that is wrong at once, also those that only the calendar or the catalogue knows', async () => {
  const refused = async (method: string, path: string, body: object) => {
    const response = await world.send({ method, path, body }, 'ADMIN');
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    return [response.status, ...errors.map((error) => error.path)];
  };
  const wrong = { name: '', orgNo: '556036-0794', kind: 'firma', timeZone: 'Mars/Olympus' };
  expect(await refused('POST', '/api/clients', wrong)).toEqual([422, 'name', 'orgNo', 'kind', 'timeZone']);
  expect(await refused('PATCH', `/api/clients/${world.mine.clientId}`, { name: 5, timeZone: '+02:00' })).toEqual([422, 'name', 'timeZone']);
  const profile = {
    kinds: ['AIFM full'],
    financialYearEnd: '02-30',
    vatPeriod: 'vecka',
    turnoverBand: '',
    aumEur: '-1',
    baseCurrency: 'ZQZ',
  };
  expect(await refused('PUT', `/api/clients/${world.mine.clientId}/profile`, profile)).toEqual([
    422,
    'kinds.0',
    ...Object.keys(profile).slice(1),
  ]);
});
