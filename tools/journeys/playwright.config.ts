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
  // One product serves all journeys, each with a client of its own.
  workers: 1,
  // Upper bounds, for a machine that does other things too.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'line',
  use: {
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    },
  },
});
