import { changeSignInPolicy, getSignInPolicy } from '@saldo/access';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { body, json } from '../wire/basics.ts';
import { SettingsChangeSchema, SettingsSchema } from '../wire/settings.ts';
import type { Routes } from './resources.ts';

const tags = ['settings'];

/** What the firm has chosen. */
export function settingsRoutes({ app, guard }: Routes): void {
  const read = guarded(
    guard,
    { may: 'system.manage' },
    {
      method: 'get',
      path: '/api/settings',
      tags,
      summary: 'What the firm has chosen',
      responses: { 200: json('The settings', SettingsSchema) },
    },
  );
  app.openapi(read, async (c) => {
    const settings = await getSignInPolicy(actorOf(c));
    return c.json(settings, 200, { etag: etag(settings.version) });
  });

  const change = guarded(
    guard,
    { may: 'system.manage' },
    {
      method: 'patch',
      path: '/api/settings',
      tags,
      summary: 'Chooses anew',
      request: { body: body(SettingsChangeSchema) },
      responses: { 200: json('The settings as they now are', SettingsSchema) },
    },
  );
  app.openapi(change, async (c) => {
    const actor = actorOf(c);
    const version = expectedVersion(c.req.header('if-match'));
    const { secondFactorForStaff } = c.req.valid('json');
    const settings =
      secondFactorForStaff === undefined ? await getSignInPolicy(actor) : await changeSignInPolicy(actor, secondFactorForStaff, version);
    return c.json(settings, 200, { etag: etag(settings.version) });
  });
}
