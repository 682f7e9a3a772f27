import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@saldo/platform/db';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with a migrated database to copy; empty where the tests run on PostgreSQL. */
    databaseTemplate: string;
    testDatabaseUrl: string;
  }
}

/** Makes the migrated database once that every test worker copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL ?? '';
  project.provide('testDatabaseUrl', url);
  const folder = await mkdtemp(join(tmpdir(), 'saldo-template-'));
  project.provide('databaseTemplate', folder);
  if (!url) await (await openDatabase({ dataDir: folder })).close();
  return () => rm(folder, { recursive: true, force: true });
}
