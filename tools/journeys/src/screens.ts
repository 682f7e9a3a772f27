// npm run screens: pictures of every screen, at both widths and in both themes, into the folder `screens`, to be looked at.
//   npm run screens -- board             only screens whose name holds this
//   npm run screens -- --language=en     in English, or `both`; Swedish unless said
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { startSandbox } from '@saldo/sandbox';
import sparticuz from '@sparticuz/chromium';
import { statementFile } from './bank-file.ts';
import { connectBank, signedInApi } from './connect-bank.ts';
import { startProduct } from './product.ts';
import { takeInAndReconcile } from './reconcile-client.ts';

const folder = fileURLToPath(new URL('../../../screens', import.meta.url));
const administrator = { email: 'anna@byra.example', password: 'grön cykel i regn 7' };
const others = {
  CLIENT: { email: 'karin@ekudden.example', name: 'Karin Ek', password: 'röd tröja på linan 9' },
  AUDITOR: { email: 'rut@revision.example', name: 'Rut Revisor', password: 'gul lykta i snön 5' },
};
const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const NAMES = [
  'Byggnads AB Ekudden',
  'Nordfrakt AB',
  'Kustens Fastighets AB',
  'Svea Invest Fond I',
  'Holmdal & Lund Redovisning HB',
  'Fjälltekniska i Åre AB',
  'Skogsenergi Väst AB',
  'Ljungs Måleri AB',
  'Östkustens Livs AB',
  'Göta Data Konsult AB',
];
const themes = ['light', 'dark'] as const;
const languages = { sv: ['sv'], en: ['en'], both: ['sv', 'en'] } as const;
type Language = 'sv' | 'en';
/** How long nothing has changed on a page that has settled, and how long that is waited for. */
const QUIET_MS = 150;
const SETTLED_MS = 4000;
const wishes = wishesOf(process.argv.slice(2));

/** Acts whose row in the log is looked at: what they tell differs. */
const toldOf: ReadonlySet<string> = new Set(['client.update', 'feed.synced', 'feed.failed', 'ledger.year-stored', 'user.create']);

interface LogRow {
  readonly action: string;
  readonly chain: string;
  readonly seq: number;
}

interface Screen {
  readonly name: string;
  readonly path: string;
  /** Whose screen it is, where it is not the administrator's. */
  readonly as?: keyof typeof others;
  /** A key, or a button by its name in either language, that opens what has no address of its own. */
  readonly press?: string;
  readonly click?: RegExp;
}

/** Those whose address holds nothing of what is made here. */
const ownScreens: readonly Screen[] = [
  { name: 'board', path: '/board' },
  { name: 'board-nothing', path: '/board?q=finns-inte' },
  { name: 'clients', path: '/clients' },
  { name: 'client-create', path: '/clients?open=create' },
  { name: 'clients-archived', path: '/clients?status=archived' },
  { name: 'jobs', path: '/jobs' },
  { name: 'audit', path: '/audit' },
  { name: 'users', path: '/users' },
  { name: 'user-create', path: '/users?open=create' },
  { name: 'roles', path: '/users/roles' },
  { name: 'system', path: '/system' },
  { name: 'account', path: '/account' },
  { name: 'account-key', path: '/account?open=key' },
  { name: 'search', path: '/board', press: 'Control+k' },
  { name: 'keys', path: '/board', press: '?' },
  { name: 'nowhere', path: '/nowhere' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-code', path: '/sign-in?code=ask' },
  { name: 'invitation', path: '/invitation?token=abc' },
  { name: 'reset-password', path: '/reset-password?token=abc' },
];

const sandbox = await startSandbox({ scenario: 'demo', size: 300 });
const product = await startProduct(sandbox, { SALDO_ADMIN_EMAIL: administrator.email, SALDO_ADMIN_PASSWORD: administrator.password });
const executablePath = process.platform === 'linux' ? await sparticuz.executablePath() : undefined;
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu'] });
try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const signedIn = await enter(browser);
  const screens = await screensOf(signedIn);
  let made = 0;
  for (const language of wishes.languages)
    for (const width of Object.keys(widths) as (keyof typeof widths)[]) made += await pictures(screens, language, width);
  console.log(`${made} pictures in ${folder}`);
} finally {
  await browser.close();
  await product.stop();
  await sandbox.close();
}

