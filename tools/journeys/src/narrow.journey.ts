import { answered, expect, test } from './stage.ts';

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
    const small = `[...document.querySelectorAll('[data-row-main]')].filter((link) => link.getBoundingClientRect().height < 24).length`;
    expect(await page.evaluate(small), `${place}, rows that a thumb misses (WCAG 2.2, 2.5.8)`).toBe(0);
  }
});

test('a phone: the name of the client stands whole beside any days, and the days are gone through by a thumb', async ({ page, stage }) => {
  const name = 'Skärgårdens Fastighetsförvaltning och Byggnads Aktiebolag';
  const { id } = await answered<{ id: string }>(stage.api.post('/api/clients', { data: { name, orgNo: '556036-0793', kind: 'company' } }));
  await page.goto(`/clients/${id}/entries?from=2026-01-15&to=2026-02-13`);
  await expect(page.getByRole('banner').getByRole('button', { name })).toBeVisible();
  const isCut = `[...document.querySelectorAll('header button span')].some((text) =>
    text.scrollWidth > text.clientWidth || text.scrollHeight > text.clientHeight)`;
  expect(await page.evaluate(isCut), 'nothing is cut').toBe(false);
  await page.getByRole('button', { name: 'Nästa period' }).click();
  await expect(page).toHaveURL(/from=2026-02-14&to=2026-03-15/);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
