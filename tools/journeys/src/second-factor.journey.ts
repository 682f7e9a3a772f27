import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { answered, expect, test } from './stage.ts';

const password = 'en blå buss i snön 3';
const STEP_MS = 30_000;

// A code works once, so each one shown is that of a later half minute; the server takes one half minute ahead.
const codeIn = (secret: string, steps: number) =>
  createOTP(base32.decode(secret.replaceAll(' ', ''))).hotp(Math.floor(Date.now() / STEP_MS) + steps);

test('a second factor: required, set up by the app, asked for at the next sign-in, and taken away', async ({ browser, page, stage }) => {
  const { id } = await answered<{ id: string }>(
    stage.api.post('/api/users', { data: { email: 'siv@byra.example', name: 'Siv Ask', role: 'COORDINATOR', password } }),
  );
  const context = await browser.newContext({ baseURL: stage.product.url, locale: 'sv-SE', storageState: { cookies: [], origins: [] } });
  const hers = await context.newPage();
  const signIn = async () => {
    await hers.goto('/sign-in');
    await hers.getByLabel('E-post').fill('siv@byra.example');
    await hers.getByLabel('Lösenord').fill(password);
    await hers.getByRole('button', { name: 'Logga in' }).click();
  };
  await signIn();
  await expect(hers).toHaveURL(/\/board/);
  await hers.goto('/account');
  await hers.getByRole('button', { name: 'Slå på' }).click();
  await hers.getByLabel('Ditt lösenord').fill('inte det rätta');
  await hers.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(hers.getByText('Lösenordet stämmer inte')).toBeVisible();
  await hers.getByLabel('Ditt lösenord').fill(password);
  await hers.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(hers.getByRole('img', { name: 'Bild som autentiseringsappen läser av' })).toBeVisible();
  const secret = (await hers.getByRole('dialog').locator('code').textContent()) ?? '';
  const recoveryCode = (await hers.getByRole('dialog').getByRole('listitem').first().textContent()) ?? '';
  await hers.getByLabel('Kod', { exact: true }).fill('000000');
  await hers.getByRole('dialog').getByRole('button', { name: 'Slå på' }).click();
  await expect(hers.getByText('Koden stämmer inte eller har redan använts.')).toBeVisible();
  await hers.getByLabel('Kod', { exact: true }).fill(await codeIn(secret, 0));
  await hers.getByRole('dialog').getByRole('button', { name: 'Slå på' }).click();
  await expect(hers.getByText('10 återställningskoder kvar')).toBeVisible();

  await context.clearCookies();
  await signIn();
  await expect(hers.getByRole('heading', { name: 'Tvåstegsverifiering' })).toBeVisible();
  await hers.getByLabel('Kod', { exact: true }).fill(await codeIn(secret, 1));
  await hers.getByRole('button', { name: 'Logga in' }).click();
  await expect(hers.getByRole('button', { name: /Siv Ask/ }), 'she is in').toBeVisible();

  await context.clearCookies();
  await signIn();
  await hers.getByRole('button', { name: 'Använd en återställningskod' }).click();
  await hers.getByLabel('Återställningskod').fill(recoveryCode.toUpperCase());
  await hers.getByRole('button', { name: 'Logga in' }).click();
  await expect(hers.getByRole('button', { name: /Siv Ask/ })).toBeVisible();
  await hers.goto('/account');
  await expect(hers.getByText('9 återställningskoder kvar')).toBeVisible();

  await page.goto(`/users?open=${id}`);
  await page.getByRole('button', { name: 'Stäng av tvåstegsverifiering' }).click();
  await expect(page.getByText('Siv Ask loggar in med bara lösenordet')).toBeVisible();
  await signIn();
  await expect(hers.getByRole('button', { name: /Siv Ask/ }), 'by password alone').toBeVisible();

  // By a key, which is not asked for a factor itself: the administrator of the other journeys has none.
  const { key } = await answered<{ key: string }>(stage.api.post('/api/api-keys', { data: { name: 'policy' } }));
  const headers = { authorization: `Bearer ${key}` };
  const require = (secondFactorForStaff: boolean) =>
    answered(stage.api.patch('/api/settings', { headers, data: { secondFactorForStaff } }));
  await require(true);
  await hers.goto('/clients');
  await expect(hers, 'nothing else is open').toHaveURL(/\/account/);
  await expect(hers.getByText('Byrån kräver tvåstegsverifiering. Slå på den här för att komma vidare.')).toBeVisible();
  await require(false);
  await context.close();
});
