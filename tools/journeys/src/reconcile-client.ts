import type { APIRequestContext } from '@playwright/test';
import { type ReconcileFiles, reconcileFiles } from './reconcile-files.ts';

const DONE_MS = 90_000;
const LOOK_AGAIN_MS = 200;

/** A client's account, reconciled over a month that is taken in from files. */
export interface ReconciledAccount extends ReconcileFiles {
  readonly bankAccountId: string;
  readonly reconciliationId: string;
}

/** Takes in the books and the statement of a month. Answers the bank account. */
export async function takeIn(api: APIRequestContext, clientId: string, files: ReconcileFiles): Promise<string> {
  for (const [kind, file] of [
    ['sie', files.books],
    ['camt053', files.bank],
  ] as const) {
    const { job } = await body<{ job: { id: string } }>(api.post('/api/imports', { multipart: { clientId, kind, file } }));
    await untilDone(api, job.id);
  }
  const { items } = await body<{ items: { id: string }[] }>(api.get(`/api/bank-accounts?clientId=${clientId}`));
  return items[0]?.id ?? '';
}

/** Takes in the last month that has ended, and has it reconciled. */
export async function takeInAndReconcile(api: APIRequestContext, clientId: string, of: 'clean' | 'unclean'): Promise<ReconciledAccount> {
  const files = reconcileFiles(monthBefore(new Date()), of);
  const bankAccountId = await takeIn(api, clientId, files);
  const data = { clientId, bankAccountId, ledgerAccount: '1930', from: files.from, to: files.to };
  const asked = await body<{ job: { id: string }; reconciliationId: string }>(api.post('/api/reconciliations', { data }));
  await untilDone(api, asked.job.id);
  return { ...files, bankAccountId, reconciliationId: asked.reconciliationId };
}

/** The month before the one that a day lies in. */
export function monthBefore(day: Date): string {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

async function untilDone(api: APIRequestContext, jobId: string): Promise<void> {
  for (const patience = Date.now() + DONE_MS; ; ) {
    const { status } = await body<{ status: string }>(api.get(`/api/jobs/${jobId}`));
    if (status === 'succeeded') return;
    if (status === 'failed' || Date.now() > patience) throw new Error(`the job ${jobId} is ${status}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function body<T>(call: ReturnType<APIRequestContext['get']>): Promise<T> {
  const response = await call;
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return (await response.json()) as T; // what the caller asked this address for
}
