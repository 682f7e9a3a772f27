// node tools/bench/src/page.ts: the page in real Chromium over 100,000 vouchers in the embedded database.
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { pageWeights, startProduct } from '@saldo/journeys';
import { startSandbox } from '@saldo/sandbox';
import sparticuz from '@sparticuz/chromium';
import { type BenchLine, printLines } from './bench-line.ts';
import { generateSie } from './generate-sie.ts';
import { firstRow, keyTakes, scrollThrough, watchPage } from './page-probes.ts';

const VOUCHERS = 100_000;
const TIMES = 10;
const SCROLLS = 250;
const administrator = { email: 'anna@byra.example', password: 'grön cykel i regn 7' };

/**
 * What a person waits for: the script of a first visit, the first row of each list, what a key does, and scrolling. Medians of ten, each with
 * an empty cache of its own where it is a visit.
 */
export async function benchPage(): Promise<BenchLine[]> {
  const sandbox = await startSandbox({ scenario: 'no-years' });
  const product = await startProduct(sandbox, { SALDO_ADMIN_EMAIL: administrator.email, SALDO_ADMIN_PASSWORD: administrator.password });
  const executablePath = process.platform === 'linux' ? await sparticuz.executablePath() : undefined;
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await signedIn(browser, product.url);
    const clientId = await clientWithBooks(context);
    const state = await context.storageState();
    const fresh = () =>
      browser.newContext({
        baseURL: product.url,
        bypassCSP: true,
        storageState: state,
        locale: 'sv-SE',
        viewport: { width: 1440, height: 900 },
      });
    return [await weight(), ...(await firstRows(fresh, clientId)), ...(await keysAndScrolling(fresh, clientId))];
  } finally {
    await browser.close();
    await product.stop();
    await sandbox.close();
  }
}

async function weight(): Promise<BenchLine> {
  const [heaviest] = await pageWeights();
  const value = (heaviest?.bytes ?? Number.NaN) / 1_000;
  return line(
    'script of a first visit',
    value,
    200,
    'kB',
    `gzip 9; the heaviest room, ${heaviest?.room.replace(/-[\w-]{8}\.js$/, '') ?? ''}`,
  );
}

const LISTS = ['vouchers', 'entries', 'trial-balance'] as const;
/** The generated books are of 2025. */
const YEAR = 'from=2025-01-01&to=2025-12-31';
const ROOMS = ['board', 'clients', 'jobs', 'audit', 'users'] as const;

async function firstRows(fresh: () => Promise<BrowserContext>, clientId: string): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const path of [...LISTS.map((list) => `/clients/${clientId}/${list}?${YEAR}`), ...ROOMS.map((room) => `/${room}`)]) {
    const times: number[] = [];
    for (let n = 0; n < TIMES; n++) {
      const context = await fresh();
      const page = await context.newPage();
      await watchPage(page);
      times.push(await firstRow(page, path));
      await context.close();
    }
    const name = path.split('/').at(-1)?.split('?')[0] ?? path;
    lines.push(
      line(
        `first row of ${name}`,
        median(times),
        1_000,
        'ms',
        `from an empty cache, nothing running beside it; slowest ${Math.max(...times).toFixed(0)} ms`,
      ),
    );
  }
  return lines;
}

async function keysAndScrolling(fresh: () => Promise<BrowserContext>, clientId: string): Promise<BenchLine[]> {
  const page = await (await fresh()).newPage();
  await watchPage(page);
  await firstRow(page, `/clients/${clientId}/vouchers?${YEAR}`);
  const down = await keys(page, 'j', 'tbody tr', null);
  const search = await keys(page, 'Control+k', '[role=dialog]', 'Escape');
  const drawer = await keys(page, 'Enter', '[role=dialog]', 'Escape');
  const { longTasksMs, rows, pixels } = await scrollThrough(page, SCROLLS);
  const worst = longTasksMs.length === 0 ? 'none' : `the longest ${Math.max(...longTasksMs).toFixed(0)} ms`;
  return [
    line('j in the list of vouchers', down, 100, 'ms', 'from the key to the frame that shows it'),
    line('Ctrl K, the search over everything', search, 100, 'ms', 'the same'),
    line('Enter, the evidence drawer', drawer, 100, 'ms', 'the same'),
    {
      name: 'tasks over 50 ms while scrolling',
      value: longTasksMs.length,
      goal: '0',
      unit: 'tasks',
      ok: longTasksMs.length === 0,
      note: `${SCROLLS} steps of 400 px, a frame each, ${pixels} px down; ${worst}`,
    },
    line('rows in the document while scrolling', rows, 100, 'rows', `of ${VOUCHERS}`),
  ];
}

async function keys(page: Page, key: string, shown: string, back: string | null): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    times.push(await keyTakes(page, key, shown));
    if (back !== null) await page.keyboard.press(back);
    await page.waitForTimeout(400);
  }
  return median(times);
}

async function signedIn(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL });
  const answer = await context.request.post('/api/auth/sign-in/email', { data: administrator });
  if (!answer.ok()) throw new Error(`signing in: ${answer.status()}`);
  return context;
}

async function clientWithBooks({ request }: BrowserContext): Promise<string> {
  const made = await request.post('/api/clients', { data: { name: 'Stora Bolaget AB', orgNo: '556036-0793', kind: 'company' } });
  const { id } = asJob(await made.json());
  const buffer = Buffer.concat([...generateSie({ vouchers: VOUCHERS, seed: 7 })]);
  const file = { name: 'bok.se', mimeType: 'application/octet-stream', buffer };
  const begun = await request.post('/api/imports', { multipart: { clientId: id, kind: 'sie', file } });
  if (begun.status() !== 202) throw new Error(`the import: ${begun.status()} ${await begun.text()}`);
  const { job } = (await begun.json()) as { job: { id: string } };
  for (;;) {
    const { status } = asJob(await (await request.get(`/api/jobs/${job.id}`)).json());
    if (status === 'succeeded') break;
    if (status === 'failed') throw new Error('the import failed');
    await pause();
  }
  await untilIdle(request, id);
  return id;
}

// What follows an import, such as the checks of 100,000 vouchers, is work of its own: measured is a page beside which nothing runs.
async function untilIdle(request: BrowserContext['request'], clientId: string): Promise<void> {
  for (const status of ['queued', 'running', 'queued']) {
    for (;;) {
      const { items } = (await (await request.get(`/api/jobs?clientId=${clientId}&status=${status}&limit=1`)).json()) as {
        items: unknown[];
      };
      if (items.length === 0) break;
      await pause();
    }
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500));
}

function line(name: string, value: number, most: number, unit: string, note: string): BenchLine {
  return { name, value, goal: `≤ ${most.toLocaleString('en')}`, unit, ok: value <= most, note };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function asJob(json: unknown): { readonly id: string; readonly status: string } {
  return json as { id: string; status: string };
}

if (import.meta.main) printLines(await benchPage());
