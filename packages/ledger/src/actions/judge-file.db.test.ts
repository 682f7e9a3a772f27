import { createFeed } from '@saldo/feeds';
import { plainDate } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import { beforeAll, expect, it } from 'vitest';
import { readSie } from '../sie/index.ts';
import { openYear } from '../years-store.ts';
import { whyNotTaken } from './judge-file.ts';

beforeAll(async () => {
  await testDatabase();
});

const person = userActor();
const HEAD = ['#FLAGGA 0', '#FORMAT PC8', '#PROGRAM "Prov" 1', '#GEN 20260110', '#FNAMN "Provbolaget AB"', '#KONTO 1930 "Bank"'];
const VOUCHER = ['#VER A 1 20250131 "Text"', '{', '#TRANS 1930 {} 100.00', '#TRANS 3001 {} -100.00', '}'];
const YEAR = '#RAR 0 20250101 20251231';

async function codes(clientId: string, ...lines: string[]): Promise<string[]> {
  const open = () => [new TextEncoder().encode([...HEAD, ...lines].join('\r\n'))];
  const reading = await readSie(open, { fileName: 'bok.se' });
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.faults));
  return (await whyNotTaken(person, { clientId, fileName: 'bok.se', open, reading })).map(({ code }) => code);
}

async function yearOf(clientId: string, source: 'FORTNOX' | 'MANUAL'): Promise<void> {
  const feed = await createFeed(person, { clientId, source, ...(source === 'FORTNOX' && { config: { apiKey: 'k' } }) });
  const days = { from: plainDate('2025-01-01'), to: plainDate('2025-12-31') };
  const year = { clientId, feedId: feed.id, sourceYearId: null, ...days, locked: false };
  await transaction(jobActor(clientId), (tx) => openYear(tx, year));
}

it('takes a year that nobody has, and one that was handed over before', async () => {
  const clientId = await testClient();
  expect(await codes(clientId, '#SIETYP 4', YEAR, ...VOUCHER)).toEqual([]);
  await yearOf(clientId, 'MANUAL');
  expect(await codes(clientId, '#SIETYP 4', YEAR, ...VOUCHER)).toEqual([]);
});

it('refuses the year of another source, other days for it, and balances of no year', async () => {
  const [fetched, handed] = [await testClient(), await testClient()];
  await yearOf(fetched, 'FORTNOX');
  expect(await codes(fetched, '#SIETYP 4', YEAR, ...VOUCHER)).toEqual(['ledger.year-has-source']);
  await yearOf(handed, 'MANUAL');
  expect(await codes(handed, '#SIETYP 4', '#RAR 0 20250701 20260630', ...VOUCHER)).toEqual(['ledger.year-overlaps']);
  expect(await codes(handed, '#SIETYP 1')).toEqual(['ledger.file-without-year']);
  expect(await codes(handed, '#SIETYP 4', '')).toEqual(['ledger.file-without-vouchers']);
});

it('takes an entry file of SIE 5 that adds nothing, since XML shows that it is whole', async () => {
  const text =
    '<SieEntry xmlns="http://www.sie.se/sie5"><FileInfo><SoftwareProduct name="Prov" version="1"/><FileCreation time="2026-01-10T10:00:00+01:00" by="P"/>' +
    '<Company organizationId="556036-0793" name="Provbolaget AB"/></FileInfo><Accounts><Account id="1930" name="Bank" type="asset"/></Accounts></SieEntry>';
  const open = () => [new TextEncoder().encode(text)];
  const reading = await readSie(open, { fileName: 'bok.sie' });
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.faults));
  expect(await whyNotTaken(person, { clientId: await testClient(), fileName: 'bok.sie', open, reading })).toEqual([]);
});
