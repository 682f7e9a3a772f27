import { goodFile } from './sie-file.ts';
import { expect, test } from './stage.ts';

test('the keyboard keeps its place: at what was made, or back where it was', async ({ page, client, clientWithBooks }) => {
  await page.goto(`/clients/${clientWithBooks.id}/vouchers`);
  const rows = page.getByRole('table', { name: 'Verifikationer' }).getByRole('link');
  await rows.first().press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Visa källans rader' }).press('Enter');
  await expect(drawer.getByRole('region', { name: 'Så står den i källan' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rows.first(), 'where the drawer was opened from').toBeFocused();

  await page.goto('/users');
  await page.getByRole('button', { name: 'Ny användare' }).press('Enter');
  await page.getByLabel('E-post', { exact: true }).fill(`fokus-${client.id}@byra.example`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Klar' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Ny användare' })).toBeFocused();

  await page.goto('/clients');
  await page.getByRole('button', { name: 'Ny klient' }).press('Enter');
  await page.getByRole('textbox', { name: 'Namn', exact: true }).fill('Fokus AB');
  await page.getByLabel('Organisationsnummer').fill('556036-0793');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Fokus AB' }), 'the client that was made').toBeFocused();
  await page.getByRole('button', { name: 'Arkivera' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Arkivera' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Klienter' })).toBeFocused();

  await page.goto(`/clients/${client.id}/import`);
  await page.locator('input[type=file]').setInputFiles({ name: 'hel.se', mimeType: 'text/plain', buffer: goodFile() });
  await page.getByRole('button', { name: 'Läs in', exact: true }).press('Enter');
  await expect(page.getByText('Filen är inläst')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('main').getByRole('region', { name: 'Läs in fil' }).last(), 'what came of the file').toBeFocused();
});

test('a client that does not exist: said so, and none of its rooms', async ({ page, client }) => {
  await page.goto('/clients/00000000-0000-4000-8000-000000000000/vouchers');
  await expect(page.getByRole('heading', { name: 'Klienten finns inte, eller så får du inte se den.' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Verifikationer' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Alla klienter' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Välj period/ }), 'the days stay').toBeVisible();

  await page.goto('/clients?q=finns-inte-alls');
  await page.getByRole('button', { name: 'Rensa filter' }).click();
  await expect(page.getByRole('table', { name: 'Klienter' }).getByRole('link', { name: client.name })).toBeVisible();
});
