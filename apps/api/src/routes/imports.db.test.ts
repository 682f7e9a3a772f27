import { getJob } from '@saldo/jobs';
import { files } from '@saldo/platform/files';
import { userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { sieFile } from '../fixtures/books.ts';
import { csvMapping } from '../fixtures/statements.ts';
import { importForm, openWorld, type Who, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

type Body = Readonly<Record<string, unknown>> & { readonly code?: string; readonly errors?: readonly { path: string }[] };

async function send(form: FormData | string, who: Who = 'SPECIALIST', headers: Record<string, string> = {}) {
  const response = await world.send(
    typeof form === 'string'
      ? { method: 'POST', path: '/api/imports', body: form, headers }
      : { method: 'POST', path: '/api/imports', form, headers },
    who,
  );
  const body = (await response.json()) as Body;
  return { status: response.status, body, code: body.code, paths: (body.errors ?? []).map(({ path }) => path) };
}

const form = (fields: Record<string, string> = {}, file: Parameters<typeof importForm>[1] = { text: sieFile }) =>
  importForm({ clientId: world.mine.clientId, kind: 'sie', ...fields }, file);

async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of files().list()) keys.push(key);
  return keys;
}

describe('POST /api/imports', () => {
  it('begins a job that has the file, under its name', async () => {
    const { status, body } = await send(form({}, { text: sieFile, name: '../../böcker 2026.se' }));
    expect(status).toBe(202);
    const job = await getJob(userActor(), (body.job as { id: string }).id);
    expect(job).toMatchObject({ name: 'etl.import', payload: { kind: 'sie', fileName: 'böcker 2026.se' } });
    const kept = await files().get(String(job.payload.fileKey));
    expect(Buffer.concat(await kept.toArray()).toString()).toBe(sieFile);
  });

  it('keeps of a name that is too long whole characters', async () => {
    const { status, body } = await send(form({}, { text: sieFile, name: `${'x'.repeat(199)}😀.se` }));
    expect(status).toBe(202);
    expect(await getJob(userActor(), (body.job as { id: string }).id)).toMatchObject({ payload: { fileName: 'x'.repeat(199) } });
  });

  it('says with dryRun what the file holds, and keeps nothing', async () => {
    const before = await storedKeys();
    const { status, body } = await send(form({ dryRun: 'true' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      preview: {
        kind: 'sie',
        company: 'Provbolaget AB',
        orgNo: '556036-0793',
        years: [{ from: '2026-01-01', to: '2026-12-31' }],
        vouchers: 2,
        entries: 4,
        proof: { status: 'proven', differences: [] },
      },
    });
    expect(await storedKeys()).toEqual(before);
  });

  it('tells with dryRun every fault of a file that cannot be read', async () => {
    const { status, body } = await send(form({ dryRun: 'true' }, { text: '<html><body>404</body></html>', name: 'fel.se' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      preview: null,
      faultCount: 1,
      faults: [{ code: 'sie.web-page', file: 'fel.se', message: expect.any(String) }],
    });
  });

  it('refuses size, type, client and fields in the request, and keeps nothing of it', async () => {
    const before = await storedKeys();
    const theirs = world.theirs.clientId;
    expect(await send(form({}, { text: 'x'.repeat(250_000) }))).toMatchObject({ status: 413 });
    expect(await send(form({}, { text: 'x'.repeat(3_000_000) }))).toMatchObject({ status: 413 });
    expect(await send('{}', 'SPECIALIST', { 'content-type': 'application/json' })).toMatchObject({ status: 415, code: 'api.type' });
    expect(await send(form({}, { text: '%PDF-1.7', name: 'a.pdf', type: 'application/pdf' }))).toMatchObject({ status: 415 });
    for (const clientId of [theirs, 'x', '00000000-0000-0000-0000-000000000001']) {
      expect(await send(form({ clientId }))).toMatchObject({ status: 404, code: 'api.missing' });
    }
    expect(await send(form({}, null))).toMatchObject({ status: 422, paths: ['file'] });
    expect(await send(form({ kind: 'annat' }))).toMatchObject({ status: 422, paths: ['kind'] });
    expect(await send(form({ dryRun: 'kanske' }))).toMatchObject({ status: 422, paths: ['dryRun'] });
    expect(await send(importForm({ kind: 'sie' }, null))).toMatchObject({ status: 422, paths: ['clientId', 'file'] });
    expect(await storedKeys()).toEqual(before);
  });

  it('refuses the role before it reads the form', async () => {
    expect(await send(importForm({}, null), 'AUDITOR')).toMatchObject({ status: 403 });
  });

  it('refuses a form that is cut off, has two files, a file elsewhere, or a field twice', async () => {
    const head =
      '--b\r\nContent-Disposition: form-data; name="clientId"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc';
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(await send(head, 'SPECIALIST', type)).toMatchObject({ status: 400, code: 'api.malformed-form' });
    expect(await send('abc', 'SPECIALIST', { 'content-type': 'multipart/form-data' })).toMatchObject({ status: 400 });
    const endless = { 'content-type': `multipart/form-data; boundary=${'b'.repeat(5_000)}` };
    expect(await send(head, 'SPECIALIST', endless)).toMatchObject({ status: 400, code: 'api.malformed-form' });
    const two = form();
    two.append('file', new Blob(['x']), 'b.se');
    expect(await send(two)).toMatchObject({ status: 422, paths: ['file'] });
    const elsewhere = form({}, null);
    elsewhere.append('bok', new Blob(['x']), 'b.se');
    expect(await send(elsewhere)).toMatchObject({ status: 422, paths: ['bok'] });
    const twice = form();
    twice.append('kind', 'sie');
    expect(await send(twice)).toMatchObject({ status: 422, paths: ['kind'] });
  });

  it('answers a form that is cut off anywhere, and keeps nothing of it', async () => {
    const before = await storedKeys();
    const field = (name: string, value: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const file = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.se"\r\nContent-Type: text/plain\r\n\r\n${sieFile}\r\n`;
    const whole = `${field('clientId', world.mine.clientId)}${field('kind', 'sie')}${file}--b--`;
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    for (let length = 0; length < whole.length; length += 23) {
      const { status } = await send(whole.slice(0, length), 'SPECIALIST', type);
      expect([400, 422], `cut at ${length}`).toContain(status);
    }
    expect(await storedKeys()).toEqual(before);
    expect((await send(`${whole}\r\n`, 'SPECIALIST', type)).status).toBe(202);
  });

  it('takes the fields after the file as well', async () => {
    const late = new FormData();
    late.append('file', new Blob([sieFile]), 'prov.se');
    late.append('kind', 'sie');
    late.append('clientId', world.mine.clientId);
    expect((await send(late)).status).toBe(202);
  });
});

describe('POST /api/imports of a CSV file with dryRun', () => {
  const lines = ['Bokföringsdag;Text;Belopp;Saldo', '2026-03-02;Hyra;-1 000,00;9 000,00', '2026-03-03;Ek AB;250,50;9 250,50'];
  const file = { text: lines.join('\n'), name: 'konto.csv', type: 'text/csv' };
  const look = (fields: Record<string, string> = {}, who: Who = 'SPECIALIST', of: Parameters<typeof importForm>[1] = file) =>
    send(importForm({ clientId: world.mine.clientId, kind: 'csv', dryRun: 'true', ...fields }, of), who);
  const asRead = {
    kind: 'csv',
    transactions: 2,
    statements: [
      {
        account: null,
        currency: 'SEK',
        from: '2026-03-02',
        to: '2026-03-03',
        opening: '10000.00',
        closing: '9250.50',
        transactions: 2,
        proof: { status: 'proven', differences: [] },
      },
    ],
    csv: {
      columns: ['Bokföringsdag', 'Text', 'Belopp', 'Saldo'],
      rows: lines.slice(1).map((line) => line.split(';')),
      entries: [
        { status: 'booked', bookingDate: '2026-03-02', amount: '-1000.00', currency: 'SEK', text: 'Hyra', balance: '9000.00' },
        { status: 'booked', bookingDate: '2026-03-03', amount: '250.50', currency: 'SEK', text: 'Ek AB', balance: '9250.50' },
      ],
    },
  };

  it('tells what a saved mapping makes of it, and keeps nothing', async () => {
    const before = await storedKeys();
    const { status, body } = await look({ mappingId: world.mine.bank.mappingId });
    expect(status).toBe(200);
    expect(body).toMatchObject({ preview: asRead, refused: false, faults: [], faultCount: 0 });
    expect(await storedKeys()).toEqual(before);
  });

  it.each(['SPECIALIST', 'CLIENT'] as const)(
    'proposes the columns where none are saved, for a %s too, and says that they must be',
    async (who) => {
      const { status, body } = await look({}, who);
      expect(status).toBe(200);
      expect(body).toMatchObject({ preview: asRead, refused: true, faults: [{ code: 'csv.no-mapping' }], faultCount: 1 });
      expect(body.preview).toMatchObject({ csv: { mapping: { delimiter: ';', decimal: ',', columns: { amount: 'Belopp' } } } });
    },
  );

  it('shows what columns that are tried make of it', async () => {
    const tried = { ...csvMapping, columns: { bookingDate: 'Bokföringsdag', amount: 'Saldo', text: ['Text'] } };
    const { status, body } = await look({ mapping: JSON.stringify(tried) });
    expect(status).toBe(200);
    expect(body.preview).toMatchObject({ csv: { entries: [{ amount: '9000.00', balance: null }, { amount: '9250.50' }] } });
  });

  it('names the column that the file has not, and shows the rows to choose by', async () => {
    const wrong = { ...csvMapping, columns: { bookingDate: 'Bokföringsdag', amount: 'Summa' } };
    const { status, body } = await look({ mapping: JSON.stringify(wrong) });
    expect(status).toBe(200);
    expect(body).toMatchObject({ refused: true, preview: { transactions: 0, csv: { entries: [], rows: asRead.csv.rows } } });
    expect(JSON.stringify(body.faults)).toContain('Summa');
  });

  it('refuses a mapping that is none', async () => {
    for (const mapping of ['{', '{}', JSON.stringify({ ...csvMapping, decimal: ';' })])
      expect(await look({ mapping })).toMatchObject({ status: 422, paths: ['mapping'] });
  });

  it("does not know another client, nor its mapping or account under one's own", async () => {
    for (const fields of [
      { clientId: world.theirs.clientId },
      { mappingId: world.theirs.bank.mappingId },
      { bankAccountId: world.theirs.bank.bankAccountId },
    ]) {
      for (const who of ['SPECIALIST', 'CLIENT'] as const) expect((await look(fields, who)).status, JSON.stringify(fields)).toBe(404);
    }
  });

  it('refuses one that is too large, an auditor, and nobody', async () => {
    expect(await look({}, 'CLIENT', { ...file, text: 'x'.repeat(250_000) })).toMatchObject({ status: 413 });
    expect(await look({}, 'AUDITOR')).toMatchObject({ status: 403 });
    const form = importForm({ clientId: world.mine.clientId, kind: 'csv', dryRun: 'true' }, file);
    expect((await world.send({ method: 'POST', path: '/api/imports', form })).status).toBe(401);
  });
});

describe('POST /api/bank-accounts', () => {
  const post = async (body: Record<string, unknown>, who: Who = 'SPECIALIST') => {
    const response = await world.send(
      { method: 'POST', path: '/api/bank-accounts', body: { clientId: world.mine.clientId, ...body } },
      who,
    );
    const answer = (await response.json()) as Body;
    return {
      status: response.status,
      location: response.headers.get('location'),
      body: answer,
      paths: (answer.errors ?? []).map((one) => one.path),
    };
  };

  it('makes the account that a file which names none is of, once', async () => {
    const made = await post({ iban: 'SE35 5000 0000 0549 1000 0003', name: 'Företagskonto' });
    expect(made).toMatchObject({
      status: 201,
      location: `/api/bank-accounts/${made.body.id}`,
      body: { iban: 'SE3550000000054910000003', bban: null, currency: 'SEK', name: 'Företagskonto', balance: null, version: 1 },
    });
    expect(await post({ iban: 'SE3550000000054910000003' })).toMatchObject({ status: 409, body: { code: 'bank.account-exists' } });
    expect((await post({ iban: 'SE3550000000054910000003', currency: 'EUR' })).status).toBe(201);
  });

  it.each([
    [{}, ['bban']],
    [{ iban: 'SE4550000000058398257467' }, ['iban']],
    [{ bban: '12' }, ['bban']],
    [{ bban: '8000-0, 123', currency: 'SEK' }, ['bban']],
    [{ bban: '8000-1', currency: 'kronor' }, ['currency']],
  ])('refuses %j', async (body, paths) => {
    expect(await post(body)).toMatchObject({ status: 422, paths });
  });
});
