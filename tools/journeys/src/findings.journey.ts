import { expect, test } from './stage.ts';

test('what the checks find: by money, opened down to the voucher, accepted with a reason, undone; and a check is switched off', async ({
  page,
  clientWithBooks: client,
}) => {
  await page.goto(`/clients/${client.id}`);
  await expect(page.getByRole('heading', { name: client.name })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  const list = page.getByRole('table', { name: 'Iakttagelser' });
  await expect(list.getByRole('link').first()).toBeVisible({ timeout: 90_000 });
  const before = await list.getByRole('link').count();
  await page.keyboard.press('j');
  const first = await list.getByRole('link').first().textContent();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('Regel');
  await expect(drawer).toContainText('Förslag');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/open=accept/);
  await drawer.getByLabel('Skäl').fill('Avtalat med klienten');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Iakttagelsen är godtagen')).toBeVisible();
  await expect(list.getByRole('link')).toHaveCount(before - 1);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(list.getByRole('link')).toHaveCount(before);
  await expect(list.getByRole('link').first()).toHaveText(first ?? '');

  await page.goto(`/clients/${client.id}/findings/checks`);
  const some = page.getByRole('checkbox').first();
  await expect(some).toBeChecked();
  await some.uncheck();
  await expect(page.getByText('1 ändring')).toBeVisible();
  await page.getByRole('button', { name: 'Spara och kontrollera' }).click();
  await expect(page.getByText('Kontrollerna är ändrade')).toBeVisible();
  await page.reload();
  await expect(some).not.toBeChecked();
});
