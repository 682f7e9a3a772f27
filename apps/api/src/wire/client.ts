import { z } from '@hono/zod-openapi';
import { type Client, type ClientProfile, isCatalogueCode, isCurrency, isMonthDay, isSumUnderManagement, isTimeZone } from '@saldo/clients';
import { type Language, parseOrgNumber } from '@saldo/kernel';
import { amountText, currencyText, idField, idText, instantText, lineField } from './basics.ts';

const kind = z.enum(['company', 'aifm', 'aif']);
const vatPeriod = z.enum(['month', 'quarter', 'year', 'none']).nullable();

export const ClientSchema = z
  .object({
    id: idText,
    name: z.string(),
    orgNo: z.string().openapi({ example: '556036-0793' }),
    kind,
    managerId: idText.nullable(),
    tier: z.string().nullable(),
    timeZone: z.string().openapi({ example: 'Europe/Stockholm' }),
    version: z.int(),
    createdAt: instantText,
    updatedAt: instantText,
    archivedAt: instantText.nullable(),
    warnings: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .openapi({ description: 'What is allowed but worth a look, such as an organisation number that another client has too.' }),
  })
  .openapi('Client');

const orgNo = z
  .string()
  .max(20)
  .refine((text) => parseOrgNumber(text) !== null, 'field.org-number')
  .openapi({ description: 'Ten or twelve digits; the check digit must hold. It may repeat, with a warning.', example: '556036-0793' });

const timeZone = lineField(64)
  .refine(isTimeZone, 'field.time-zone')
  .openapi({ description: 'An IANA time zone.', example: 'Europe/Stockholm' });

const fields = {
  name: lineField(200),
  orgNo,
  kind,
  managerId: idField.nullable().optional(),
  tier: lineField(20).nullable().optional(),
};

export const NewClientSchema = z.object({ ...fields, timeZone: timeZone.default('Europe/Stockholm') }).openapi('NewClient');

export const ClientChangeSchema = z
  .object({ ...fields, timeZone })
  .partial()
  .openapi('ClientChange');

export const ProfileSchema = z
  .object({
    clientId: idText,
    kinds: z.array(z.string()).openapi({ description: "Codes of the catalogue's `applies_to`." }),
    financialYearEnd: z.string().openapi({ description: 'Month and day, `MM-DD`.', example: '12-31' }),
    vatPeriod,
    turnoverBand: z.string().nullable(),
    // A union, because a named schema that is made nullable is told as nullable everywhere.
    aumEur: z.union([amountText, z.null()]),
    baseCurrency: currencyText,
    version: z.int(),
    updatedAt: instantText,
  })
  .openapi('ClientProfile');

export const ProfileChangeSchema = z
  .object({
    kinds: z.array(lineField(60).refine(isCatalogueCode, 'field.catalogue-code')).max(50),
    financialYearEnd: lineField(5)
      .refine(isMonthDay, 'field.month-day')
      .openapi({ description: 'Month and day, `MM-DD`.', example: '12-31' }),
    vatPeriod,
    turnoverBand: lineField(60).nullable(),
    aumEur: lineField(18)
      .refine(isSumUnderManagement, 'field.amount')
      .nullable()
      .openapi({ description: 'Assets under management.', example: '100000000.00' }),
    baseCurrency: lineField(3).refine(isCurrency, 'field.currency').openapi({ description: 'ISO 4217.', example: 'SEK' }),
  })
  .partial()
  .openapi('ClientProfileChange');

/** A client as its resource. */
export function toClient({ warnings, ...client }: Client, language: Language): z.input<typeof ClientSchema> {
  return {
    ...client,
    createdAt: client.createdAt.toISOString(),
    updatedAt: client.updatedAt.toISOString(),
    archivedAt: client.archivedAt?.toISOString() ?? null,
    warnings: warnings.map(({ code, message }) => ({ code, message: message[language] })),
  };
}

/** A client's profile as its resource. */
export function toProfile({ kinds, ...profile }: ClientProfile): z.input<typeof ProfileSchema> {
  return { ...profile, kinds: [...kinds], updatedAt: profile.updatedAt.toISOString() };
}
