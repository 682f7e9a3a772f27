import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { answered, expect, type Stage } from './stage.ts';

type Role = 'ADMIN' | 'COORDINATOR' | 'SPECIALIST' | 'CLIENT' | 'AUDITOR';

/** Somebody of a role, at a browser of their own. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly page: Page;
}

let made = 0;

/** Makes a user of a role and has them sign in on the page, as they would; they land where their role begins. */
export async function enterAs(
  { browser, stage }: { browser: Browser; stage: Stage },
  role: Role,
  clientIds: readonly string[],
  options: BrowserContextOptions = {},
): Promise<Person> {
  made += 1;
  const email = `${role.toLowerCase()}-${made}-${process.pid}@byra.example`;
  const password = 'blå hatt på hyllan 3';
  const { id } = await answered<{ id: string }>(
    stage.api.post('/api/users', { data: { email, name: `Kim ${role} ${made}`, role, clientIds, password } }),
  );
  const context = await browser.newContext({
    baseURL: stage.product.url,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...options,
    storageState: { cookies: [], origins: [] },
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page).not.toHaveURL(/sign-in/);
  return { id, email, password, page };
}
