import { expect, test } from './stage.ts';

// Keys are a contract: what they do is not changed by accident.
test('the keyboard alone: move, open, go through the siblings, close, search, help', async ({ page, clientWithBooks: client }) => {
  await page.goto(`/clients/${client.id}/vouchers`);
  const rows = page.getByRole('table', { name: 'Verifikationer' }).getByRole('link');
  await expect(rows.first()).toBeVisible();

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows.first()).toBeFocused();

  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer).toBeVisible();
  const first = page.url();
  await page.keyboard.press('j');
  await expect(page).not.toHaveURL(first);
  await page.keyboard.press('k');
  await expect(page).toHaveURL(first);
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(first);
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(first);
  await page.goBack();
  await expect(drawer, 'going through siblings is one step back').toHaveCount(0);
  await page.goForward();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);

  await page.keyboard.press('/');
  await page.keyboard.type('hyra');
  await expect(page).toHaveURL(/q=hyra/);
  await expect(rows.first()).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox'), 'leaving the field keeps what is looked for').toHaveValue('hyra');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Tangenter' })).toContainText('Saldobalans');
  await page.keyboard.press('Escape');
  // The keys are of the page again when the layer has gone, sooner than a hand can press the next one.
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: client.name })).toBeVisible();
});

test('the keyboard in the ledger: voucher by voucher, elsewhere and back to the same place, and what can be done', async ({
  page,
  clientWithBooks: client,
}) => {
  await page.goto(`/clients/${client.id}`);
  await expect(page.getByRole('heading', { name: client.name })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('huvud');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/entries/);

  const drawer = page.getByRole('dialog');
  const ledger = page.getByRole('table', { name: 'Huvudbok' });
  await expect(ledger.getByRole('link').first()).toBeVisible();
  for (let row = 0; row < 40; row += 1) await page.keyboard.press('j');
  const voucher = ledger.locator('tr[data-here] [data-row-main]');
  const opened = await voucher.textContent();
  // A voucher has several rows here: a key goes to the next voucher, not to another row of this one.
  await page.keyboard.press('Enter');
  await expect(drawer).toBeVisible();
  for (const key of ['j', 'ArrowRight', 'k', 'ArrowLeft']) {
    const shown = page.url();
    await page.keyboard.press(key);
    await expect(page, key).not.toHaveURL(shown);
  }
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(voucher, 'the list goes on where the drawer was').toHaveText(opened ?? '');
  const here = await ledger.locator('tr[data-here]').textContent();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page.getByRole('heading', { name: 'Datakällor' })).toBeVisible();
  await page.goBack();
  await expect(ledger.locator('tr[data-here]'), 'back keeps the place').toHaveText(here ?? '');
  await expect(ledger.locator('tr[data-here]')).toBeInViewport();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('ny datak');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Ny datakälla' }), 'what can be done is found too').toBeVisible();
});

test('the chosen days and the room stay when another client is chosen', async ({ page, clientWithBooks: client, client: other }) => {
  await page.goto(`/clients/${client.id}/vouchers`);
  await page.getByRole('button', { name: /^Välj period/ }).click();
  await page.getByRole('button', { name: 'januari' }).click();
  await expect(page).toHaveURL(/from=\d{4}-01-01&to=\d{4}-01-31/);
  await page.getByRole('button', { name: client.name }).click();
  // Enter at once, before the list has followed what was typed.
  await page.keyboard.type(other.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/clients/${other.id}/vouchers\\?from=\\d{4}-01-01&to=\\d{4}-01-31`));
  await page.reload();
  await expect(page.getByText('Ingen bokföring än')).toBeVisible();
});

test('the days before and after are a key away, and the help says which', async ({ page, clientWithBooks: client }) => {
  await page.goto(`/clients/${client.id}/entries`);
  const period = page.getByRole('button', { name: /^Välj period/ });
  const year = Number((await period.textContent())?.match(/\d{4}/)?.[0]);
  await page.keyboard.press(',');
  await expect(page).toHaveURL(new RegExp(`from=${year - 1}-01-01&to=${year - 1}-12-31`));
  await expect(period).toHaveAccessibleName(new RegExp(`${year - 1}`));
  await page.keyboard.press('.');
  await expect(page).toHaveURL(new RegExp(`from=${year}-01-01&to=${year}-12-31`));
  await page.keyboard.press('?');
  for (const name of ['Föregående period', 'Nästa period']) {
    await expect(page.getByRole('dialog', { name: 'Tangenter' }).getByText(name, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
});
