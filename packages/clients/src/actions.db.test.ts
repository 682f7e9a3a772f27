import { verifyAudit } from '@saldo/audit';
import { testDatabase, testSystem, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { archiveClient, listArchivedClients, removeClient, restoreClient } from './actions/archive-client.ts';
import { createClient, getClient, getProfile, listClients, putProfile, updateClient } from './actions.ts';
import type { ClientSort } from './store.ts';

beforeAll(async () => {
  await testDatabase();
});

const admin = userActor();
const unchanged = async () => undefined;
const fields = (name: string) => ({ name, orgNo: '556036-0793', kind: 'company' as const });

describe('a client', () => {
  it('is made with defaults, seen at once, and recorded in a chain of its own', async () => {
    const client = await createClient(admin, fields('Ek AB'));
    expect(await getClient(admin, client.id)).toMatchObject({ name: 'Ek AB', timeZone: 'Europe/Stockholm', tier: null, version: 1 });
    expect(await verifyAudit(admin, { clientId: client.id })).toMatchObject({ ok: true, chains: [{ rows: 1 }] });
  });

  it('may have the number of another, with a warning', async () => {
    await createClient(admin, fields('Första AB'));
    expect((await createClient(admin, fields('Andra AB'))).warnings.map((warning) => warning.code)).toEqual(['clients.org-no-taken']);
  });

  it('changes what is said, and refuses a version that is no longer', async () => {
    const client = await createClient(admin, fields('Al AB'));
    const changed = await updateClient(admin, client.id, { tier: 'A' }, { version: 1, alongside: unchanged });
    expect(changed).toMatchObject({ name: 'Al AB', tier: 'A', version: 2 });
    await expect(updateClient(admin, client.id, { tier: 'B' }, { version: 1, alongside: unchanged })).rejects.toMatchObject({
      code: 'clients.stale',
    });
    await expect(updateClient(admin, client.id, { orgNo: '1' }, { alongside: unchanged })).rejects.toMatchObject({
      code: 'clients.invalid',
    });
  });

  it('has a profile from the first, which keeps what is left out', async () => {
    const client = await createClient(admin, fields('Asp AB'));
    expect(await getProfile(admin, client.id)).toMatchObject({ financialYearEnd: '12-31', baseCurrency: 'SEK', kinds: [], version: 0 });
    await putProfile(admin, client.id, { kinds: ['company'], aumEur: '1000.5' });
    const profile = await putProfile(admin, client.id, { vatPeriod: 'month' }, { version: 1 });
    expect(profile).toMatchObject({ kinds: ['company'], aumEur: '1000.50', vatPeriod: 'month', version: 2 });
    await expect(putProfile(admin, client.id, {}, { version: 1 })).rejects.toMatchObject({ code: 'clients.stale' });
  });

  it('is removed only where it has no books', async () => {
    const client = await createClient(admin, fields('Rönn AB'));
    const options = { alongside: unchanged };
    await expect(removeClient(admin, client.id, { ...options, hasBooks: async () => true })).rejects.toMatchObject({
      code: 'clients.has-books',
    });
    await removeClient(admin, client.id, { ...options, hasBooks: async () => false });
    await expect(getClient(admin, client.id)).rejects.toMatchObject({ code: 'clients.missing' });
  });

  it('is archived once, however many do it at once, and is removed only as whoever removes it has seen it', async () => {
    const { id } = await createClient(admin, fields('Hägg AB'));
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => archiveClient(admin, id, { alongside: unchanged })));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    // Whoever still sees it, as one does whose transaction began before, changes it no more.
    await expect(archiveClient(testSystem, id, { alongside: unchanged })).rejects.toMatchObject({ code: 'clients.missing' });
    await expect(putProfile(testSystem, id, { kinds: ['company'] })).rejects.toMatchObject({ code: 'clients.missing' });
    expect(await verifyAudit(testSystem, { clientId: id })).toMatchObject({ chains: [{ rows: 2 }] });
    const options = { alongside: unchanged, hasBooks: async () => false };
    await expect(removeClient(admin, id, { ...options, version: 1 })).rejects.toMatchObject({ code: 'clients.stale' });
    await removeClient(admin, id, { ...options, version: 2 });
  });
});

