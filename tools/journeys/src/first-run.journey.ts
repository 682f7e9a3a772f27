import { test as base, expect } from '@playwright/test';
import { startSandbox } from '@saldo/sandbox';
import { type Product, startProduct } from './product.ts';

// A product that nobody has set up yet, for this journey alone.
const test = base.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first argument's names
    async ({}, use) => {
      const sandbox = await startSandbox();
      const product = await startProduct(sandbox);
      await use(product);
      await product.stop();
      await sandbox.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ product }, use) => use(product.url),
});

const password = 'tre katter på taket 9';
const TRIES = 10;

test('the first start: the link makes the administrator, once, and wrong passwords end in a wait', async ({ page, product }) => {
  await page.goto('/');
  await expect(page.getByText('Öppna länken som skrevs i terminalen')).toBeVisible();

  await page.goto(product.setUpLink ?? '');
  await page.getByLabel('Ditt namn').fill('Anna Ek');
  await page.getByLabel('E-post').fill('anna@byra.example');
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByLabel('Lösenordet igen').fill('något annat här');
  await page.getByRole('button', { name: 'Skapa och logga in' }).click();
  await expect(page.getByText('Lösenorden är inte lika')).toBeVisible();
  await page.getByLabel('Lösenordet igen').fill(password);
  await page.getByRole('button', { name: 'Skapa och logga in' }).click();
  await expect(page.getByText('Ingen klient än')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 }), 'the keyboard is where one came').toBeFocused();

  await page.getByRole('button', { name: /Anna Ek/ }).click();
  await page.getByRole('menuitem', { name: 'Logga ut' }).click();
  await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();

  await page.goto(product.setUpLink ?? '');
  await expect(page.getByText('Saldo är redan igång')).toBeVisible();

  await page.goto('/jobs');
  await page.getByLabel('E-post').fill('anna@byra.example');
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page, 'one comes back to where one wanted to go').toHaveURL(/\/jobs$/);

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('E-post').fill('anna@byra.example');
  await page.getByLabel('Lösenord').fill('inte det rätta');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByText('E-postadressen eller lösenordet stämmer inte.')).toBeVisible();
  const wrong = () => page.request.post('/api/auth/sign-in/email', { data: { email: 'anna@byra.example', password: 'inte det heller' } });
  for (let tries = 2; tries <= TRIES; tries += 1) expect((await wrong()).status()).toBe(401);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByText(/För många/)).toBeVisible();
  await expect(page.getByText(/^Vänta .+ innan du försöker igen\.$/)).toBeVisible();
});
