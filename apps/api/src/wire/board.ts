import { z } from '@hono/zod-openapi';
import { type Board, monthOf, type NamedBoardRow, type Step, stepHelps, stepStates } from '@saldo/board';
import { type Language, type Period, parsePlainDate, plainDate } from '@saldo/kernel';
import { sentence } from '../catalogue.ts';
import { dayText, idText, instantText, pageOf } from './basics.ts';

const state = z.enum(stepStates).openapi('StepState', {
  description:
    'The most urgent first. blocked: goes no further without somebody · attention: is there and wants a look · due: something is to be done · ' +
    'running: being done · done: computed and proven, never ticked · none: nothing can be said yet.',
});

const StepSchema = z
  .object({
    state,
    count: z.int().nullable().openapi({ description: 'How many things wait for somebody; null where nothing can be counted.' }),
    reason: z.string().openapi({ description: 'Why, and what helps, in a sentence.' }),
    code: z.string().openapi({ description: 'The reason as a stable code.', example: 'board.unproven' }),
    helps: z
      .enum(stepHelps)
      .nullable()
      .openapi({
        description:
          'What brings it further. fetch: sync the feed · connect: give a consent, or hand files over · import: hand a file over · ' +
          'resume: resume the feed · follow: look at the job · compare: look at the trial balance · review: look at the flagged vouchers.',
      }),
    at: instantText.nullable().openapi({ description: 'When it was found out; of what waits in the queue, until when.' }),
    until: dayText.nullable().openapi({ description: 'The last day of the month that is known.' }),
    feedId: idText.nullable(),
    jobId: idText.nullable(),
    progress: z.object({ done: z.int(), total: z.int().nullable(), phase: z.string() }).nullable(),
  })
  .openapi('BoardStep');

export const BoardRowSchema = z
  .object({
    clientId: idText,
    name: z.string(),
    managerId: idText.nullable(),
    managerName: z.string().nullable(),
    state: state.openapi({ description: 'The most urgent of its steps, but for those that are `none`.' }),
    steps: z.object({ books: StepSchema, bank: StepSchema, checks: StepSchema, reconciled: StepSchema, closed: StepSchema }),
  })
  .openapi('BoardRow');

export const BoardSchema = pageOf(BoardRowSchema)
  .extend({
    period: z.string().openapi({ example: '2026-11' }),
    counts: z
      .object({ blocked: z.int(), attention: z.int(), due: z.int(), running: z.int(), done: z.int(), none: z.int() })
      .openapi({ description: 'How many clients there are of each state, whatever `state` and page are asked for.' }),
  })
  .openapi('Board');

/** A calendar month that a caller gives, `YYYY-MM`. */
export const monthField = z
  .string()
  .refine((text) => parsePlainDate(`${text}-01`) !== null, 'field.month')
  .transform((text) => monthOf(plainDate(`${text}-01`)))
  .openapi({ type: 'string', description: 'A calendar month; the running one where it is left out.', example: '2026-11' });

/** States that a caller asks for, with commas between. */
export const statesField = z
  .string()
  .max(60)
  .refine((text) => text.split(',').every((each) => stepStates.some((known) => known === each)), 'field.states')
  .transform((text) => stepStates.filter((known) => text.split(',').includes(known)))
  .openapi({ type: 'string', description: 'Clients of these states, with commas between.', example: 'blocked,attention,due' });

/** What a board holds besides its rows. */
export function toBoard({ counts }: Board, month: Period): Pick<z.input<typeof BoardSchema>, 'period' | 'counts'> {
  return { period: month.from.slice(0, 7), counts: { ...counts } };
}

/** A row of the board as its resource. */
export function toBoardRow({ steps, ...row }: NamedBoardRow, language: Language): z.input<typeof BoardRowSchema> {
  const told = (of: Step) => toStep(of, language);
  return {
    ...row,
    steps: {
      books: told(steps.books),
      bank: told(steps.bank),
      checks: told(steps.checks),
      reconciled: told(steps.reconciled),
      closed: told(steps.closed),
    },
  };
}

function toStep({ reason: { code, details }, at, ...step }: Step, language: Language): z.input<typeof StepSchema> {
  return { ...step, code, reason: sentence(code, details, language), at: at?.toISOString() ?? null };
}
