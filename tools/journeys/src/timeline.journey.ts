import { answered, expect, test } from './stage.ts';

const unbalanced = [
  '#FLAGGA 0',
  '#FORMAT PC8',
  '#SIETYP 4',
  '#FNAMN "Prov"',
  '#RAR 0 20260101 20261231',
  '#KONTO 1930 "Bank"',
  '#KONTO 3001 "Varor"',
  '#UB 0 1930 100.00',
  '#RES 0 3001 -100.00',
  '#VER A 1 20260110 "Skevt"',
  '{',
  '#TRANS 1930 {} 100.00',
  '#TRANS 3001 {} -90.00',
  '}',
  '',
].join('\r\n');

test('a client opens at where it stands, what is odd and what happened, and follows what others do', async ({
  page,
  clientWithBooks: client,
  stage,
}) => {
  await page.goto(`/clients/${client.id}`);
  const section = (name: string) => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await expect(section('Läge')).toContainText('Hela månaden är hämtad och stämmer med källans saldon');
  await expect(section('Avvikelser')).toContainText('Inget avviker');
  const events = section('Händelser').getByRole('listitem');
  await expect(events.first()).toContainText(/Bokföringen hämtades från Fortnox: \d+ nya verifikationer/);
  await expect(events.last()).toContainText('Lade upp klienten');

  // Somebody else pauses the feed while the page is open.
  const { items } = await answered<{ items: { id: string }[] }>(stage.api.get(`/api/datafeeds?clientId=${client.id}`));
  await answered(stage.api.post(`/api/datafeeds/${items[0]?.id}/pause`));
  await expect(events.first()).toContainText('Pausade hämtningen från Fortnox');
  await expect(section('Läge')).toContainText('Källan är pausad');
  await section('Läge').getByRole('button', { name: 'Återuppta' }).click();
  await expect(events.first()).toContainText('Återupptog hämtningen från Fortnox');

  await page.getByRole('button', { name: 'Bokföring och bank', exact: true }).click();
  await expect(page).toHaveURL(/kind=books/);
  await expect(events).toHaveCount(1);
  await events.getByRole('link').click();
  await expect(page.getByRole('dialog')).toContainText('Avstämt: varje konto stämmer med källan');
  await page.goBack();
  await expect(page, 'back keeps what was chosen').toHaveURL(/kind=books/);
  await expect(events).toHaveCount(1);
});

test('what is odd leads to where it is looked at', async ({ page, client, stage }) => {
  const file = { name: 'skev.se', mimeType: 'text/plain', buffer: Buffer.from(unbalanced) };
  const { job } = await answered<{ job: { id: string } }>(
    stage.api.post('/api/imports', { multipart: { clientId: client.id, kind: 'sie', file } }),
  );
  await expect.poll(async () => (await answered<{ status: string }>(stage.api.get(`/api/jobs/${job.id}`))).status).toBe('succeeded');
  await page.goto(`/clients/${client.id}`);
  await expect(page.getByText('En SIE-fil lästes in: 1 ny verifikation')).toBeVisible();
  await page.getByRole('link', { name: '2026: 1 verifikation balanserar inte' }).click();
  await expect(page).toHaveURL(/\/vouchers\?.*flagged=1/);
  await expect(page.getByRole('table', { name: 'Verifikationer' }).getByRole('link')).toHaveCount(1);
  await page.goBack();
  await page.getByRole('link', { name: /^2026: summorna skiljer från källan på 3001/ }).click();
  await expect(page).toHaveURL(/\/trial-balance\?from=2026-01-01&to=2026-12-31/);
});
