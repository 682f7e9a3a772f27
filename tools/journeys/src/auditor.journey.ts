import { readFile } from 'node:fs/promises';
import { enterAs } from './roles.ts';
import { answered, expect, test } from './stage.ts';

test('an auditor: from the sign-in to 25 vouchers with their chain, drawn by a seed that draws them again', async ({
  browser,
  stage,
  clientWithBooks: client,
}) => {
  const { page } = await enterAs({ browser, stage }, 'AUDITOR', [client.id]);
  await expect(page, 'lands where the work is').toHaveURL(/\/review$/);
  const years = page.getByRole('table', { name: 'Granskning' });
  await expect(years.getByRole('row', { name: new RegExp(client.name) }).first()).toContainText('stämmer');
  const log = () => answered<{ items: unknown[] }>(stage.api.get(`/api/audit-log?clientId=${client.id}&limit=500`));
  const before = await log();

  await page.getByRole('button', { name: 'Verifiera loggen' }).click();
  await expect(page.getByText(/Loggen är hel/)).toBeVisible();
  await years
    .getByRole('link', { name: /Dra stickprov/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Dra stickprov' }).click();
  const drawn = page.getByRole('table', { name: 'Stickprov' });
  await expect(drawn.getByRole('link')).toHaveCount(25);
  await expect(page, 'the address is the sample').toHaveURL(/seed=[0-9a-f]{16}/);
  await page.getByLabel('Frö').fill('kontroll 7');
  await page.getByRole('button', { name: 'Dra stickprov' }).click();
  await expect(page, 'a seed of one’s own').toHaveURL(/seed=kontroll/);
  await expect(drawn.getByRole('link')).toHaveCount(25);
  const names = await drawn.getByRole('link').allTextContents();

  await drawn.getByRole('link').first().click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('table', { name: 'Rader' })).toBeVisible();
  await expect(drawer.getByText('samma fil som verifikationen står i')).toBeVisible();
  await drawer.getByRole('button', { name: 'Visa källans rader' }).click();
  await expect(drawer.getByRole('region', { name: 'Så står den i källan' })).toContainText('#VER');
  await drawer.getByRole('link', { name: 'Nästa' }).click();
  await expect(drawer.getByRole('heading', { level: 2 })).toBeVisible();
  await drawer.getByRole('button', { name: 'Stäng' }).click();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportera' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const [head, ...lines] = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
  expect(head).toBe(
    '\uFEFFNr;Serie;Nummer;Datum;Text;Konto;Benämning;Belopp;Valuta;Radtext;Källa;Källans SHA-256;Identitet;SHA-256 av frö|identitet;Frö;Draget ur',
  );
  expect(new Set(lines.map((line) => line.split(';')[0])).size, 'each voucher is in the file').toBe(25);

  await page.reload();
  await expect(drawn.getByRole('link')).toHaveText(names);
  const after = await log();
  expect(after.items[0], 'the log tells of the file').toMatchObject({ action: 'list.export', payload: { format: 'csv' } });
  expect(after.items.slice(1), 'looking leaves no trace').toEqual(before.items);
  await page.context().close();
});

test('what is to be examined: narrowed, kept as a view, and taken out as a file of just that', async ({
  browser,
  stage,
  client: without,
  clientWithBooks: client,
}) => {
  const { page } = await enterAs({ browser, stage }, 'AUDITOR', [client.id, without.id]);
  const years = page.getByRole('table', { name: 'Granskning' });
  await expect(years.getByRole('row', { name: new RegExp(without.name) })).toHaveCount(1);
  await page.getByRole('button', { name: 'Stämmer', exact: true }).click();
  await expect(page).toHaveURL(/proof=proven/);
  await expect(years.getByRole('row', { name: new RegExp(without.name) })).toHaveCount(0);
  await expect(years.getByRole('row', { name: new RegExp(client.name) }).first()).toContainText('stämmer');
  await page.getByRole('button', { name: 'Vy', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Läge' }).click();
  await page.getByRole('menuitem', { name: 'Spara som vy …' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Namn' }).fill('Det som stämmer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Vyn ”Det som stämmer” är sparad')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exportera' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const [head, ...lines] = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
  expect(head).toBe('\uFEFFKlient;Räkenskapsår;Från;Till;Mot källans saldon');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(new RegExp(`^${client.name};.*;stämmer$`));

  await page.goto('/review');
  await page.getByRole('searchbox').fill('finns inte');
  await page.getByRole('button', { name: 'Rensa filter' }).click();
  await expect(years.getByRole('row', { name: new RegExp(without.name) })).toHaveCount(1);
  await page.getByRole('button', { name: 'Vy', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Det som stämmer' }).click();
  await expect(years.getByRole('row', { name: new RegExp(without.name) })).toHaveCount(0);
  await page.context().close();
});

test('an auditor sees nothing that they may not do', async ({ browser, stage, clientWithBooks: client }) => {
  const { page } = await enterAs({ browser, stage }, 'AUDITOR', [client.id]);
  for (const place of ['/clients', `/clients/${client.id}`, `/clients/${client.id}/feeds`, '/jobs']) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const forbidden of [
      'Hämta nu',
      'Ny klient',
      'Ändra uppgifter',
      'Arkivera',
      'Ny datakälla',
      'Anslut',
      'Kör igen',
      'Avbryt jobbet',
    ]) {
      await expect(page.getByRole('button', { name: forbidden, exact: true }), `${forbidden} on ${place}`).toHaveCount(0);
    }
    for (const room of ['Läs in fil', 'Användare', 'System']) await expect(page.getByRole('link', { name: room })).toHaveCount(0);
  }
  await page.context().close();
});

test('a sample on paper holds every voucher with its rows', async ({ browser, stage, clientWithBooks: client }) => {
  const { page } = await enterAs({ browser, stage }, 'AUDITOR', [client.id]);
  // What is on the page while the browser prints.
  await page.addInitScript(
    "window.print = () => document.body.setAttribute('data-printed', document.querySelector('main ol')?.textContent ?? '')",
  );
  const { items: years } = await answered<{ items: { from: string; to: string }[] }>(
    page.request.get(`/api/financial-years?clientId=${client.id}`),
  );
  const query = `n=5&seed=papper&from=${years[0]?.from}&to=${years[0]?.to}`;
  await page.goto(`/clients/${client.id}/sample?${query}`);
  await expect(page.getByRole('table', { name: 'Stickprov' }).getByRole('link')).toHaveCount(5);
  await page.getByRole('button', { name: 'Skriv ut' }).click();
  const { items } = await answered<{ items: { source: { sha256: string }; entries: { account: string }[] }[] }>(
    page.request.get(`/api/vouchers/sample?clientId=${client.id}&${query}`),
  );
  const printed = (await page.locator('body').getAttribute('data-printed')) ?? '';
  expect(items).toHaveLength(5);
  for (const { source, entries } of items)
    for (const part of [source.sha256, ...entries.map(({ account }) => account)]) expect(printed).toContain(part);
  await page.context().close();
});
