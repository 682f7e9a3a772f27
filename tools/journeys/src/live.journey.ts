import { answered, expect, test } from './stage.ts';

test('two windows: what is done in one shows in the other, over one stream for both', async ({ page, context, stage, client }) => {
  const streams: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/events')) streams.push(request.url());
  });
  const feed = await answered<{ id: string }>(
    stage.api.post('/api/datafeeds', { data: { clientId: client.id, source: 'FORTNOX', config: { apiKey: stage.sandbox.apiKey } } }),
  );
  const other = await context.newPage();
  await page.goto(`/clients/${client.id}/feeds/${feed.id}`);
  await other.goto(`/clients/${client.id}/vouchers`);
  await expect(other.getByText('Ingen bokföring än')).toBeVisible();
  await page.getByRole('button', { name: 'Hämta nu' }).click();
  await expect(other.getByRole('table', { name: 'Verifikationer' }), 'without a reload').toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('Avstämt: varje konto stämmer med källan')).toBeVisible();
  expect(streams).toEqual([`${stage.product.url}/api/events`]);

  await page.close();
  await stage.api.post(`/api/datafeeds/${feed.id}/pause`);
  await other.goto(`/clients/${client.id}/feeds`);
  await answered(stage.api.post(`/api/datafeeds/${feed.id}/resume`));
  await expect(other.getByRole('table', { name: 'Datakällor' }), 'the window that is left has taken the stream over').toContainText(
    'ansluten',
  );
});

test('the server out of reach: said while it is so, and read anew when it is back', async ({ page, context, stage, client }) => {
  await page.goto('/clients?q=Nytt');
  await expect(page.getByText('Inget passar filtret')).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('Servern går inte att nå. Det som visas kan vara gammalt.')).toBeVisible();
  await answered(
    stage.api.patch(`/api/clients/${client.id}`, { headers: { 'if-match': '"1"' }, data: { name: `Nytt namn ${client.id}` } }),
  );
  await context.setOffline(false);
  await expect(page.getByText('Servern är tillbaka')).toBeVisible();
  await expect(page.getByRole('link', { name: `Nytt namn ${client.id}` }), 'what happened meanwhile').toBeVisible();
  await expect(page.getByText('Servern går inte att nå.')).toHaveCount(0);
});

test('somebody else was quicker: said so, what one wrote stays, and the next try holds', async ({ page, stage, client }) => {
  await page.goto(`/clients/${client.id}?open=edit`);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nivå').fill('A');
  await answered(stage.api.patch(`/api/clients/${client.id}`, { headers: { 'if-match': '"1"' }, data: { tier: 'B' } }));
  await expect(page.getByRole('definition', { includeHidden: true }).filter({ hasText: /^B$/ })).toBeVisible();
  // The page has read the new version by itself; here it tries with the one before, as it would a moment earlier.
  let isFirst = true;
  await page.route(`**/api/clients/${client.id}`, async (route) => {
    if (route.request().method() !== 'PATCH' || !isFirst) return await route.fallback();
    isFirst = false;
    await route.continue({ headers: { ...route.request().headers(), 'if-match': '"1"' } });
  });
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(dialog.getByText('Någon annan ändrade här medan du skrev.')).toBeVisible();
  await expect(dialog.getByText('Det du har fyllt i är kvar')).toBeVisible();
  await expect(dialog.getByLabel('Nivå')).toHaveValue('A');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText('Uppgifterna är sparade')).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: /^A$/ })).toBeVisible();
});

test('signed out in another window: one is led to sign in', async ({ browser, stage }) => {
  const somebody = { email: 'ute@byra.example', password: 'grön sten vid ån 12' };
  await answered(stage.api.post('/api/users', { data: { ...somebody, name: 'Ulla Ute', role: 'COORDINATOR', clientIds: [] } }));
  const context = await browser.newContext({ baseURL: stage.product.url, locale: 'sv-SE', storageState: { cookies: [], origins: [] } });
  await answered(context.request.post('/api/auth/sign-in/email', { data: somebody }));
  const page = await context.newPage();
  await page.goto('/jobs');
  await expect(page.getByRole('heading', { name: 'Jobb' })).toBeVisible();
  await answered(context.request.post('/api/auth/sign-out'));
  await expect(page).toHaveURL(/\/sign-in/, { timeout: 60_000 });
  await context.close();
});
