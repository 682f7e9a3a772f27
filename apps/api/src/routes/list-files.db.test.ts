import { listAuditLog } from '@saldo/access';
import { createFeed } from '@saldo/feeds';
import { newId } from '@saldo/platform/db';
import { testClient, userActor } from '@saldo/testing';
import readXlsx from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { sieFile, storeBooks } from '../fixtures/books.ts';
import { openWorld, type Who, type World } from '../fixtures/world.ts';

const admin = userActor();
let world: World;
let clientId: string;

beforeAll(async () => {
  world = await openWorld();
  clientId = await testClient({ name: 'Åkerö/Söner AB' });
  const { id } = await createFeed(admin, { clientId, source: 'MANUAL', config: {} });
  await storeBooks(clientId, id, sieFile.replace('"Kundbetalning"', '"=HYPERLINK(1)"').replace('"Lokal"', '"Lokal; hyra"'));
});

const days = 'from=2026-01-01&to=2026-12-31';
const get = (path: string, who: Who = 'ADMIN', language = 'sv') => world.send({ path, headers: { 'accept-language': language } }, who);
const csv = async (path: string, who: Who = 'ADMIN', language = 'sv') => {
  const response = await get(path, who, language);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.text()).replace('\uFEFF', '').trimEnd().split('\r\n');
};

