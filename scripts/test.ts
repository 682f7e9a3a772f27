// npm test: everything · npm run verify: types, lint, house rules and pure tests · npm run soak: the long runs of kills.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { isPageBuilt } from '../apps/saldo/src/page-build.ts';

const root = resolve(import.meta.dirname, '..');
const mode = process.argv[2] ?? 'all';
const leftOut: string[] = [];

function step(name: string, tool: string, parameters: string[], environment: Record<string, string | undefined> = {}): void {
  console.log(`\n▸ ${name}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [resolve(root, tool), ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) {
    console.error(`\n✗ ${name} failed.`);
    process.exit(status ?? 1);
  }
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const vitest = 'node_modules/vitest/vitest.mjs';
// Also for the processes that tests start.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${new URL('./quick-drizzle.mjs', import.meta.url).href}`.trim();
const embedded = { TEST_DATABASE_URL: undefined, TEST_REDIS_URL: undefined };

function verify(): void {
  step('Types', 'node_modules/typescript/bin/tsc', ['--noEmit']);
  step('Types of the page', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'apps/web']);
  step('Lint and format', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']);
  step('House rules and pure tests', vitest, ['run', '--project', 'unit'], embedded);
}

function databaseTests(environment: Record<string, string | undefined>): void {
  step('Database tests, embedded', vitest, ['run', '--project', 'db'], { ...embedded, ...environment });
  if (process.env.TEST_DATABASE_URL) step('Database tests, PostgreSQL', vitest, ['run', '--project', 'db'], environment);
  else leftOut.push('PostgreSQL (set TEST_DATABASE_URL)');
  if (!process.env.TEST_REDIS_URL) leftOut.push('Redis and the BullMQ driver (set TEST_REDIS_URL)');
}

function journeys(): void {
  if (process.platform !== 'linux' && !process.env.CHROMIUM_PATH) {
    leftOut.push('the browser (set CHROMIUM_PATH)');
    return;
  }
  if (!isPageBuilt(root) || mode === 'all') step('Build of the page', 'scripts/build.ts', []);
  step('Browser journeys', 'node_modules/@playwright/test/cli.js', ['test', '-c', 'tools/journeys/playwright.config.ts']);
}

if (mode === 'verify') verify();
else if (mode === 'soak') databaseTests({ SALDO_SOAK: '1' });
else if (mode === 'all') {
  verify();
  databaseTests({});
  journeys();
} else {
  console.error(`Unknown: ${mode}. Use npm test, npm run verify or npm run soak.`);
  process.exit(1);
}
console.log(leftOut.length === 0 ? '\n✓ All of it ran.' : `\n✓ What ran holds. Left out: ${leftOut.join('; ')}.`);
