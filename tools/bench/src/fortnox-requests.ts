// node tools/bench/src/fortnox-requests.ts: what a sync asks of Fortnox, and how long a large year takes at the source's own pace.
import { requestSync } from '@saldo/feeds';
import { getJob, hasEnded, type Job, openDriver } from '@saldo/jobs';
import { dateInZone } from '@saldo/kernel';
import { type Sandbox, startSandbox } from '@saldo/sandbox';
import { handlers, startWorkers } from '@saldo/workers';
import { type BenchLine, printLines } from './bench-line.ts';
import { fortnoxFeed, inWorld, operator, productJobs } from './world.ts';

const SIE_BYTES_PER_SECOND = 4_000_000;

/** First and incremental sync of two years with 10,000 vouchers, and a first sync with a year of 50,000. */
export async function benchFortnox(): Promise<BenchLine[]> {
  return [...(await requestLines()), await largeYearLine()];
}

async function requestLines(): Promise<BenchLine[]> {
  return await onSandbox({ scenario: 'large', size: 10_000 }, async (sandbox, sync) => {
    const first = await sync();
    const [series] = sandbox.control.companies();
    for (let i = 0; i < 5; i++) {
      const rows = [
        { account: '6570', amount: `${i + 1}.00` },
        { account: '1930', amount: `-${i + 1}.00` },
      ];
      sandbox.control.addVoucher({ date: dateInZone(new Date(), 'Europe/Stockholm'), text: `Tillägg ${i}`, rows });
    }
    const next = await sync();
    return [
      {
        name: 'first sync, two years',
        value: first.requests,
        goal: '≤ 20',
        unit: 'requests',
        ok: first.requests <= 20,
        note: `${first.vouchers} vouchers of ${series?.name ?? 'the sandbox'}, details not counted`,
      },
      {
        name: 'incremental sync, 5 vouchers',
        value: next.requests,
        goal: '≤ 12',
        unit: 'requests',
        ok: next.requests <= 12,
        note: `${next.added} added`,
      },
    ];
  });
}

async function largeYearLine(): Promise<BenchLine> {
  return await onSandbox({ scenario: 'large', sieBytesPerSecond: SIE_BYTES_PER_SECOND }, async (_sandbox, sync) => {
    const { seconds, vouchers } = await sync();
    return {
      name: 'a year of 50,000 vouchers, fetched, stored and proven',
      value: seconds,
      goal: '< 30',
      unit: 's',
      ok: seconds < 30,
      note: `${vouchers} vouchers, all but 200 in one year; the source gives ${SIE_BYTES_PER_SECOND / 1e6} MB/s`,
    };
  });
}

interface Synced {
  readonly requests: number;
  readonly seconds: number;
  readonly vouchers: number;
  readonly added: number;
}

async function onSandbox<T>(
  options: Parameters<typeof startSandbox>[0],
  work: (sandbox: Sandbox, sync: () => Promise<Synced>) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ ...options });
  const variables = {
    FORTNOX_API_URL: sandbox.url,
    FORTNOX_AUTH_URL: sandbox.authUrl,
    FORTNOX_CLIENT_ID: sandbox.client.clientId,
    FORTNOX_CLIENT_SECRET: sandbox.client.clientSecret,
  };
  try {
    return await inWorld(variables, async () => {
      const driver = await openDriver({ redisUrl: null });
      const workers = await startWorkers({ driver, handlers, definitions: productJobs });
      const feedId = await fortnoxFeed('Bänken AB', '556036-0793', sandbox.apiKey);
      try {
        return await work(sandbox, () => syncOnce(sandbox, feedId));
      } finally {
        await workers.stop();
        await driver.close();
      }
    });
  } finally {
    await sandbox.close();
  }
}

async function syncOnce(sandbox: Sandbox, feedId: string): Promise<Synced> {
  sandbox.control.forgetRequests();
  const began = performance.now();
  const { id } = await requestSync(operator, feedId, {});
  let job: Job;
  do {
    await new Promise((resolve) => setTimeout(resolve, 50));
    job = await getJob(operator, id);
  } while (!hasEnded(job));
  const seconds = (performance.now() - began) / 1000;
  if (job.status !== 'succeeded') throw new Error(`the sync ended ${job.status}: ${JSON.stringify(job.error)}`);
  // Details follow in a job of their own: what it has begun to ask is not the sync's.
  const requests = sandbox.control
    .requests()
    .filter(({ address }) => /\/sie\/|financialyears|lockedperiod|companyinformation/.test(address)).length;
  const { vouchers } = job.result as { vouchers: { added: number; changed: number; removed: number; unchanged: number } };
  return { requests, seconds, vouchers: vouchers.added + vouchers.changed + vouchers.unchanged, added: vouchers.added };
}

if (import.meta.main) printLines(await benchFortnox());
