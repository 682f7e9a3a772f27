import { canonicalJson, type JobActor, type Plain, type SystemActor } from '@saldo/kernel';
import { rows, sqlState, type Tx, transaction } from '@saldo/platform/db';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { changed } from './changes.ts';
import { ringFor } from './driver.ts';
import { type Job, type JobProgress, LEASES_TO_LOSE, type QueueName } from './job.ts';
import { JOB_COLUMNS, type JobRow, jobOf } from './job-row.ts';
import { jobs } from './schema.ts';

const claiming: SystemActor = { kind: 'system', task: 'jobs.claim' };
const beating: SystemActor = { kind: 'system', task: 'jobs.heartbeat' };

export interface Claim {
  readonly queue: QueueName;
  /** The kinds that this process knows: an older one leaves a newer one's jobs alone. */
  readonly names: readonly string[];
  readonly limit: number;
  readonly leaseSeconds: number;
  /** Takes no job of these clients: the last place is kept for somebody who has none. */
  readonly notOf?: readonly string[];
  /** The suspects (`isSuspect`) that this process runs: until they get further or end, it takes no other. */
  readonly suspects?: readonly string[];
}

/** Who acts while the job runs. */
export function actorOf(job: Pick<Job, 'id' | 'clientId' | 'fence'>): JobActor {
  return { kind: 'job', jobId: job.id, clientIds: [job.clientId], fence: job.fence };
}

/** A run that has ended well: what its handler answered, and the progress that was told last. */
export interface End {
  readonly job: Pick<Job, 'id' | 'fence'>;
  readonly result: Plain;
  readonly progress: JobProgress | null;
}

/** What came of one turn: the jobs that this process now runs, and which ends were refused because the job is no longer its own. */
export interface Turn {
  readonly claimed: readonly Job[];
  readonly lost: ReadonlySet<string>;
}

/** Takes jobs that are due, each for one process, in the order in which they are to run. */
export async function claimJobs(claim: Claim): Promise<readonly Job[]> {
  return (await turnJobs([], claim)).claimed;
}

/**
 * Writes down the runs that have ended well and takes the next ones, in one commit for all of them: one conditional update makes those that
 * are due running, with a lease and a new fence.
 */
export async function turnJobs(ends: readonly End[], claim: Claim | null): Promise<Turn> {
  for (let tries = 1; ; tries++) {
    try {
      const turn = await transaction(claiming, async (tx) => {
        const lost = ends.length > 0 ? await finishAll(tx, ends) : new Set<string>();
        return { claimed: claim && claim.limit > 0 ? await take(tx, claim) : [], lost };
      });
      for (const { job } of ends) changed(job.id);
      for (const job of turn.claimed) changed(job.id);
      return turn;
    } catch (error) {
      // Another process has just begun one of the same `onePer`; looked at again, this one is passed over.
      if (sqlState(error) !== '23505' || tries === 3) throw error;
    }
  }
}

async function take(tx: Tx, claim: Claim): Promise<Job[]> {
  const claimed = await rows<JobRow>(
    tx,
    sql`
    update jobs set status = 'running', attempts = attempts + 1, fence = fence + 1, lease_until = ${leaseEnd(claim.leaseSeconds)},
      started_at = now(), finished_at = null, error = null, result = null, version = version + 1
    where id in (${dueJobs(claim)}) returning ${sql.raw(JOB_COLUMNS)}`,
  );
  return claimed.map(jobOf).sort((a, b) => a.priority - b.priority || a.turn - b.turn || a.runAt.getTime() - b.runAt.getTime());
}

