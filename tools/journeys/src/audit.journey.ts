import { answered, expect, test } from './stage.ts';

test('a row of the log tells what was done in words, old beside new, and keeps what it really says behind a fold', async ({
  page,
  clientWithBooks: client,
  stage,
}) => {
  await answered(stage.api.patch(`/api/clients/${client.id}`, { data: { tier: 'Guld' } }));
  await page.goto(`/audit?clientId=${client.id}`);
  const log = page.getByRole('table', { name: 'Revisionslogg' });
  await log.getByRole('link', { name: 'Ändrade klient' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: 'Ändrade klient' })).toBeVisible();
  await expect(drawer.getByRole('definition').filter({ hasText: '→' })).toHaveText('inget → Guld');
  const raw = drawer.getByText('"after"');
  await expect(raw).toBeHidden();
  await drawer.getByText('Som den står i loggen').click();
  await expect(raw).toBeVisible();
  await drawer.getByText('Som den står i loggen').click();

  // Every act of this client, through the siblings: no field stands there by the name that only the machine knows.
  const rows = await log.getByRole('link').count();
  expect(rows).toBeGreaterThan(4);
  for (let row = 0; row < rows; row += 1) {
    const act = await log.getByRole('link').nth(row).textContent();
    await log.getByRole('link').nth(row).click();
    await expect(drawer.getByRole('heading', { level: 2 })).toHaveText(act ?? '');
    for (const name of await drawer.getByRole('term').allTextContents()) expect(name, act ?? '').toMatch(/^[A-ZÅÄÖ]/);
    await expect(drawer.getByText('{'), act ?? '').toBeHidden();
  }
});
