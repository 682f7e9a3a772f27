import { defineConfig } from 'vitest/config';

const source = '{packages,packages/connectors,apps,tools}/*/src/**';

/**
 * unit: pure, seconds, no database, with the rules of ARCHITECTURE.md over every file (`tools/house`) ·
 * db: a real database, one per worker, each file with clients of its own.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${source}/*.test.ts`],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 30_000,
          // What is pure leaves nothing behind; reading every module anew for each file takes longer than the tests.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'db',
          include: [`${source}/*.db.test.ts`],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./tools/testing/src/database-template.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One more than there are processors on a small machine: most of these wait for a lease, a process or a disk half of their time.
          maxWorkers: 3,
          isolate: false,
          pool: 'forks',
        },
      },
    ],
  },
});