describe('the list', () => {
  it('goes by name, page by page, and finds by a part of name or number', async () => {
    const mark = `Zz${Date.now()}`;
    for (const name of ['c', 'a', 'b']) await createClient(admin, fields(`${mark} ${name} 100%`));
    const first = await listClients(admin, { q: mark, limit: 2 });
    const second = await listClients(admin, { q: mark, limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((client) => client.name.slice(-6))).toEqual(['a 100%', 'b 100%', 'c 100%']);
    expect(second.nextCursor).toBeNull();
    const sorted = async (sort: ClientSort) => {
      const names: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await listClients(admin, { q: mark, limit: 2, sort, cursor });
        names.push(...page.items.map((client) => client.name.slice(-6, -5)));
        cursor = page.nextCursor;
      }
      return names.join('');
    };
    expect([await sorted('name'), await sorted('-name'), await sorted('created'), await sorted('-created')]).toEqual([
      'abc',
      'cba',
      'cab',
      'bac',
    ]);
    expect((await listClients(admin, { q: `${mark} a 100_`, limit: 2 })).items).toEqual([]);
    await expect(listClients(admin, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'clients.bad-cursor' });
  });

  it('is of some clients by their ids, of those that the actor sees', async () => {
    const mark = `Zx${Date.now()}`;
    const made = [];
    for (const name of ['a', 'b', 'c']) made.push(await createClient(admin, fields(`${mark} ${name}`)));
    const [a, b] = made.map(({ id }) => id) as [string, string];
    const names = async (actor: typeof admin, ids: string[]) =>
      (await listClients(actor, { ids, limit: 10 })).items.map(({ name }) => name.slice(-1)).join('');
    expect([await names(admin, [b, a]), await names(admin, ['no id', b]), await names(admin, [])]).toEqual(['ab', 'b', '']);
    expect(await names(userActor({ role: 'SPECIALIST', clientIds: [a] }), [a, b])).toBe('a');
  });

  it('goes on where it was, though the last client of the page is archived, renamed or removed meanwhile', async () => {
    const mark = `Zy${Date.now()}`;
    const made: string[] = [];
    for (const name of ['a', 'b', 'c', 'd']) made.push((await createClient(admin, fields(`${mark}_${name}`))).id);
    const [, b = ''] = made;
    const first = await listClients(admin, { q: mark, limit: 2 });
    const rest = async () => {
      const { items } = await listClients(admin, { q: mark, limit: 2, cursor: first.nextCursor ?? '' });
      return items.map(({ name }) => name.slice(-1));
    };
    await updateClient(admin, b, { name: `${mark}_z` }, { alongside: unchanged });
    expect(await rest()).toEqual(['c', 'd']);
    await archiveClient(admin, b, { alongside: unchanged });
    expect(await rest()).toEqual(['c', 'd']);
    await removeClient(admin, b, { alongside: unchanged, hasBooks: async () => false });
    expect(await rest()).toEqual(['c', 'd']);
  });

  it('of those that are archived goes by name, page by page, until they are restored', async () => {
    const mark = `Zx${Date.now()}`;
    const made: Record<string, string> = {};
    for (const name of ['c', 'a', 'b', 'stays']) made[name] = (await createClient(admin, fields(`${mark} ${name}`))).id;
    for (const name of ['a', 'b', 'c']) await archiveClient(admin, made[name] ?? '', { alongside: unchanged });
    const names = async (filter: { limit: number; cursor?: string }) => {
      const { items, nextCursor } = await listArchivedClients(admin, { q: mark, ...filter });
      return { names: items.map(({ name, archivedAt }) => `${name.slice(-1)} ${archivedAt instanceof Date}`), nextCursor };
    };
    const first = await names({ limit: 2 });
    expect(first.names).toEqual(['a true', 'b true']);
    await restoreClient(admin, made.b ?? '');
    expect(await names({ limit: 2, cursor: first.nextCursor ?? '' })).toEqual({ names: ['c true'], nextCursor: null });
    expect((await names({ limit: 5 })).names).toEqual(['a true', 'c true']);
    const active = (await listClients(admin, { q: mark, limit: 5 })).items.map(({ name, archivedAt }) => [name.slice(-1), archivedAt]);
    expect(active).toEqual([
      ['b', null],
      ['s', null],
    ]);
    const key = { kind: 'key' as const, keyId: admin.userId, userId: admin.userId, role: 'ADMIN' as const, clientIds: [made.c ?? ''] };
    expect((await listArchivedClients(key, { q: mark, limit: 5 })).items.map(({ id }) => id)).toEqual([made.c]);
    await expect(listArchivedClients(admin, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'clients.bad-cursor' });
  });

  it('shows a specialist its own', async () => {
    const own = await createClient(admin, fields('Egen AB'));
    const specialist = userActor({ role: 'SPECIALIST', clientIds: [own.id] });
    expect((await listClients(specialist, { limit: 500 })).items.map((client) => client.id)).toEqual([own.id]);
  });
});

describe('a key', () => {
  it('for some clients makes no others', async () => {
    const own = await createClient(admin, fields('Tall AB'));
    const key = { kind: 'key' as const, keyId: admin.userId, userId: admin.userId, role: 'ADMIN' as const, clientIds: [own.id] };
    await expect(createClient(key, fields('Ny AB'))).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
