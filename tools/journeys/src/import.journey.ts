import type { Download } from '@playwright/test';
import { brokenFile, goodFile } from './sie-file.ts';
import { expect, test } from './stage.ts';

test('a SIE file: a broken one is refused with its lines, a good one is looked at and read in', async ({ page, client }) => {
  await page.goto(`/clients/${client.id}/import`);
  const input = page.locator('input[type=file]');

  await input.setInputFiles({ name: 'trasig.se', mimeType: 'text/plain', buffer: brokenFile() });
  await expect(page.getByText('trasig.se går inte att läsa in')).toBeVisible();
  await expect(page.getByRole('listitem').first()).toContainText(/rad 20 · #TRANS/);

  await input.setInputFiles({ name: 'hel.se', mimeType: 'text/plain', buffer: goodFile() });
  await expect(page.getByText('hel.se går att läsa in')).toBeVisible();
  await expect(page.getByText('2 verifikationer, 4 rader')).toBeVisible();
  await expect(page.getByText('Avstämt')).toBeVisible();
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await expect(page.getByText('Filen är inläst')).toBeVisible({ timeout: 90_000 });

  await page.getByRole('link', { name: 'Visa verifikationerna' }).click();
  await expect(page.getByRole('table', { name: 'Verifikationer' })).toContainText('Försäljning över disk');

  await page.goto(`/clients/${client.id}/import`);
  await page.locator('input[type=file]').setInputFiles({ name: 'annan.se', mimeType: 'text/plain', buffer: goodFile('556012-5790') });
  await expect(page.getByText(/Bokföringen tillhör ett annat bolag: .*556012-5790/)).toBeVisible();
});

test('a year that went in from Fortnox comes out as a SIE file, and another client takes it in', async ({
  page,
  clientWithBooks,
  client,
}) => {
  await page.goto(`/clients/${clientWithBooks.id}`);
  const saving = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Spara \d{4} som SIE-fil$/ })
    .last()
    .click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/\.se$/);

  await page.goto(`/clients/${client.id}/import`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: file.suggestedFilename(), mimeType: 'text/plain', buffer: await bytesOf(file) });
  await expect(page.getByText('går att läsa in')).toBeVisible();
  await expect(page.getByText('Avstämt: varje konto stämmer med källan')).toBeVisible();
});

async function bytesOf(file: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part);
  return Buffer.concat(parts);
}
