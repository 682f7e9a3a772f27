import { forgottenFiles, IMPORT_FOLDER, oldFiles } from '@saldo/feeds';
import { defineJob } from '@saldo/jobs';
import { config } from '@saldo/platform/config';
import { files, removeUnfinished } from '@saldo/platform/files';
import { z } from 'zod';
import { handle } from '../registry.ts';

/** Removes files that a process left behind that died between storing one and recording its job, or between the job's end and removing it. */
export const forgottenFilesJob = defineJob({ name: 'etl.forgotten-files', queue: 'etl', payload: z.object({}), onePer: () => 'firm' });

const MOST_REMOVED = 1_000;

/** A file that is older than a day goes where no job will read it any more, at most a thousand a run; one of a job that failed stays. */
export const etlForgottenFiles = handle(forgottenFilesJob, async ({ signal }) => {
  const nowMs = Date.now();
  const unfinished = await removeUnfinished(config().uploadPath, nowMs);
  const keys: string[] = [];
  for await (const { key } of files().list(IMPORT_FOLDER)) keys.push(key);
  let removed = 0;
  for (const day of oldFiles(keys, nowMs)) {
    for (const key of await forgottenFiles(day)) {
      signal.throwIfAborted();
      if (removed === MOST_REMOVED) return { unfinished, removed };
      await files().remove(key);
      removed += 1;
    }
  }
  return { unfinished, removed };
});
