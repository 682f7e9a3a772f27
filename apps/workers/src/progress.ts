import { type JobProgress, tellProgress } from '@saldo/jobs';
import type { JobActor } from '@saldo/kernel';
import { log } from '@saldo/platform/log';

const WRITE_EVERY_MS = 250;

/** Writes the progress of a run, the newest of each quarter of a second. */
export interface ProgressWriter {
  tell(progress: JobProgress): Promise<void>;
  /** Ends the writing and answers what has been told but not written. */
  rest(): Promise<JobProgress | undefined>;
}

/** Begins to write the progress of a run. */
export function progressWriter(actor: JobActor): ProgressWriter {
  let untold: JobProgress | undefined;
  let phase: string | null = null;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let late: Promise<void> | undefined;

  const write = async (progress: JobProgress): Promise<void> => {
    untold = undefined;
    phase = progress.phase;
    writtenAt = performance.now();
    await tellProgress(actor, progress);
  };

  const later = (): void => {
    timer = undefined;
    if (!untold) return;
    const progress = untold;
    // Nobody waits for this one: a handler that has just finished its own job may refuse it, and it is then told with the end.
    late = write(progress).catch((error: unknown) => {
      untold ??= progress;
      log.debug({ error }, 'The progress of a job was not written');
    });
  };

  return {
    tell: async (progress) => {
      const wait = writtenAt + WRITE_EVERY_MS - performance.now();
      if (wait <= 0 || progress.phase !== phase) return await write(progress);
      untold = progress;
      timer ??= setTimeout(later, wait).unref();
    },
    rest: async () => {
      clearTimeout(timer);
      timer = undefined;
      await late;
      const left = untold;
      untold = undefined;
      return left;
    },
  };
}
