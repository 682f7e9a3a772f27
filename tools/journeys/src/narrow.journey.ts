import { expect, test } from './stage.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('a phone: one pane at a time, and nothing runs out of the screen', async ({ page, clientWithBooks: client }) => {
  await page.goto('/clients');
  await page.getByRole('link', { name: client.name }).click();
  await page.getByRole('button', { name: 'Meny' }).click();
  await page.getByRole('link', { name: 'Datakällor' }).click();
  await expect(page.getByRole('button', { name: 'Hämta nu' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Fortnox' }).click();
  await expect(page.getByRole('button', { name: 'Hämta nu' })).toBeVisible();
  await page.getByRole('link', { name: 'Alla datakällor' }).click();
  await expect(page.getByRole('button', { name: 'Hämta nu' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Meny' }).click();
  await page.getByRole('link', { name: 'Verifikationer' }).click();
  await page.getByRole('table', { name: 'Verifikationer' }).getByRole('link').first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('table', { name: 'Rader' })).toBeVisible();
  expect((await drawer.boundingBox())?.width).toBe(390);
  await drawer.getByRole('button', { name: 'Visa källans rader' }).click();
  await expect(drawer.getByRole('region', { name: 'Så står den i källan' })).toBeVisible();
  const figures = await drawer.getByRole('table', { name: 'Rader' }).boundingBox();
  expect((figures?.x ?? 0) + (figures?.width ?? 0), 'no figure is cut, however long the lines of the source').toBeLessThanOrEqual(390);
  await drawer.getByRole('button', { name: 'Stäng' }).click();
  await expect(drawer).toHaveCount(0);

  for (const place of ['', '/feeds', '/vouchers', '/entries', '/trial-balance', '/import']) {
    await page.goto(`/clients/${client.id}${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate('document.documentElement.scrollWidth'), place).toBe(390);
  }
});
