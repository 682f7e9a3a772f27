import { z } from '@hono/zod-openapi';
import type { Sheet, SheetColumn } from './sheet.ts';

/** The forms that a list can be had in as a file. */
const fileFormats = ['xlsx', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The parameters of a list that can be had as a file, with the columns that it has. */
export function fileQuery<R>({ columns }: Sheet<R>) {
  const known = columns.map(({ id }) => id);
  return {
    format: z
      .enum(fileFormats)
      .optional()
      .openapi({
        description:
          'Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. ' +
          'Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish.',
      }),
    columns: z
      .string()
      .max(1_000)
      .refine((text) => text.split(',').every((each) => known.includes(each)), 'field.columns')
      .transform((text) => [...new Set(text.split(','))])
      .optional()
      .openapi({ type: 'string', description: `Of a file: its columns in their order, of ${known.join(', ')}. All where it is left out.` }),
  };
}

/** The order of a list that is short enough to be sorted whole. */
export function fileSort<R>({ columns }: Sheet<R>) {
  const known = columns.map(({ id }) => id);
  return z
    .string()
    .max(60)
    .refine((text) => known.includes(text.replace(/^-/, '')), 'field.sort')
    .optional()
    .openapi({ description: `Of a file: one of its columns, with a minus the last first.`, example: `-${known[0] ?? 'name'}` });
}

/** The columns of a sheet that were asked for, in the order asked. */
export function chosenColumns<R>({ columns }: Sheet<R>, asked: readonly string[] | undefined): readonly SheetColumn<R>[] {
  if (asked === undefined) return columns;
  return asked.flatMap((id) => columns.find((column) => column.id === id) ?? []);
}
