import { answered, expect, test } from './stage.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('a phone: one pane at a time, and nothing runs out of the screen', async ({ page, clientWithBooks: client }) => {
  await page.goto('/clients');
  // Only the rows in view are on the page: whoever looks for one of many searches.
  await page.getByRole('searchbox', { name: 'Sök namn eller nummer' }).fill(client.name);
  await expect(page).toHaveURL(/q=/);
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
    if (place !== '/import') await expect(page.locator('[data-row-main]').first()).toBeVisible();
    expect(await page.evaluate('document.documentElement.scrollWidth'), place).toBe(390);
    const small = `[...document.querySelectorAll('[data-row-main]')].filter((link) => link.getBoundingClientRect().height < 24).length`;
    await expect.poll(() => page.evaluate(small), `${place}, rows that a thumb misses (WCAG 2.2, 2.5.8)`).toBe(0);
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

test('a phone: a list shows names whole, on as many lines as they take, and its rows lie neither on nor under each other', async ({
  page,
  stage,
}) => {
  const mark = 'Långnamn';
  for (const name of [
    `${mark} Skärgårdens Fastighetsförvaltning och Byggnads Aktiebolag i Norrtälje kommun`,
    `${mark} Kort AB`,
    `${mark} Österlens Samfällighetsförening för Vägar, Vatten och Avlopp ekonomisk förening`,
  ])
    await answered(stage.api.post('/api/clients', { data: { name, orgNo: '556036-0793', kind: 'company' } }));
  await page.goto(`/clients?q=${mark}`);
  const links = page.getByRole('table', { name: 'Klienter' }).getByRole('link');
  await expect(links).toHaveCount(3);
  const cut = `[...document.querySelectorAll('[data-row-main]')].filter((link) =>
    link.scrollWidth > link.clientWidth || link.scrollHeight > link.clientHeight).length`;
  expect(await page.evaluate(cut), 'no name is cut').toBe(0);
  const boxes = await Promise.all((await links.all()).map((link) => link.boundingBox()));
  expect(boxes[1]?.height, 'a long name has more lines').toBeGreaterThan(boxes[0]?.height ?? 0);
  for (const [index, box] of boxes.entries()) {
    const next = boxes[index + 1];
    if (box && next) expect(box.y + box.height).toBeLessThanOrEqual(next.y);
  }
});

test('a phone: what the keyboard comes to in a list lies free of its head and foot', async ({ page, clientWithBooks: client }) => {
  for (const place of ['trial-balance', 'trial-balance?compare=lastYear', 'vouchers', 'entries']) {
    await page.goto(`/clients/${client.id}/${place}`);
    const list = page.locator('.list-scroll');
    await expect(list.locator('[data-row-main]').first()).toBeVisible();
    await list.locator('[data-row-main]').first().focus();
    const covered = `(() => {
      const link = document.activeElement;
      const box = link.getBoundingClientRect();
      const shown = [box.top + 2, box.bottom - 2].every((y) => link.contains(document.elementFromPoint(box.left + 8, y)));
      return link.matches('[data-row-main]') && !shown ? link.textContent : null;
    })()`;
    for (const key of [...Array<string>(25).fill('Tab'), ...Array<string>(25).fill('Shift+Tab')]) {
      await page.keyboard.press(key);
      expect(await page.evaluate(covered), `${place}, ${key}`).toBeNull();
    }
  }
});
