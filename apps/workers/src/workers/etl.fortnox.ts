import { recordAudit } from '@saldo/audit';
import { type Client, clientById } from '@saldo/clients';
import { type Feed, feedById, fortnoxDetails, fortnoxSync, noteSynced, type SyncPayload } from '@saldo/feeds';
import {
  byVouchers,
  exportLacks,
  type FetchedYear,
  type FortnoxClient,
  fetchYears,
  listedBeyond,
  noYears,
  openFortnox,
  type RestYear,
  refuseTruncated,
  type SieExport,
  type VoucherName,
  yearsGone,
  yearsToFetch,
} from '@saldo/fortnox';
import { enqueue, fenced, finishJob, writeCheckpoint } from '@saldo/jobs';
import { dateInZone, type Fault, type Plain, parsePlainDate, SaldoError } from '@saldo/kernel';
import { companyFindings, numberKey, packRaw, type SourceYear, type YearBooks, yearsOf } from '@saldo/ledger';
import type { SieReading } from '@saldo/ledger/sie';
import { transaction } from '@saldo/platform/db';
import { enqueueChecks } from '@saldo/quality';
import { reconcileAfter } from '@saldo/reconcile';
import { handle, type JobRun } from '../registry.ts';
import { knownYear, takeRestYear } from './rest-year.ts';
import { checkSie, sieBooks } from './sie-books.ts';
import { syncResult } from './sync-result.ts';
import { keptBytes, type TakenYears, type YearTaker, yearTaker } from './year-taker.ts';

/** What the job keeps: the years that it set out to fetch, when it did, and how far it has come. */
interface SyncCheckpoint extends TakenYears {
  readonly years: readonly PlannedYear[];
  readonly beganMs: number;
  /** What was odd about the years that the source has. */
  readonly findings: readonly Fault[];
}

/** A year at the source; `id` is Fortnox's own number. */
export interface PlannedYear {
  readonly id: number;
  readonly from: SourceYear['from'];
  readonly to: SourceYear['to'];
  readonly locked: boolean;
}

/**
 * Fetches a client's books from Fortnox: plans the years, and for each fetches its export outside any transaction, checks all of it,
 * keeps the bytes, compares with what is stored and stores the difference in batches, proves it. A run that was cut off goes on from
 * its last batch, with the bytes that it began with.
 */
export const etlFortnox = handle(fortnoxSync, async (run) => {
  const { actor, payload, signal } = run;
  const { feed, client } = await transaction(actor, async (tx) => {
    const found = await feedById(tx, payload.feedId);
    return { feed: found, client: await clientById(tx, found.clientId) };
  });
  await run.progress({ done: 0, total: null, phase: 'connect' });
  const fortnox = await openFortnox(actor, feed.id, signal);

  const begun = checkpointOf(run.checkpoint) ?? (await plan(run, fortnox, feed, client));
  const { years, beganMs, findings } = begun;
  const taker = yearTaker(run, begun, (taken) => asPlain({ ...taken, years, beganMs, findings }));
  await goOn(run, taker, fortnox, client);

  for (let next = taker.taken.done.length; next < years.length; next = taker.taken.done.length) {
    const year = years[next] as PlannedYear;
    signal.throwIfAborted();
    await run.progress({ done: next, total: years.length, phase: 'fetch' });
    const known = await knownYear(run, fortnox, feed, year, beganMs);
    for await (const fetched of fetchYears(fortnox, [year], known)) {
      if (fetched.kind === 'sie') await takeExport(run, taker, fortnox, { feed, client, year, sie: fetched.sie });
      else await takeRestYear(run, taker, sourceOf(feed, year), toldWhy(fetched, client), new Date(beganMs));
    }
  }

  const result = syncResult(taker.taken.done, findings);
  await fenced(actor, async (tx) => {
    await noteSynced(tx, actor, feed.id);
    await reconcileAfter(tx, actor, feed.clientId);
    if (years.length > 0)
      await enqueue(tx, actor, fortnoxDetails, { feedId: feed.id }, { clientId: feed.clientId, subjectId: feed.id, priority: 80 });
    await recordAudit(tx, actor, {
      clientId: feed.clientId,
      action: 'feed.synced',
      refType: 'feed',
      refId: feed.id,
      payload: told(result),
    });
    await enqueueChecks(tx, actor, feed.clientId);
    await finishJob(tx, actor, result);
  });
  return result;
});