async function enter(on: Browser): Promise<BrowserContext> {
  const context = await on.newContext({ baseURL: product.url });
  await answered(context, '/api/auth/sign-in/email', administrator);
  return context;
}

/** Every screen, with a client whose books were fetched. */
async function screensOf(context: BrowserContext): Promise<Screen[]> {
  const client = await answered(context, '/api/clients', { name: 'Björk & Åkesson Möbler AB', orgNo: '556036-0793', kind: 'company' });
  const feed = await answered(context, '/api/datafeeds', { clientId: client.id, source: 'FORTNOX', config: { apiKey: sandbox.apiKey } });
  const { job } = await answered(context, `/api/datafeeds/${feed.id}/sync`, {});
  while (!['succeeded', 'failed'].includes((await read(context, `/api/jobs/${job.id}`)).status)) await pause(200);
  const stopped = await firmOf(context);
  const [voucher] = (await read(context, `/api/vouchers?clientId=${client.id}&limit=1`)).items;
  const home = `/clients/${client.id}`;
  const bank = await bankOf(context, client.id);
  const month = new Date().toISOString().slice(0, 7);
  const clients = (await read(context, '/api/clients?limit=500')).items;
  await answered(context, '/api/invitations', { email: 'eva@byra.example', role: 'SPECIALIST', clientIds: [client.id] });
  let other = { id: '' };
  for (const [role, person] of Object.entries(others)) {
    const clientIds = clients.map(({ id }: { id: string }) => id);
    other = await answered(context, '/api/users', { ...person, role, clientIds });
  }
  const [failed] = (await read(context, '/api/jobs?status=failed&limit=1')).items;
  await answered(context, `/api/clients/${client.id}`, { tier: 'A', name: 'Björk & Åkesson Möbler i Åre AB' }, 'PATCH');
  const log: LogRow[] = (await read(context, '/api/audit-log?limit=500')).items;
  const told = new Map(log.map((row) => [row.action, row]));
  return [
    ...ownScreens,
    { name: 'board-client', path: `/board?client=${stopped}` },
    { name: 'client', path: home },
    { name: 'client-stopped', path: `/clients/${stopped}` },
    { name: 'client-edit', path: `${home}?open=edit` },
    { name: 'client-archive', path: `${home}?open=archive` },
    { name: 'feeds', path: `${home}/feeds` },
    { name: 'feed', path: `${home}/feeds/${feed.id}` },
    { name: 'feed-create', path: `${home}/feeds?open=create` },
    { name: 'vouchers', path: `${home}/vouchers` },
    { name: 'voucher', path: `${home}/vouchers?voucher=${voucher?.id}` },
    { name: 'entries', path: `${home}/entries` },
    { name: 'entries-none', path: `${home}/entries?account=9999` },
    { name: 'entries-account', path: `${home}/entries?account=1930&months=chart` },
    { name: 'entries-month', path: `${home}/entries?account=1930&months=chart&from=${month}-01&to=${month}-28` },
    { name: 'entries-months-table', path: `${home}/entries?account=1930&months=table` },
    { name: 'trial-balance', path: `${home}/trial-balance` },
    { name: 'trial-balance-compared', path: `${home}/trial-balance?compare=lastYear` },
    { name: 'bank', path: `${home}/bank` },
    { name: 'bank-connect', path: `${home}/bank?open=connect` },
    { name: 'bank-refused', path: `${home}/bank?error=bank.consent-refused` },
    { name: 'bank-mirror', path: `${home}/bank?account=${bank.mirror}` },
    { name: 'bank-nothing', path: `/clients/${stopped}/bank` },
    { name: 'bank-transactions', path: `${home}/bank/transactions` },
    { name: 'bank-transaction', path: `${home}/bank/transactions?transaction=${bank.transaction}` },
    { name: 'bank-statements', path: `${home}/bank/statements` },
    { name: 'bank-statement', path: `${home}/bank/statements?statement=${bank.statement}` },
    { name: 'import', path: `${home}/import` },
    ...(await reconciledOf(context)),
    ...(await checkedOf(context, client.id)),
    { name: 'job', path: `/jobs?job=${job.id}` },
    { name: 'job-failed', path: `/jobs?job=${failed?.id}` },
    ...[...told.values()]
      .filter(({ action }) => toldOf.has(action))
      .map(({ action, chain, seq }) => ({ name: `audit-${action}`, path: `/audit?row=${chain}.${seq}` })),
    { name: 'user', path: `/users?open=${other.id}` },
    { name: 'period', path: `${home}/trial-balance`, click: /^(Välj period|Choose days)/ },
    { name: 'switcher', path: home, click: /^Björk/ },
    { name: 'view-menu', path: `${home}/vouchers`, click: /^(Vy|View)$/ },
    { name: 'export-menu', path: `${home}/vouchers`, click: /^(Exportera|Export)$/ },
    ...(await screensOfOthers(context, home, voucher?.id)),
  ];
}

