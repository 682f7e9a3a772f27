import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import readXlsx from 'read-excel-file/node';
import { answered, expect, test } from './stage.ts';

test('a list: filtered, put in order, kept as a view, taken out as a file, and had back by its address', async ({
  page,
  clientWithBooks: client,
}) => {
  await page.goto(`/clients/${client.id}/vouchers`);
  const table = page.getByRole('table', { name: 'Verifikationer' });
  await page.getByRole('searchbox', { name: 'Sök text eller nummer' }).fill('hyra');
  await expect(page.getByText(/träffar/)).toBeVisible();
  const dates = () => table.getByRole('cell', { name: /^\d{4}-\d{2}-\d{2}$/ }).allTextContents();
  const ascending = await dates();
  expect(ascending.length).toBeGreaterThan(1);
  await table.getByRole('button', { name: 'Datum' }).click();
  await expect(table.getByRole('columnheader', { name: 'Datum' })).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(dates).toEqual(ascending.toReversed());

  await page.getByRole('button', { name: 'Vy', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Text' }).click();
  await page.getByRole('menuitemradio', { name: 'Tät' }).click();
  await page.getByRole('menuitem', { name: 'Spara som vy …' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Namn' }).fill('Hyror');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Vyn ”Hyror” är sparad')).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Text' })).toHaveCount(0);
  const address = page.url();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportera' }).click();
  await page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${client.name} Verifikationer \\d{4}-01-01–\\d{4}-12-31\\.xlsx$`));
  const [sheet] = await readXlsx(await readFile(await file.path()));
  expect(sheet?.data[0]).toEqual(['Verifikation', 'Datum', 'Belopp']);
  const told = sheet?.data.slice(1).map(([, date]) => (date instanceof Date ? date.toISOString().slice(0, 10) : date));
  expect(told).toEqual(ascending.toReversed());
  expect(sheet?.data.slice(1).every(([, , amount]) => typeof amount === 'number')).toBe(true);

  // Another client, the same view; and its address, on a fresh page.
  await page.goto(`/clients/${client.id}/vouchers`);
  await page.getByRole('button', { name: 'Vy', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Hyror' }).click();
  await expect.poll(dates).toEqual(ascending.toReversed());
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Hyror', exact: true })).toBeVisible();
  await expect.poll(dates).toEqual(ascending.toReversed());

  await page.getByRole('button', { name: 'Hyror', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Ta bort vyn' }).click();
  await expect(page.getByText('Vyn ”Hyror” är borttagen')).toBeVisible();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('Vyn ”Hyror” är tillbaka')).toBeVisible();
  await page.getByRole('button', { name: 'Vy', exact: true }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Hyror' })).toBeVisible();
});

test('every list can be had as a file and says its order; picked rows are summed', async ({ page, clientWithBooks: client }) => {
  const home = `/clients/${client.id}`;
  for (const place of ['/board', '/clients', `${home}/feeds`, `${home}/entries`, `${home}/trial-balance`, '/jobs', '/audit', '/users']) {
    await page.goto(place);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exportera' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.split('\r\n').length, place).toBeGreaterThan(2);
    expect(text, place).toMatch(/^\uFEFF\S/);
    expect(await page.locator('th[aria-sort]').count(), place).toBeGreaterThan(0);
  }
  await page.goto(`${home}/trial-balance`);
  const balance = page.getByRole('table', { name: 'Saldobalans' });
  await balance.getByRole('button', { name: 'Utgående' }).click();
  const closing = (await balance.locator('tbody tr td:last-child').allTextContents()).filter(Boolean).map(minor);
  expect(closing).toEqual(closing.toSorted((a, b) => a - b));

  await page.goto(`${home}/entries?account=1930`);
  const entries = page.getByRole('table', { name: 'Huvudbok' });
  await entries.getByRole('checkbox').nth(1).check();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('status').filter({ hasText: 'markerade' })).toContainText('2 rader markerade');
});

test('at most a hundred rows are on the page, however long the list and large the screen', async ({ page, client, stage }) => {
  await importVouchers(stage, client.id, 1_500);
  await page.setViewportSize({ width: 1920, height: 2_160 });
  for (const place of ['vouchers', 'entries', 'trial-balance']) {
    await page.goto(`/clients/${client.id}/${place}?from=2025-01-01&to=2025-12-31`);
    await expect(page.getByRole('table').locator('tbody tr').first()).toBeVisible();
    expect(await mostRows(page), place).toBeLessThanOrEqual(100);
  }
});

/** The most rows that were in the document while the list was scrolled to its end. */
async function mostRows(page: Page): Promise<number> {
  return await page.evaluate<number>(`(async () => {
    const scroll = document.querySelector('table').parentElement;
    let most = 0;
    for (let step = 0; step < 40; step++) {
      scroll.scrollTop += scroll.clientHeight * 0.7;
      await new Promise(requestAnimationFrame);
      most = Math.max(most, document.querySelectorAll('tr').length);
    }
    return most;
  })()`);
}

async function importVouchers(
  stage: Parameters<Parameters<typeof test>[2]>[0]['stage'],
  clientId: string,
  vouchers: number,
): Promise<void> {
  const lines = ['#FLAGGA 0', '#FORMAT PC8', '#SIETYP 4', '#FNAMN "Lång lista AB"', '#ORGNR 556036-0793', '#RAR 0 20250101 20251231'];
  for (let account = 0; account < 400; account++) lines.push(`#KONTO ${3000 + account} "Konto ${account}"`);
  for (let number = 1; number <= vouchers; number++) {
    const day = `2025${String(1 + (number % 12)).padStart(2, '0')}15`;
    lines.push(`#VER A ${number} ${day} "Rad ${number}"`, '{', `#TRANS ${3000 + (number % 400)} {} 10.00`, `#TRANS 1930 {} -10.00`, '}');
  }
  const file = { name: 'lang.se', mimeType: 'text/plain', buffer: Buffer.from(`${lines.join('\r\n')}\r\n`) };
  const { job } = await answered<{ job: { id: string } }>(stage.api.post('/api/imports', { multipart: { clientId, kind: 'sie', file } }));
  const status = async () => (await answered<{ status: string }>(stage.api.get(`/api/jobs/${job.id}`))).status;
  await expect.poll(status, { timeout: 60_000, intervals: [200] }).toBe('succeeded');
}

function minor(amount: string): number {
  return Number(amount.replace('−', '-').replaceAll(/[^\d-]/g, ''));
}
