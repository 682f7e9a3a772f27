import { test as base } from '@playwright/test';
import { startSandbox } from '@saldo/sandbox';
import { startOidcProvider, type TestOidcProvider } from '@saldo/testing/oidc-provider';
import { type Product, startProduct } from './product.ts';
import { answered, expect } from './stage.ts';

const administrator = { email: 'anna@byra.example', password: 'grön cykel i regn 7' };

// A firm with a provider of its own, for this journey alone.
const test = base.extend<object, { provider: TestOidcProvider; product: Product }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first argument's names
    async ({}, use) => {
      const provider = await startOidcProvider();
      await use(provider);
      await provider.close();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ provider }, use) => {
      const sandbox = await startSandbox();
      const product = await startProduct(sandbox, {
        SALDO_ADMIN_EMAIL: administrator.email,
        SALDO_ADMIN_PASSWORD: administrator.password,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
      });
      await use(product);
      await product.stop();
      await sandbox.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ product }, use) => use(product.url),
});

test('somebody without a password signs in again at the firm’s provider, comes back, and may then make a key', async ({
  page,
  playwright,
  provider,
  product,
}) => {
  const email = 'olle@byra.example';
  const api = await playwright.request.newContext({ baseURL: product.url });
  await answered(api.post('/api/auth/sign-in/email', { data: administrator }));
  await answered(api.post('/api/users', { data: { email, name: 'Olle Ask', role: 'COORDINATOR' } }));
  await api.dispose();

  // At the first sign-in the provider does not say when Olle showed who he is: that may have been this morning.
  provider.twist = { claims: { sub: 'olle-1', email, email_verified: true } };
  await page.goto('/account');
  await page.getByRole('button', { name: 'Logga in via byrån' }).click();
  await expect(page, 'one comes back to where one wanted to go').toHaveURL(/\/account$/);
  const makeKey = async () => {
    await page.getByRole('dialog').getByLabel('Namn').fill('Nattkörning');
    await page.getByRole('button', { name: 'Skapa nyckel' }).click();
  };
  await page.getByRole('button', { name: 'Ny nyckel' }).click();
  await makeKey();
  const again = page.getByRole('dialog').getByRole('button', { name: 'Logga in igen via byrån' });
  await expect(again).toBeVisible();
  await expect(page.getByLabel('Ditt lösenord'), 'there is none to ask for').toHaveCount(0);

  // A provider that asks nobody, and says so: nothing is opened by it.
  provider.twist = { claims: { ...provider.twist.claims, auth_time: Math.floor(Date.now() / 1_000) - 3_600 } };
  await again.click();
  await expect(page.getByText('Byråns inloggningstjänst intygade inte att du loggade in nyss.')).toBeVisible();

  provider.twist = { claims: { sub: 'olle-1', email, email_verified: true } };
  await page.goto('/account?open=key');
  await makeKey();
  await again.click();
  await expect(again, 'back where the key was to be made').toHaveCount(0);
  await expect(page).toHaveURL(/\/account\?open=key/);
  await makeKey();
  await expect(page.getByRole('textbox', { name: 'API-nycklar' })).toHaveValue(/^saldo_/);
});
