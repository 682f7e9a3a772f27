import { z } from '@hono/zod-openapi';
import { type Job, jobStatuses, queueNames, type WaitingReason } from '@saldo/jobs';
import type { ErrorDetails, Language, Plain, Sentence } from '@saldo/kernel';
import { sentence } from '../catalogue.ts';
import { idText, instantText } from './basics.ts';

export const faultSchema = z.object({
  file: z.string().optional(),
  line: z.int().optional(),
  label: z.string().optional(),
  field: z.string().optional(),
  code: z.string().optional(),
  message: z.string(),
  more: z.int().optional().openapi({ description: 'How many more like it there are that are not told one by one.' }),
});

/** An error of a job, or of the last run of a feed, in the caller's language. */
export const JobErrorSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    faults: z.array(faultSchema).openapi({ description: 'The first 1,000.' }),
    faultCount: z.int(),
  })
  .openapi('JobError');

export const JobSchema = z
  .object({
    id: idText,
    clientId: idText,
    queue: z.enum(queueNames),
    name: z.string().openapi({ example: 'etl.fortnox' }),
    status: z.enum(jobStatuses),
    progress: z.object({ done: z.int(), total: z.int().nullable(), phase: z.string() }),
    attempts: z.int(),
    why: z.string().nullable().openapi({
      description: "Why it has not begun, in the caller's language; null unless it is queued, and where it was only just asked for.",
    }),
    error: JobErrorSchema.nullable(),
    result: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ description: 'Of a sync or an import: `{vouchers: {added, changed, removed, unchanged}, entries, faults, proof}`.' }),
    feedId: idText.nullable(),
    askedBy: z.string().openapi({ example: 'user:019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10' }),
    runAt: instantText,
    version: z.int(),
    createdAt: instantText,
    startedAt: instantText.nullable(),
    finishedAt: instantText.nullable(),
  })
  .openapi('Job');

export const StartedSchema = z.object({ job: JobSchema }).openapi('Started');

/** A job as its resource, with why it waits where that was asked for. */
export function toJob(job: Job, language: Language, why?: WaitingReason): z.input<typeof JobSchema> {
  return {
    id: job.id,
    clientId: job.clientId,
    queue: job.queue,
    name: job.name,
    status: job.status,
    progress: job.progress ?? { done: 0, total: null, phase: '' },
    attempts: job.attempts,
    why: why ? sentence(why.code, why.details, language) : null,
    error: job.error ? toJobError(job.error, language) : null,
    result: toResult(job.result, language),
    feedId: job.subjectType === 'feed' ? job.subjectId : null,
    askedBy: job.askedBy,
    runAt: job.runAt.toISOString(),
    version: job.version,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}

function toJobError(error: NonNullable<Job['error']>, language: Language): z.input<typeof JobErrorSchema> {
  return {
    code: error.code,
    message: sentence(error.code, error.details satisfies ErrorDetails, language),
    retryable: error.retryable,
    faults: error.faults.map(({ message, ...place }) => ({ ...place, message: message[language] })),
    faultCount: error.faultCount,
  };
}

// A result is what its handler made; sentences in both languages, wherever they stand in it, are said in the caller's.
function toResult(result: Plain, language: Language): Record<string, unknown> | null {
  const told = inLanguage(result, language);
  return typeof told === 'object' && told !== null && !Array.isArray(told) ? (told as Record<string, unknown>) : null;
}

/** The value with every sentence in it said in one language. */
export function inLanguage(value: Plain | undefined, language: Language): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isSentence(value)) return value[language];
  if (Array.isArray(value)) return (value as readonly Plain[]).map((item) => inLanguage(item, language));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inLanguage(inner as Plain, language)]));
}

function isSentence(value: object): value is Sentence {
  const names = Object.keys(value);
  return names.length === 2 && 'sv' in value && 'en' in value && typeof value.sv === 'string' && typeof value.en === 'string';
}
