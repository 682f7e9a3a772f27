import { enterAs } from './roles.ts';
import { answered, expect, test } from './stage.ts';

test('a coordinator: from the board to a client whose books were never fetched, and fetches them', async ({ browser, stage, client }) => {
  await answered(
    stage.api.post('/api/datafeeds', { data: { clientId: client.id, source: 'FORTNOX', config: { apiKey: stage.sandbox.apiKey } } }),
  );
  const { page } = await enterAs({ browser, stage }, 'COORDINATOR', []);
  await expect(page, 'lands where all clients stand').toHaveURL(/\/board/);
  await page.goto(`/board?client=${client.id}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Hämta nu' }).first().click();
  await expect
    .poll(
      async () => (await answered<{ items: { status: string }[] }>(stage.api.get(`/api/jobs?clientId=${client.id}`))).items[0]?.status,
      {
        timeout: 90_000,
      },
    )
    .toBe('succeeded');
  for (const room of ['Användare', 'System', 'Granskning']) await expect(page.getByRole('link', { name: room })).toHaveCount(0);
  for (const place of ['/users', '/system', '/review']) {
    await page.goto(place);
    await expect(page.getByText('Sidan finns inte, eller så får du inte se den.'), place).toBeVisible();
  }
  await page.context().close();
});

test('a specialist: only the clients given, their books to work with, and no door to what is the coordinator’s', async ({
  browser,
  stage,
  client: other,
  clientWithBooks: mine,
}) => {
  const { page } = await enterAs({ browser, stage }, 'SPECIALIST', [mine.id]);
  await expect(page).toHaveURL(/\/board/);
  await expect(page.getByText(mine.name).first()).toBeVisible();
  await expect(page.getByText(other.name)).toHaveCount(0);
  await page.goto(`/clients/${mine.id}/feeds`);
  await page.getByRole('link', { name: 'Fortnox' }).click();
  await expect(page.getByRole('button', { name: 'Hämta nu' }), 'a specialist fetches').toBeVisible();
  for (const place of ['/clients', `/clients/${mine.id}`, `/clients/${mine.id}/feeds`, '/jobs']) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const forbidden of ['Ny klient', 'Ändra uppgifter', 'Arkivera', 'Ny datakälla', 'Anslut', 'Kör igen', 'Avbryt jobbet']) {
      await expect(page.getByRole('button', { name: forbidden, exact: true }), `${forbidden} on ${place}`).toHaveCount(0);
    }
  }
  await page.goto(`/clients/${other.id}`);
  await expect(page.getByText('Klienten finns inte, eller så får du inte se den.')).toBeVisible();
  await page.context().close();
});
