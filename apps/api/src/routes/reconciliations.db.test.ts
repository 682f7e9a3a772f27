import { readSie } from '@saldo/ledger/sie';
import { beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../fixtures/world.ts';

let world: World;
let id: string;

interface Answer {
  readonly id: string;
  readonly reconciliationId: string;
  readonly status: string;
  readonly code: string;
  readonly items: readonly { readonly id: string; readonly amount: string; readonly carried: unknown }[];
  readonly counts: { readonly undecided: number };
  readonly proof: { readonly outstandingBank: string; readonly undecided: { readonly bank: string } };
  readonly errors: readonly { readonly path: string }[];
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: Answer }> {
  const answer = await world.send({ method, path, headers, ...(body !== undefined && { body }) }, 'SPECIALIST');
  const text = await answer.text();
  return { status: answer.status, json: asAnswer(text === '' ? null : JSON.parse(text)) };
}

function asAnswer(json: unknown): Answer {
  return json as Answer;
}

beforeAll(async () => {
  world = await openWorld();
  const { clientId, bank } = world.mine;
  const wish = { clientId, bankAccountId: bank.bankAccountId, ledgerAccount: '1930', from: '2026-03-01', to: '2026-03-31' };
  const asked = await call('POST', '/api/reconciliations', wish);
  expect(asked.status).toBe(202);
  id = asked.json.reconciliationId;
  expect((await call('POST', '/api/reconciliations', wish)).json.reconciliationId).toBe(id);
  expect(await call('POST', '/api/reconciliations', { ...wish, from: '2026-03-15' })).toMatchObject({
    status: 409,
    json: { code: 'reconcile.overlaps' },
  });
  expect(await call('POST', '/api/reconciliations', { ...wish, to: '2026-02-01' })).toMatchObject({
    status: 422,
    json: { errors: [{ path: 'to' }] },
  });
});

it('takes the opening as CSV, with the balances in the address, or tells every fault', async () => {
  const csv = { 'content-type': 'text/csv' };
  const path = `/api/reconciliations/${id}/opening-items`;
  const entered = await call('POST', `${path}?bankBalance=10.00&ledgerBalance=10`, 'side,date,amount\nbank,2026-02-27,12.5\n', csv);
  expect(entered).toMatchObject({ status: 201, json: { bankBalance: '10.00', ledgerBalance: '10.00', items: [{ amount: '12.50' }] } });
  expect((await call('POST', path, 'side,date\n', csv)).status).toBe(422);
  expect((await call('POST', path, { items: [{ side: 'bank', date: '2026-02-30', amount: '1' }] })).json.errors).toMatchObject([
    { path: 'items.0.date' },
  ]);
  expect((await call('POST', path)).status).toBe(422);
  const open = await call('GET', `/api/reconciliations/${id}/open-items?side=bank`);
  expect(open.json.items.map(({ amount }) => amount)).toEqual(['12.50', '-50.00']);
});

it('carries rows on and takes that back, by a body or all', async () => {
  const path = `/api/reconciliations/${id}/carry`;
  const bankTransactionIds = [world.mine.bank.transactionId];
  const carried = await call('POST', path, { bankTransactionIds, reason: 'Bokförs i april' });
  expect(carried).toMatchObject({ status: 200, json: { proof: { outstandingBank: '-37.50', undecided: { bank: '12.50' } } } });
  expect((await call('DELETE', path, { bankTransactionIds })).status).toBe(204);
  expect((await call('DELETE', path, { bankTransactionIds })).status).toBe(404);
  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('POST', path, { bankTransactionIds: [world.theirs.bank.transactionId], reason: 'x' })).status).toBe(404);
});

it('gives proposed vouchers as a file that the books take in', async () => {
  const path = `/api/clients/${world.mine.clientId}/proposed-vouchers`;
  const wish = { bankTransactionIds: [world.mine.bank.transactionId], rows: [{ account: '6570', amount: '50.00', text: 'Bankavgift' }] };
  expect((await call('POST', path, { ...wish, rows: [{ account: '6570', amount: '49.00' }] })).status).toBe(422);
  expect(await call('POST', path, wish)).toMatchObject({
    status: 201,
    json: {
      rows: [
        { account: '1930', amount: '-50.00' },
        { account: '6570', amount: '50.00' },
      ],
      date: '2026-03-02',
      state: 'proposed',
    },
  });
  const file = await world.send({ path: `${path}?format=sie` }, 'SPECIALIST');
  expect([file.status, file.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('.si')]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reading = await readSie(() => [bytes], { fileName: 'forslag.si' });
  expect(reading).toMatchObject({ status: 'read', vouchers: 1 });
});
