import type { Plain } from '@saldo/kernel';
import { clientId, clientPolicy, id, instant, systemSchema } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { JobError, JobProgress, JobStatus, Payload, QueueName } from './job.ts';

/** The record of every job. The queue, whichever driver rings, is nothing but these rows. */
export const jobs = pgTable(
  'jobs',
  {
    id: id(),
    clientId: clientId(),
    queue: text('queue').$type<QueueName>().notNull(),
    name: text('name').notNull(),
    /** Ids only: what a job needs it reads when it runs. */
    payload: jsonb('payload').$type<Payload>().notNull(),
    status: text('status').$type<JobStatus>().notNull().default('queued'),
    /** 0 goes first. */
    priority: integer('priority').notNull(),
    /** The round in which the job goes: the first of every client, then the second of every client, so that nobody waits for another's thousands. */
    turn: bigint('turn', { mode: 'number' }).notNull(),
    runAt: instant('run_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    maxAttempts: integer('max_attempts').notNull(),
    /** The definition's own lease, where the configured one does not suit it. */
    leaseSeconds: integer('lease_seconds'),
    leaseUntil: instant('lease_until'),
    /** Counts the claims. Whoever holds an older number may not write any more. */
    fence: integer('fence').notNull().default(0),
    lostLeases: integer('lost_leases_in_a_row').notNull().default(0),
    /** Two queued jobs never share one: the second request joins the first. */
    dedupeKey: text('dedupe_key'),
    /** Two running jobs never share one. */
    onePer: text('one_per'),
    subjectType: text('subject_type'),
    subjectId: text('subject_id'),
    progress: jsonb('progress').$type<JobProgress>(),
    checkpoint: jsonb('checkpoint').$type<Plain>(),
    result: jsonb('result').$type<Plain>(),
    error: jsonb('error').$type<JobError>(),
    askedBy: text('asked_by').notNull(),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    index('jobs_due').on(table.queue, table.priority, table.turn, table.runAt).where(sql`status = 'queued'`),
    index('jobs_turn').on(table.queue, table.clientId, table.priority, table.turn).where(sql`status = 'queued'`),
    uniqueIndex('jobs_queued_once').on(table.dedupeKey).where(sql`status = 'queued'`),
    uniqueIndex('jobs_running_once').on(table.onePer).where(sql`status = 'running'`),
    // Without the lease in it, a heartbeat touches no index.
    index('jobs_leased').on(table.id).where(sql`status = 'running'`),
    index('jobs_failed').on(table.id).where(sql`status = 'failed'`),
    index('jobs_client').on(table.clientId, table.id),
    index('jobs_subject').on(table.subjectId, table.id).where(sql`subject_id is not null`),
    clientPolicy(),
  ],
);

/** What is enqueued again and again. A client's row, so that whoever makes a feed makes its schedule in the same transaction. */
export const jobSchedules = pgTable(
  'job_schedules',
  {
    name: text('name').primaryKey(),
    clientId: clientId(),
    /** The name of the job's definition. */
    definition: text('definition').notNull(),
    payload: jsonb('payload').$type<Payload>().notNull(),
    subjectId: text('subject_id'),
    cron: text('cron').notNull(),
    timeZone: text('time_zone').notNull(),
    nextRunAt: instant('next_run_at').notNull(),
    lastJobId: text('last_job_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('job_schedules_next').on(table.nextRunAt), clientPolicy()],
);

/** When each kind of work last happened, whichever process did it: `sweep`, `claim:<queue>`. Health is read from here. */
export const jobPulses = systemSchema.table('job_pulses', {
  name: text('name').primaryKey(),
  at: instant('at').notNull(),
});
