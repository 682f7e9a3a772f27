import { z } from '@hono/zod-openapi';
import { type NamedEvent, timelineKinds } from '@saldo/board';
import type { Language } from '@saldo/kernel';
import { sentence } from '../catalogue.ts';
import { idText, instantText } from './basics.ts';

export const TimelineEventSchema = z
  .object({
    id: idText,
    at: instantText,
    kind: z.enum(timelineKinds),
    action: z.string().openapi({ example: 'feed.synced' }),
    text: z.string().openapi({ description: 'What happened, in a sentence.' }),
    by: z
      .object({ kind: z.enum(['user', 'key', 'operator', 'schedule', 'saldo']), userId: idText.nullable(), name: z.string().nullable() })
      .openapi({
        description:
          'Of a sync, whoever asked for it. operator: by the command line, at the machine itself · schedule: the daily one · saldo: the product by itself.',
      }),
    feedId: idText.nullable(),
    jobId: idText.nullable(),
    taskId: idText.nullable(),
    vouchers: z.object({ added: z.int(), changed: z.int(), removed: z.int(), unchanged: z.int() }).nullable(),
    proof: z.enum(['proven', 'unproven']).nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .openapi('TimelineEvent');

/** Something that happened to a client as its resource. */
export function toTimelineEvent(event: NamedEvent, language: Language): z.input<typeof TimelineEventSchema> {
  const { seq, at, kind, action, text, subject, by, doerName, feedId, jobId, taskId, vouchers, proof, error } = event;
  const said = sentence(text.code, text.details, language);
  return {
    id: String(seq),
    at: at.toISOString(),
    kind,
    action,
    text: subject ? `${said}: ${subject[language]}` : said,
    by: { ...by, name: doerName },
    feedId,
    jobId,
    taskId,
    vouchers: vouchers && { ...vouchers },
    proof,
    error: error && { code: error.code, message: sentence(error.code, error.details, language) },
  };
}
