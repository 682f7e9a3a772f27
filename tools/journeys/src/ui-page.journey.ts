import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test as plain } from '@playwright/test';
import { type Showroom, startShowroom } from '@saldo/showroom';
import readXlsx from 'read-excel-file/node';
import { colours, everything, faults } from './accessible.ts';

const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
const dist = fileURLToPath(new URL('../../../apps/web/dist/assets/', import.meta.url));

const test = plain.extend<object, { showroom: Showroom }>({
  showroom: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture asks for from this pattern
    async ({}, use) => {
      const showroom = await startShowroom();
      await use(showroom);
      await showroom.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test('the design system holds WCAG 2.2 AA as far as a machine can tell, in either language, theme and width', async ({
  page,
  showroom,
}) => {
  await page.addInitScript({ path: axe });
  await page.goto(showroom.url);
  for (const language of ['Svenska', 'English']) {
    await page.getByRole('button', { name: language }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(9);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      expect.soft(await faults(page, everything), `${language}, ${width}`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await faults(page, colours), `${language}, ${width}, dark`).toEqual([]);
      expect.soft(await page.evaluate('document.documentElement.scrollWidth'), `${language}, how wide`).toBeLessThanOrEqual(width);
    }
  }
});

test('its list: filtered, put in order, picked, kept as a view, and taken out as just what is shown', async ({ page, showroom }) => {
  await page.goto(showroom.url);
  const table = page.getByRole('table', { name: 'Kundfakturor' });
  await page.getByRole('searchbox').fill('nordfrakt');
  await expect(page.getByText(/^1\d\d\srader$/)).toBeVisible();
  await table.getByRole('button', { name: 'Belopp' }).click();
  await page.getByRole('button', { name: 'Vy', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Datum' }).click();
  await page.getByRole('menuitem', { name: 'Spara som vy …' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Nordfrakt');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Vyn ”Nordfrakt” är sparad')).toBeVisible();
  const shown = await table.getByRole('link').first().textContent();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportera' }).click();
  await page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click();
  const [sheet] = await readXlsx(await readFile(await (await download).path()));
  const [head, ...rows] = sheet?.data ?? [];
  expect(head).toEqual(['Faktura', 'Kund', 'Förfaller', 'Läge', 'Belopp']);
  expect(rows[0]?.[0]).toBe(shown);
  expect(new Set(rows.map((row) => row[1]))).toEqual(new Set(['Nordfrakt AB']));
  const amounts = rows.map((row) => Number(row[4]));
  expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
  await expect(page.getByText(new RegExp(`^${rows.length}\\srader$`))).toBeVisible();

  await table.getByRole('checkbox').nth(1).check();
  await expect(page.getByText('1 rad markerad')).toBeVisible();
  await table.getByRole('link').first().click();
  await expect(page.getByRole('dialog').getByRole('definition').first()).toHaveText('Nordfrakt AB');
});

test('its form: each fault stands at its field in the server’s words, and goes with it', async ({ page, showroom }) => {
  await page.goto(showroom.url);
  const form = page.locator('form');
  await form.getByLabel('Namn').fill('Ekudden AB');
  await form.getByRole('button', { name: 'Lägg upp' }).click();
  await expect(form.getByLabel('Organisationsnummer')).toHaveAccessibleDescription(/kontrollsiffra/);
  await expect(form.getByLabel('Namn')).toHaveValue('Ekudden AB');
  await expect(form.getByLabel('Namn')).not.toHaveAttribute('aria-invalid');
  await form.getByLabel('Organisationsnummer').fill('556036-0793');
  await form.getByLabel('Från och med').fill('20261130');
  await form.getByRole('button', { name: 'Lägg upp' }).click();
  await expect(page.getByText('Ekudden AB är upplagd')).toBeVisible();
  await expect(form.locator('[aria-invalid]')).toHaveCount(0);
});

test('nothing of the design system is in what is built', async () => {
  const assets = (await readdir(dist)).filter((name) => /\.(?:js|css)$/.test(name));
  expect(assets.length).toBeGreaterThan(20);
  for (const name of assets)
    expect(await readFile(`${dist}${name}`, 'utf8'), name).not.toMatch(/ui-page|made-up|Designsystemet|Nordfrakt|26rem/);
});
