import { verifyAudit } from '@saldo/audit';
import { testDatabase, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { removeClient } from './actions/archive-client.ts';
import { createClient, getClient, getProfile, listClients, putProfile, updateClient } from './actions.ts';

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
});

describe('the list', () => {
  it('goes by name, page by page, and finds by a part of name or number', async () => {
    const mark = `Zz${Date.now()}`;
    for (const name of ['c', 'a', 'b']) await createClient(admin, fields(`${mark} ${name} 100%`));
    const first = await listClients(admin, { q: mark, limit: 2 });
    const second = await listClients(admin, { q: mark, limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((client) => client.name.slice(-6))).toEqual(['a 100%', 'b 100%', 'c 100%']);
    expect(second.nextCursor).toBeNull();
    expect((await listClients(admin, { q: `${mark} a 100_`, limit: 2 })).items).toEqual([]);
    await expect(listClients(admin, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'clients.bad-cursor' });
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
