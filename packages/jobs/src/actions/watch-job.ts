import type { Actor, SystemActor } from '@saldo/kernel';
import { rows, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { getJob } from '../actions.ts';
import { changed, onChange, watchedJobs } from '../changes.ts';
import { hasEnded, type Job } from '../job.ts';

const watching: SystemActor = { kind: 'system', task: 'jobs.watch' };
const LOOK_EVERY_MS = 1_000;

/**
 * The job as it is, and again each time that it has changed, until it has ended or the signal says stop. A change in this process is seen at
 * once, one in another within a second. Each reading is the actor's own: what they may no longer see throws `jobs.missing`.
 */
export async function* watchJob(actor: Actor, id: string, signal: AbortSignal): AsyncGenerator<Job, void, undefined> {
  let ring = Promise.withResolvers<void>();
  const wake = () => ring.resolve();
  const deafen = onChange(id, wake);
  signal.addEventListener('abort', wake);
  looking ??= setInterval(look, LOOK_EVERY_MS).unref();
  try {
    let seen = 0;
    while (!signal.aborted) {
      ring = Promise.withResolvers<void>();
      const job = await getJob(actor, id);
      versions.set(id, job.version);
      if (job.version !== seen) yield job;
      seen = job.version;
      if (hasEnded(job)) return;
      await ring.promise;
    }
  } finally {
    signal.removeEventListener('abort', wake);
    deafen();
    if (watchedJobs().length === 0) stopLooking();
  }
}

const versions = new Map<string, number>();
let looking: NodeJS.Timeout | null = null;
let busy = false;

// One statement a second for all who watch in this process, however many: two thousand pages may be open.
async function look(): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    const ids = watchedJobs();
    const found = await transaction(watching, (tx) =>
      rows<{ id: string; version: number }>(tx, sql`select id, version from jobs where id = any (${sql.param(ids)}::uuid[])`),
    );
    for (const job of found) if (versions.get(job.id) !== job.version) changed(job.id);
  } catch {
    // The watchers read the database themselves: whoever must learn that it is gone does.
    for (const id of watchedJobs()) changed(id);
  } finally {
    busy = false;
  }
}

function stopLooking(): void {
  if (looking) clearInterval(looking);
  looking = null;
  versions.clear();
}
