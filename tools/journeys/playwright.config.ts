import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';

// A Chromium that comes with npm on Linux; elsewhere one that is named.
const executablePath = process.env.CHROMIUM_PATH ?? (process.platform === 'linux' ? await sparticuz.executablePath() : undefined);

export default defineConfig({
  testDir: fileURLToPath(new URL('./src', import.meta.url)),
  testMatch: '*.journey.ts',
  outputDir: fileURLToPath(new URL('../../test-results', import.meta.url)),
  retries: 0,
  // Each worker has a product of its own: a journey waits for it more than for a processor.
  workers: 3,
  projects: [
    { name: 'journeys', testIgnore: 'first-run.journey.ts' },
    { name: 'first start', testMatch: 'first-run.journey.ts', workers: 1 },
  ],
  // Upper bounds, for a machine that does other things too.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'line',
  use: {
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every step takes a fifth of the time: `--trace retain-on-failure` has one made.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    },
  },
});
