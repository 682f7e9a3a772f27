import { plainDate } from '@saldo/kernel';
import { openLog } from '@saldo/platform/log';
import { acceptFinding, type Finding, listFindings, requestChecks } from '@saldo/quality';
import { testDatabase } from '@saldo/testing';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type FeedWorld, feedWorld } from '../fixtures/feed-world.ts';

let made: FeedWorld | null = null;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
});
afterEach(async () => {
  await made?.close();
  made = null;
});

async function findings({ person, clientId }: FeedWorld): Promise<Finding[]> {
  return (await listFindings(person, { clientId, limit: 500 })).items;
}

async function checked(at: FeedWorld, wish = {}) {
  const job = await at.ended((await requestChecks(at.person, { clientId: at.clientId, ...wish })).id);
  if (job.status !== 'succeeded') throw new Error(JSON.stringify(job.error));
  // What was told last is written a moment after the end.
  await expect
    .poll(async () => (await at.ended(job.id)).progress, { message: 'whoever looks at the end sees all of it done' })
    .toMatchObject({ done: job.progress?.total, phase: 'check' });
  return job.result as { findings: { added: number; changed: number; gone: number; unchanged: number; reopened: number }; years: number };
}

test('books are checked after a fetch, the same books twice change nothing, and what is mended is gone', async () => {
  made = await feedWorld({}, ['etl', 'ai']);
  const at = made;
  const { control } = at.sandbox;
  const wrong = control.addVoucher({
    date: plainDate('2026-11-17'),
    text: 'Försäkring If Skade',
    rows: [
      { account: '6310', amount: '1000.00' },
      { account: '2641', amount: '250.00' },
      { account: '1930', amount: '-1250.00' },
    ],
  });
  await at.sync();
  await checked(at);
  const about = async () => (await findings(at)).find(({ code, date }) => code === 'quality.vat-on-exempt-cost' && date === '2026-11-17');
  const finding = await about();
  expect(finding).toMatchObject({ status: 'open', severity: 'warning', amountMinor: 25_000n });
  expect(finding?.voucherIds).toHaveLength(1);

  const before = await findings(at);
  expect((await checked(at)).findings).toMatchObject({ added: 0, changed: 0, reopened: 0, gone: 0, unchanged: before.length });
  expect(await findings(at)).toEqual(before);

  await acceptFinding(at.person, finding!.id, 'Försäkringsbolaget tog ut moms');
  const [year] = control.company().years.filter(({ vouchers }) => vouchers.includes(wrong));
  const key = { year: year?.id, series: wrong.series, number: wrong.number };
  control.changeVoucher(key, { text: 'Försäkring If' });
  await at.sync({ full: true });
  await checked(at);
  expect(await about()).toMatchObject({ id: finding!.id, status: 'open' });

  control.changeVoucher(key, {
    rows: [
      { account: '6310', amount: '1250.00' },
      { account: '1930', amount: '-1250.00' },
    ],
  });
  await at.sync({ full: true });
  await checked(at, { from: plainDate('2026-01-01') });
  expect(await about()).toMatchObject({ id: finding!.id, status: 'gone' });
});
