import type { Page } from '@playwright/test';
import { monthBefore, takeIn, takeInAndReconcile } from './reconcile-client.ts';
import { reconcileFiles } from './reconcile-files.ts';
import { enterAs } from './roles.ts';
import { expect, test } from './stage.ts';

const DONE_MS = 90_000;

test('a coordinator reconciles an account by the keyboard down to 0,00, takes one step back, and closes it', async ({
  browser,
  stage,
  client,
}) => {
  const files = reconcileFiles(monthBefore(new Date()));
  await takeIn(stage.api, client.id, files);
  const { page } = await enterAs({ browser, stage }, 'COORDINATOR', [client.id]);
  await page.goto(`/clients/${client.id}`);
  await expect(page.getByRole('heading', { name: client.name })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByText('Inga avstämningar än')).toBeVisible();
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: 'Ny avstämning' });
  await expect(form.getByLabel('Från och med'), 'the last month that has ended').toHaveValue(files.from);
  await form.getByLabel('Bokföringskonto').fill('1930');
  await form.getByRole('button', { name: 'Stäm av' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('1930', { timeout: DONE_MS });
  await expect(figure(page, 'Banken, ')).toHaveText('927 634,25', { timeout: DONE_MS });
  await expect(figure(page, 'Bokföringen, ')).toHaveText('923 384,25');
  await expect(figure(page, 'Att avgöra, 9 rader'), 'what the bank has beyond the books').toHaveText('4 250,00');
  await expect(figure(page, 'Oförklarat')).toHaveText('0,00');

  // One key for each suggestion; the deposit of three payments is one of them.
  const suggestion = page.getByRole('region', { name: 'Förslag' });
  const ledger = page.getByRole('table', { name: 'Huvudbokens rader' });
  await expect(suggestion).toContainText('Förslag 1 av 2');
  await page.keyboard.press('ArrowRight');
  await expect(suggestion).toContainText('Förslag 2 av 2');
  await expect(page, 'every state has an address').toHaveURL(/rival=2/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(figure(page, 'Att avgöra, 5 rader')).toBeVisible();
  await expect(suggestion).toContainText('En bankrad mot 3 öppna poster i huvudboken');
  await expect(suggestion).toContainText('18 250,00');
  await expect(ledger.locator('tr[data-marked]')).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expect(figure(page, 'Att avgöra, 1 rad')).toHaveText('4 250,00');
  await page.keyboard.press('u');
  await expect(figure(page, 'Att avgöra, 5 rader'), 'undone').toBeVisible();

  await matchByHand(page);

  await page.keyboard.press('b');
  await suggestion.getByLabel('Skäl').fill('Bokförs i november');
  await page.keyboard.press('Enter');
  await expect(figure(page, 'Buret, 1 post')).toHaveText('4 250,00');
  await expect(figure(page, 'Att avgöra, 0 rader')).toHaveText('0,00');
  await expect(suggestion).toContainText('Allt är avgjort och inget är oförklarat');
  await page.keyboard.press('s');
  await expect(page.getByText('Avstämningen är stängd')).toBeVisible();
  await expect(suggestion.getByRole('button', { name: 'Godta' })).toHaveCount(0);

  await reopen(page);
  await page.context().close();
});

test('a phone shows one pane at a time: the row, what is suggested for it, and back to its list', async ({ browser, stage, client }) => {
  const { reconciliationId } = await takeInAndReconcile(stage.api, client.id, 'clean');
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const { page } = await enterAs({ browser, stage }, 'SPECIALIST', [client.id], phone);
  await page.goto(`/clients/${client.id}/reconciliations/${reconciliationId}?pane=bank`);
  const bank = page.getByRole('table', { name: 'Bankens rader' });
  await expect(page.getByRole('table')).toHaveCount(1);
  await bank.getByRole('link', { name: /BANKGIROT/ }).tap();
  await expect(page.getByRole('region', { name: 'Förslag' })).toContainText('18 250,00');
  await expect(page.getByRole('table')).toHaveCount(0);
  expect(await page.evaluate('document.documentElement.scrollWidth'), 'nothing runs out of the screen').toBe(390);
  await page.goBack();
  await expect(bank).toBeVisible();
  await bank.getByRole('link', { name: /BANKGIROT/ }).tap();
  await page.getByRole('button', { name: 'Godta' }).tap();
  await expect(figure(page, 'Att avgöra, 5 rader')).toBeVisible();
  await page.context().close();
});

test('an auditor sees the reconciliation and changes nothing', async ({ browser, stage, client }) => {
  const { reconciliationId } = await takeInAndReconcile(stage.api, client.id, 'unclean');
  const { page } = await enterAs({ browser, stage }, 'AUDITOR', [client.id]);
  await page.goto(`/clients/${client.id}/reconciliations/${reconciliationId}`);
  await expect(page.getByRole('region', { name: 'Förslag' })).toContainText('Säkerhet');
  for (const name of ['Godta', 'Avvisa', 'Bär', 'Ångra', 'Stäng avstämningen'])
    await expect(page.getByRole('button', { name }), name).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(figure(page, 'Att avgöra, 18 rader')).toBeVisible();
  await page.context().close();
});

// A figure of the head by its name.
function figure(page: Page, name: string) {
  return page
    .locator('dl[aria-label="Beviset"] > div')
    .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${name.replaceAll(' ', String.raw`\s`)}`) }) })
    .getByRole('definition');
}

// What was undone is not suggested again: it is put together by hand, its sum shown as it is.
async function matchByHand(page: Page): Promise<void> {
  const suggestion = page.getByRole('region', { name: 'Förslag' });
  const bank = page.getByRole('table', { name: 'Bankens rader' });
  await expect(bank.getByRole('row')).toHaveCount(3);
  await page.keyboard.press('k');
  await page.keyboard.press('Space');
  await page.keyboard.press('l');
  await page.keyboard.press('Space');
  await expect(suggestion).toContainText('2 rader markerade');
  await expect(suggestion.getByRole('definition').last()).toHaveText('5 850,00');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(suggestion.getByRole('definition').last()).toHaveText('0,00');
  await page.keyboard.press('Enter');
  await expect(figure(page, 'Att avgöra, 1 rad')).toBeVisible();
}

// In the list it stands as closed; a reason opens it again, and what was matched by hand is there.
async function reopen(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Alla avstämningar' }).click();
  await expect(page.getByRole('table', { name: 'Avstämningar' })).toContainText('stängd');
  await page.goBack();
  await page.getByRole('button', { name: 'Öppna igen' }).click();
  await page.getByRole('dialog').getByLabel('Skäl').fill('Ett underlag kom');
  await page.getByRole('dialog').getByRole('button', { name: 'Öppna igen' }).click();
  await expect(page.getByText('klar att stänga').first()).toBeVisible();

  await page.getByRole('button', { name: /^Matchade/ }).click();
  await page.getByRole('button', { name: 'av någon' }).click();
  await expect(page.getByRole('table', { name: 'Matchningar' })).toContainText('Matchat för hand');
}
