import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Who, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

interface View {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

const view = { list: 'vouchers', name: 'Hyror', filters: { q: 'hyra' }, sort: '-date', columns: ['voucher', 'amount'], density: 'compact' };
const post = (body: object, who: Who = 'SPECIALIST') => world.send({ method: 'POST', path: '/api/views', body }, who);
const made = async (body: object, who?: Who) => {
  const response = await post(body, who);
  expect(response.status).toBe(201);
  return (await response.json()) as View;
};
const patch = (id: string, body: object, { who = 'SPECIALIST', version }: { who?: Who; version?: number } = {}) =>
  world.send(
    { method: 'PATCH', path: `/api/views/${id}`, body, headers: version === undefined ? {} : { 'if-match': `"${version}"` } },
    who,
  );
const remove = (id: string, who: Who = 'SPECIALIST') => world.send({ method: 'DELETE', path: `/api/views/${id}` }, who);
const names = async (list: string, who: Who = 'SPECIALIST') => {
  const { items } = (await (await world.send({ path: `/api/views?list=${list}` }, who)).json()) as { items: View[] };
  return items.map(({ name }) => name);
};

describe('saved views', () => {
  it('are kept as they were saved, by list and name', async () => {
    expect(await made({ ...view, name: 'B' })).toMatchObject({ ...view, name: 'B', version: 1 });
    await made({ ...view, name: 'A' });
    expect(await made({ list: 'jobs', name: 'Fel' })).toMatchObject({ filters: {}, sort: null, columns: null, density: 'normal' });
    expect(await names('vouchers')).toEqual(['A', 'B']);
    expect(await names('jobs')).toEqual(['Fel']);
    expect(await names('audit')).toEqual([]);
  });

  it('are nobody else’s, an administrator’s neither', async () => {
    const { id } = await made({ ...view, name: 'Min' });
    expect(await names('vouchers', 'ADMIN')).toEqual([]);
    expect((await patch(id, { name: 'Din' }, { who: 'ADMIN' })).status).toBe(404);
    expect((await remove(id, 'ADMIN')).status).toBe(404);
    expect(await names('vouchers')).toContain('Min');
  });

  it('change what is said and nothing else, and are forgotten for good', async () => {
    const { id } = await made({ ...view, name: 'Ändras' });
    const changed = await (await patch(id, { name: 'Ändrad', columns: null }, { version: 1 })).json();
    expect(changed).toMatchObject({ ...view, name: 'Ändrad', columns: null, version: 2 });
    expect((await patch(id, { name: 'x' }, { version: 1 })).status).toBe(412);
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(404);
    expect((await patch(id, {})).status).toBe(404);
  });

  it('have names of their own within a list', async () => {
    const { id } = await made({ ...view, name: 'Ett' });
    expect((await post({ ...view, name: 'Ett' })).status).toBe(409);
    await made({ ...view, list: 'entries', name: 'Ett' });
    await made({ ...view, name: 'Två' });
    expect((await patch(id, { name: 'Två' })).status).toBe(409);
    expect((await patch(id, { name: 'Ett' })).status).toBe(200);
  });

  it.each([
    ['list', { ...view, list: 'passwords' }],
    ['name', { ...view, name: ' ' }],
    ['filters.<b>', { ...view, name: 'f', filters: { '<b>': 'x' } }],
    ['sort', { ...view, name: 's', sort: 'date; drop' }],
    ['columns', { ...view, name: 'c', columns: [] }],
    ['density', { ...view, name: 'd', density: 'airy' }],
  ])('refuse a wrong %s', async (path, body) => {
    const response = await post(body);
    expect(response.status).toBe(422);
    expect(((await response.json()) as { errors: { path: string }[] }).errors.map((error) => error.path)).toContain(path);
  });

  it('are at most a hundred a list', async () => {
    for (let n = 0; n < 100; n++) await made({ list: 'board', name: `Vy ${n}` }, 'CLIENT');
    expect((await post({ list: 'board', name: 'en till' }, 'CLIENT')).status).toBe(409);
    await made({ list: 'clients', name: 'en till' }, 'CLIENT');
  });
});
