import { getFeed, updateFeed } from '@saldo/feeds';
import { type Job, listJobs } from '@saldo/jobs';
import { plainDate } from '@saldo/kernel';
import { listFinancialYears, listVoucherFiles, listVouchers, openVoucherFile, type Voucher } from '@saldo/ledger';
import { openLog } from '@saldo/platform/log';
import type { SandboxOptions } from '@saldo/sandbox';
import { listTasks } from '@saldo/tasks';
import { testDatabase } from '@saldo/testing';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FeedWorld, feedWorld, resultOf } from '../fixtures/feed-world.ts';

let made: FeedWorld | null = null;
beforeAll(async () => {
  openLog({ level: 'silent' });
  await testDatabase();
});
afterEach(async () => {
  await made?.close();
  made = null;
});

async function world(options: SandboxOptions = {}): Promise<FeedWorld> {
  made = await feedWorld(options);
  return made;
}

const vouchersAt = ({ sandbox }: FeedWorld) => sandbox.control.company().years.flatMap((year) => year.vouchers);

/** Four papers on three vouchers. */
function addPapers({ sandbox }: Pick<FeedWorld, 'sandbox'>): void {
  for (const names of [['Kvitto å.pdf', ''], ['Faktura.pdf'], ['Avtal.pdf']])
    sandbox.control.addVoucher({
      date: plainDate('2026-11-20'),
      text: 'Med bilaga',
      comments: 'Se bilagan',
      costCenter: 'BUT',
      rows: [
        { account: '5410', amount: '10.00' },
        { account: '1930', amount: '-10.00' },
      ],
      files: names.map((name, index) => ({ id: `paper ${names.length}/${index}${name.length}`, name, content: name })),
    });
}

async function newestOf({ person, feed }: FeedWorld): Promise<Job> {
  const [job] = (await listJobs(person, { subjectId: feed.id, name: 'etl.fortnox-details', limit: 1 })).items;
  if (!job) throw new Error('no job follows the sync');
  return job;
}

/** A sync and the end of the job that follows it. */
async function syncAndDetails(at: FeedWorld): Promise<Job> {
  resultOf(await at.sync());
  return await at.ended((await newestOf(at)).id);
}

async function stored({ person, clientId }: FeedWorld): Promise<Map<string, Voucher>> {
  const { items } = await listVouchers(person, { clientId, limit: 500 });
  return new Map(items.map((voucher) => [`${voucher.financialYearId.length}${voucher.date}${voucher.series}${voucher.number}`, voucher]));
}

const keyOf = ({ date, series, number }: { date: string; series: string; number: string | number }) => `36${date}${series}${number}`;