/** The years that are fetched, decided once: a run that goes on fetches those that the first one set out for. */
async function plan(run: JobRun<SyncPayload>, fortnox: FortnoxClient, feed: Feed, { timeZone }: Client): Promise<SyncCheckpoint> {
  const { actor, payload } = run;
  const now = new Date();
  await run.progress({ done: 0, total: null, phase: 'years' });
  const fetched = await transaction(actor, async (tx) => (await yearsOf(tx, feed.clientId)).filter((year) => year.feedId === feed.id));
  const wish = { from: dayOf(payload.from), to: dayOf(payload.to), full: payload.full };
  const { all, planned, lockedUntil } = await yearsToFetch(fortnox, { today: dateInZone(now, timeZone), fetched, wish });
  const years = planned.map(({ id, from, to }) => ({ id, from, to, locked: lockedUntil !== null && to <= lockedUntil }));
  const findings = [...(years.length === 0 ? [noYears()] : []), ...yearsGone(fetched, all)];
  const begun: SyncCheckpoint = { years, beganMs: now.getTime(), findings, done: [], current: null };
  await fenced(actor, (tx) => writeCheckpoint(tx, actor, asPlain(begun)));
  return begun;
}

// A year of which a run before this one had stored a part. One that is fetched voucher by voucher is asked for again.
async function goOn(run: JobRun<SyncPayload>, taker: YearTaker, fortnox: FortnoxClient, client: Client): Promise<void> {
  const { current } = taker.taken;
  if (!current || current.contentSha256 === null) return;
  const bytes = await keptBytes(run, current);
  const open = () => [bytes];
  const reading = await checkSie(open, exportName(current.year));
  const listed = mayLack(reading) ? await listedBeyond(fortnox, Number(current.year.sourceYearId), reading.vouchers) : [];
  const books = await withListed(sieBooks(open, reading, client.orgNo), listed);
  await taker.finish(books, await taker.store(books, current));
}

// An export that was cut between two vouchers reads well: what it lacks must not be taken for removed.
function mayLack({ proof, vouchers }: SieReading): boolean {
  return proof.status === 'unproven' || vouchers === 0;
}

// What the source lists beyond its export stays as it is stored.
async function withListed(books: YearBooks, names: readonly VoucherName[]): Promise<YearBooks> {
  if (names.length === 0) return books;
  const lacking = new Map(names.map((name) => [numberKey(name.series, name.number), name]));
  for await (const vouchers of books.vouchers()) for (const { series, number } of vouchers) lacking.delete(numberKey(series, number));
  if (lacking.size === 0) return books;
  const findings = [exportLacks([...lacking.values()]), ...books.head.findings];
  return { ...books, head: { ...books.head, findings }, listed: new Set(lacking.keys()) };
}

async function takeExport(
  run: JobRun<SyncPayload>,
  taker: YearTaker,
  fortnox: FortnoxClient,
  { feed, client, year, sie }: { readonly feed: Feed; readonly client: Client; readonly year: PlannedYear; readonly sie: SieExport },
): Promise<void> {
  const fileName = exportName(year);
  const open = () => sie.chunks;
  const reading = await checkSie(open, fileName);
  refuseOtherYear(reading, year);
  const listed = mayLack(reading) ? await refuseTruncated(fortnox, year, sie) : [];
  const raw = await packRaw(sie.chunks, { kind: 'sie', name: fileName, contentType: 'application/octet-stream' });
  const { contentSha256 } = sie;
  await taker.take({
    source: sourceOf(feed, year),
    books: await withListed(sieBooks(open, reading, client.orgNo), listed),
    raw,
    contentSha256,
    full: run.payload.full === true,
  });
}

// Why a year came by its vouchers, and whose it is, stand first among what was found.
function toldWhy({ books, because }: FetchedYear & { readonly kind: 'rest' }, { orgNo }: Client): RestYear {
  const why = because ? [byVouchers(because)] : [];
  return { ...books, head: { ...books.head, findings: [...companyFindings(books.head.company, orgNo), ...why, ...books.head.findings] } };
}

// A whole year is taken for the truth of that year: another one in its place would remove every voucher of it.
function refuseOtherYear({ head }: SieReading, { from, to }: PlannedYear): void {
  const stated = head.years.find(({ yearIndex }) => yearIndex === 0);
  if (!stated || (stated.from === from && stated.to === to)) return;
  const years = { wanted: `${from} – ${to}`, found: `${stated.from} – ${stated.to}` };
  throw new SaldoError('fortnox.other-year', 'upstream', years, { retry: 'later' });
}

function sourceOf({ clientId, id: feedId }: Feed, { id, from, to, locked }: PlannedYear): SourceYear {
  return { clientId, feedId, sourceYearId: String(id), from, to, locked };
}

// The ending says what it is: the export of a whole year.
function exportName({ from, to }: { readonly from: string; readonly to: string }): string {
  return `fortnox-${from}-${to}.se`;
}

function dayOf(text: string | undefined) {
  return text === undefined ? undefined : (parsePlainDate(text) ?? undefined);
}

function told(result: Plain): Plain {
  const { vouchers, entries } = result as { vouchers: Plain; entries: Plain };
  return { vouchers, entries };
}

// What this job wrote as its checkpoint is what it reads: nobody else writes there.
function checkpointOf(checkpoint: Plain): SyncCheckpoint | null {
  return checkpoint as unknown as SyncCheckpoint | null;
}

function asPlain(checkpoint: SyncCheckpoint): Plain {
  return checkpoint as unknown as Plain;
}
