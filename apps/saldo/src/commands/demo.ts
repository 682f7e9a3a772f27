import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Period, type PlainDate, plainDate } from '@saldo/kernel';
import { openConfig } from '@saldo/platform/config';
import { writeDurably } from '@saldo/platform/db';
import { type Sandbox, startSandbox } from '@saldo/sandbox';
import { type ApiDoor, callJson, openApiDoor, posted } from '../api-door.ts';
import { type Command, read } from '../command.ts';
import { startProduct } from '../product.ts';
import { untilStopped } from '../until-stopped.ts';
import { type JobAnswer, showJob, watchJob } from '../watch-job.ts';
import { buildPage } from './up.ts';
import { makePassword } from './users.ts';

/** Who may sign in to the demo: two people, since what one does another approves. */
interface DemoUsers {
  readonly administrator: { readonly email: string; readonly password: string };
  readonly coordinator: { readonly email: string; readonly password: string };
}

/** `saldo demo`, which is `npm run demo`. */
export const demo: Command = {
  name: 'demo',
  summary: 'Starts the product with a company whose books and bank come from the sandbox (npm run demo).',
  usage: `demo
  Its folder is ./data-demo unless DATA_DIR is set; run again, it goes on where it was.`,
  run: async (given) => {
    read(given, {});
    buildPage();
    const sandbox = await startSandbox({ port: 0, scenario: 'demo' });
    const fortnox = {
      FORTNOX_API_URL: sandbox.url,
      FORTNOX_AUTH_URL: sandbox.authUrl,
      FORTNOX_CLIENT_ID: sandbox.client.clientId,
      FORTNOX_CLIENT_SECRET: sandbox.client.clientSecret,
      GOCARDLESS_API_URL: sandbox.gocardless.url,
      NORDIGEN_SECRET_ID: sandbox.gocardless.secretId,
      NORDIGEN_SECRET_KEY: sandbox.gocardless.secretKey,
    };
    const config = openConfig(fortnox, { DATA_DIR: './data-demo', LOG_LEVEL: 'warn' });
    const product = await startProduct(config);
    const users = await demoUsers(config.dataDir, config.saldoAdminEmail, config.saldoAdminPassword);
    const door = await openApiDoor(config);
    await ensureUsers(door, users);
    const { clientId, succeeded } = await fetchBooks(door, sandbox);
    const isBankFetched = await fetchBank(door, sandbox, clientId);
    await checkBooks(door, clientId);
    const isReconciled = isBankFetched && (await reconcile(door, clientId));
    console.log(`
Saldo is at ${product.url}
  ${users.administrator.email}   ${users.administrator.password}   (administrator)
  ${users.coordinator.email}   ${users.coordinator.password}   (coordinator)
Data: ${config.databaseUrl ? 'PostgreSQL' : config.dataDir} · Fortnox: a sandbox at ${sandbox.origin}
Ctrl-C stops it.`);
    if (!succeeded || !isBankFetched) console.error('The sync did not succeed; the page says why.');
    else if (!isReconciled) console.error('The reconciliation did not succeed; the page says why.');
    await untilStopped(async () => {
      await product.stop();
      await sandbox.close();
    });
    return true;
  },
};

