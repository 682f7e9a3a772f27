import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccess } from '@saldo/access';
import { openAudit } from '@saldo/audit';
import { createClient } from '@saldo/clients';
import { createFeed } from '@saldo/feeds';
import { FIRM, type UserActor } from '@saldo/kernel';
import { useConfig } from '@saldo/platform/config';
import { closeDatabase, openDatabase } from '@saldo/platform/db';
import { openLog } from '@saldo/platform/log';
import { signer } from '@saldo/platform/secrets';
import { handlers } from '@saldo/workers';
import pg from 'pg';
import { servers } from './servers.ts';

export const operator: UserActor = { kind: 'user', userId: FIRM, role: 'ADMIN', clientIds: 'all', sessionId: FIRM };

/** The jobs of the product, without those that a chapter defines for itself. */
export const productJobs = handlers.map(({ definition }) => definition);

/** The embedded product's stores in a folder of their own, for the time of one measurement. */
export async function inWorld<T>(variables: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'saldo-bench-'));
  const config = useConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...variables });
  openLog({ level: 'silent' });
  await openDatabase({ dataDir, databaseUrl: config.databaseUrl ?? undefined });
  openAudit({ signer: signer('audit'), headsFolder: join(dataDir, 'heads') });
  openAccess({ appUrl: config.appUrl, authSecret: config.authSecret });
  try {
    return await work();
  } finally {
    await closeDatabase();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The same on a database of its own on the server that benches may use; null where there is none. */
export async function onServer<T>(work: () => Promise<T>): Promise<T | null> {
  const { databaseUrl } = servers();
  if (!databaseUrl) return null;
  const name = `saldo_bench_${randomUUID().replaceAll('-', '')}`;
  const administrator = new pg.Client({ connectionString: databaseUrl });
  await administrator.connect();
  try {
    await administrator.query(`create database ${name}`);
    const secrets = { AUTH_SECRET: 'bench'.repeat(8), ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
    return await inWorld({ DATABASE_URL: Object.assign(new URL(databaseUrl), { pathname: name }).href, ...secrets }, work);
  } finally {
    await administrator.query(`drop database if exists ${name} with (force)`);
    await administrator.end();
  }
}

/** A client with a Fortnox feed that signs in with a plain key. Answers the feed's id. */
export async function fortnoxFeed(name: string, orgNo: string, apiKey: string): Promise<string> {
  const client = await createClient(operator, { name, orgNo, kind: 'company' });
  const feed = await createFeed(operator, { clientId: client.id, source: 'FORTNOX', config: { apiKey } });
  return feed.id;
}
