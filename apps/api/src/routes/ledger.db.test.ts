import { beforeAll, describe, expect, it } from 'vitest';
import { attachFile } from '../fixtures/books.ts';
import { openWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

interface Answer {
  readonly status: number;
  readonly names: string[];
  readonly body: { readonly items?: { series: string; number: string }[]; readonly nextCursor?: string | null; readonly code?: string };
}

async function vouchers(query: string): Promise<Answer> {
  const response = await world.send({ path: `/api/vouchers?clientId=${world.mine.clientId}&${query}` }, 'SPECIALIST');
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, names: (body.items ?? []).map(({ series, number }) => `${series}${number}`), body };
}

describe('GET /api/vouchers', () => {
  it.each([
    ['q=a+2', ['A2']],
    ['q=hyra', ['A2']],
    ['q=finns+inte', []],
    ['account=1930', ['A1', 'A2']],
    ['account=50', ['A2']],
    ['account=3001&q=hyra', []],
    ['flagged=true', []],
    ['flagged=false', ['A1', 'A2']],
    ['q=&account=', ['A1', 'A2']],
  ])('with %s', async (query, names) => {
    expect(await vouchers(query)).toMatchObject({ status: 200, names, body: { nextCursor: null } });
  });

  it('goes on from page to page', async () => {
    const first = await vouchers('account=19&limit=1');
    const second = await vouchers(`account=19&limit=1&cursor=${encodeURIComponent(first.body.nextCursor ?? '')}`);
    expect([first.names, second.names, second.body.nextCursor]).toEqual([['A1'], ['A2'], null]);
  });

  it.each(['flagged=ja', 'flagged=', `q=${'x'.repeat(201)}`, `account=${'1'.repeat(61)}`])('refuses %s', async (query) => {
    expect(await vouchers(query)).toMatchObject({ status: 400, body: { code: 'api.query' } });
  });
});

describe('GET /api/account-months', () => {
  const months = async (query: string) => {
    const response = await world.send({ path: `/api/account-months?clientId=${world.mine.clientId}&${query}` }, 'AUDITOR');
    return { status: response.status, body: await response.json() };
  };

  it('has every month of the days with what the account stood at before and after, and their totals', async () => {
    const month = (days: object, opening: string, debit: string, credit: string, closing: string) => ({
      ...days,
      opening,
      debit,
      credit,
      closing,
    });
    expect(await months('account=1930&from=2026-01-11&to=2026-03-15')).toMatchObject({
      status: 200,
      body: {
        account: '1930',
        name: 'Bank',
        from: '2026-01-11',
        to: '2026-03-15',
        currency: 'SEK',
        months: [
          month({ from: '2026-01-11', to: '2026-01-31' }, '1100.00', '0.00', '0.00', '1100.00'),
          month({ from: '2026-02-01', to: '2026-02-28' }, '1100.00', '0.00', '50.00', '1050.00'),
          month({ from: '2026-03-01', to: '2026-03-15' }, '1050.00', '0.00', '0.00', '1050.00'),
        ],
        totals: { opening: '1100.00', debit: '0.00', credit: '50.00', closing: '1050.00' },
        flags: [],
      },
    });
  });

  it('has zeros of an account that nothing is booked on, and none of days that no one year has', async () => {
    expect(await months('account=9999&from=2026-01-01&to=2026-01-31')).toMatchObject({
      status: 200,
      body: { name: '', months: [{ opening: '0.00', debit: '0.00', credit: '0.00', closing: '0.00' }] },
    });
    expect(await months('account=1930&from=2025-12-01&to=2026-01-31')).toMatchObject({
      status: 422,
      body: { code: 'ledger.no-single-year' },
    });
    expect(await months('from=2026-01-01&to=2026-01-31')).toMatchObject({ status: 400, body: { errors: [{ path: 'account' }] } });
  });
});

describe('the files of a voucher', () => {
  it('are listed, and given as they came to be saved, of that voucher only', async () => {
    const fileId = await attachFile(world.mine);
    const under = `/api/vouchers/${world.mine.voucherId}/files`;
    const listed = await world.send({ path: under }, 'AUDITOR');
    expect(await listed.json()).toMatchObject({
      items: [{ id: fileId, name: 'Kvitto å.pdf', state: 'kept', contentType: 'application/pdf', sizeBytes: 10 }],
      nextCursor: null,
    });
    const response = await world.send({ path: `${under}/${fileId}` }, 'AUDITOR');
    expect([response.status, await response.text()]).toEqual([200, 'ett kvitto']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Kvitto _.pdf"; filename*=UTF-8''Kvitto%20%C3%A5.pdf`,
      'x-content-type-options': 'nosniff',
      'x-source-sha256': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    for (const path of [`${under}/other`, `/api/vouchers/${world.theirs.voucherId}/files/${fileId}`]) {
      expect((await world.send({ path }, 'ADMIN')).status).toBe(404);
    }
  });
});
