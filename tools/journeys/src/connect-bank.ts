import type { APIRequestContext } from '@playwright/test';
import type { Sandbox } from '@saldo/sandbox';

/** The API as somebody who is signed in calls it. */
export interface SignedInApi {
  get(path: string): Promise<unknown>;
  post(path: string, data: object): Promise<unknown>;
  /** Follows the bank's way back. */
  follow(url: string): Promise<unknown>;
}

/** The calls of a request context of Playwright; a refusal is thrown. */
export function signedInApi(api: APIRequestContext): SignedInApi {
  const body = async (call: ReturnType<APIRequestContext['get']>): Promise<unknown> => {
    const response = await call;
    if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
    return await response.json();
  };
  return {
    get: (path) => body(api.get(path)),
    post: (path, data) => body(api.post(path, { data })),
    follow: async (url) => await api.get(url),
  };
}

const SEB = 'SEB_SE_CORP_ESSESESS';
const FETCHED_MS = 90_000;
const LOOK_AGAIN_MS = 200;

/** Connects a client's bank at the sandbox with all its accounts, and waits until it is fetched. Answers the feed. */
export async function connectBank(api: SignedInApi, sandbox: Sandbox, clientId: string): Promise<string> {
  const { id } = (await api.post('/api/datafeeds', { clientId, source: 'BANK', config: { provider: 'gocardless' } })) as { id: string };
  await api.post(`/api/datafeeds/${id}/connect`, { institutionId: SEB });
  const consent = sandbox.banks.consents().at(-1);
  if (!consent) throw new Error('the sandbox has no consent');
  await api.follow(sandbox.banks.approve(consent.id));
  for (const patience = Date.now() + FETCHED_MS; ; ) {
    const { items } = (await api.get(`/api/jobs?clientId=${clientId}&limit=50`)) as { items: { name: string; status: string }[] };
    const fetch = items.find(({ name }) => name === 'etl.bank');
    if (fetch?.status === 'succeeded') return id;
    if (fetch?.status === 'failed' || Date.now() > patience) throw new Error(`the bank was not fetched: ${JSON.stringify(fetch)}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
