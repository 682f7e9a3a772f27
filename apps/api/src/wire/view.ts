import { z } from '@hono/zod-openapi';
import { densities, type SavedView } from '@saldo/access';
import { idText, instantText, lineField } from './basics.ts';

/** Every list that can be saved as a view, by its name in the page. */
export const viewLists = [
  'board',
  'clients',
  'feeds',
  'vouchers',
  'entries',
  'trial-balance',
  'review',
  'bank-accounts',
  'bank-statements',
  'bank-transactions',
  'jobs',
  'audit',
  'users',
] as const;

const list = z.enum(viewLists);
const density = z.enum(densities);
const parameter = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/);

const filters = z
  .record(parameter, z.string().max(500))
  .refine((all) => Object.keys(all).length <= 30, 'field.too-many')
  .openapi({ description: "The list's filters by their names in its address.", example: { q: 'hyra' } });

const columns = z.array(parameter).min(1).max(50).nullable().openapi({ description: "In their order; null: the list's own." });
const sort = z
  .string()
  .regex(/^-?[a-zA-Z][a-zA-Z0-9-]{0,39}$/)
  .nullable()
  .openapi({ description: "A column, with a minus the last first; null: the list's own order.", example: '-date' });

export const SavedViewSchema = z
  .object({
    id: idText,
    list,
    name: z.string(),
    filters: z.record(z.string(), z.string()),
    sort: z.string().nullable(),
    columns: z.array(z.string()).nullable(),
    density,
    version: z.int(),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .openapi('SavedView');

export const NewViewSchema = z
  .object({
    list,
    name: lineField(80),
    filters: filters.default({}),
    sort: sort.default(null),
    columns: columns.default(null),
    density: density.default('normal'),
  })
  .openapi('NewSavedView');

export const ViewChangeSchema = z
  .object({ name: lineField(80), filters, sort, columns, density })
  .partial()
  .openapi('SavedViewChange');

/** A view as its resource. */
export function toView({ list: of, filters: narrowed, columns: shown, ...view }: SavedView): z.input<typeof SavedViewSchema> {
  return { ...view, list: list.parse(of), filters: { ...narrowed }, columns: shown && [...shown] };
}
