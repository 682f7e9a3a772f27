import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { answered, expect, test } from './stage.ts';

const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

test('the board and the client in English hold it too', async ({ page, clientWithBooks: client }) => {
  await page.addInitScript({ path: axe });
  await page.addInitScript("localStorage.setItem('saldo.language', 'en')");
  for (const place of ['/board', `/board?client=${client.id}`, `/clients/${client.id}`]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(place);
      await expect(page.getByRole('link', { name: 'Board' })).toBeVisible();
      expect.soft(await faults(page), `${place}, ${colorScheme}`).toEqual([]);
    }
  }
});

test('every page holds WCAG 2.2 AA as far as a machine can tell, and nothing of others runs on it', async ({
  page,
  clientWithBooks: client,
  stage,
}) => {
  const strange = strangers(page, stage.product.url);
  await page.addInitScript({ path: axe });
  const { items } = await answered<{ items: { id: string }[] }>(stage.api.get(`/api/vouchers?clientId=${client.id}&limit=1`));
  const home = `/clients/${client.id}`;
  // Those that are built otherwise on a phone are looked at there too, in the dark.
  const alsoNarrow = [
    '/board',
    `/board?client=${client.id}`,
    home,
    `${home}/feeds`,
    `${home}/vouchers?voucher=${items[0]?.id}`,
    `${home}/trial-balance`,
    '/jobs',
    '/account',
  ];
  const wideOnly = [
    '/clients',
    '/clients?open=create',
    '/clients?status=archived',
    `${home}?open=archive`,
    `${home}/feeds?open=create`,
    `${home}/import`,
    `${home}/entries?account=1930`,
    '/audit',
    '/users?open=create',
    '/system',
    '/nowhere',
    '/sign-in',
    '/invitation?token=abc',
  ];
  for (const place of [...alsoNarrow, ...wideOnly]) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(place);
    expect.soft(await faults(page), place).toEqual([]);
    if (!alsoNarrow.includes(place)) continue;
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    expect.soft(await faults(page), `${place}, dark and narrow`).toEqual([]);
  }
  expect(strange).toEqual([]);
});

async function faults(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'Hämtar' })).toHaveCount(0);
  return await page.evaluate<string[]>(`axe.run(document, ${JSON.stringify(rules)}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`);
}

// What the policy refused, and what was asked of anybody but the product; filled while the page is used.
function strangers(page: Page, own: string): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) found.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(own)) found.push(request.url());
  });
  return found;
}
