import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dateInZone, type PlainDate } from '@saldo/kernel';
import { type BankControl, bankControl } from './banks/bank-control.ts';
import { answerBank, ENABLEBANKING_PATH, GOCARDLESS_PATH } from './banks/bank-server.ts';
import { type BankQuirks, type BankState, bankState } from './banks/bank-state.ts';
import { banksOfScenario } from './banks/banks-of-scenario.ts';
import { controlOver, type SandboxControl, type SandboxState } from './control.ts';
import { answerControl } from './control-routes.ts';
import { deliver } from './delivery.ts';
import { type Answer, json, page, refusal, unauthorized } from './fortnox/answer.ts';
import { authServer, type RegisteredClient, type Session } from './fortnox/auth-server.ts';
import { answerInstead, type FaultWish, fortnoxFaults, spoil } from './fortnox/faults.ts';
import type { Quirks } from './fortnox/lists.ts';
import { rateWindow } from './fortnox/rate-window.ts';
import { allScopes, answerResource } from './fortnox/router.ts';
import { scenarioNamed } from './scenarios/index.ts';

/** How a sandbox is started; everything has a default. */
export interface SandboxOptions {
  /** A free one when left out. */
  readonly port?: number;
  readonly host?: string;
  readonly scenario?: string;
  readonly size?: number;
  readonly seed?: number;
  /** The clock: tokens, the day of the books and the rate window go by it. */
  readonly now?: () => number;
  readonly client?: Partial<RegisteredClient>;
  /** Bearers that always work, with the tenant that they open; `sandbox-key` opens the first company. */
  readonly apiKeys?: Readonly<Record<string, number>>;
  /** False lets everything pass. */
  readonly rateLimit?: { readonly requests: number; readonly windowMs: number } | false;
  /** How fast an export flows; as fast as it goes when left out. */
  readonly sieBytesPerSecond?: number;
  readonly quirks?: Partial<Quirks>;
  readonly bankQuirks?: Partial<BankQuirks>;
}

/** A running sandbox. */
export interface Sandbox {
  /** For `FORTNOX_API_URL`. */
  readonly url: string;
  /** For `FORTNOX_AUTH_URL`. */
  readonly authUrl: string;
  /** Where `/sandbox` lies. */
  readonly origin: string;
  readonly client: RegisteredClient;
  readonly apiKey: string;
  readonly control: SandboxControl;
  /** For `GOCARDLESS_API_URL`, `NORDIGEN_SECRET_ID` and `NORDIGEN_SECRET_KEY`. */
  readonly gocardless: { readonly url: string; readonly secretId: string; readonly secretKey: string };
  /** For `ENABLEBANKING_API_URL`, `ENABLEBANKING_APP_ID` and `ENABLEBANKING_PRIVATE_KEY`. */
  readonly enablebanking: { readonly url: string; readonly appId: string; readonly privateKey: string };
  readonly banks: BankControl;
  close(): Promise<void>;
}

/** The application's keys at Enable Banking, made when they are first asked for: most who start a sandbox never do. */
function applicationKeys() {
  let made: { readonly publicKey: string; readonly privateKey: string } | null = null;
  return () => {
    made ??= generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    return made;
  };
}

/** The key that opens the first company. */
const SANDBOX_KEY = 'sandbox-key';

/** Starts a server that behaves like Fortnox, with books of its own and faults on a switch. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const client: RegisteredClient = {
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    scopes: allScopes,
    serviceAccounts: true,
    ...options.client,
  };
  const state = stateOf(options, client, now);
  const control = controlOver(state);
  const started = state.today();
  const keys = applicationKeys();
  const banks = bankState({
    banks: () => banksOfScenario(state.companies, started),
    application: { id: randomUUID(), publicKey: () => keys().publicKey },
    now,
    today: state.today,
    quirks: options.bankQuirks ?? {},
  });
  const context: Context = { state, control, banks, client, origin: '', exports: new Map(), keys: keysOf(options, state), options };
  state.booksChanged = () => context.exports.clear();
  const server = createServer((request, response) => {
    answer(context, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sandbox has no port');
  context.origin = `http://${options.host ?? '127.0.0.1'}:${address.port}`;
  return {
    url: `${context.origin}/3`,
    authUrl: `${context.origin}/oauth-v1`,
    origin: context.origin,
    client,
    apiKey: SANDBOX_KEY,
    control,
    gocardless: { url: `${context.origin}${GOCARDLESS_PATH}`, secretId: banks.secret.id, secretKey: banks.secret.key },
    enablebanking: {
      url: `${context.origin}${ENABLEBANKING_PATH}`,
      appId: banks.application.id,
      get privateKey() {
        return keys().privateKey;
      },
    },
    banks: bankControl(banks),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface Context {
  readonly state: SandboxState;
  readonly control: SandboxControl;
  readonly banks: BankState;
  readonly client: RegisteredClient;
  /** Exports by tenant and address, until the books change. */
  readonly exports: Map<string, Answer>;
  readonly keys: ReadonlyMap<string, number>;
  readonly options: SandboxOptions;
  origin: string;
}

