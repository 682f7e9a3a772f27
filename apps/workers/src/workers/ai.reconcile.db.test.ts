import { listBankAccounts } from '@saldo/bank';
import { importKey, requestImport } from '@saldo/feeds';
import { type Job, listJobs } from '@saldo/jobs';
import { plainDate } from '@saldo/kernel';
import { newId } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { openLog } from '@saldo/platform/log';
import {
  closeReconciliation,
  createMatch,
  getMatch,
  getReconciliation,
  listChanges,
  listMatches,
  listOpenItems,
  listProposedVouchers,
  proposeVoucher,
  requestReconciliation,
  requestReplay,
} from '@saldo/reconcile';
import { testClient, testDatabase } from '@saldo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedWorld, feedWorld } from '../fixtures/feed-world.ts';
import { camt053, type WrittenEntry } from '../fixtures/statements.ts';

let at: FeedWorld;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
  at = await feedWorld({ scenario: 'no-years' }, ['etl', 'ai']);
});
afterAll(() => at.close());

const page = { limit: 100 };
const day = '2026-03-31';

async function take(clientId: string, kind: 'camt053' | 'sie', text: string, fileName: string): Promise<Job> {
  const fileKey = importKey(newId());
  const { sha256 } = await files().put(fileKey, new Blob([text]).stream());
  const job = await at.ended((await requestImport(at.person, { clientId, kind, fileKey, fileName, sha256 })).id);
  if (job.status !== 'succeeded') throw new Error(`${job.name} ${job.status}: ${JSON.stringify(job.error)}`);
  return job;
}

/** Waits until no job of the client is queued or running. */
async function rested(clientId: string): Promise<void> {
  for (;;) {
    const { items } = await listJobs(at.person, { clientId, ...page });
    const going = items.find(({ status }) => status === 'queued' || status === 'running');
    if (!going) return;
    await at.ended(going.id);
  }
}

const bank = (entries: readonly WrittenEntry[], opening = '1000.00', id = '1') => camt053({ id, day, opening, entries });

type Voucher = readonly [text: string, ...rows: readonly (readonly [account: string, amount: string])[]];

/** A year of books from an opening of 1000.00, with vouchers of that day. */
function books(vouchers: readonly Voucher[]): string {
  const head = ['#FLAGGA 0', '#PROGRAM "Prov" 1.0', '#FORMAT PC8', '#GEN 20260401', '#SIETYP 4', '#FNAMN "Provbolaget AB"'];
  const year = ['#RAR 0 20260101 20261231', '#KONTO 1930 "Bank"', '#IB 0 1930 1000.00'];
  const body = vouchers.flatMap(([text, ...rows], n) => [
    `#VER A ${n + 1} 20260331 "${text}"`,
    '{',
    ...rows.map(([account, amount]) => `#TRANS ${account} {} ${amount}`),
    '}',
  ]);
  return [...head, ...year, ...body, ''].join('\r\n');
}

const sale: Voucher = ['Faktura 1001 Lind AB', ['1930', '500.00'], ['3001', '-500.00']];

test('from files to a closed month: matched, the fee proposed, found in the books, closed, and stale by what comes late', async () => {
  const clientId = await testClient();
  await take(clientId, 'sie', books([sale]), 'bok.se');
  await take(clientId, 'camt053', bank([{ date: day, amount: '491.25', text: 'Faktura 1001 Lind AB' }]), 'utdrag.xml');
  const [account] = (await listBankAccounts(at.person, { clientId, limit: 1 })).items;
  const days = { from: plainDate('2026-03-01'), to: plainDate(day) };
  const wish = { clientId, bankAccountId: account?.id ?? '', ledgerAccount: '1930', ...days };
  const { job, reconciliationId: id } = await requestReconciliation(at.person, wish);
  expect(await at.ended(job.id)).toMatchObject({ status: 'succeeded', result: { reconciliationId: id } });

  const open = async (side: 'bank' | 'ledger') => (await listOpenItems(at.person, id, { side, ...page })).items.map((item) => item.id);
  const made = await createMatch(at.person, {
    reconciliationId: id,
    bankTransactionIds: await open('bank'),
    ledgerEntryIds: await open('ledger'),
    note: '',
  });
  expect(await getReconciliation(at.person, id)).toMatchObject({
    keptStatus: 'open',
    proof: { unexplained: '-875', bankClosing: '149125' },
  });
  await proposeVoucher(at.person, { clientId, matchId: made.id, rows: [{ account: '6570', amountMinor: 875n, text: 'Avgift' }] });

  const fee: Voucher = ['Avgift', ['1930', '-8.75'], ['6570', '8.75']];
  await take(clientId, 'sie', books([sale, fee]), 'bok.se');
  await rested(clientId);
  expect((await listProposedVouchers(at.person, clientId, page)).items).toEqual([]);
  expect(await getMatch(at.person, made.id)).toMatchObject({ state: 'confirmed', differenceMinor: 0n });
  expect(await getReconciliation(at.person, id)).toMatchObject({ keptStatus: 'ready', proof: { unexplained: '0' } });

  await closeReconciliation(at.person, id);
  await take(clientId, 'sie', books([sale, fee, ['Sen', ['1930', '1.00'], ['3001', '-1.00']]]), 'bok.se');
  await rested(clientId);
  expect(await getReconciliation(at.person, id)).toMatchObject({ keptStatus: 'stale', proof: { unexplained: '0' } });
  expect((await listChanges(at.person, id, page)).items).toMatchObject([{ kind: 'added', side: 'ledger' }]);
  const replay = await at.ended((await requestReplay(at.person, id)).id);
  expect(replay).toMatchObject({ status: 'succeeded', result: { reconciliationId: id } });
  expect((await listMatches(at.person, id, { ...page, state: 'confirmed' })).items.map((one) => one.id)).toEqual([made.id]);
});

test('asked for while files are taken in, it waits, and ends with what all of them brought', async () => {
  const clientId = await testClient();
  await take(clientId, 'camt053', bank([{ date: day, amount: '7.00', text: 'Faktura 7' }]), 'utdrag.xml');
  const [account] = (await listBankAccounts(at.person, { clientId, limit: 1 })).items;
  const days = { from: plainDate('2026-03-01'), to: plainDate(day) };
  const wish = { clientId, bankAccountId: account?.id ?? '', ledgerAccount: '1930', ...days };
  const fileKey = importKey(newId());
  const many = Array.from({ length: 3_000 }, (_, n): Voucher => [`Verifikat ${n}`, ['1930', '1.00'], ['3001', '-1.00']]);
  const { sha256 } = await files().put(fileKey, new Blob([books(many)]).stream());
  await requestImport(at.person, { clientId, kind: 'sie', fileKey, fileName: 'bok.se', sha256 });
  const [first, second] = await Promise.all([requestReconciliation(at.person, wish), requestReconciliation(at.person, wish)]);
  expect(second.reconciliationId).toBe(first.reconciliationId);
  await rested(clientId);
  expect(await getReconciliation(at.person, first.reconciliationId)).toMatchObject({
    counts: { bank: 1, ledger: 3_000 },
    proof: { bankClosing: '100700', ledgerClosing: '400000', unexplained: '0' },
  });
});