// A handler may have finished its own job in its last transaction: that one has succeeded already, by the same fence.
async function finishAll(tx: Tx, ends: readonly End[]): Promise<Set<string>> {
  const given = canonicalJson(
    ends.map(({ job, result, progress }) => ({ id: job.id, fence: job.fence, result, progress: plain(progress) })),
  );
  const ids = sql.param(ends.map(({ job }) => job.id));
  // The list of ids beside the join: without it a small table is read from end to end for each turn.
  const finished = await rows<{ id: string }>(
    tx,
    sql`
    with ended as (select * from jsonb_to_recordset(${given}::jsonb) as ended (id uuid, fence int, result jsonb, progress jsonb)),
    done as (
      update jobs set status = 'succeeded', progress = coalesce(ended.progress, jobs.progress), lease_until = null, version = version + 1,
        result = case when status = 'running' then ended.result else jobs.result end, finished_at = coalesce(finished_at, now())
      from ended where jobs.id = any (${ids}::uuid[]) and jobs.id = ended.id and jobs.fence = ended.fence
        and (status = 'running' or status = 'succeeded' and ended.progress is not null) returning jobs.id)
    select id from done
    union all
    select jobs.id from jobs join ended using (id, fence) where jobs.id = any (${ids}::uuid[]) and jobs.status = 'succeeded'`,
  );
  const written = new Set(finished.map((row) => row.id));
  return new Set(ends.map(({ job }) => job.id).filter((id) => !written.has(id)));
}

// An interface has no index signature, but this one holds nothing that JSON cannot say.
function plain(progress: JobProgress | null): Plain {
  return progress && { ...progress };
}

// Of several queued ones of one `onePer` only the first may go; the locks on the others end with the statement. So with suspects:
// one of them may be what ends its process, and would take the others along for the last time.
const IS_SUSPECT = sql`lost_leases_in_a_row >= ${LEASES_TO_LOSE - 1}`;

function dueJobs({ queue, names, limit, notOf, suspects = [] }: Claim): SQL {
  const due = sql`
    select id, priority, turn, run_at, one_per, ${IS_SUSPECT} as suspect from jobs
    where queue = ${queue} and status = 'queued' and run_at <= now() and name = any (${sql.param([...names])}::text[])
      and (one_per is null or not exists (select from jobs other where other.one_per = jobs.one_per and other.status = 'running'))
      ${notOf ? sql`and id in (${nearFront(queue, notOf)})` : sql``}
      ${suspects.length > 0 ? sql`and (not (${IS_SUSPECT}) or ${nobodySuspect(suspects)})` : sql``}
    order by priority, turn, run_at limit ${limit} for update skip locked`;
  const onePerKey = sql`
    select distinct on (coalesce(one_per, id::text)) * from (${due}) due order by coalesce(one_per, id::text), priority, turn, run_at`;
  return sql`
    select distinct on (case when suspect then 'suspect' else id::text end) id from (${onePerKey}) due
    order by case when suspect then 'suspect' else id::text end, priority, turn, run_at`;
}

function nobodySuspect(suspects: readonly string[]): SQL {
  return sql`not exists (
    select from jobs other where other.id = any (${sql.param([...suspects])}::uuid[]) and other.status = 'running' and other.lost_leases_in_a_row >= ${LEASES_TO_LOSE - 1})`;
}

// Whoever waits behind another's thousands has an earlier turn than they, so it stands near the front: no need to look through them all.
function nearFront(queue: QueueName, notOf: readonly string[]): SQL {
  const front = sql`
    select id, client_id from jobs where queue = ${queue} and status = 'queued' and run_at <= now()
    order by priority, turn, run_at limit 64`;
  return sql`select id from (${front}) front where client_id <> all (${sql.param([...notOf])}::uuid[])`;
}

export interface Beat {
  /** Taken over by another process, ended or handed back: whatever they still do here is refused. */
  readonly lost: readonly string[];
  readonly cancelled: readonly string[];
}

/**
 * Renews the leases of what this process runs, in one statement. A row that is locked just now is being written by its own job: it is
 * passed over, since waiting for it would hold up the others.
 */
