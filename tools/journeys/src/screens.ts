// npm run screens: pictures of every screen, at both widths and in both themes, into the folder `screens`, to be looked at.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { startSandbox } from '@saldo/sandbox';
import sparticuz from '@sparticuz/chromium';
import { startProduct } from './product.ts';

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
/** Only screens whose name holds this, where one is given. */
const part = process.argv[2] ?? '';
const SETTLED_MS = 700;

interface Screen {
  readonly name: string;
  readonly path: string;
  /** Whose screen it is, where it is not the administrator's. */
  readonly as?: keyof typeof others;
}

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
  for (const theme of themes)
    for (const [width, viewport] of Object.entries(widths)) made += await picture(screens, { theme, width, viewport });
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

/** Every address of the page, with a client whose books were fetched. */
async function screensOf(context: BrowserContext): Promise<Screen[]> {
  const client = await answered(context, '/api/clients', { name: 'Björk & Åkesson Möbler AB', orgNo: '556036-0793', kind: 'company' });
  const feed = await answered(context, '/api/datafeeds', { clientId: client.id, source: 'FORTNOX', config: { apiKey: sandbox.apiKey } });
  const { job } = await answered(context, `/api/datafeeds/${feed.id}/sync`, {});
  while (!['succeeded', 'failed'].includes((await read(context, `/api/jobs/${job.id}`)).status)) await pause(200);
  const stopped = await firmOf(context);
  const [voucher] = (await read(context, `/api/vouchers?clientId=${client.id}&limit=1`)).items;
  const home = `/clients/${client.id}`;
  const month = new Date().toISOString().slice(0, 7);
  const fileless = (await read(context, `/api/clients?q=${encodeURIComponent(NAMES[0] ?? '')}`)).items[0]?.id;
  const clients = (await read(context, '/api/clients?limit=500')).items;
  await answered(context, '/api/invitations', { email: 'eva@byra.example', role: 'SPECIALIST', clientIds: [client.id] });
  let other = { id: '' };
  for (const [role, person] of Object.entries(others)) {
    const clientIds = clients.map(({ id }: { id: string }) => id);
    other = await answered(context, '/api/users', { ...person, role, clientIds });
  }
  return [
    { name: 'board', path: '/board' },
    { name: 'board-client', path: `/board?client=${stopped}` },
    { name: 'board-nothing', path: '/board?q=finns-inte' },
    { name: 'clients', path: '/clients' },
    { name: 'client', path: home },
    { name: 'client-stopped', path: `/clients/${stopped}` },
    { name: 'client-edit', path: `${home}?open=edit` },
    { name: 'feeds', path: `${home}/feeds` },
    { name: 'feed', path: `${home}/feeds/${feed.id}` },
    { name: 'feed-create', path: `${home}/feeds?open=create` },
    { name: 'vouchers', path: `${home}/vouchers` },
    { name: 'voucher', path: `${home}/vouchers?voucher=${voucher?.id}` },
    { name: 'entries', path: `${home}/entries` },
    { name: 'entries-account', path: `${home}/entries?account=1930&months=chart` },
    { name: 'entries-month', path: `${home}/entries?account=1930&months=chart&from=${month}-01&to=${month}-28` },
    { name: 'entries-months-table', path: `${home}/entries?account=1930&months=table` },
    { name: 'trial-balance', path: `${home}/trial-balance` },
    { name: 'trial-balance-compared', path: `${home}/trial-balance?compare=lastYear` },
    { name: 'import', path: `${home}/import` },
    { name: 'jobs', path: '/jobs' },
    { name: 'job', path: `/jobs?job=${job.id}` },
    { name: 'audit', path: '/audit' },
    { name: 'users', path: '/users' },
    { name: 'user', path: `/users?open=${other.id}` },
    { name: 'user-create', path: '/users?open=create' },
    { name: 'system', path: '/system' },
    { name: 'account', path: '/account' },
    { name: 'nowhere', path: '/nowhere' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-in-code', path: '/sign-in?code=ask' },
    { name: 'invitation', path: '/invitation?token=abc' },
    { name: 'reset-password', path: '/reset-password?token=abc' },
    { name: 'portal', path: `${home}/portal`, as: 'CLIENT' },
    { name: 'portal-file', path: `/clients/${fileless}/portal`, as: 'CLIENT' },
    { name: 'review', path: '/review', as: 'AUDITOR' },
    { name: 'sample-empty', path: `${home}/sample`, as: 'AUDITOR' },
    { name: 'sample', path: `${home}/sample?seed=kontroll-7`, as: 'AUDITOR' },
    { name: 'sample-voucher', path: `${home}/sample?seed=kontroll-7&voucher=${voucher?.id}`, as: 'AUDITOR' },
  ];
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

async function picture(
  screens: readonly Screen[],
  { theme, width, viewport }: { theme: (typeof themes)[number]; width: string; viewport: { width: number; height: number } },
): Promise<number> {
  let made = 0;
  for (const as of [undefined, ...Object.keys(others)] as Screen['as'][]) {
    const own = screens.filter((screen) => wanted(screen) && screen.as === as);
    if (own.length === 0) continue;
    const context = await browser.newContext({
      baseURL: product.url,
      viewport,
      colorScheme: theme,
      locale: 'sv-SE',
      reducedMotion: 'reduce',
    });
    await answered(context, '/api/auth/sign-in/email', as ? others[as] : administrator);
    const page = await context.newPage();
    for (const { name, path } of own) {
      await page.goto(path);
      await page.waitForTimeout(SETTLED_MS);
      await page.getByRole('status', { name: 'Hämtar' }).first().waitFor({ state: 'hidden' });
      await page.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`) });
      made += 1;
    }
    await context.close();
  }
  return made;
}

// biome-ignore lint/suspicious/noExplicitAny: what the API answers is told by its own tests
type Answer = any;

async function answered(context: BrowserContext, path: string, data: object): Promise<Answer> {
  const response = await context.request.post(path, { data });
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  return await response.json();
}

async function read(context: BrowserContext, path: string): Promise<Answer> {
  return await (await context.request.get(path)).json();
}

function wanted({ name }: Screen): boolean {
  return name.includes(part);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
