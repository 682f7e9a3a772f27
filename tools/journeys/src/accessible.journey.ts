import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { colours, everything, faults as faultsOn } from './accessible.ts';
import { statementFile } from './bank-file.ts';
import { connectBank, signedInApi } from './connect-bank.ts';
import { takeInAndReconcile } from './reconcile-client.ts';
import { answered, expect, type Stage, test } from './stage.ts';

const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
// A menu lies beside the landmarks of the page as long as it is open.
const inLayer: RunOptions = { ...everything, rules: { region: { enabled: false } } };
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

const languages = ['sv', 'en'] as const;
/** The screens are dealt out, so that the workers take them side by side. */
const SHARES = 3;

test.describe.configure({ mode: 'parallel' });

for (let share = 0; share < SHARES; share++) {
  test(`every screen holds WCAG 2.2 AA as far as a machine can tell, in either language and theme, and nothing of others runs on it: ${share + 1} of ${SHARES}`, async ({
    page,
    clientWithBooks: client,
    stage,
  }) => {
    const strange = strangers(page, stage.product.url);
    await page.addInitScript({ path: axe });
    const places = (await placesOf(stage, client.id)).filter((_, n) => n % SHARES === share);
    for (const language of languages) {
      await inLanguage(page, language);
      for (const place of places) await holds(page, place, language);
    }
    expect(strange).toEqual([]);
  });
}

test('what opens without an address of its own holds it too', async ({ page, clientWithBooks: client, stage }) => {
  const strange = strangers(page, stage.product.url);
  await page.addInitScript({ path: axe });
  for (const language of languages) {
    await inLanguage(page, language);
    await layers(page, client.id, language);
  }
  expect(strange).toEqual([]);
});

async function inLanguage(page: Page, language: 'sv' | 'en'): Promise<void> {
  await page.goto('/account');
  await page.evaluate(`localStorage.setItem('saldo.language', '${language}')`);
}

async function holds(page: Page, place: string, language: 'sv' | 'en'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(wide);
  await page.goto(place);
  expect.soft(await faults(page, everything), `${place}, ${language}`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await faults(page, colours), `${place}, ${language}, dark`).toEqual([]);
  await page.setViewportSize(narrow);
  expect.soft(await faults(page, everything), `${place}, ${language}, dark and narrow`).toEqual([]);
  expect.soft(await page.evaluate('document.documentElement.scrollWidth'), `${place}, ${language}, how wide`).toBeLessThanOrEqual(390);
}

/** Every address of the page, and those of what opens upon it. */
async function placesOf({ api, sandbox }: Stage, clientId: string): Promise<string[]> {
  const first = async (path: string) => (await answered<{ items: { id: string }[] }>(api.get(path))).items[0]?.id;
  const voucher = await first(`/api/vouchers?clientId=${clientId}&limit=1`);
  const job = await first(`/api/jobs?clientId=${clientId}&limit=1`);
  const user = await first('/api/users?limit=1');
  const [row] = (await answered<{ items: { chain: string; seq: number }[] }>(api.get('/api/audit-log?limit=1'))).items;
  const refused = await refusedFeed(api, sandbox);
  const ofBank = await bankPlaces({ api, sandbox }, clientId);
  const ofChecks = [...(await reconciliationPlaces(api)), ...(await findingPlaces(api, clientId))];
  const home = `/clients/${clientId}`;
  return [
    '/board',
    `/board?client=${clientId}`,
    '/board?q=finns-inte',
    '/review',
    '/clients',
    '/clients?q=finns-inte',
    '/clients?open=create',
    '/clients?status=archived',
    home,
    `${home}?open=edit`,
    `${home}?open=archive`,
    `${home}/feeds`,
    `${home}/feeds?open=create`,
    `/clients/${refused}`,
    `/clients/${refused}/feeds`,
    `/clients/${refused}/vouchers`,
    `${home}/vouchers?voucher=${voucher}`,
    `${home}/vouchers?q=finns-inte`,
    `${home}/entries`,
    `${home}/entries?account=1930`,
    `${home}/entries?account=1930&months=chart`,
    `${home}/entries?account=1930&months=table`,
    `${home}/trial-balance`,
    `${home}/trial-balance?compare=lastYear`,
    `${home}/sample`,
    `${home}/sample?seed=1&n=5&voucher=${voucher}`,
    `${home}/portal`,
    `/clients/${refused}/portal`,
    ...ofBank,
    `/clients/${refused}/bank`,
    `${home}/import`,
    ...ofChecks,
    '/jobs',
    `/jobs?job=${job}`,
    '/audit',
    `/audit?row=${row?.chain}.${row?.seq}`,
    '/users',
    `/users?open=${user}`,
    '/users?open=create',
    '/users/roles',
    '/system',
    '/account',
    '/account?open=key',
    '/nowhere',
    '/clients/00000000-0000-4000-8000-000000000000',
    '/sign-in',
    '/sign-in?code=ask',
    '/invitation?token=abc',
    '/reset-password?token=abc',
    '/reset-password',
    '/setup',
  ];
}