describe('a list as a file', () => {
  it('is a workbook with real days and numbers, named by client, list and days', async () => {
    const response = await get(`/api/vouchers?clientId=${clientId}&${days}&format=xlsx`);
    expect(response.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      "filename*=UTF-8''Åkerö-Söner AB Verifikationer 2026-01-01–2026-12-31.xlsx",
    );
    const [sheet] = await readXlsx(Buffer.from(await response.arrayBuffer()));
    expect(sheet?.data).toEqual([
      ['Verifikation', 'Datum', 'Text', 'Anmärkning', 'Belopp'],
      ['A 1', new Date('2026-01-10'), '=HYPERLINK(1)', null, 1000],
      ['A 2', new Date('2026-02-15'), 'Hyra', null, 50],
    ]);
  });

  it('is Swedish CSV for a Swede, English for others, and runs no text as a formula', async () => {
    const path = `/api/vouchers?clientId=${clientId}&${days}&format=csv`;
    expect(await csv(path)).toEqual([
      'Verifikation;Datum;Text;Anmärkning;Belopp',
      "A 1;2026-01-10;'=HYPERLINK(1);;1000,00",
      'A 2;2026-02-15;Hyra;;50,00',
    ]);
    expect(await csv(path, 'ADMIN', 'en')).toEqual([
      'Voucher,Date,Text,Remark,Amount',
      "A 1,2026-01-10,'=HYPERLINK(1),,1000.00",
      'A 2,2026-02-15,Hyra,,50.00',
    ]);
    expect((await (await get(path)).arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]).buffer);
  });

  it('keeps filter, order and columns, and is not cut at a page', async () => {
    const path = `/api/vouchers?clientId=${clientId}&format=csv`;
    expect(await csv(`${path}&sort=-date&columns=amount,voucher&limit=1`)).toEqual(['Belopp;Verifikation', '50,00;A 2', '1000,00;A 1']);
    expect(await csv(`${path}&q=hyra&columns=voucher`)).toEqual(['Verifikation', 'A 2']);
    expect(await csv(`${path}&q=finns-inte&columns=voucher`)).toEqual(['Verifikation']);
  });

  it('has entries with negative amounts as numbers and, of one account, the balance after each', async () => {
    expect(await csv(`/api/ledger-entries?clientId=${clientId}&${days}&account=1930&format=csv&columns=date,debit,credit,running`)).toEqual(
      ['Datum;Debet;Kredit;Saldo', '2026-01-10;1000,00;;1100,00', '2026-02-15;;50,00;1050,00'],
    );
    const response = await get(`/api/trial-balance?clientId=${clientId}&${days}&format=xlsx`);
    const [sheet] = await readXlsx(Buffer.from(await response.arrayBuffer()));
    expect(sheet?.data).toContainEqual(['3001', 'Varor', 0, 0, 1000, -1000]);
  });

  it('has what is to be examined, in the words of the page and as far as one sees it', async () => {
    const path = '/api/review?format=csv&columns=client,year,from,to,proof,locked';
    const head = 'Klient;Räkenskapsår;Från;Till;Mot källans saldon;Läge';
    expect(await csv(`${path}&q=Åkerö`)).toEqual([head, 'Åkerö/Söner AB;2026;2026-01-01;2026-12-31;inte prövat;Öppet']);
    expect(await csv(`${path}&q=Åkerö&proof=proven`)).toEqual([head]);
    await testClient({ name: 'Åkerö Tomma AB' });
    expect(await csv(`${path}&q=Åkerö&proof=none`, 'ADMIN', 'en')).toEqual([
      'Client,Financial year,From,To,Against the source,State',
      'Åkerö Tomma AB,,,,no books,',
    ]);
    expect(await csv(`${path}&q=Åkerö`, 'AUDITOR'), 'none of an auditor of others').toEqual([head]);
    expect((await get('/api/review')).status).toBe(400);
  });

  it('has an account month by month', async () => {
    const path = `/api/account-months?clientId=${clientId}&account=1930&from=2026-01-01&to=2026-03-31&format=csv`;
    expect(await csv(path)).toEqual([
      'Från;Till;Ingående;Debet;Kredit;Utgående',
      '2026-01-01;2026-01-31;100,00;1000,00;0,00;1100,00',
      '2026-02-01;2026-02-28;1100,00;0,00;50,00;1050,00',
      '2026-03-01;2026-03-31;1050,00;0,00;0,00;1050,00',
    ]);
  });

  it('has two trial balances side by side, headed by their days, as the page has them', async () => {
    const path = `/api/trial-balance/comparison?clientId=${clientId}&from=2026-02-01&to=2026-02-28&otherFrom=2026-01-01&otherTo=2026-01-31`;
    expect(await csv(`${path}&format=csv&columns=account,value,before,change`)).toEqual([
      'Konto;2026-02-01 – 2026-02-28;2026-01-01 – 2026-01-31;Förändring',
      '1930;1050,00;1100,00;-50,00',
      '3001;0,00;-1000,00;1000,00',
      '5010;50,00;0,00;50,00',
    ]);
    const shown = (await (await get(path)).json()) as { rows: { account: string; value: string; before: string; change: string }[] };
    expect(shown.rows.map(({ account, value, before, change }) => [account, value, before, change])).toEqual([
      ['1930', '1050.00', '1100.00', '-50.00'],
      ['3001', '0.00', '-1000.00', '1000.00'],
      ['5010', '50.00', '0.00', '50.00'],
    ]);
    expect((await csv(`${path}&format=csv&sort=-change&q=5&columns=account,change`)).slice(1)).toEqual(['5010;50,00']);
    expect((await get(path.replace('otherFrom=2026', 'otherFrom=2025'))).status).toBe(422);
  });

  it('has a sample with each row of each voucher, its seed and what it was drawn from', async () => {
    const path = `/api/vouchers/sample?clientId=${clientId}&n=1&seed=x&format=csv`;
    const [head, ...lines] = await csv(`${path}&columns=place,account,amount,seed,population`);
    expect(head).toBe('Nr;Konto;Belopp;Frö;Draget ur');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/^1;\d{4};-?\d+,\d\d;x;2$/);
  });

  it('says which account a transaction is of, and how an account stands', async () => {
    const of = `clientId=${world.mine.clientId}&format=csv&columns`;
    expect(await csv(`/api/bank-transactions?${of}=date,account,amount`, 'CLIENT')).toEqual([
      'Bokföringsdag;Konto;Belopp',
      '2026-03-02;SE4550000000058398257466;-50,00',
    ]);
    expect(await csv(`/api/bank-accounts?${of}=account,bank,state`, 'CLIENT')).toEqual([
      'Konto;Bank;Läge',
      'SE4550000000058398257466;;läses in som fil',
    ]);
  });

  it('sorts what its page sorts by any column', async () => {
    const path = `/api/trial-balance?clientId=${clientId}&${days}&format=csv&columns=account`;
    expect(await csv(`${path}&sort=-closing`)).toEqual(['Konto', '1930', '5010', '3001']);
    expect(await csv(`${path}&q=hyra`)).toEqual(['Konto', '5010']);
    const users = await csv('/api/users?format=csv&sort=-email&columns=email');
    expect(users.slice(1)).toEqual(
      users
        .slice(1)
        .toSorted(new Intl.Collator('sv', { numeric: true }).compare)
        .reverse(),
    );
  });

  it.each([
    '/api/clients?',
    '/api/datafeeds?',
    '/api/jobs?',
    '/api/board?period=2026-01&',
    '/api/audit-log?',
    '/api/users?',
    '/api/ledger-entries?',
    '/api/vouchers?',
  ])('%s can be had in both forms and languages', async (path) => {
    for (const language of ['sv', 'en']) {
      expect((await csv(`${path}format=csv`, 'ADMIN', language)).length).toBeGreaterThan(1);
      const response = await get(`${path}format=xlsx`, 'ADMIN', language);
      const [sheet] = await readXlsx(Buffer.from(await response.arrayBuffer()));
      expect(sheet?.data.length).toBeGreaterThan(1);
    }
  });

  it('refuses columns, forms and orders that the list has not', async () => {
    for (const wish of ['columns=voucher,secret&format=csv', 'format=pdf', 'sort=text&format=csv', 'columns='])
      expect([wish, (await get(`/api/vouchers?clientId=${clientId}&${wish}`)).status]).toEqual([wish, 400]);
    expect((await get('/api/users?format=csv&sort=password')).status).toBe(400);
  });
});

