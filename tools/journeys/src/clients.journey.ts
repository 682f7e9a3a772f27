import { answered, expect, test } from './stage.ts';

test('archiving a client says what it means, and is undone', async ({ page, clientWithBooks: client }) => {
  await page.goto(`/clients/${client.id}`);
  await page.getByRole('button', { name: 'Arkivera' }).click();
  await expect(page.getByText('Bokföringen finns kvar så länge lagen kräver')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Arkivera' }).click();
  await expect(page.getByText(`${client.name} är arkiverad`)).toBeVisible();
  await expect(page.getByRole('link', { name: client.name })).toHaveCount(0);

  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText(`${client.name} är återställd`)).toBeVisible();
  await expect(page.getByRole('link', { name: client.name })).toBeVisible();
});

test('a client without books: archived, found among the archived and restored, or removed for good', async ({ page, client }) => {
  await page.goto(`/clients/${client.id}?open=archive`);
  await page.getByRole('dialog').getByRole('button', { name: 'Arkivera' }).click();
  await page.getByRole('button', { name: 'Arkiverade' }).click();
  await page.getByRole('row', { name: client.name }).getByRole('button', { name: 'Återställ' }).click();
  await expect(page.getByText(`${client.name} är återställd`)).toBeVisible();
  await expect(page.getByRole('row', { name: client.name })).toHaveCount(0);

  await page.goto(`/clients/${client.id}?open=archive`);
  await page.getByRole('button', { name: 'Ta bort helt' }).click();
  await expect(page.getByText(`${client.name} är borttagen`)).toBeVisible();
  await page.getByRole('button', { name: 'Arkiverade' }).click();
  await expect(page.getByText('Hämtar', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('row', { name: client.name })).toHaveCount(0);
});

test('an auditor sees the books and no button that would be refused', async ({ browser, stage, clientWithBooks: client }) => {
  const auditor = { email: `revisor-${client.id}@revision.example`, password: 'blå dörr mot väster 3' };
  await answered(stage.api.post('/api/users', { data: { ...auditor, name: 'Per Sand', role: 'AUDITOR', clientIds: [client.id] } }));
  const context = await browser.newContext({ baseURL: stage.product.url, locale: 'sv-SE', storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(`/clients/${client.id}/feeds`);
  await page.getByLabel('E-post').fill(auditor.email);
  await page.getByLabel('Lösenord').fill(auditor.password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByText('Avstämt: varje konto stämmer med källan')).toBeVisible();
  for (const name of ['Hämta nu', 'Ny datakälla', 'Mer', 'Spara']) await expect(page.getByRole('button', { name })).toHaveCount(0);
  for (const name of ['Läs in fil', 'Användare', 'System']) await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.goto('/clients');
  await expect(page.getByRole('table', { name: 'Klienter' }).getByRole('link')).toHaveText([client.name]);
  await expect(page.getByRole('button', { name: 'Ny klient' })).toHaveCount(0);
  await context.close();
});
