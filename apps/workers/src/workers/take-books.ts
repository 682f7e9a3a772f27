import { recordAudit } from '@saldo/audit';
import { clientById } from '@saldo/clients';
import { type Feed, feedById, type ImportPayload, noteSynced } from '@saldo/feeds';
import { fenced, finishJob } from '@saldo/jobs';
import type { Period, Plain } from '@saldo/kernel';
import { openYear, packRaw, refuseCutOff, type SourceYear, type YearBooks, yearsOfFile } from '@saldo/ledger';
import { transaction } from '@saldo/platform/db';
import { fileContent, files } from '@saldo/platform/files';
import { enqueueChecks } from '@saldo/quality';
import { reconcileAfter } from '@saldo/reconcile';
import type { JobRun } from '../registry.ts';
import { checkSie, contentSha256Of, sieBooks } from './sie-books.ts';
import { syncResult } from './sync-result.ts';
import { type TakenYears, yearTaker } from './year-taker.ts';

/**
 * Takes in a SIE file that somebody has handed over: checks all of it, finds the years that it is about, keeps its bytes and stores what
 * differs. Nothing of a file that is refused is stored. The uploaded file is forgotten when it has been taken in; until then a retry
 * finds it.
 */
export async function takeBooks(run: JobRun<ImportPayload>): Promise<Plain> {
  const { actor, payload } = run;
  const { feed, client } = await transaction(actor, async (tx) => {
    const found = await feedById(tx, payload.feedId);
    return { feed: found, client: await clientById(tx, found.clientId) };
  });
  const open = () => fileContent(payload.fileKey);
  await run.progress({ done: 0, total: null, phase: 'read' });
  const reading = await checkSie(open, payload.fileName);
  const file = { clientId: feed.clientId, fileName: payload.fileName, open, reading };
  const years = await yearsOfFile(actor, file);
  if (reading.reach === 'additions') await openAll(run, feed, years);
  const contentSha256 = reading.reach === 'whole-year' ? await contentSha256Of(open, reading) : null;
  const raw = await packRaw(open(), { kind: 'sie', name: payload.fileName, contentType: 'application/octet-stream' });

  const taker = yearTaker(run, checkpointOf(run.checkpoint), (taken) => asPlain(taken));
  for (let next = taker.taken.done.length; next < years.length; next = taker.taken.done.length) {
    const year = years[next] as Period;
    const books: YearBooks = {
      ...sieBooks(open, reading, client.orgNo),
      ...(years.length > 1 && { belongs: ({ date }) => year.from <= date && date <= year.to }),
    };
    const { current } = taker.taken;
    if (current) await taker.finish(books, await taker.store(books, current));
    else {
      await refuseCutOff(actor, file, year);
      await taker.take({ source: sourceOf(feed, year), books, raw, contentSha256, full: false });
    }
  }

  const result = syncResult(taker.taken.done);
  await fenced(actor, async (tx) => {
    await noteSynced(tx, actor, feed.id);
    await reconcileAfter(tx, actor, feed.clientId);
    const what = { sha256: raw.sha256, type: reading.type, years: years.map(({ from, to }) => ({ from, to })) };
    await recordAudit(tx, actor, { clientId: feed.clientId, action: 'feed.imported', refType: 'feed', refId: feed.id, payload: what });
    await enqueueChecks(tx, actor, feed.clientId);
    await finishJob(tx, actor, result);
  });
  await files().remove(payload.fileKey);
  return result;
}

// All or none: a year of another source is found before the first is stored.
async function openAll({ actor }: Pick<JobRun, 'actor'>, feed: Feed, years: readonly Period[]): Promise<void> {
  await fenced(actor, async (tx) => {
    for (const year of years) await openYear(tx, sourceOf(feed, year));
  });
}

function sourceOf({ clientId, id: feedId }: Feed, { from, to }: Period): SourceYear {
  return { clientId, feedId, sourceYearId: null, from, to, locked: false };
}

// What this job wrote as its checkpoint is what it reads: nobody else writes there.
function checkpointOf(checkpoint: Plain): TakenYears {
  return (checkpoint as unknown as TakenYears | null) ?? { done: [], current: null };
}

function asPlain(taken: TakenYears): Plain {
  return taken as unknown as Plain;
}
