import { z } from '@hono/zod-openapi';
import { type PlainDate, parseAmount, parsePlainDate } from '@saldo/kernel';

/** An opaque id. One of the wrong form names nothing: 404, not 400. */
export const idText = z.string().openapi({ example: '019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10' });

/** A decimal amount with two decimals; its currency stands beside it. */
export const amountText = z
  .string()
  .regex(/^-?\d+\.\d{2}$/, 'field.amount')
  .openapi('Amount', { example: '1234.50', description: 'Decimal text with two decimals. Debit and money in are positive.' });

/** A decimal amount that a caller gives, read as minor units; at most as many as are stored. */
export const amountField = z
  .string()
  .max(20)
  .refine((text) => parseAmount(text) !== null, 'field.amount')
  .transform((text) => parseAmount(text) ?? 0n) // the refinement has read it
  .refine((minor) => minor < 10n ** 17n && minor > -(10n ** 17n), 'field.amount')
  .openapi({ type: 'string', example: '1234.50' });

export const currencyText = z.string().openapi({ example: 'SEK', description: 'ISO 4217.' });

/** An instant, RFC 3339 in UTC. */
export const instantText = z.string().openapi({ format: 'date-time', example: '2026-11-30T12:00:00.000Z' });

/** A day of the calendar in answers. */
export const dayText = z.string().openapi({ format: 'date', example: '2026-11-30' });

/** A day of the calendar that a caller gives. */
export const dayField = z
  .string()
  .refine((text) => parsePlainDate(text) !== null, 'field.date')
  .transform((text) => text as PlainDate) // the refinement has read it
  .openapi({ type: 'string', format: 'date', example: '2026-11-30' });

/** An instant that a caller gives, with its offset. */
export const instantField = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .openapi({ type: 'string', format: 'date-time', example: '2026-11-01T00:00:00+01:00' });

/** The time in which something was done, for a list of what was. */
export const sinceQuery = {
  since: instantField.optional().openapi({ description: 'From this instant on.' }),
  before: instantField.optional().openapi({ description: 'Before this instant.' }),
};

/** One line of text that a person writes: no control characters, not empty, at most so many characters. */
export const lineField = (most: number) =>
  z
    .string()
    .refine((text) => !hasControl(text), 'field.control')
    .refine(isSeen, 'field.empty')
    .max(most)
    .openapi({ minLength: 1, maxLength: most });

/** An id that a caller gives; whether it names anything is found out by looking. */
export const idField = z.string().max(200).openapi({ maxLength: 200 });

/** `true` or `false` as text, in a query or a form. */
export const booleanText = z
  .enum(['true', 'false'], 'field.boolean')
  .transform((text) => text === 'true')
  .openapi({ type: 'boolean' });

/** How many things are asked for, from 1 to 500. */
export const countField = (otherwise: number) =>
  z
    .string()
    .regex(/^(?:[1-9]\d?|[1-4]\d\d|500)$/, 'field.limit')
    .transform(Number)
    .optional()
    .transform((count) => count ?? otherwise)
    .openapi({ type: 'integer', minimum: 1, maximum: 500, default: otherwise });

/** How much of a list, and from where. */
export const pageQuery = {
  limit: countField(50),
  cursor: z.string().max(2_000).optional().openapi({ description: "The last answer's `nextCursor`." }),
};

/** The path's `{id}`. */
export const idParams = z.object({ id: idText.openapi({ param: { name: 'id', in: 'path' } }) });

/** A page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable().openapi({ description: 'null on the last page.' }) });
}

/** A successful answer with a JSON body. */
export function json<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } };
}

/** A page of a list, or the whole of it as a file where `format` asks for one. */
export function pageOrFile<T extends z.ZodType>(description: string, page: T) {
  return {
    description: `${description}; with \`format\` all of them as a file`,
    content: { 'application/json': { schema: page }, ...FILE_CONTENT },
  };
}

/** A list that is only to be had as a file. */
export function listAsFile(description: string) {
  return { description, content: FILE_CONTENT };
}

const FILE_CONTENT = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: z.string().openapi({ format: 'binary' }) },
  'text/csv': { schema: z.string() },
} as const;

/** A JSON body that must be there. */
export function body<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

// Blanks, zero-width marks and characters that are drawn as nothing name nobody, however many there are.
function isSeen(text: string): boolean {
  return /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

function hasControl(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 32 || (code >= 127 && code < 160)) return true;
  }
  return false;
}

/** The fields that were given: a key that is there without a value counts as left out. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // What is filtered away is just what the type leaves out.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
