import { type End, isSuspect, type Job, type JobProgress, type QueueName, turnJobs } from '@saldo/jobs';
import { type Plain, SaldoError } from '@saldo/kernel';
import { log } from '@saldo/platform/log';
import { type Hold, holdJob } from './hold.ts';
import { backgroundPlaces, freePlaces } from './places.ts';
import type { JobHandler } from './registry.ts';
import { runJob } from './run-job.ts';

export interface TurnOptions {
  readonly queues: ReadonlyMap<QueueName, number>;
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly leaseSeconds: number;
}

/** `all`: also for somebody who holds no place; `refill`: only what the client that left one may take again. */
type How = 'all' | 'refill';

interface Ending {
  readonly hold: Hold;
  readonly end: End;
  readonly written: PromiseWithResolvers<void>;
}

/**
 * Claims and runs the jobs of this process. A turn writes down what has ended and claims what is due, in one commit; one turn at a time in the
 * whole process, and while it is under way whatever ends or rings gathers for the next.
 */
export class Turns {
  readonly #options: TurnOptions;
  readonly #urgent: readonly string[];
  readonly #background: readonly string[];
  readonly #runs = new Map<Hold, Promise<void>>();
  /** Their end is being written: their places are free, their leases are still kept. */
  readonly #leaving = new Set<Hold>();
  readonly #rung = new Map<QueueName, How>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #ended: Ending[] = [];
  #turning: Promise<void> | null = null;
  #room = Promise.withResolvers<void>();
  #closed = false;
  #claimed = false;

  constructor(options: TurnOptions) {
    this.#options = options;
    const inBackground = (name: string) => options.handlers.get(name)?.definition.background ?? false;
    this.#urgent = [...options.handlers.keys()].filter((name) => !inBackground(name));
    this.#background = [...options.handlers.keys()].filter(inBackground);
  }