/** What the company and its auditor see. */
async function screensOfOthers(context: BrowserContext, home: string, voucherId: string): Promise<Screen[]> {
  const fileless = (await read(context, `/api/clients?q=${encodeURIComponent(NAMES[0] ?? '')}`)).items[0]?.id;
  return [
    { name: 'portal', path: `${home}/portal`, as: 'CLIENT' },
    { name: 'portal-bank', path: `${home}/bank`, as: 'CLIENT' },
    { name: 'portal-file', path: `/clients/${fileless}/portal`, as: 'CLIENT' },
    { name: 'review', path: '/review', as: 'AUDITOR' },
    { name: 'sample-empty', path: `${home}/sample`, as: 'AUDITOR' },
    { name: 'sample', path: `${home}/sample?seed=kontroll-7`, as: 'AUDITOR' },
    { name: 'sample-voucher', path: `${home}/sample?seed=kontroll-7&voucher=${voucherId}`, as: 'AUDITOR' },
  ];
}

// What the checks found, and reconciling where nothing is reconciled yet.
async function checkedOf(context: BrowserContext, clientId: string): Promise<Screen[]> {
  const [finding] = (await read(context, `/api/findings?clientId=${clientId}&limit=1`)).items;
  const home = `/clients/${clientId}`;
  return [
    { name: 'reconciliations-nothing', path: `${home}/reconciliations` },
    { name: 'reconciliation-create', path: `${home}/reconciliations?open=create` },
    { name: 'findings', path: `${home}/findings` },
    { name: 'finding', path: `${home}/findings?finding=${finding?.id}` },
    { name: 'finding-accept', path: `${home}/findings?finding=${finding?.id}&open=accept` },
    { name: 'checks', path: `${home}/findings/checks` },
  ];
}

// A client of its own, whose account agrees in part: what is suggested, what is carried, what is matched.
async function reconciledOf(context: BrowserContext): Promise<Screen[]> {
  const client = await answered(context, '/api/clients', { name: 'Svea Invest Fond II', orgNo: '556036-0793', kind: 'company' });
  const { reconciliationId: id } = await takeInAndReconcile(context.request, client.id, 'unclean');
  const [match] = (await read(context, `/api/reconciliations/${id}/matches?state=auto&limit=1`)).items;
  const rooms = `/clients/${client.id}/reconciliations`;
  return [
    { name: 'reconciliations', path: rooms },
    { name: 'reconciliation', path: `${rooms}/${id}` },
    { name: 'reconciliation-bank', path: `${rooms}/${id}?pane=bank` },
    { name: 'reconciliation-carry', path: `${rooms}/${id}?open=carry` },
    { name: 'reconciliation-carried', path: `${rooms}/${id}?show=carried` },
    { name: 'reconciliation-matched', path: `${rooms}/${id}?show=matched` },
    { name: 'reconciliation-match', path: `${rooms}/${id}?show=matched&match=${match?.id}` },
    { name: 'reconciliation-opening', path: `${rooms}/${id}?open=opening` },
  ];
}

