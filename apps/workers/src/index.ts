export { scheduleDailyJobs } from './daily-jobs.ts';
export { handlers } from './handlers.ts';
export { handle, type JobHandler, type JobRun } from './registry.ts';
export { startWorkers, type Workers, type WorkersOptions } from './run.ts';
