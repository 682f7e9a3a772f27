import { enterAs } from './roles.ts';
import { answered, type Client, expect, type Stage, test } from './stage.ts';

async function syncOf({ api }: Stage, { id: clientId }: Client, apiKey: string): Promise<string> {
  const feed = await answered<{ id: string }>(api.post('/api/datafeeds', { data: { clientId, source: 'FORTNOX', config: { apiKey } } }));
  return (await answered<{ job: { id: string } }>(api.post(`/api/datafeeds/${feed.id}/sync`, { data: {} }))).job.id;
}

test('an administrator: from how the system stands to a failed job that runs again, in four clicks', async ({ browser, stage, client }) => {
  const job = await syncOf(stage, client, 'en-nyckel-som-ingen-har');
  const failed = () => answered<{ status: string; error: { code: string } | null }>(stage.api.get(`/api/jobs/${job}`));
  await expect.poll(async () => (await failed()).status).toBe('failed');
  const { code } = (await failed()).error ?? { code: '' };
  const { page } = await enterAs({ browser, stage }, 'ADMIN', []);
  await expect(page, 'lands where all clients stand').toHaveURL(/\/board/);
  await page.getByRole('link', { name: 'System' }).click(); // one
  await expect(page.getByRole('table', { name: 'Köer' }).getByRole('row', { name: /Hämtning/ })).toBeVisible();
  // Other journeys leave other causes.
  await page.getByRole('table', { name: 'Misslyckade efter orsak' }).locator(`a[href*="error=${code}"]`).first().click(); // two
  await page
    .getByRole('table', { name: 'Jobb' })
    .getByRole('row', { name: new RegExp(client.name) })
    .getByRole('link')
    .click(); // three
  await page.getByRole('dialog').getByRole('button', { name: 'Kör igen' }).click(); // four
  await expect(page.getByText('Jobbet ligger i kö igen')).toBeVisible();
  await page.context().close();
});

test('why a client waits: in words where the client is, in the list of jobs and at the job', async ({ page, stage, client }) => {
  const wish = { kind: 'rate-limit', path: 'financialyears', times: 'always', retryAfter: 3_600 } as const;
  stage.sandbox.control.fault(wish);
  const job = await syncOf(stage, client, stage.sandbox.apiKey);
  const why = /Källan tar inte emot fler anrop just nu\. Fortsätter/;
  try {
    await expect.poll(async () => (await answered<{ why: string | null }>(stage.api.get(`/api/jobs/${job}`))).why ?? '').toMatch(why);
    for (const place of [`/clients/${client.id}`, `/jobs?clientId=${client.id}`, `/jobs?job=${job}`]) {
      await page.goto(place);
      await expect(page.getByText(why).filter({ visible: true }).first(), place).toBeVisible();
    }
  } finally {
    stage.sandbox.control.clearFaults();
    await stage.api.post(`/api/jobs/${job}/cancel`);
  }
});