describe('whose rows', () => {
  it("a file has nothing of somebody else's client, and one of that client is missing", async () => {
    const names = (await csv('/api/clients?format=csv&columns=name', 'STRANGER')).slice(1);
    expect(names).toHaveLength(1);
    const all = await csv('/api/jobs?format=csv&columns=client', 'STRANGER');
    expect(new Set(all.slice(1))).toEqual(new Set(names));
    for (const list of [
      'vouchers?',
      'ledger-entries?',
      `trial-balance?${days}&`,
      `account-months?account=1930&${days}&`,
      'jobs?',
      'datafeeds?',
    ])
      expect([list, (await get(`/api/${list}clientId=${world.mine.clientId}&format=csv`, 'STRANGER')).status]).toEqual([list, 404]);
    expect((await get(`/api/vouchers?clientId=${newId()}&format=csv`)).status).toBe(404);
    expect((await get('/api/users?format=csv', 'AUDITOR')).status).toBe(403);
  });

  it('is told in the log: who took out which list, by which filter, with how many rows', async () => {
    await csv(`/api/vouchers?clientId=${clientId}&q=hyra&format=csv&columns=voucher,date`, 'COORDINATOR');
    const [row] = (await listAuditLog(admin, { clientId, action: 'list.export', limit: 1 })).items;
    expect(row).toMatchObject({
      refType: 'list',
      refId: 'vouchers',
      actor: { userId: world.userIds.COORDINATOR },
      payload: { format: 'csv', rows: 1, columns: ['voucher', 'date'], filter: { clientId, q: 'hyra' } },
    });
    await csv('/api/clients?format=csv', 'AUDITOR');
    const own = await listAuditLog(admin, { action: 'list.export', actorId: world.userIds.AUDITOR, limit: 1 });
    expect(own.items[0]).toMatchObject({ refId: 'clients', payload: { rows: 4 } });
  });
});
