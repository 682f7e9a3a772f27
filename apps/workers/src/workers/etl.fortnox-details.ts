import { createHash } from 'node:crypto';
import { type Feed, feedById, fortnoxDetails, wantsFiles } from '@saldo/feeds';
import { type FortnoxClient, isClosedWay, isUnclearWay, openFortnox, voucherDetails, voucherFiles, voucherObjects } from '@saldo/fortnox';
import { enqueue, fenced, writeCheckpoint } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import {
  type FetchedFile,
  type FinancialYear,
  filesToFetch,
  noteFile,
  numberKey,
  type ToldDetails,
  vouchersWithoutDetails,
  writeDetails,
  yearsOf,
} from '@saldo/ledger';
import { type Tx, transaction } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { reconcileAfter } from '@saldo/reconcile';
import { handle, type JobRun } from '../registry.ts';

/** Vouchers that one run asks for one by one; more are left to the next, so that a sync that comes meanwhile does not wait for them. */
const VOUCHERS_A_RUN = 500;
/** The same of attached files. */
const FILES_A_RUN = 200;
const VOUCHERS_A_WRITE = 10;
const DETAILS_A_WRITE = 2_000;
const NEXT_RUN_MS = 60_000;

/**
 * Fetches what the year files lack: reference, comments and approval from the list of vouchers, the names of attached files from theirs,
 * the voucher's own cost centre and project one by one, of those that are new or changed, and then the bytes of files that are not here.
 * Whatever goes wrong here leaves the books as they are.
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

  const attached = wantsFiles(feed) ? await fetchFiles(run, fortnox, feed) : { kept: 0, left: false };

  // What a voucher refers to is what it is matched by.
  if (written > 0) await fenced(actor, (tx) => reconcileAfter(tx, actor, feed.clientId));
  const isLeft = budget <= 0 || attached.left;
  if (isLeft) {
    const runAt = new Date(Date.now() + NEXT_RUN_MS);
    await fenced(actor, (tx) =>
      enqueue(tx, actor, fortnoxDetails, payload, { clientId: feed.clientId, subjectId: feed.id, runAt, priority: 80 }),
    );
  }
  return { vouchers: written, files: attached.kept, left: isLeft };
});

async function isWanting({ actor }: JobRun, year: FinancialYear): Promise<boolean> {
  return (await transaction(actor, (tx) => vouchersWithoutDetails(tx, year.id, 1))).length > 0;
}

async function listed(run: JobRun, fortnox: FortnoxClient, year: FinancialYear): Promise<number> {
  const source = { id: Number(year.sourceYearId), from: year.from, to: year.to };
  const attached = Map.groupBy(await allowed(voucherFiles(fortnox, source), []), ({ series, number }) => `${series} ${number}`);
  const told = (await voucherDetails(fortnox, source)).map(
    ({ series, number, reference, comments, approvalState }): ToldDetails => ({
      series,
      number,
      referenceType: reference?.type ?? null,
      referenceNumber: reference?.number ?? null,
      comments: comments || null,
      approvalState: approvalState || null,
      files: attached.get(`${series} ${number}`)?.map(({ fileId, name }) => ({ id: fileId, name })) ?? null,
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
    const batch = names.slice(at, at + VOUCHERS_A_WRITE);
    const told: ToldDetails[] = [];
    for await (const voucher of voucherObjects(fortnox, source, batch)) told.push(voucher);
    // What is gone at the source has been asked for all the same; the next sync says that it is removed.
    const found = new Set(told.map(keyOf));
    told.push(...batch.filter((name) => !found.has(keyOf(name))));
    signal.throwIfAborted();
    count += await write(run, (tx) => writeDetails(tx, year.id, told, true));
    await run.progress({ done: at + told.length, total: names.length, phase: 'details' });
  }
  return { asked: names.length, count };
}

async function fetchFiles(run: JobRun, fortnox: FortnoxClient, feed: Feed): Promise<{ kept: number; left: boolean }> {
  const { actor, signal } = run;
  const wanted = await transaction(actor, (tx) => filesToFetch(tx, feed.id, FILES_A_RUN + 1));
  const now = wanted.slice(0, FILES_A_RUN);
  let kept = 0;
  for (const [index, { id }] of now.entries()) {
    await run.progress({ done: index, total: now.length, phase: 'files' });
    const file = await fetchFile(fortnox, feed.id, id);
    // Without the right to read the archive no other file comes either.
    if (file === null) return { kept, left: false };
    signal.throwIfAborted();
    await write(run, async (tx) => {
      await noteFile(tx, { clientId: feed.clientId, feedId: feed.id, id }, file);
      return 1;
    });
    if (file.state === 'kept') kept++;
  }
  return { kept, left: wanted.length > now.length };
}

async function fetchFile(fortnox: FortnoxClient, feedId: string, id: string): Promise<FetchedFile | null> {
  try {
    const { bytes, contentType } = await fortnox.file(id);
    const fileKey = `voucher-files/${feedId}/${createHash('sha256').update(id).digest('hex')}`;
    // What a run has left that was cut off before it could note it.
    await files().remove(fileKey);
    const stored = await files().put(fileKey, once(bytes));
    return { state: 'kept', contentType, fileKey, sizeBytes: stored.bytes, sha256: stored.sha256 };
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'http.too-large') return { state: 'too-large' };
    if (isUnclearWay(error)) return { state: 'missing' };
    if (isClosedWay(error)) return null;
    throw error;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function keyOf({ series, number }: { readonly series: string; readonly number: string }): string {
  return numberKey(series, number);
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
