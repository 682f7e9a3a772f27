import { claimJobs, type JobDriver, type QueueName } from '@saldo/jobs';
import { log } from '@saldo/platform/log';
import { type Hold, holdJob } from './hold.ts';
import { freePlaces } from './places.ts';
import type { JobHandler } from './registry.ts';
import { type Ended, runJob } from './run-job.ts';

export interface RunnerOptions {
  readonly queues: ReadonlyMap<QueueName, number>;
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly driver: JobDriver;
  readonly leaseSeconds: number;
}

/** What claims and runs the jobs of this process. */
export interface Runner {
  /** Looks for due jobs of a queue, once more if it is looking already. */
  wake(queue: QueueName): void;
  held(): readonly Hold[];
  /** Whether it has claimed anything since it was asked last. */
  hasClaimed(): boolean;
  /** Claims no more, and resolves when nothing is being claimed. */
  close(): Promise<void>;
  /** Resolves when the runs that are under way have ended. */
  idle(): Promise<void>;
}

/** Listens to the bell, and claims whenever it rings, a place becomes free or somebody wakes it: one claim at a time in the whole process. */
export async function startRunner({ queues, handlers, driver, leaseSeconds }: RunnerOptions): Promise<Runner> {
  const names = [...handlers.keys()];
  const holds = new Map<Hold, Promise<void>>();
  const rung = new Map<QueueName, 'all' | 'refill'>();
  const waitingForRoom = new Set<() => void>();
  const timers = new Set<NodeJS.Timeout>();
  let pulling: Promise<void> | null = null;
  let closed = false;
  let claimed = false;

  const runningIn = (queue: QueueName) => [...holds.keys()].filter((hold) => hold.job.queue === queue);

  const claim = async (queue: QueueName, limit: number, notOf?: readonly string[]): Promise<number> => {
    const suspects = [...holds.keys()].filter((hold) => hold.job.lostLeases > 0).map((hold) => hold.job.id);
    const jobs = await claimJobs({ queue, names, limit, leaseSeconds, suspects, ...(notOf ? { notOf } : {}) });
    for (const job of jobs) begin(holdJob(job));
    claimed ||= jobs.length > 0;
    return jobs.length;
  };

  const pull = async (queue: QueueName, how: 'all' | 'refill'): Promise<void> => {
    const concurrency = queues.get(queue) ?? 0;
    while (!closed) {
      const { anybody, newcomer } = freePlaces(concurrency, runningIn(queue).length);
      const found = anybody > 0 ? await claim(queue, anybody) : 0;
      if (found < anybody && found > 0) continue; // those of one `onePer`, or that lost a lease, may have hidden others
      if (newcomer && how === 'all' && found === anybody)
        await claim(queue, 1, [...new Set(runningIn(queue).map((hold) => hold.job.clientId))]);
      return;
    }
  };

  const pullAll = async (): Promise<void> => {
    for (let [next] = rung; next && !closed; [next] = rung) {
      const [queue, how] = next;
      rung.delete(queue);
      try {
        await pull(queue, how);
      } catch (error) {
        log.warn({ error, queue }, 'Jobs could not be claimed; looking again in a second');
      }
    }
  };

  const wake = (queue: QueueName, how: 'all' | 'refill' = 'all') => {
    if (closed || !queues.has(queue)) return;
    rung.set(queue, how === 'all' ? how : (rung.get(queue) ?? how));
    pulling ??= pullAll().finally(() => {
      pulling = null;
    });
  };

  const begin = (hold: Hold) => {
    const handler = handlers.get(hold.job.name)!;
    const run = runJob(hold, handler).then((ended) => {
      holds.delete(hold);
      for (const tell of waitingForRoom) tell();
      waitingForRoom.clear();
      afterRun(hold, ended);
    });
    holds.set(hold, run);
  };

  const afterRun = ({ job }: Hold, { afterSeconds }: Ended) => {
    const holdsMore = runningIn(job.queue).some((hold) => hold.job.clientId === job.clientId);
    wake(job.queue, holdsMore ? 'refill' : 'all');
    if (closed || afterSeconds === undefined || afterSeconds > 60) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        wake(job.queue);
      },
      afterSeconds * 1000 + 5,
    );
    timers.add(timer);
  };

  const room = async (queue: QueueName): Promise<void> => {
    const concurrency = queues.get(queue) ?? 0;
    while (!closed && runningIn(queue).length >= concurrency) await new Promise<void>((tell) => waitingForRoom.add(tell));
  };

  // While all places are taken one ring is kept here, and the others go to processes that have room.
  const listening = [...queues.keys()].map((queue) =>
    driver.listen(queue, 1, async () => {
      await room(queue);
      wake(queue);
    }),
  );
  const deaf = await Promise.all(listening);

  return {
    wake,
    held: () => [...holds.keys()],
    hasClaimed: () => {
      const had = claimed;
      claimed = false;
      return had;
    },
    close: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      for (const tell of waitingForRoom) tell();
      await Promise.all(deaf.map((end) => end()));
      await pulling;
    },
    idle: async () => {
      while (holds.size > 0) await Promise.all(holds.values());
    },
  };
}
