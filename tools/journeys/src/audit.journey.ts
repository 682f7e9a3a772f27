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

test('a client beyond the first page of clients is named in the log and among the jobs, and found by its name', async ({
  page,
  client,
}) => {
  // What a firm of many clients meets: the list that the frame reads first is without this one.
  await page.route(/\/api\/clients\?/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const response = await route.fetch();
    if (asked.get('q') || asked.get('ids')) return await route.fulfill({ response });
    const { items, ...rest } = await response.json();
    await route.fulfill({ response, json: { ...rest, items: items.filter(({ id }: { id: string }) => id !== client.id) } });
  });
  await page.goto('/audit');
  await expect(page.getByRole('row').filter({ hasText: client.name }).first()).toBeVisible();
  for (const list of ['/audit', '/jobs']) {
    await page.goto(list);
    await page.getByRole('button', { name: /^Klient: Alla klienter/ }).click();
    await page.getByRole('combobox', { name: 'Välj klient' }).fill(client.name);
    await page.getByRole('option', { name: client.name }).click();
    await expect(page).toHaveURL(new RegExp(`clientId=${client.id}`));
    await page.reload();
    await expect(page.getByRole('button', { name: `Klient: ${client.name}` }), 'the address holds who is chosen').toBeVisible();
  }
});
