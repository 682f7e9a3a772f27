import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createFeed } from '@saldo/feeds';
import { type BooksVoucher, beginYear, listFinancialYears, packRaw } from '@saldo/ledger';
import { readSie, type SieReading, sieVouchers } from '@saldo/ledger/sie';
import { config } from '@saldo/platform/config';
import { transaction } from '@saldo/platform/db';
import { jobActor, testClient, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { richSieFile, storeBooks } from '../fixtures/books.ts';
import { openWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

const admin = userActor();

interface Year {
  readonly clientId: string;
  readonly feedId: string;
  readonly id: string;
}

async function yearOf(file: string | Buffer): Promise<Year> {
  const clientId = await testClient();
  const { id: feedId } = await createFeed(admin, { clientId, source: 'FORTNOX', config: { apiKey: 'nyckel' } });
  await storeBooks(clientId, feedId, file);
  const [year] = (await listFinancialYears(admin, { clientId, limit: 1 })).items;
  return { clientId, feedId, id: year?.id ?? '' };
}

async function exported({ id }: Year): Promise<Buffer> {
  const response = await world.send({ path: `/api/financial-years/${id}/sie` }, 'ADMIN');
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** The books of a file as far as they can be compared: without the program and the places of a file, in one order. */
async function booksOf(file: string | Buffer) {
  const open = () => [typeof file === 'string' ? Buffer.from(file) : file];
  const reading = await readSie(open, { fileName: 'bok.se' });
  if (reading.status !== 'read') throw new Error(reading.faults.map((fault) => fault.message.en).join('\n'));
  const vouchers: BooksVoucher[] = [];
  for await (const batch of sieVouchers(open, reading)) vouchers.push(...batch);
  return {
    head: headOf(reading),
    vouchers: inOneOrder(vouchers.map(withoutPlaces)),
    type: reading.type,
    encoding: reading.encoding,
    proof: reading.proof,
  };
}

// In a file each correction stands where its row does.
function withoutPlaces(voucher: BooksVoucher) {
  return { ...voucher, place: null, corrections: inOneOrder(voucher.corrections) };
}

function headOf({ head }: SieReading) {
  const { program: _, findings: __, accounts, balances, objects, ...rest } = head;
  return { ...rest, accounts: inOneOrder(accounts), balances: inOneOrder(balances), objects: inOneOrder(objects) };
}

function inOneOrder<T>(all: readonly T[]): T[] {
  const text = (one: T) => JSON.stringify(one, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return all.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}

describe('GET /api/financial-years/{id}/sie', () => {
  it('gives the books that were stored: read again they are the same, and stored again they are exported alike', async () => {
    const first = await exported(await yearOf(richSieFile));
    const [was, is] = [await booksOf(richSieFile), await booksOf(first)];
    expect(is.head).toEqual(was.head);
    expect(is.vouchers).toEqual(was.vouchers);
    expect([is.type, is.encoding, is.proof.status]).toEqual(['4E', 'cp437', was.proof.status]);

    const again = await exported(await yearOf(first));
    expect(again.toString('latin1')).toBe(first.toString('latin1'));
  });

  it('has the form that Fortnox takes in, with numbers that ascend', async () => {
    const file = (await exported(await yearOf(richSieFile))).toString('latin1');
    expect(file.split('\r\n').slice(0, 4)).toEqual(['#FLAGGA 0', '#FORMAT PC8', '#SIETYP 4', '#PROGRAM "Saldo" 0.1.0']);
    expect(file.match(/^#VER .+?(?= \d{8})/gm)).toEqual(['#VER A 1', '#VER A 2', '#VER A 10', '#VER L\u0099N 0007', '#VER "" ""']);
    const added = '4010 {1 "NORR"} 50 20251003 "R\u0084tt" 12.5 "MA"';
    expect(file).toContain(`#RTRANS ${added}\r\n#TRANS ${added}\r\n`);
    expect(file).toContain('#BTRANS 4010 {} 45 20251002 "Fel" 1 "MA"\r\n');
  });

  it('comes under the name of the company and the days of its year', async () => {
    const { id } = await yearOf(richSieFile);
    const response = await world.send({ path: `/api/financial-years/${id}/sie` }, 'AUDITOR');
    expect(response.status).toBe(404); // somebody else's
    const { headers } = await world.send({ path: `/api/financial-years/${id}/sie` }, 'COORDINATOR');
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('Åkerö & Söner _Bygg-Mark_ AB 20250701-20260630.se')}`,
    );
  });

  it('is 409 while the year is being written, and 404 for what is none', async () => {
    const { clientId, feedId, id } = await yearOf(richSieFile);
    await begin({ clientId, feedId });
    const refused = await world.send({ path: `/api/financial-years/${id}/sie`, headers: { 'accept-language': 'en' } }, 'ADMIN');
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'ledger.year-unfinished' }]);
    for (const none of ['x', clientId]) {
      const { status } = await world.send({ path: `/api/financial-years/${none}/sie` }, 'ADMIN');
      expect(status).toBe(404);
    }
  });

  it('leaves nothing behind in the data folder', async () => {
    const year = await yearOf(richSieFile);
    await exported(year);
    await begin(year);
    await world.send({ path: `/api/financial-years/${year.id}/sie` }, 'ADMIN');
    await expect.poll(() => readdir(join(config().dataDir, 'outgoing'))).toEqual([]);
  });
});

/** Begins to store the year anew, as a sync does that finds it changed. */
async function begin({ clientId, feedId }: Pick<Year, 'clientId' | 'feedId'>): Promise<void> {
  const changed = [Buffer.from(`${richSieFile}#VER C 1 20260101 ""\r\n{\r\n}\r\n`)];
  const reading = await readSie(() => changed, { fileName: 'bok.se' });
  if (reading.status !== 'read') throw new Error('the changed year is refused');
  const raw = await packRaw(changed, { kind: 'sie', name: 'bok.se', contentType: 'text/plain' });
  const [year] = (await listFinancialYears(admin, { clientId, limit: 1 })).items;
  if (!year) throw new Error('the year was not stored');
  const source = { clientId, feedId, sourceYearId: null, from: year.from, to: year.to, locked: false };
  await transaction(jobActor(clientId), (tx) =>
    beginYear(tx, source, { reach: 'whole-year' }, { raw, contentSha256: raw.sha256, full: false }),
  );
}
