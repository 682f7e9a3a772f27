import { enterAs } from './roles.ts';
import { fileAround } from './sie-file.ts';
import { answered, expect, test } from './stage.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

test('a company on a phone: told what is wanted, and the file handed over in three taps', async ({ browser, stage, client }) => {
  const { page } = await enterAs({ browser, stage }, 'CLIENT', [client.id], phone);
  await expect(page, 'lands at its own company').toHaveURL(new RegExp(`/clients/${client.id}/portal`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('En sak att ordna');

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Välj fil' }).tap(); // one
  await (await chooser).setFiles({ name: 'bok.se', mimeType: 'text/plain', buffer: fileAround(new Date()) }); // two: the phone's own list of files
  await page.getByRole('button', { name: 'Läs in', exact: true }).tap(); // three
  await expect(page.getByText('Filen är inläst')).toBeVisible();
  await expect(page.getByText(/Bokföringen är hämtad till och med/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inget att ordna just nu');
  expect(await page.evaluate('document.documentElement.scrollWidth'), 'nothing runs out of the screen').toBe(390);

  await page.getByRole('link', { name: /^Verifikationer / }).tap();
  await page.getByRole('table', { name: 'Verifikationer' }).getByRole('link').first().tap();
  await expect(page.getByRole('dialog').getByRole('table', { name: 'Rader' })).toBeVisible();
  await page.context().close();
});

test('a company sees nothing that it may not do, and nothing of others', async ({ browser, stage, clientWithBooks: client }) => {
  const { page } = await enterAs({ browser, stage }, 'CLIENT', [client.id], phone);
  const other = await answered<{ id: string }>(
    stage.api.post('/api/clients', { data: { name: 'Någon annans AB', orgNo: '556036-0793', kind: 'company' } }),
  );
  await page.getByRole('button', { name: 'Meny' }).tap();
  const rooms = page.getByRole('navigation', { name: 'Rum' }).getByRole('link');
  await expect(rooms).toHaveText(['Hem', 'Bank', 'Verifikationer', 'Huvudbok', 'Saldobalans', 'Läs in fil']);
  for (const place of ['portal', '', 'feeds', 'vouchers', 'trial-balance']) {
    await page.goto(`/clients/${client.id}/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const forbidden of [
      'Hämta nu',
      'Ny datakälla',
      'Ändra uppgifter',
      'Arkivera',
      'Anslut',
      'Avbryt jobbet',
      'Kör igen',
      'Verifiera loggen',
    ]) {
      await expect(page.getByRole('button', { name: forbidden, exact: true }), `${forbidden} on ${place}`).toHaveCount(0);
    }
  }
  for (const place of [`/clients/${other.id}/portal`, '/users', '/system', '/audit', '/review', `/clients/${client.id}/sample`]) {
    await page.goto(place);
    await expect(page.getByText(/(Sidan|Klienten) finns inte, eller så får du inte se den/), place).toBeVisible();
  }
  await page.context().close();
});

test('somebody of two companies goes from one to the other', async ({ browser, stage, client, clientWithBooks }) => {
  const { page } = await enterAs({ browser, stage }, 'CLIENT', [client.id, clientWithBooks.id], phone);
  await expect(page).toHaveURL(/\/portal/);
  await page.getByRole('banner').getByRole('button', { name: /Resan/ }).tap();
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByRole('option', { name: clientWithBooks.name }).tap();
  await expect(page).toHaveURL(new RegExp(`/clients/${clientWithBooks.id}/portal`));
  await expect(page.getByText(/Senast från Fortnox/)).toBeVisible();
  await page.context().close();
});