async function demoUsers(dataDir: string, email: string | null, password: string | null): Promise<DemoUsers> {
  const file = join(dataDir, 'demo-users.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as DemoUsers;
  const users: DemoUsers = {
    administrator: { email: email ?? 'anna@demo.saldo.example', password: password ?? makePassword() },
    coordinator: { email: 'karin@demo.saldo.example', password: makePassword() },
  };
  await writeDurably(file, JSON.stringify(users, null, 2));
  return users;
}

async function ensureUsers(door: ApiDoor, { administrator, coordinator }: DemoUsers): Promise<void> {
  const { items } = await callJson<{ items: { email: string }[] }>(door, '/api/users?limit=500');
  const known = new Set(items.map(({ email }) => email));
  const wanted = [
    { ...administrator, name: 'Anna Administratör', role: 'ADMIN' },
    { ...coordinator, name: 'Karin Koordinator', role: 'COORDINATOR' },
  ];
  for (const user of wanted) if (!known.has(user.email)) await callJson(door, '/api/users', posted(user));
}

async function fetchBooks(door: ApiDoor, sandbox: Sandbox): Promise<{ clientId: string; succeeded: boolean }> {
  const [company] = sandbox.control.companies();
  if (!company) throw new RangeError('the demo scenario has no company');
  const { items: clients } = await callJson<{ items: { id: string; orgNo: string }[] }>(door, '/api/clients?limit=500');
  const client =
    clients.find(({ orgNo }) => orgNo === company.orgNo) ??
    (await callJson<{ id: string }>(door, '/api/clients', posted({ name: company.name, orgNo: company.orgNo, kind: 'company' })));
  const { items: feeds } = await callJson<{ items: { id: string; source: string }[] }>(
    door,
    `/api/datafeeds?limit=500&clientId=${client.id}`,
  );
  const feed =
    feeds.find(({ source }) => source === 'FORTNOX') ??
    (await callJson<{ id: string }>(
      door,
      '/api/datafeeds',
      posted({ clientId: client.id, source: 'FORTNOX', config: { apiKey: sandbox.apiKey } }),
    ));
  console.log(`Fetching the books of ${company.name} …`);
  const { job } = await callJson<{ job: JobAnswer }>(door, `/api/datafeeds/${feed.id}/sync`, posted({}));
  return { clientId: client.id, succeeded: showJob(await watchJob(door, job.id)) };
}

const BANK = 'SEB_SE_CORP_ESSESESS';

// A sandbox remembers no consent of an earlier run: each time one is given anew, for the same feed.
async function fetchBank(door: ApiDoor, sandbox: Sandbox, clientId: string): Promise<boolean> {
  const { items: feeds } = await callJson<{ items: { id: string; source: string }[] }>(
    door,
    `/api/datafeeds?limit=500&clientId=${clientId}`,
  );
  const feed =
    feeds.find(({ source }) => source === 'BANK') ??
    (await callJson<{ id: string }>(door, '/api/datafeeds', posted({ clientId, source: 'BANK', config: { provider: 'gocardless' } })));
  await callJson(door, `/api/datafeeds/${feed.id}/connect`, posted({ institutionId: BANK }));
  const consent = sandbox.banks.consents().at(-1);
  if (!consent) throw new RangeError('the sandbox was asked for no consent');
  const back = new URL(sandbox.banks.approve(consent.id));
  await door.call(`${back.pathname}${back.search}`, { redirect: 'manual' });
  console.log(`Fetching the bank, ${consent.bank.name} …`);
  const { items: jobs } = await callJson<{ items: { id: string; name: string; createdAt: string }[] }>(
    door,
    `/api/jobs?limit=50&clientId=${clientId}`,
  );
  const fetch = jobs.find(({ name }) => name === 'etl.bank');
  return fetch !== undefined && showJob(await watchJob(door, fetch.id));
}

const LEDGER_ACCOUNT = '1930';

// The last whole month that the bank has told the balance of, unless somebody has closed it.
async function reconcile(door: ApiDoor, clientId: string): Promise<boolean> {
  const { items: accounts } = await callJson<{
    items: { id: string; name: string; ledgerAccount: string | null; balanceDay: string | null; currency: string }[];
  }>(door, `/api/bank-accounts?limit=500&clientId=${clientId}`);
  const account =
    accounts.find(({ ledgerAccount }) => ledgerAccount === LEDGER_ACCOUNT) ?? accounts.find(({ currency }) => currency === 'SEK');
  if (!account?.balanceDay) return false;
  if (account.ledgerAccount === null)
    await callJson(door, `/api/bank-accounts/${account.id}`, posted({ ledgerAccount: LEDGER_ACCOUNT }, 'PATCH'));
  const days = lastWholeMonth(plainDate(account.balanceDay));
  const { items: known } = await callJson<{ items: { status: string; period: { from: string } }[] }>(
    door,
    `/api/reconciliations?limit=500&clientId=${clientId}`,
  );
  if (known.some(({ status, period }) => status === 'closed' && period.from === days.from)) return true;
  console.log(`Reconciling ${LEDGER_ACCOUNT}, ${days.from} – ${days.to} …`);
  const wish = { clientId, bankAccountId: account.id, ledgerAccount: account.ledgerAccount ?? LEDGER_ACCOUNT, ...days };
  const { job } = await callJson<{ job: JobAnswer }>(door, '/api/reconciliations', posted(wish));
  return showJob(await watchJob(door, job.id));
}

function lastWholeMonth(day: PlainDate): Period {
  const next = addDays(day, 1);
  const to = addDays(plainDate(`${next.slice(0, 7)}-01`), -1);
  return { from: plainDate(`${to.slice(0, 7)}-01`), to };
}

// The fetches have asked for it already: asked again, the queued one is joined.
async function checkBooks(door: ApiDoor, clientId: string): Promise<void> {
  console.log('Checking the books …');
  const { job } = await callJson<{ job: JobAnswer }>(door, '/api/data-quality', posted({ clientId }));
  showJob(await watchJob(door, job.id));
}
