import { z } from '@hono/zod-openapi';

const secondFactorForStaff = z
  .boolean()
  .openapi({ description: 'Whether ADMIN, COORDINATOR and SPECIALIST must have a second factor. API keys are not concerned.' });

export const SettingsSchema = z.object({ secondFactorForStaff, version: z.int() }).openapi('Settings');

export const SettingsChangeSchema = z.object({ secondFactorForStaff }).partial().openapi('SettingsChange');