function stateOf(options: SandboxOptions, client: RegisteredClient, now: () => number): SandboxState {
  const today = (): PlainDate => dateInZone(new Date(now()), 'Europe/Stockholm');
  const wishes = {
    today: today(),
    ...(options.size === undefined ? {} : { size: options.size }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  };
  const limit = options.rateLimit;
  return {
    companies: scenarioNamed(options.scenario ?? 'demo').companies(wishes),
    faults: fortnoxFaults(),
    auth: authServer(client, { now, newToken: randomUUID }),
    window: limit === false ? rateWindow(Number.POSITIVE_INFINITY) : rateWindow(limit?.requests, limit?.windowMs),
    quirks: { numbersAsText: false, balancesInList: true, ...options.quirks },
    log: [],
    consentingTenant: null,
    now,
    today,
    booksChanged: () => undefined,
  };
}

function keysOf(options: SandboxOptions, state: SandboxState): Map<string, number> {
  const first = state.companies[0];
  return new Map([...(first ? [[SANDBOX_KEY, first.databaseNumber] as const] : []), ...Object.entries(options.apiKeys ?? {})]);
}

async function answer(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { state, control } = context;
  const url = new URL(request.url ?? '/', context.origin);
  const address = `${url.pathname}${url.search}`;
  const body = await bodyOf(request);
  if (url.pathname === '/sandbox' || url.pathname.startsWith('/sandbox/'))
    return deliver(
      response,
      answerControl(control, bankControl(context.banks), { method: request.method ?? 'GET', path: url.pathname, body }),
      null,
    );
  const call = { method: request.method ?? 'GET', url, authorization: request.headers.authorization ?? '', body };
  const asked = answerBank(context.banks, call);
  if (asked) {
    const { answer: given, fault } = asked;
    state.log.push({ at: state.now(), method: call.method, address, tenant: null, status: given.status, fault: fault?.kind ?? null });
    return deliver(response, given, fault);
  }
  const fault = state.faults.take(address);
  const { answer: real, session } = await truth(context, request, url, body, fault);
  const given = fault ? spoil(fault, (fault.kind !== 'cut' && answerInstead(fault)) || real) : real;
  const entry = { at: state.now(), method: request.method ?? 'GET', address, tenant: session?.tenant ?? null, fault: fault?.kind ?? null };
  state.log.push({ ...entry, status: given.status });
  const pace = url.pathname.startsWith('/3/sie/') ? context.options.sieBytesPerSecond : undefined;
  await deliver(response, given, fault, pace);
  if (fault?.kind === 'shift-pages' && session) shiftPages(control, session.tenant);
}

/** What an undisturbed Fortnox answers. A fault that stands in for the answer keeps the request from being carried out. */
async function truth(
  context: Context,
  request: IncomingMessage,
  url: URL,
  body: string,
  fault: FaultWish | null,
): Promise<{ answer: Answer; session: Session | null }> {
  if (fault && answerInstead(fault)) return { answer: json(200, {}), session: null };
  if (url.pathname.startsWith('/oauth-v1/')) return { answer: authAnswer(context, request, url, body), session: null };
  if (!url.pathname.startsWith('/3/')) return { answer: page(404, 'Sidan finns inte'), session: null };
  const session = sessionOf(context, request);
  if (!session) return { answer: unauthorized, session: null };
  if (!context.state.window.admit(`${session.clientId} ${session.tenant}`, context.state.now()))
    return { answer: json(429, { message: 'Too many requests' }), session };
  return { answer: resourceAnswer(context, request, url, session, fault), session };
}

function resourceAnswer(context: Context, request: IncomingMessage, url: URL, session: Session, fault: FaultWish | null): Answer {
  const { state } = context;
  const company = context.control.company(session.tenant);
  const query = new URLSearchParams(url.search);
  if (fault?.kind === 'repeat-pages') query.set('page', '1');
  const asked = { company, query, baseUrl: `${context.origin}/3`, today: state.today(), quirks: state.quirks };
  const path = url.pathname.slice('/3/'.length).replace(/\/$/, '');
  const call = { method: request.method ?? 'GET', accept: request.headers.accept ?? '*/*', scopes: session.scopes };
  if (!path.startsWith('sie/')) return answerResource(asked, path, call);
  const key = `${session.tenant} ${path}${url.search} ${asked.today} ${call.accept} ${session.scopes.join()}`;
  const known = context.exports.get(key) ?? answerResource(asked, path, call);
  context.exports.set(key, known);
  return known;
}

function authAnswer({ state, control }: Context, request: IncomingMessage, url: URL, body: string): Answer {
  const form = new URLSearchParams(body);
  const authorization = request.headers.authorization ?? '';
  const tenantId = request.headers.tenantid;
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /oauth-v1/auth':
      return state.auth.authorize(url.searchParams, state.consentingTenant ?? control.company().databaseNumber);
    case 'POST /oauth-v1/token':
      return state.auth.token(authorization, typeof tenantId === 'string' ? tenantId : undefined, form);
    case 'POST /oauth-v1/revoke':
      return state.auth.revoke(authorization, form);
    default:
      return refusal(404, 2000762);
  }
}

function sessionOf({ state, keys }: Context, request: IncomingMessage): Session | null {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const tenant = keys.get(bearer);
  return tenant === undefined ? state.auth.session(bearer) : { clientId: 'key', tenant, scopes: allScopes };
}

// Books move while somebody pages through them: the first voucher goes and another comes, so that a row is skipped.
function shiftPages(control: SandboxControl, tenant: number): void {
  const year = control.company(tenant).years.at(-1);
  const first = year?.vouchers[0];
  if (!year || !first) return;
  control.deleteVoucher({ series: first.series, number: first.number, year: year.id }, { force: true, tenant });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
