import { type APIRequestContext, test as base, expect } from '@playwright/test';
import { type Sandbox, startSandbox } from '@saldo/sandbox';
import { type Product, startProduct } from './product.ts';

/** Who signs in on the stage. */
const administrator = { email: 'anna@byra.example', password: 'grön cykel i regn 7' };

/** What the journeys of a run share: one product, its Fortnox, and the administrator's session. */
export interface Stage {
  readonly product: Product;
  readonly sandbox: Sandbox;
  /** The API as the administrator calls it. */
  readonly api: APIRequestContext;
  /** Their cookies; they have signed in so lately that a journey is not asked to do it again. */
  readonly signedIn: () => Promise<State>;
}

type State = Awaited<ReturnType<APIRequestContext['storageState']>>;

/** A client of its own for one journey, made by the API. */
export interface Client {
  readonly id: string;
  readonly name: string;
}

interface Journey {
  /** A client without books. */
  client: Client;
  /** A client whose books came by a sync from the sandbox. */
  clientWithBooks: Client;
}

/** The server asks after ten minutes, and a journey takes less than five. */
const FRESH_MS = 4 * 60_000;
const SYNC_MS = 90_000;
const POLL_MS = 100;

/** The test of a journey: signed in as administrator, on a product of its own. */
export const test = base.extend<Journey, { stage: Stage }>({
  stage: [
    async ({ playwright }, use) => {
      // Few vouchers: what is told around each one is asked for one by one, at the pace that Fortnox allows.
      const sandbox = await startSandbox({ scenario: 'demo', size: 60 });
      const product = await startProduct(sandbox, { SALDO_ADMIN_EMAIL: administrator.email, SALDO_ADMIN_PASSWORD: administrator.password });
      const api = await playwright.request.newContext({ baseURL: product.url });
      let since = Number.NEGATIVE_INFINITY;
      const signedIn = async () => {
        if (performance.now() - since > FRESH_MS) {
          await answered(api.post('/api/auth/sign-in/email', { data: administrator }));
          since = performance.now();
        }
        return await api.storageState();
      };
      await use({ product, sandbox, api, signedIn });
      await api.dispose();
      await product.stop();
      await sandbox.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ stage }, use) => use(stage.product.url),
  storageState: async ({ stage }, use) => use(await stage.signedIn()),
  client: async ({ stage }, use) => use(await makeClient(stage)),
  clientWithBooks: async ({ stage }, use) => {
    const client = await makeClient(stage);
    const feed = await answered<{ id: string }>(
      stage.api.post('/api/datafeeds', { data: { clientId: client.id, source: 'FORTNOX', config: { apiKey: stage.sandbox.apiKey } } }),
    );
    const { job } = await answered<{ job: { id: string } }>(stage.api.post(`/api/datafeeds/${feed.id}/sync`, { data: {} }));
    const status = async () => (await answered<{ status: string }>(stage.api.get(`/api/jobs/${job.id}`))).status;
    await expect.poll(status, { timeout: SYNC_MS, intervals: [POLL_MS] }).toBe('succeeded');
    await use(client);
  },
});

let made = 0;

async function makeClient({ api }: Stage): Promise<Client> {
  made += 1;
  const name = `Resan ${made} AB`;
  const { id } = await answered<{ id: string }>(api.post('/api/clients', { data: { name, orgNo: '556036-0793', kind: 'company' } }));
  return { id, name };
}

/** The body of an answer that must be a good one. */
export async function answered<T>(call: ReturnType<APIRequestContext['get']>): Promise<T> {
  const response = await call;
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return (response.status() === 204 ? undefined : await response.json()) as T; // what the caller asked this address for
}

export { expect } from '@playwright/test';
