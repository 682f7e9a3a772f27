import { answered, expect, test } from './stage.ts';

test('a consent that the customer withdrew: the page says what to do, and it is given again', async ({ page, client, stage }) => {
  await answered(stage.api.post('/api/datafeeds', { data: { clientId: client.id, source: 'FORTNOX' } }));
  await page.goto(`/clients/${client.id}/feeds`);
  await page.getByRole('button', { name: 'Anslut', exact: true }).click();
  await expect(page.getByText('Ansluten. Nu kan bokföringen hämtas.')).toBeVisible();
  await expect(page.getByText('inte den här klienten'), 'the other side is another company').toBeVisible();

  stage.sandbox.control.revokeConsent();
  stage.sandbox.control.expireAccessTokens();
  await page.getByRole('button', { name: 'Hämta nu' }).click();
  await expect(page.getByRole('paragraph').filter({ hasText: 'Anslutningen har upphört. Anslut på nytt under Datakällor.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hämta nu' })).toHaveCount(0);
  await page.goto(`/clients?q=${encodeURIComponent(client.name)}`);
  await expect(page.getByRole('row', { name: client.name })).toContainText('anslut igen');

  await page.goto(`/clients/${client.id}/feeds`);
  await page.getByRole('button', { name: 'Anslut igen' }).click();
  await expect(page.getByText('Ansluten. Nu kan bokföringen hämtas.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hämta nu' })).toBeVisible();
});

test('a key that the source no longer takes: another is entered where it is asked for', async ({ page, client, stage }) => {
  const { control, apiKey } = stage.sandbox;
  await answered(stage.api.post('/api/datafeeds', { data: { clientId: client.id, source: 'FORTNOX', config: { apiKey } } }));
  control.fault({ kind: 'unauthorized', path: '/3/financialyears', times: 'always' });
  await page.goto(`/clients/${client.id}/feeds`);
  await page.getByRole('button', { name: 'Hämta nu' }).click();
  await expect(page.getByRole('paragraph').filter({ hasText: 'Fortnox godtar inte nyckeln. Ange en ny under Datakällor.' })).toBeVisible();
  control.clearFaults();
  await page.getByRole('button', { name: 'Ny API-nyckel' }).click();
  await page.getByRole('dialog').getByLabel('API-nyckel', { exact: true }).fill(apiKey);
  await page.getByRole('button', { name: 'Byt nyckel' }).click();
  await page.getByRole('button', { name: 'Hämta nu' }).click();
  await expect(page.getByText('Avstämt: varje konto stämmer med källan')).toBeVisible({ timeout: 90_000 });
});

test('a paper that hangs on a voucher comes after the books, and is saved from there', async ({ page, stage, clientWithBooks: client }) => {
  const vouchers = stage.sandbox.control.company().years.flatMap((year) => year.vouchers);
  const voucher = vouchers.find(({ files }) => files.length > 0);
  const [paper] = voucher?.files ?? [];
  if (!voucher || !paper) throw new Error('the sandbox has no voucher with a paper');
  const found = await answered<{ items: { id: string }[] }>(
    stage.api.get(
      `/api/vouchers?clientId=${client.id}&from=${voucher.date}&to=${voucher.date}&series=${voucher.series}&number=${voucher.number}`,
    ),
  );
  const id = found.items[0]?.id ?? '';
  const states = async () =>
    (await answered<{ items: { state: string }[] }>(stage.api.get(`/api/vouchers/${id}/files`))).items.map(({ state }) => state);
  await expect.poll(states, { timeout: 120_000, intervals: [500] }).toContain('kept');

  await page.goto(`/clients/${client.id}/vouchers?voucher=${id}`);
  const saved = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: paper.name }).click();
  expect((await saved).suggestedFilename()).toBe(paper.name);
});