describe('what follows a sync', () => {
  test('brings all that the export lacks, files with their bytes, and asks for nothing twice', async () => {
    const at = await world({ size: 12 });
    addPapers(at);
    const source = vouchersAt(at);
    const [gone, ...papers] = source.flatMap((voucher) => voucher.files);
    const absent = source.find((voucher) => voucher.files.length === 0);
    if (!gone || papers.length === 0 || !absent) throw new Error('no papers');
    const { control } = at.sandbox;
    control.fault({ kind: 'error-code', code: 2000423, status: 404, path: `/3/archive/${encodeURIComponent(gone.id)}`, times: 'always' });
    control.fault({
      kind: 'error-code',
      code: 2000423,
      status: 404,
      path: `/3/vouchers/${absent.series}/${absent.number}?`,
      times: 'always',
    });
    const job = await syncAndDetails(at);
    expect([job.status, job.result]).toMatchObject(['succeeded', { files: papers.length, left: false }]);

    const found = await stored(at);
    for (const voucher of source) {
      const { details, version, id } = found.get(keyOf(voucher)) as Voucher;
      expect(version).toBe(1);
      expect(details ?? {}).toEqual({
        ...(voucher.referenceType !== 'MANUAL' && { referenceType: voucher.referenceType }),
        ...(voucher.referenceType !== 'MANUAL' && voucher.referenceNumber !== '' && { referenceNumber: voucher.referenceNumber }),
        ...(voucher.comments !== '' && { comments: voucher.comments }),
        approvalState: String(voucher.approvalState),
        ...(voucher !== absent && voucher.costCenter && { costCenter: voucher.costCenter }),
        ...(voucher !== absent && voucher.project && { project: voucher.project }),
        ...(voucher.files.length > 0 && { files: voucher.files.map((file) => ({ id: file.id, name: file.name })) }),
      });
      const kept = await listVoucherFiles(at.person, id);
      expect(kept.map((file) => [file.id, file.state])).toEqual(
        voucher.files.map((file) => [file.id, file.id === gone.id ? 'missing' : 'kept']),
      );
      for (const { id: fileId, state } of kept) {
        if (state !== 'kept') {
          await expect(openVoucherFile(at.person, id, fileId)).rejects.toMatchObject({
            code: 'ledger.file-not-here',
            details: { state: 'missing' },
          });
          continue;
        }
        const opened = await openVoucherFile(at.person, id, fileId);
        const answer = await fetch(`${at.sandbox.url}/archive/${encodeURIComponent(fileId)}`, {
          headers: { authorization: `Bearer ${at.sandbox.apiKey}` },
        });
        expect(Buffer.from(await answer.arrayBuffer()).equals(opened.bytes)).toBe(true);
        expect(opened).toMatchObject({
          contentType: 'application/pdf',
          name: voucher.files.find((file) => file.id === fileId)?.name || fileId,
        });
      }
    }
    await expect(openVoucherFile(at.person, found.get(keyOf(absent))?.id ?? '', gone.id)).rejects.toMatchObject({ code: 'ledger.no-file' });

    control.forgetRequests();
    await syncAndDetails(at);
    expect(control.requests().filter(({ address }) => /\/archive\/|\/vouchers\/[^?]/.test(address))).toEqual([]);
  });

  test('leaves the files where the consent does not cover them, until it does, and where the feed says so', async () => {
    const at = await world({ size: 4 });
    addPapers(at);
    await updateFeed(at.person, at.feed.id, { config: { files: false } });
    expect((await syncAndDetails(at)).result).toMatchObject({ files: 0, left: false });
    const asked = () => at.sandbox.control.requests().filter(({ address }) => address.includes('/archive/')).length;
    expect(asked()).toBe(0);
    await updateFeed(at.person, at.feed.id, { config: { files: null } });
    at.sandbox.control.fault({ kind: 'error-code', code: 2000663, status: 403, path: '/3/archive/', times: 'always' });
    expect((await syncAndDetails(at)).result).toMatchObject({ files: 0, left: false });
    expect(asked()).toBe(1);
    at.sandbox.control.clearFaults();
    expect((await syncAndDetails(at)).result).toMatchObject({
      files: vouchersAt(at).flatMap((voucher) => voucher.files).length,
      left: false,
    });
  });

  test('neither unproves the sync nor troubles anybody where it fails', async () => {
    const at = await world({ size: 6 });
    at.sandbox.control.fault({ kind: 'error-code', code: 2001427, status: 403, path: '/3/vouchers', times: 'always' });
    const job = await syncAndDetails(at);
    expect([job.status, job.error?.code]).toEqual(['failed', 'fortnox.not-permitted']);
    expect(await getFeed(at.person, at.feed.id)).toMatchObject({ status: 'active', lastError: null });
    expect((await listTasks(at.person, { clientId: at.clientId, status: 'open', limit: 5 })).items).toEqual([]);
    const { items } = await listFinancialYears(at.person, { clientId: at.clientId, limit: 5 });
    expect(items.map(({ proof }) => proof?.status)).toEqual(['proven', 'proven']);
  });

  test('holds up no sync that comes while it runs', async () => {
    const at = await world({ size: 60 });
    resultOf(await at.sync());
    const first = await newestOf(at);
    resultOf(await at.sync());
    const { items } = await listJobs(at.person, { subjectId: at.feed.id, name: 'etl.fortnox-details', limit: 5 });
    expect(items.find(({ id }) => id === first.id)?.status).toBe('running');
  });
});
