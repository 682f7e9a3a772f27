import type { Job } from '@saldo/jobs';

/** Why a run is to end before its handler is done. */
export type EndReason = 'cancelled' | 'lost' | 'stopping';

/** A job that this process runs. */
export interface Hold {
  readonly job: Job;
  readonly signal: AbortSignal;
  /** Null while the run may go on. */
  reason(): EndReason | null;
  /** Tells the handler to stop. The first reason stands, but one that is lost is lost whatever was asked before. */
  end(reason: EndReason): void;
}

/** Begins to hold a job. */
export function holdJob(job: Job): Hold {
  const controller = new AbortController();
  let ended: EndReason | null = null;
  return {
    job,
    signal: controller.signal,
    reason: () => ended,
    end: (reason) => {
      if (ended === null || reason === 'lost') ended = reason;
      controller.abort(reason);
    },
  };
}
