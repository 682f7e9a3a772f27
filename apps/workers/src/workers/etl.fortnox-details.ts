import { feedById, fortnoxDetails } from '@saldo/feeds';
import { type FortnoxClient, openFortnox, voucherDetails, voucherFiles, voucherObjects } from '@saldo/fortnox';
import { enqueue, fenced, writeCheckpoint } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import { type FinancialYear, type ToldDetails, vouchersWithoutDetails, writeDetails, yearsOf } from '@saldo/ledger';
import { type Tx, transaction } from '@saldo/platform/db';
import { handle, type JobRun } from '../registry.ts';

/** Vouchers that one run asks for one by one; more are left to the next, so that a sync that comes meanwhile does not wait for them. */
const VOUCHERS_A_RUN = 500;
const VOUCHERS_A_WRITE = 50;
const DETAILS_A_WRITE = 2_000;
const NEXT_RUN_MS = 60_000;

/**
 * Fetches what the year files lack: reference, comments and approval from the list of vouchers, the attached files from theirs, and the
 * voucher's own cost centre and project one by one, of those that are new or changed. Whatever goes wrong here leaves the books as they are.
 */
export const etlFortnoxDetails = handle(fortnoxDetails, async (run) => {
  const { actor, payload, signal } = run;
  const feed = await transaction(actor, (tx) => feedById(tx, payload.feedId));
  const fortnox = await openFortnox(actor, feed.id, signal);
  const years = await transaction(actor, async (tx) => (await yearsOf(tx, feed.clientId)).filter((year) => year.feedId === feed.id));

  let written = 0;
  let budget = VOUCHERS_A_RUN;
  const open: FinancialYear[] = [];
  for (const year of years) if (!year.locked || (await isWanting(run, year))) open.push(year);
  for (const [index, year] of open.entries()) {
    await run.progress({ done: index, total: open.length, phase: 'details' });
    written += await listed(run, fortnox, year);
    const { asked, count } = await oneByOne(run, fortnox, year, budget);
    budget -= asked;
    written += count;
  }

  const isLeft = budget <= 0;
  if (isLeft) {
    const runAt = new Date(Date.now() + NEXT_RUN_MS);
    await fenced(actor, (tx) =>
      enqueue(tx, actor, fortnoxDetails, payload, { clientId: feed.clientId, subjectId: feed.id, runAt, priority: 80 }),
    );
  }
  return { vouchers: written, left: isLeft };
});

async function isWanting({ actor }: JobRun, year: FinancialYear): Promise<boolean> {
  return (await transaction(actor, (tx) => vouchersWithoutDetails(tx, year.id, 1))).length > 0;
}

async function listed(run: JobRun, fortnox: FortnoxClient, year: FinancialYear): Promise<number> {
  const source = { id: Number(year.sourceYearId), from: year.from, to: year.to };
  const files = Map.groupBy(await allowed(voucherFiles(fortnox, source), []), ({ series, number }) => `${series} ${number}`);
  const told = (await voucherDetails(fortnox, source)).map(
    ({ series, number, reference, comments, approvalState }): ToldDetails => ({
      series,
      number,
      referenceType: reference?.type ?? null,
      referenceNumber: reference?.number ?? null,
      comments: comments || null,
      approvalState: approvalState || null,
      files: files.get(`${series} ${number}`)?.map(({ fileId, name }) => ({ id: fileId, name })) ?? null,
    }),
  );
  let written = 0;
  for (let at = 0; at < told.length; at += DETAILS_A_WRITE) {
    written += await write(run, (tx) => writeDetails(tx, year.id, told.slice(at, at + DETAILS_A_WRITE), false));
  }
  return written;
}

async function oneByOne(
  run: JobRun,
  fortnox: FortnoxClient,
  year: FinancialYear,
  budget: number,
): Promise<{ asked: number; count: number }> {
  const { actor, signal } = run;
  const names = budget <= 0 ? [] : await transaction(actor, (tx) => vouchersWithoutDetails(tx, year.id, budget));
  const source = { id: Number(year.sourceYearId), from: year.from, to: year.to };
  let count = 0;
  for (let at = 0; at < names.length; at += VOUCHERS_A_WRITE) {
    const told: ToldDetails[] = [];
    for await (const voucher of voucherObjects(fortnox, source, names.slice(at, at + VOUCHERS_A_WRITE))) told.push(voucher);
    signal.throwIfAborted();
    count += await write(run, (tx) => writeDetails(tx, year.id, told, true));
    await run.progress({ done: at + told.length, total: names.length, phase: 'details' });
  }
  return { asked: names.length, count };
}

// What is stored is what the next run goes on from; the checkpoint only shows that this one gets further, however often its process ends.
async function write({ actor }: JobRun, work: (tx: Tx) => Promise<number>): Promise<number> {
  return await fenced(actor, async (tx) => {
    const written = await work(tx);
    await writeCheckpoint(tx, actor, { fence: actor.fence, at: Date.now() });
    return written;
  });
}

// Without the right to see files nothing is known of them; that is no reason to leave the rest.
async function allowed<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SaldoError && error.kind !== 'defect' && error.retry === 'never') return otherwise;
    throw error;
  }
}
