import { statementFile } from './bank-file.ts';
import { connectBank, signedInApi } from './connect-bank.ts';
import { enterAs } from './roles.ts';
import { answered, expect, test } from './stage.ts';

const FETCHED_MS = 90_000;

test('a coordinator connects a bank, names its accounts, and opens a transaction down to its bytes', async ({ browser, stage, client }) => {
  const { page } = await enterAs({ browser, stage }, 'COORDINATOR', [client.id]);
  await page.goto(`/clients/${client.id}/bank`);
  await page.getByRole('button', { name: 'Anslut bank' }).click();
  await page.getByRole('dialog').getByRole('searchbox', { name: 'Sök bank' }).fill('seb för');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /SEB Företag/ })
    .click();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await expect(page.getByText('Du avbröt hos banken')).toBeVisible();

  await page.getByRole('button', { name: 'Börja om' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /SEB Företag/ })
    .click();
  await page.getByRole('button', { name: 'Godkänn' }).click();
  await expect(page.getByText('SEB Företag är ansluten')).toBeVisible();
  const accounts = page.getByRole('table', { name: 'Konton' });
  await expect(accounts.getByRole('row', { name: /Företagskonto/ })).toContainText('hämtas', { timeout: FETCHED_MS });
  await expect(accounts.getByRole('row', { name: /Mastercard/ }), 'a card that repeats the account').toContainText('speglar annat konto', {
    timeout: FETCHED_MS,
  });
  await expect(page.getByText('Den första hämtningen är klar.')).toBeVisible({ timeout: FETCHED_MS });
  const number = accounts.getByRole('cell', { name: /^SE\d{2}/ }).first();
  expect(await number.evaluate((cell) => cell.scrollWidth <= cell.clientWidth), 'an IBAN stands whole').toBe(true);

  await accounts.getByRole('link', { name: 'Företagskonto' }).click();
  await page.getByRole('button', { name: 'Bokföringskonto: inte valt' }).click();
  await page.getByRole('combobox').fill('1930');
  await expect(page.getByRole('option', { name: '1930' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Bankkontot bokförs på 1930', { exact: false })).toBeVisible();

  const days = page.getByRole('region', { name: 'Företagskonto' }).getByRole('link', { name: /^\d{4}-\d{2}-\d{2}: / });
  await expect(page.getByRole('link', { name: /: avstämd,/ }).first(), 'a day proven on the first day').toBeVisible();
  await days.last().focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/bank\/transactions\?.*from=(\d{4}-\d{2}-\d{2})&to=\1/);

  await page.goto(`/clients/${client.id}/bank/transactions`);
  const list = page.getByRole('table', { name: 'Transaktioner' });
  await list.getByRole('link').first().click();
  const drawer = page.getByRole('dialog');
  const first = await drawer.getByRole('heading').first().textContent();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/transaction=/);
  await expect(drawer.getByRole('heading').first()).not.toHaveText(first ?? '');
  await drawer.getByRole('button', { name: 'Visa källans rader' }).click();
  await expect(drawer.getByRole('region', { name: 'Så står den i källan' })).toContainText('transactionAmount');

  await page.goto(`/jobs?clientId=${client.id}`);
  await page.getByRole('table', { name: 'Jobb' }).getByRole('link', { name: 'Hämtning från banken' }).first().click();
  await expect(drawer, 'the balances beside its rows prove it').toContainText('Avstämt: transaktionerna ger bankens saldon');
  await page.goto(`/clients/${client.id}`);
  await expect(page.getByText('Ingen bokföring är ansluten än.'), 'a bank brings no books').toBeVisible();
  await expect(page.getByText(/^Transaktioner hämtades från banken: \d+ nya/)).toBeVisible();
  await page.context().close();
});

