import { answered, expect, test } from './stage.ts';

test('a consent that the customer withdrew: the page says what to do, and it is given again', async ({ page, client, stage }) => {
  await answered(stage.api.post('/api/datafeeds', { data: { clientId: client.id, source: 'FORTNOX' } }));
  await page.goto(`/clients/${client.id}/feeds`);
  await page.getByRole('button', { name: 'Anslut', exact: true }).click();
  await expect(page.getByText('Ansluten. Nu kan böckerna hämtas.')).toBeVisible();
  await expect(page.getByText('inte den här klienten'), 'the other side is another company').toBeVisible();

  stage.sandbox.control.revokeConsent();
  stage.sandbox.control.expireAccessTokens();
  await page.getByRole('button', { name: 'Hämta nu' }).click();
  await expect(page.getByText('Någon hos klienten måste godkänna igen.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hämta nu' })).toHaveCount(0);
  await page.goto('/clients');
  await expect(page.getByRole('row', { name: client.name })).toContainText('anslut igen');

  await page.goto(`/clients/${client.id}/feeds`);
  await page.getByRole('button', { name: 'Anslut igen' }).click();
  await expect(page.getByText('Ansluten. Nu kan böckerna hämtas.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hämta nu' })).toBeVisible();
});