// The client's bank, connected and fetched, and a statement of another account that does not add up.
async function bankOf(context: BrowserContext, clientId: string): Promise<{ mirror: string; transaction: string; statement: string }> {
  await connectBank(signedInApi(context.request), sandbox, clientId);
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  const file = { name: 'kontoutdrag.xml', mimeType: 'text/xml', buffer: statementFile(day, '1625.00') };
  const response = await context.request.post('/api/imports', { multipart: { clientId, kind: 'camt053', file } });
  const { job } = await response.json();
  while (!['succeeded', 'failed'].includes((await read(context, `/api/jobs/${job.id}`)).status)) await pause(200);
  const accounts = (await read(context, `/api/bank-accounts?clientId=${clientId}`)).items;
  const [statement] = (await read(context, `/api/bank-statements?clientId=${clientId}&limit=1`)).items;
  const [transaction] = (await read(context, `/api/bank-transactions?clientId=${clientId}&q=BANKGIROINS&limit=1`)).items;
  return {
    mirror: accounts.find((account: { disabledReason: string | null }) => account.disabledReason === 'mirror')?.id,
    transaction: transaction?.id,
    statement: statement?.id,
  };
}

// Clients of every kind that a board shows, so that its picture tells something. Answers one that is stopped.
async function firmOf(context: BrowserContext): Promise<string> {
  let stopped = '';
  const sources = [
    null,
    { source: 'FORTNOX', config: {} },
    { source: 'FORTNOX', config: { apiKey: 'en-nyckel-som-ingen-har' } },
    { source: 'FORTNOX', config: { apiKey: sandbox.apiKey } },
    { source: 'MANUAL', config: {} },
  ];
  for (const [place, name] of NAMES.entries()) {
    const client = await answered(context, '/api/clients', { name, orgNo: '556036-0793', kind: 'company' });
    const source = sources[place % sources.length];
    if (!source) continue;
    const feed = await answered(context, '/api/datafeeds', { clientId: client.id, ...source });
    if (!('apiKey' in source.config)) continue;
    const { job } = await answered(context, `/api/datafeeds/${feed.id}/sync`, {});
    while (!['succeeded', 'failed'].includes((await read(context, `/api/jobs/${job.id}`)).status)) await pause(200);
    if (source.config.apiKey !== sandbox.apiKey) stopped = client.id;
  }
  return stopped;
}

async function pictures(screens: readonly Screen[], language: Language, width: keyof typeof widths): Promise<number> {
  let made = 0;
  for (const as of [undefined, ...Object.keys(others)] as Screen['as'][]) {
    const own = screens.filter((screen) => screen.name.includes(wishes.part) && screen.as === as);
    if (own.length === 0) continue;
    const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
    const context = await browser.newContext({ baseURL: product.url, viewport: widths[width], locale, reducedMotion: 'reduce' });
    await context.addInitScript(`localStorage.setItem('saldo.language', '${language}')`);
    await answered(context, '/api/auth/sign-in/email', as ? others[as] : administrator);
    const page = await context.newPage();
    for (const { name, path, press, click } of own) {
      await page.goto(path);
      await settled(page);
      if (press) await page.keyboard.press(press);
      if (click) await page.getByRole('button', { name: click }).first().click();
      if (press ?? click) await settled(page);
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        await page.screenshot({ path: join(folder, `${name}-${width}-${theme}-${language}.png`) });
        made += 1;
      }
    }
    await context.close();
  }
  return made;
}

// Nothing is waited for any more, and nothing has changed for a moment; a page that never rests is taken as it is.
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page.evaluate(`Promise.race([new Promise((done) => setTimeout(done, ${SETTLED_MS})), new Promise((done) => {
    let quiet;
    const again = () => {
      clearTimeout(quiet);
      quiet = setTimeout(done, ${QUIET_MS});
    };
    new MutationObserver(again).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    again();
  })]).then(() => document.fonts.ready)`);
  await page
    .getByRole('status', { name: /^(Hämtar|Loading)$/ })
    .first()
    .waitFor({ state: 'hidden' });
}

function wishesOf(parameters: readonly string[]): { part: string; languages: readonly Language[] } {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    options: { language: { type: 'string', default: 'sv' } },
    allowPositionals: true,
  });
  if (!Object.hasOwn(languages, values.language)) throw new Error(`--language=${values.language}: choose sv, en or both.`);
  return { part: positionals[0] ?? '', languages: languages[values.language as keyof typeof languages] };
}

// biome-ignore lint/suspicious/noExplicitAny: what the API answers is told by its own tests
type Answer = any;

async function answered(context: BrowserContext, path: string, data: object, method = 'POST'): Promise<Answer> {
  const response = await context.request.fetch(path, { data, method });
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  return await response.json();
}

async function read(context: BrowserContext, path: string): Promise<Answer> {
  return await (await context.request.get(path)).json();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
