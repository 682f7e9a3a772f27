export { watchJob } from './actions/watch-job.ts';
export { whyWaiting } from './actions/why-waiting.ts';
export { cancelJob, cancelJobsOf, getJob, type JobFilter, type JobSort, jobSorts, listJobs, retryJob } from './actions.ts';
export { actorOf, type Beat, type Claim, type End, heartbeat, lookAround, releaseJob, type Turn, turnJobs } from './claim-store.ts';
export { defineJob, type JobDefinition, type JobSettings, jobDefinitions } from './definition.ts';
export { type JobDriver, openDriver, type Ring, useDriver } from './driver.ts';
export { type EnqueueOptions, enqueue } from './enqueue-store.ts';
export { fenced, tellProgress, writeCheckpoint, writeProgress } from './fence-store.ts';
export { failJob, finishCancelled, finishJob } from './finish-store.ts';
export { type JobsHealth, jobsHealth, type QueueCount, type QueueState, queueStates } from './health-store.ts';
export {
  hasEnded,
  isSuspect,
  type Job,
  type JobError,
  type JobProgress,
  type JobStatus,
  jobStatuses,
  type Payload,
  type QueueName,
  queueNames,
} from './job.ts';
export { messages } from './messages.ts';
export { type Outcome, typedError } from './outcome.ts';
export { fireSchedules, removeSchedule, removeSchedulesOf, type Schedule, upsertSchedule } from './schedule-store.ts';
export { spreadHour, spreadMinute } from './schedule-time.ts';
export { notePulse, ringForgotten, type Swept, sweepLeases } from './sweep-store.ts';
export type { WaitingReason } from './waiting.ts';