export async function heartbeat(held: readonly Pick<Job, 'id' | 'fence'>[], leaseSeconds: number): Promise<Beat> {
  if (held.length === 0) return { lost: [], cancelled: [] };
  const ids = sql.param(held.map((job) => job.id));
  const fences = sql.param(held.map((job) => job.fence));
  const found = await transaction(beating, async (tx) => {
    // A heartbeat that a power cut takes back is only a lease that ends early.
    await tx.execute(sql`select set_config('synchronous_commit', 'off', true)`);
    return await rows<{ id: string; held: boolean; cancelled: boolean }>(
      tx,
      sql`
      with mine as (select * from unnest(${ids}::uuid[], ${fences}::int[]) as mine (id, fence)),
      free as (
        select id from jobs join mine using (id, fence) where status = 'running' order by id for no key update of jobs skip locked),
      beat as (update jobs set lease_until = ${leaseEnd(leaseSeconds)} where id in (select id from free))
      select mine.id, jobs.id is not null as held, coalesce(jobs.cancel_requested, false) as cancelled
      from mine left join jobs on jobs.id = mine.id and jobs.fence = mine.fence and jobs.status = 'running'`,
    );
  });
  return {
    lost: found.filter((row) => !row.held).map((row) => row.id),
    cancelled: found.filter((row) => row.cancelled).map((row) => row.id),
  };
}

/** What a process must know each second: which of its queues have something due, and which of its running jobs somebody has cancelled. */
export async function lookAround(
  queues: readonly QueueName[],
  running: readonly string[],
): Promise<{ due: QueueName[]; cancelled: string[] }> {
  const found = await transaction(claiming, (tx) =>
    rows<{ queue: QueueName | null; id: string | null }>(
      tx,
      sql`
      select queue, null::uuid as id from unnest(${sql.param([...queues])}::text[]) as queue
      where exists (select from jobs where jobs.queue = queue.queue and status = 'queued' and run_at <= now())
      union all
      select null, id from jobs where id = any (${sql.param([...running])}::uuid[]) and status = 'running' and cancel_requested`,
    ),
  );
  return {
    due: found.flatMap((row) => (row.queue === null ? [] : [row.queue])),
    cancelled: found.flatMap((row) => (row.id === null ? [] : [row.id])),
  };
}

/** Hands a job back unfinished, at once and with its checkpoint, without its attempt having counted. Null where it is held no longer. */
export async function releaseJob(held: Pick<Job, 'id' | 'fence'>): Promise<Job | null> {
  const job = await transaction(claiming, async (tx) => {
    const [released] = await tx
      .update(jobs)
      .set({ ...backToQueue(), attempts: sql`attempts - 1` })
      .where(and(eq(jobs.id, held.id), eq(jobs.fence, held.fence), eq(jobs.status, 'running')))
      .returning();
    return released ?? null;
  });
  if (job) {
    ringFor(job);
    changed(job.id);
  }
  return job;
}

/**
 * What a running job becomes when it goes back to the queue, or cancelled where somebody has asked for that meanwhile.
 * Of two with the same wishes one keeps the key by which further requests join.
 */
export function backToQueue() {
  return {
    status: sql`case when cancel_requested then 'cancelled' else 'queued' end`,
    finishedAt: sql`case when cancel_requested then now() end`,
    leaseUntil: null,
    runAt: sql`date_trunc('milliseconds', now())`,
    dedupeKey: sql`case when exists (
        select from jobs other where other.dedupe_key = jobs.dedupe_key and other.id <> jobs.id and other.status = 'queued')
      or exists (select from jobs other where other.dedupe_key = jobs.dedupe_key and other.id <> jobs.id and other.status = 'running')
      then null else jobs.dedupe_key end`,
    version: sql`jobs.version + 1`,
  };
}

function leaseEnd(leaseSeconds: number): SQL {
  return sql`now() + make_interval(secs => coalesce(jobs.lease_seconds, ${leaseSeconds}::int))`;
}
