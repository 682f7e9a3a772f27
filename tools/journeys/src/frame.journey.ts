import { answered, expect, test } from './stage.ts';

test('the client and the days stay in the head of every screen, and what was chosen is carried along', async ({
  page,
  clientWithBooks: client,
}) => {
  const home = `/clients/${client.id}`;
  const ofClient = ['', '/feeds', '/bank', '/bank/transactions', '/bank/statements', '/vouchers', '/entries', '/trial-balance', '/import'];
  const ofFirm = ['/board', '/clients', '/jobs', '/audit', '/users', '/system', '/account'];
  for (const place of [...ofFirm, ...ofClient.map((each) => `${home}${each}`)]) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 }), place).toBeVisible();
    const head = page.getByRole('banner');
    await expect(head.getByRole('button', { name: /^Välj period: / }), place).toBeVisible();
    await expect(head.getByRole('button', { name: place.startsWith(home) ? client.name : 'Alla klienter' }), place).toBeVisible();
  }

  // Chosen where nothing is shown by days, then through the rooms by their links.
  await page.goto(`${home}/feeds`);
  const head = page.getByRole('banner');
  await head.getByRole('button', { name: /^Välj period: / }).click();
  await page.getByRole('button', { name: 'mars', exact: true }).click();
  const march = head.getByRole('button', { name: /^Välj period: mars \d{4}$/ });
  await expect(march).toBeVisible();
  const rail = page.getByRole('navigation', { name: 'Rum' });
  for (const room of ['System', 'Jobb', 'Revisionslogg', 'Användare', 'Klienter']) {
    await rail.getByRole('link', { name: room, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(march, room).toBeVisible();
  }
  await head.getByRole('button', { name: 'Alla klienter' }).click();
  await page.keyboard.type(client.name);
  await page.getByRole('option', { name: client.name }).click();
  await rail.getByRole('link', { name: 'Verifikationer' }).click();
  await expect(page).toHaveURL(/from=\d{4}-03-01&to=\d{4}-03-31/);
  await expect(march).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByText(/mars \d{4}/)
      .first(),
  ).toBeVisible();
});

test('lists of what was done show all of it, or at a press only what was done on the chosen days', async ({
  page,
  clientWithBooks: client,
}) => {
  const before = 'from=2020-03-01&to=2020-03-31';
  const lists = [
    { place: `/audit?clientId=${client.id}&${before}`, row: page.getByRole('link', { name: 'Lade upp klient' }) },
    { place: `/jobs?clientId=${client.id}&${before}`, row: page.getByRole('link', { name: 'Hämtning från Fortnox' }) },
    { place: `/clients/${client.id}?${before}`, row: page.getByText('Ny datakälla: Fortnox') },
  ];
  for (const { place, row } of lists) {
    await page.goto(place);
    await expect(row, place).toBeVisible();
    const only = page.getByRole('button', { name: 'Bara mars 2020' });
    await expect(only, place).toHaveAttribute('aria-pressed', 'false');
    await only.click();
    await expect(row, place).toHaveCount(0);
    await expect(page.getByText('Inget passar filtret'), place).toBeVisible();
    // The days of today, by the address: what was done is there again, and the list is still of those days.
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
    await page.goto(`${page.url().replace(/from=[\d-]+&to=[\d-]+|to=[\d-]+&from=[\d-]+/, `from=${day}&to=${day}`)}`);
    await expect(page.getByRole('button', { name: `Bara ${day} – ${day}` }), place).toHaveAttribute('aria-pressed', 'true');
    await expect(row, place).toBeVisible();
  }
});

test('the address of a row of the log opens it, however far down it stands, and says where there is none', async ({
  page,
  client,
  stage,
}) => {
  for (let change = 0; change < 105; change += 1)
    await answered(stage.api.patch(`/api/clients/${client.id}`, { data: { tier: `Nivå ${change}` } }));
  await page.goto(`/audit?clientId=${client.id}&row=${client.id}.1`);
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: 'Lade upp klient' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lade upp klient' }), 'the list has not come that far').toHaveCount(0);
  await page.goto(`/audit?row=${client.id}.9999`);
  await expect(drawer.getByText('Det finns inte, eller hör till någon annan.')).toBeVisible();
});
