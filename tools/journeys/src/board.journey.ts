import { answered, expect, type Stage, test } from './stage.ts';

const coordinator = { email: 'tora@byra.example', password: 'gul båt på sjön 11' };
const NAMES = Array.from({ length: 40 }, (_, place) => `Tavlan ${String(place + 1).padStart(2, '0')} AB`);

test('a coordinator begins at the board, finds what stops a client, acts there, sees it go on, and comes back to the place', async ({
  browser,
  stage,
}) => {
  const ids = await firmOf(stage);
  await answered(stage.api.post('/api/users', { data: { ...coordinator, name: 'Tora Ek', role: 'COORDINATOR', clientIds: [] } }));
  const context = await browser.newContext({
    baseURL: stage.product.url,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    storageState: { cookies: [], origins: [] },
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('E-post').fill(coordinator.email);
  await page.getByLabel('Lösenord').fill(coordinator.password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page, 'the first room').toHaveURL(/\/board/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/av \d+ klara/);

  // Only this journey's clients, the one that is stopped first.
  await page.keyboard.press('/');
  await page.keyboard.type('Tavlan');
  await expect(page).toHaveURL(/q=Tavlan/);
  const board = page.getByRole('table', { name: 'Tavla' });
  const stopped = board.getByRole('link').first();
  await expect(stopped).toHaveText('Tavlan 33 AB');
  await expect(board.getByRole('row', { name: /Tavlan 33 AB/ })).toContainText('ange ny nyckel');
  await page.keyboard.press('Escape');

  await page.keyboard.press('j');
  await expect(stopped).toBeFocused();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('Fortnox godtar inte nyckeln');
  await expect(drawer.getByRole('link', { name: 'Ny API-nyckel' })).toBeVisible();
  const cut = `[...document.querySelectorAll('.list .state > .word')].filter((word) => word.scrollWidth > word.clientWidth).length`;
  expect(await page.evaluate(cut), 'every state stands whole beside the drawer').toBe(0);
  await page.keyboard.press('j');
  await expect(drawer.getByRole('heading', { name: 'Tavlan 01 AB' }), 'through the siblings with the drawer open').toBeVisible();
  await expect(drawer.getByRole('link', { name: 'Anslut Fortnox' })).toBeVisible();
  await board.getByRole('link', { name: 'Tavlan 34 AB' }).click();
  await expect(drawer).toContainText('bokföringen är inte hämtad än');

  // Acting here, by a key; the board follows by itself.
  await page.keyboard.press('h');
  await expect(board.getByRole('row', { name: /Tavlan 34 AB/ })).toContainText('i dag');
  await expect(drawer).toContainText('Hela månaden är hämtad och stämmer med källans saldon');

  await drawer.getByRole('link', { name: 'Öppna klienten' }).click();
  await expect(page).toHaveURL(new RegExp(`/clients/${ids[33]}`));
  await page.goBack();
  await expect(page).toHaveURL(/q=Tavlan/);
  await expect(board.getByRole('link', { name: 'Tavlan 34 AB' }), 'back keeps place and filter').toBeInViewport();

  await context.close();
});

test('a board of one’s own: what one answers for, another month, a phone', async ({ page, client }) => {
  const board = page.getByRole('table', { name: 'Tavla' });
  await page.goto(`/board?q=${encodeURIComponent(client.name)}&mine=1`);
  await expect(page.getByText('Inget passar filtret')).toBeVisible();
  await page.goto(`/clients/${client.id}?open=edit`);
  await page.getByLabel('Ansvarig').selectOption({ label: 'anna (jag)' });
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText('Uppgifterna är sparade')).toBeVisible();
  await page.goto(`/board?q=${encodeURIComponent(client.name)}&mine=1`);
  await expect(board.getByRole('link')).toHaveText([client.name]);
  await expect(board.getByRole('cell', { name: 'A', exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Behöver åtgärd/ }).click();
  await expect(board.getByRole('link')).toHaveText([client.name]);

  const heading = page.getByRole('heading', { level: 1 });
  const month = await heading.textContent();
  await page.getByRole('button', { name: 'Föregående period' }).click();
  await expect(heading).not.toHaveText(month ?? '');
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-01/);

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(board.getByRole('columnheader')).toHaveText(['Klient', 'Läge']);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});

test('a firm without clients is told the next step', async ({ browser, stage }) => {
  const specialist = { email: 'lotta@byra.example', password: 'röd sten vid ån 12' };
  await answered(stage.api.post('/api/users', { data: { ...specialist, name: 'Lotta Alm', role: 'SPECIALIST', clientIds: [] } }));
  const context = await browser.newContext({ baseURL: stage.product.url, locale: 'sv-SE', storageState: { cookies: [], origins: [] } });
  await answered(context.request.post('/api/auth/sign-in/email', { data: specialist }));
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByText('Du är inte kopplad till någon klient')).toBeVisible();
  await context.close();
});

// Forty clients without books, but for one whose key nobody has, and one that waits to be fetched.
async function firmOf({ api, sandbox }: Stage): Promise<string[]> {
  const ids: string[] = [];
  for (const name of NAMES) {
    const { id } = await answered<{ id: string }>(api.post('/api/clients', { data: { name, orgNo: '556036-0793', kind: 'company' } }));
    ids.push(id);
  }
  for (const [place, apiKey] of [
    [32, 'en-nyckel-som-ingen-har'],
    [33, sandbox.apiKey],
  ] as const) {
    const feed = await answered<{ id: string }>(
      api.post('/api/datafeeds', { data: { clientId: ids[place], source: 'FORTNOX', config: { apiKey } } }),
    );
    if (place !== 32) continue;
    const { job } = await answered<{ job: { id: string } }>(api.post(`/api/datafeeds/${feed.id}/sync`, { data: {} }));
    await expect.poll(async () => (await answered<{ status: string }>(api.get(`/api/jobs/${job.id}`))).status).toBe('failed');
  }
  return ids;
}
