import Axe from '@axe-core/playwright';
import { expect, test } from './stage.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('every page holds WCAG 2.2 AA as far as a machine can tell, light and wide, dark and narrow', async ({
  page,
  clientWithBooks: client,
  stage,
}) => {
  test.slow();
  const { items } = (await (await stage.api.get(`/api/vouchers?clientId=${client.id}&limit=1`)).json()) as { items: { id: string }[] };
  const home = `/clients/${client.id}`;
  const places = [
    '/clients',
    '/clients?open=create',
    '/clients?status=archived',
    home,
    `${home}?open=archive`,
    `${home}/feeds`,
    `${home}/feeds?open=create`,
    `${home}/import`,
    `${home}/vouchers?voucher=${items[0]?.id}`,
    `${home}/entries?account=1930`,
    `${home}/trial-balance`,
    '/jobs',
    '/users?open=create',
    '/account',
    '/system',
    '/nowhere',
    '/sign-in',
    '/invitation?token=abc',
  ];
  for (const place of places) {
    await page.goto(place);
    for (const [scheme, width] of [
      ['light', 1440],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expect(page.getByRole('status', { name: 'Hämtar' })).toHaveCount(0);
      // There are no frames here: in the same page, and telling only what is wrong, it takes a third of the time.
      const { violations } = await new Axe({ page })
        .setLegacyMode(true)
        .options({ resultTypes: ['violations'] })
        .withTags(tags)
        .analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      expect.soft(found, `${place}, ${scheme}, ${width} px`).toEqual([]);
    }
  }
});

test('the page obeys the policy that forbids scripts of others', async ({ page, clientWithBooks: client }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(page.url() === 'about:blank' ? request.url() : page.url()).origin)) outside.push(request.url());
  });
  await page.goto(`/clients/${client.id}/trial-balance`);
  await expect(page.getByRole('table', { name: 'Saldobalans' })).toBeVisible();
  expect(refused).toEqual([]);
  expect(outside).toEqual([]);
});