/** The addresses of what banks have booked, with a bank connected and a statement taken in. */
async function bankPlaces({ api, sandbox }: Pick<Stage, 'api' | 'sandbox'>, clientId: string): Promise<string[]> {
  const first = async (path: string) => (await answered<{ items: { id: string }[] }>(api.get(path))).items[0]?.id;
  await connectBank(signedInApi(api), sandbox, clientId);
  const file = { name: 'utdrag.xml', mimeType: 'text/xml', buffer: statementFile('2026-03-02', '1625.00') };
  const { job: read } = await answered<{ job: { id: string } }>(
    api.post('/api/imports', { multipart: { clientId, kind: 'camt053', file } }),
  );
  await expect.poll(async () => (await answered<{ status: string }>(api.get(`/api/jobs/${read.id}`))).status).toBe('succeeded');
  const transaction = await first(`/api/bank-transactions?clientId=${clientId}&from=2026-03-02&to=2026-03-02&q=BANKGIRO&limit=1`);
  const statement = await first(`/api/bank-statements?clientId=${clientId}&limit=1`);
  const bank = `/clients/${clientId}/bank`;
  return [
    bank,
    `${bank}?open=connect`,
    `${bank}?error=bank.consent-refused`,
    `${bank}/transactions?transaction=${transaction}`,
    `${bank}/transactions?q=finns-inte`,
    `${bank}/statements?statement=${statement}`,
  ];
}

/** The addresses of an account that agrees in part. */
async function reconciliationPlaces(api: Stage['api']): Promise<string[]> {
  const { id: clientId } = await answered<{ id: string }>(
    api.post('/api/clients', { data: { name: 'Avstämd AB', orgNo: '556036-0793', kind: 'company' } }),
  );
  const { reconciliationId: id } = await takeInAndReconcile(api, clientId, 'unclean');
  const { items } = await answered<{ items: { id: string }[] }>(api.get(`/api/reconciliations/${id}/matches?state=auto&limit=1`));
  const rooms = `/clients/${clientId}/reconciliations`;
  return [
    rooms,
    `${rooms}/${id}`,
    `${rooms}/${id}?pane=bank`,
    `${rooms}/${id}?open=carry`,
    `${rooms}/${id}?show=carried`,
    `${rooms}/${id}?show=matched&match=${items[0]?.id}`,
    `${rooms}/${id}?open=opening`,
  ];
}

/** The addresses of what the checks found, and of reconciling where nothing is reconciled yet. */
async function findingPlaces(api: Stage['api'], clientId: string): Promise<string[]> {
  const { items } = await answered<{ items: { id: string }[] }>(api.get(`/api/findings?clientId=${clientId}&limit=1`));
  const home = `/clients/${clientId}`;
  return [
    `${home}/reconciliations`,
    `${home}/reconciliations?open=create`,
    `${home}/findings`,
    `${home}/findings?finding=${items[0]?.id}&open=accept`,
    `${home}/findings?status=gone`,
    `${home}/findings/checks`,
  ];
}

// A client whose only feed is refused by its source, and that has no books.
async function refusedFeed(api: Stage['api'], { apiKey }: Stage['sandbox']): Promise<string> {
  const { id } = await answered<{ id: string }>(
    api.post('/api/clients', { data: { name: 'Nekad AB', orgNo: '556036-0793', kind: 'company' } }),
  );
  const feed = await answered<{ id: string }>(
    api.post('/api/datafeeds', { data: { clientId: id, source: 'FORTNOX', config: { apiKey: `inte-${apiKey}` } } }),
  );
  const { job } = await answered<{ job: { id: string } }>(api.post(`/api/datafeeds/${feed.id}/sync`, { data: {} }));
  await expect.poll(async () => (await answered<{ status: string }>(api.get(`/api/jobs/${job.id}`))).status).toBe('failed');
  return id;
}

// What has no address of its own: the search, the keys, the period, the menu of the user.
async function layers(page: Page, clientId: string, language: 'sv' | 'en'): Promise<void> {
  await page.setViewportSize(wide);
  await page.goto(`/clients/${clientId}/trial-balance`);
  const period = page.getByRole('button', { name: /^(Välj period|Choose days)/ });
  const open = [
    () => page.keyboard.press('Control+k'),
    () => page.keyboard.press('?'),
    () => period.click(),
    () => page.getByRole('navigation').getByRole('button').last().click(),
  ];
  for (const [place, act] of open.entries()) {
    await expect(period).toBeVisible();
    await act();
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toBeVisible();
    expect.soft(await faults(page, inLayer), `layer ${place}, ${language}`).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0);
  }
}

async function faults(page: Page, rules: RunOptions): Promise<string[]> {
  await expect(page.getByRole('status', { name: /^(Hämtar|Loading)$/ })).toHaveCount(0);
  return await faultsOn(page, rules);
}

// What the policy refused, and what was asked of anybody but the product; filled while the page is used.
function strangers(page: Page, own: string): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) found.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(own)) found.push(request.url());
  });
  return found;
}
