import { readFile } from 'node:fs/promises';
import readXlsx from 'read-excel-file/node';
import { expect, test } from './stage.ts';

test('an account month by month: walked with the keyboard, read as a table, taken out as a file', async ({
  page,
  clientWithBooks: client,
}) => {
  await page.goto(`/clients/${client.id}/entries?account=1930`);
  const months = page.getByRole('toolbar', { name: 'Månader' });
  const table = page.getByRole('table', { name: 'Månader' });
  const figures = page.getByRole('definition');
  await expect(months.getByRole('button')).toHaveCount(12);
  // Readers have the table while the chart is seen.
  const closings = await table.locator('tbody tr td:last-child').allTextContents();
  expect(closings).toHaveLength(12);
  await expect(figures.last(), 'the year closes where its last month does').toHaveText(closings.at(-1) ?? '');

  await months.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  const february = months.getByRole('button', { name: /^februari/ });
  await expect(february).toBeFocused();
  await expect(page.locator('[aria-hidden=true]', { hasText: 'Ingående' }).first()).toContainText(`Utgående${closings[1]}`);
  await page.keyboard.press('Enter');
  await expect(february).toHaveAttribute('aria-pressed', 'true');
  expect(new URL(page.url()).searchParams.get('from')).toMatch(/-02-01$/);
  await expect(figures.first()).toHaveText(closings[0] ?? '');
  await expect(figures.last()).toHaveText(closings[1] ?? '');
  await page.keyboard.press('Enter');
  await expect(february).toHaveAttribute('aria-pressed', 'false');
  await expect(figures.last()).toHaveText(closings.at(-1) ?? '');

  await page.getByRole('button', { name: 'Tabell' }).click();
  await expect(months).toHaveCount(0);
  await table.getByRole('link', { name: /^mars/i }).click();
  await expect(figures.last()).toHaveText(closings[2] ?? '');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Månaderna som fil' }).click();
  await page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click();
  const [sheet] = await readXlsx(await readFile(await (await download).path()));
  expect(sheet?.data.slice(1).map((row) => row.at(-1))).toEqual(closings.map(amount));

  await page.getByRole('button', { name: 'Månader', exact: true }).click();
  await expect(table).toHaveCount(0);
});

function amount(text: string): number {
  return Number(text.replace('\u2212', '-').replace(',', '.').replaceAll(/\s/g, ''));
}