  /** Looks for due jobs of a queue, once more if it is looking already. */
  wake(queue: QueueName, how: How = 'all'): void {
    if (this.#closed || !this.#options.queues.has(queue)) return;
    this.#rung.set(queue, how === 'all' ? how : (this.#rung.get(queue) ?? how));
    this.#turn();
  }

  /** Every job that this process holds a lease of. */
  held(): readonly Hold[] {
    return [...this.#runs.keys()];
  }

  /** Whether anything was claimed since this was asked last. */
  hasClaimed(): boolean {
    const had = this.#claimed;
    this.#claimed = false;
    return had;
  }

  /** Resolves when a place of the queue is free, or nothing is claimed any more. */
  async room(queue: QueueName): Promise<void> {
    while (!this.#closed && this.#running(queue).length >= this.#places(queue)) await this.#room.promise;
  }

  /** Claims no more, and resolves when nothing is being claimed. What runs goes on. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#rung.clear();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#room.resolve();
    await this.#turning;
  }

  /** Resolves when the runs that are under way have ended. */
  async idle(): Promise<void> {
    while (this.#runs.size > 0) await Promise.all(this.#runs.values());
  }

  #turn(): void {
    this.#turning ??= this.#turnAll();
  }

  async #turnAll(): Promise<void> {
    // What ends in the same moment is written together.
    await Promise.resolve();
    while (this.#rung.size > 0 || this.#ended.length > 0) {
      const [next] = this.#rung;
      const [queue, how] = next ?? [null, 'refill' as const];
      if (queue) this.#rung.delete(queue);
      try {
        await this.#turnOne(queue, how);
      } catch (error) {
        log.warn({ error, queue }, 'Jobs could not be claimed; looking again in a second');
      }
    }
    // In the same step as the look above, or a run that ends between the two would be written down by nobody.
    this.#turning = null;
  }

  async #turnOne(queue: QueueName | null, how: How): Promise<void> {
    const { anybody, newcomer } =
      queue && !this.#closed ? freePlaces(this.#places(queue), this.#running(queue).length) : { anybody: 0, newcomer: false };
    const urgent = await this.#writeAndClaim(queue, this.#urgent, anybody);
    if (!queue || this.#closed) return;
    const claimed = [...urgent, ...(await this.#claimInBackground(queue, anybody - urgent.length))];
    // Those of one `onePer`, or suspects, may have hidden others.
    if (claimed.length < anybody && claimed.some((job) => job.onePer !== null || isSuspect(job))) return this.wake(queue, how);
    if (!newcomer || how === 'refill' || claimed.length < anybody) return;
    await this.#writeAndClaim(queue, this.#urgent, 1, [...new Set(this.#running(queue).map((hold) => hold.job.clientId))]);
  }

  async #claimInBackground(queue: QueueName, free: number): Promise<readonly Job[]> {
    const names = this.#background.filter((name) => this.#options.handlers.get(name)?.definition.queue === queue);
    const running = this.#running(queue).filter((hold) => names.includes(hold.job.name)).length;
    const limit = names.length === 0 ? 0 : Math.min(free, backgroundPlaces(this.#places(queue), running));
    return limit > 0 ? await this.#writeAndClaim(queue, names, limit) : [];
  }

  async #writeAndClaim(
    queue: QueueName | null,
    names: readonly string[],
    limit: number,
    notOf?: readonly string[],
  ): Promise<readonly Job[]> {
    const ended = this.#ended;
    this.#ended = [];
    if (ended.length === 0 && limit === 0) return [];
    const suspects = this.held().flatMap((hold) => (isSuspect(hold.job) ? [hold.job.id] : []));
    const claim = queue && {
      queue,
      names,
      limit,
      leaseSeconds: this.#options.leaseSeconds,
      suspects,
      ...(notOf ? { notOf } : {}),
    };
    try {
      const { claimed, lost } = await turnJobs(
        ended.map((ending) => ending.end),
        claim,
      );
      for (const { hold, written } of ended) {
        if (lost.has(hold.job.id)) written.reject(new SaldoError('jobs.lease-lost', 'conflict'));
        else written.resolve();
      }
      for (const job of claimed) this.#begin(job);
      return claimed;
    } catch (error) {
      for (const { hold, written } of ended) {
        this.#leaving.delete(hold);
        written.reject(error);
      }
      throw error;
    }
  }

  #begin(job: Job): void {
    this.#claimed = true;
    const hold = holdJob(job);
    const run = runJob(hold, this.#options.handlers.get(job.name)!, (result, progress) => this.#end(hold, result, progress)).then(
      (ended) => {
        this.#runs.delete(hold);
        this.#leaving.delete(hold);
        this.#leave(hold);
        if (ended.afterSeconds !== undefined) this.#wakeIn(job.queue, ended.afterSeconds);
      },
    );
    this.#runs.set(hold, run);
  }

  async #end(hold: Hold, result: Plain, progress: JobProgress | null): Promise<void> {
    const written = Promise.withResolvers<void>();
    this.#ended.push({ hold, end: { job: hold.job, result, progress }, written });
    this.#leaving.add(hold);
    this.#leave(hold);
    this.#turn();
    await written.promise;
  }

  // A place has become free: for its own client again, and for others where that one holds no more.
  #leave({ job }: Hold): void {
    this.#room.resolve();
    this.#room = Promise.withResolvers<void>();
    this.wake(job.queue, this.#running(job.queue).some((hold) => hold.job.clientId === job.clientId) ? 'refill' : 'all');
  }

  #wakeIn(queue: QueueName, seconds: number): void {
    if (this.#closed || seconds > 60) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.wake(queue);
      },
      seconds * 1_000 + 5,
    );
    this.#timers.add(timer);
  }

  #places(queue: QueueName): number {
    return this.#options.queues.get(queue) ?? 0;
  }

  #running(queue: QueueName): Hold[] {
    return this.held().filter((hold) => hold.job.queue === queue && !this.#leaving.has(hold));
  }
}
