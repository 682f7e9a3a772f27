import { expect, test } from './stage.ts';

test('a client’s books: created, connected, fetched live, proven, and seen to the öre', async ({ page, stage }) => {
  const company = stage.sandbox.control.company();

  await page.goto('/clients');
  await expect(page.getByRole('heading', { name: 'Klienter' })).toBeVisible();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Namn', exact: true }).fill(company.name);
  await page.getByLabel('Organisationsnummer').fill(`${company.orgNo.slice(0, -1)}${(Number(company.orgNo.at(-1)) + 1) % 10}`);
  await expect(page.getByText('Kontrollsiffran stämmer inte')).toBeVisible();
  await page.getByLabel('Organisationsnummer').fill(company.orgNo);
  await page.getByRole('button', { name: 'Lägg upp klienten' }).click();
  await expect(page.getByRole('heading', { name: company.name })).toBeVisible();

  await page.getByRole('link', { name: 'Datakällor' }).first().click();
  await page.getByRole('button', { name: 'Ny datakälla' }).first().click();
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await page.getByRole('button', { name: 'Anslut', exact: true }).click();
  await expect(page.getByText('Ansluten. Nu kan bokföringen hämtas.')).toBeVisible();

  await page.getByRole('button', { name: 'Hämta nu' }).first().click();
  await expect(page.getByText('Avstämt: varje konto stämmer med källan')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('table', { name: 'Hämtningar' })).toContainText('nya');

  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByText('Avstämt: saldona stämmer med källan')).toBeVisible();
  await expect(page).toHaveTitle(`Saldobalans · ${company.name} · Saldo`);
  const balance = page.getByRole('table', { name: 'Saldobalans' });
  await expect(balance.getByRole('row', { name: /^Totalt/ })).toContainText('0,00');
  const closing = await balance.getByRole('row', { name: /^1930/ }).getByRole('cell').last().textContent();
  await balance.getByRole('link', { name: '1930' }).click();
  await expect(page.getByRole('definition').last(), 'the ledger closes where the balance does').toHaveText(closing ?? '');

  await page.getByRole('table', { name: 'Huvudbok' }).getByRole('link').first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('table', { name: 'Rader' })).toContainText('1930');
  await drawer.getByRole('button', { name: 'Visa källans rader' }).click();
  await expect(drawer.getByRole('region', { name: 'Så står den i källan' })).toContainText('#TRANS 1930');
});

test('a change at the source: exactly that is seen, and the old version stays', async ({ page, stage, clientWithBooks: client }) => {
  const before = stage.sandbox.control
    .company()
    .years.at(-1)
    ?.vouchers.find(({ series }) => series === 'A');
  if (!before) throw new Error('the sandbox has no voucher A');
  const key = { series: before.series, number: before.number };
  stage.sandbox.control.changeVoucher(key, { text: 'Rättad text' });

  await page.goto(`/clients/${client.id}/feeds`);
  await page.getByRole('button', { name: 'Hämta nu' }).click();
  await expect(page.getByRole('table', { name: 'Hämtningar' })).toContainText('1 ändrad', { timeout: 90_000 });

  await page.keyboard.press('Control+k');
  await page.keyboard.type(`a ${key.number}`);
  await page.getByRole('option', { name: /Rättad text/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(`Text ”${before.text}” blev ”Rättad text”`)).toBeVisible();
  await expect(drawer.getByText('Första versionen')).toBeVisible();
});