test('a statement that does not add up says so with its figures, and its batch shows each part', async ({ page, client, stage }) => {
  await page.goto(`/clients/${client.id}/import`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Välj fil' }).click();
  await (await chooser).setFiles({ name: 'utdrag.xml', mimeType: 'text/xml', buffer: statementFile('2026-03-02', '1625.00') });
  await expect(page.getByLabel('Filen är')).toHaveValue('camt053');
  await expect(page.getByRole('table', { name: 'Kontoutdrag' })).toContainText('inte avstämt');
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await expect(page.getByText('Inte avstämt: 1 saldo skiljer')).toBeVisible({ timeout: FETCHED_MS });

  await page.goto(`/clients/${client.id}/bank/statements`);
  await page.getByRole('table', { name: 'Kontoutdrag' }).getByRole('link').first().click();
  await expect(page.getByRole('dialog')).toContainText('ger 1 500,00, men kontoutdraget anger 1 625,00');
  await page.getByRole('dialog').getByRole('link', { name: 'Visa transaktionerna' }).click();
  await page.getByRole('table', { name: 'Transaktioner' }).getByRole('link').first().click();
  await expect(page.getByRole('dialog')).toContainText('OCR 1002003');
  await expect(page.getByRole('dialog')).toContainText('Summa av delarna');
  const { items } = await answered<{ items: { kind: string }[] }>(stage.api.get(`/api/tasks?clientId=${client.id}&status=open`));
  expect(items.map(({ kind }) => kind)).toContain('bank-unproven');
  await page.goto(`/clients/${client.id}`);
  await expect(page.getByText('ger 1 500,00, men kontoutdraget anger 1 625,00 i utgående saldo. Skillnad 125,00 SEK')).toBeVisible();
  await page.getByRole('link', { name: /går inte ihop/ }).click();
  await expect(page).toHaveURL(/\/bank\?account=/);
});

test('a CSV file: the columns are proposed, the account is asked for, and the mapping is kept', async ({ page, client, stage }) => {
  await connectBank(signedInApi(stage.api), stage.sandbox, client.id);
  const lines = ['Datum;Text;Belopp;Saldo', '2024-03-02;Hyra mars;-1 000,00;9 000,00', '2024-03-03;Ek AB;250,50;9 250,50'];
  await page.goto(`/clients/${client.id}/import`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Välj fil' }).click();
  await (await chooser).setFiles({ name: 'konto.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await expect(page.getByLabel('Bokföringsdag')).toHaveValue('Datum');
  await expect(page.getByRole('table', { name: 'Raderna som de läses' })).toContainText('250,50 SEK');
  await page.getByLabel('Vilket bankkonto gäller filen?').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await expect(page.getByText('Filen är inläst')).toBeVisible({ timeout: FETCHED_MS });
  const { items } = await answered<{ items: unknown[] }>(stage.api.get(`/api/import-mappings?clientId=${client.id}`));
  expect(items).toHaveLength(1);

  await page.goto(`/clients/${client.id}/import`);
  const second = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Välj fil' }).click();
  await (await second).setFiles({ name: 'april.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  const choice = page.getByLabel('Kolumnmall', { exact: true });
  await choice.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Ändra kolumnmallen' }).click();
  await page.getByRole('menuitem', { name: 'Byt namn …' }).click();
  await page.getByRole('dialog').getByLabel('Namn').fill('Företagskontot');
  await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click();
  await expect(choice.getByRole('option', { selected: true })).toHaveText('Företagskontot');
  await page.getByRole('button', { name: 'Ändra kolumnmallen' }).click();
  await page.getByRole('menuitem', { name: 'Ta bort kolumnmallen' }).click();
  await expect(page.getByText('Kolumnmallen ”Företagskontot” är borttagen')).toBeVisible();
  await expect(choice, 'no mapping is left to choose').toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Raderna som de läses' }), 'the columns stay as they were').toContainText('250,50 SEK');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('Kolumnmallen ”Företagskontot” är tillbaka')).toBeVisible();
  await choice.selectOption('Företagskontot');
  await expect(page.getByRole('button', { name: 'Ändra kolumnmallen' })).toBeVisible();
});

test('a CSV file of a client without bank accounts: its account is added by its number', async ({ page, client }) => {
  const lines = ['Datum;Text;Belopp;Saldo', '2024-03-02;Hyra mars;-1 000,00;9 000,00', '2024-03-03;Ek AB;250,50;9 250,50'];
  await page.goto(`/clients/${client.id}/import`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Välj fil' }).click();
  await (await chooser).setFiles({ name: 'konto.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  const number = page.getByLabel('Det nya kontots nummer');
  await number.fill('SE4550000000058398257467');
  await page.getByRole('button', { name: 'Lägg upp' }).click();
  await expect(page.getByText('Är inget IBAN: kontrollsiffrorna stämmer inte.')).toBeVisible();
  await number.fill('SE45 5000 0000 0583 9825 7466');
  await page.getByRole('button', { name: 'Lägg upp' }).click();
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await expect(page.getByText('Filen är inläst')).toBeVisible({ timeout: FETCHED_MS });
});

test('a company on a phone connects its own bank and sees its balance', async ({ browser, stage, client }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const { page } = await enterAs({ browser, stage }, 'CLIENT', [client.id], phone);
  await page.getByRole('button', { name: 'Anslut bank' }).tap();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /SEB Företag/ })
    .tap();
  await page.getByRole('button', { name: 'Godkänn' }).tap();
  await expect(page.getByText('SEB Företag är ansluten')).toBeVisible();
  await expect(page.getByText('Den första hämtningen är klar.')).toBeVisible({ timeout: FETCHED_MS });
  await page.goto(`/clients/${client.id}/portal`);
  await expect(page.getByText(/Ansluten, samtycket gäller till/)).toBeVisible();
  await expect(page.getByText('Företagskonto', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Till kontot Företagskonto' }).tap();
  await expect(page.getByRole('button', { name: /^Bokföringskonto/ }), 'naming it is for the firm').toHaveCount(0);
  expect(await page.evaluate('document.documentElement.scrollWidth'), 'nothing runs out of the screen').toBe(390);
  await page.context().close();
});
