import { enterAs } from './roles.ts';
import { answered, expect, test } from './stage.ts';

test('an invitation: handed over as a link, taken up once, with a password of one’s own', async ({ page, browser, stage, client }) => {
  await page.goto('/users');
  await page.getByRole('button', { name: 'Ny användare' }).click();
  await page.getByLabel('E-post', { exact: true }).fill('eva@byra.example');
  await page.getByLabel(client.name).check();
  await page.getByRole('button', { name: 'Skapa länk' }).click();
  const link = await page.getByLabel('Inbjudan').inputValue();

  const context = await browser.newContext({ baseURL: stage.product.url, locale: 'sv-SE', storageState: { cookies: [], origins: [] } });
  const hers = await context.newPage();
  await hers.goto(link);
  await hers.getByLabel('Ditt namn').fill('Eva Lind');
  await hers.getByLabel('Lösenord').fill('för kort');
  await hers.getByRole('button', { name: 'Börja' }).click();
  await expect(hers.getByText('Måste ha minst 12 tecken.')).toBeVisible();
  await hers.getByLabel('Lösenord').fill('en gul båt på sjön 4');
  await hers.getByRole('button', { name: 'Börja' }).click();
  await expect(hers.getByRole('button', { name: /Eva Lind/ }), 'she is signed in').toBeVisible();
  await hers.goto('/clients');
  await expect(hers.getByRole('table', { name: 'Klienter' }).getByRole('link')).toHaveText([client.name]);

  await hers.goto(link);
  await hers.getByLabel('Ditt namn').fill('Någon annan');
  await hers.getByLabel('Lösenord').fill('en röd båt på sjön 4');
  await hers.getByRole('button', { name: 'Börja' }).click();
  await expect(hers.getByText('Länken har använts, gått ut eller är ersatt av en nyare.')).toBeVisible();
  await context.close();

  await page.getByRole('button', { name: 'Klar' }).click();
  await page.reload();
  const row = page.getByRole('row', { name: /Eva Lind/ });
  await expect(row).toContainText('aktiv');
  await row.getByRole('link').click();
  await page.getByRole('button', { name: 'Stäng av' }).click();
  await expect(row).toContainText('avstängd');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row, 'shut out and let in again').toContainText('aktiv');
});

test('an invitation that was withdrawn lets nobody in', async ({ page, stage, browser }) => {
  const email = 'fel@byra.example';
  const { url } = await answered<{ url: string }>(stage.api.post('/api/invitations', { data: { email, role: 'CLIENT' } }));
  await page.goto('/users');
  await page.getByRole('button', { name: `Dra tillbaka ${email}` }).click();
  await expect(page.getByText(`Inbjudan till ${email} gäller inte längre`)).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(email) })).toHaveCount(0);
  const stranger = await browser.newContext({ baseURL: stage.product.url, locale: 'sv-SE', storageState: { cookies: [], origins: [] } });
  const theirs = await stranger.newPage();
  await theirs.goto(url);
  await theirs.getByLabel('Ditt namn').fill('Någon');
  await theirs.getByLabel('Lösenord').fill('en gul båt på sjön 4');
  await theirs.getByRole('button', { name: 'Börja' }).click();
  await expect(theirs.getByText('Länken har använts, gått ut eller är ersatt av en nyare.')).toBeVisible();
  await stranger.close();
});

test('a forgotten password: the sign-in says whom to ask, the link is handed over and works once', async ({
  page,
  browser,
  stage,
  client,
}) => {
  const person = await enterAs({ browser, stage }, 'SPECIALIST', [client.id]);
  const hers = await (
    await browser.newContext({ baseURL: stage.product.url, locale: 'sv-SE', storageState: { cookies: [], origins: [] } })
  ).newPage();
  await hers.goto('/sign-in');
  await expect(hers.getByText('Be byråns administratör om en länk för att välja ett nytt.')).toBeVisible();

  await page.goto(`/users?open=${person.id}`);
  await page.getByRole('button', { name: 'Länk för nytt lösenord' }).click();
  const link = await page.getByLabel('Länk för nytt lösenord').inputValue();
  await page.getByRole('button', { name: 'Klar' }).click();

  await hers.goto(link);
  await hers.getByLabel('Nytt lösenord').fill('kort');
  await hers.getByRole('button', { name: 'Välj lösenordet' }).click();
  await expect(hers.getByText('Måste ha minst 12 tecken.')).toBeVisible();
  await hers.getByLabel('Nytt lösenord').fill('en blå stuga vid ån 8');
  await hers.getByRole('button', { name: 'Välj lösenordet' }).click();
  await expect(hers.getByText('Lösenordet är bytt. Logga in med det.')).toBeVisible();
  await person.page.reload();
  await expect(person.page, 'every session has ended').toHaveURL(/sign-in/);
  await hers.getByRole('link', { name: 'Logga in' }).click();
  await hers.getByLabel('E-post').fill(person.email);
  await hers.getByLabel('Lösenord').fill('en blå stuga vid ån 8');
  await hers.getByRole('button', { name: 'Logga in' }).click();
  await expect(hers).toHaveURL(/\/board/);
  await hers.goto(link);
  await hers.getByLabel('Nytt lösenord').fill('en röd stuga vid ån 8');
  await hers.getByRole('button', { name: 'Välj lösenordet' }).click();
  await expect(hers.getByText('Länken har använts, gått ut eller är ersatt av en nyare.')).toBeVisible();
  await hers.context().close();
  await person.page.context().close();
});

test('the own name at once, the own address after the password again where the sign-in is old', async ({ browser, stage, client }) => {
  const { page, email, password } = await enterAs({ browser, stage }, 'SPECIALIST', [client.id]);
  const stale = { status: 403, code: 'access.sign-in-again', title: 'Logga in igen', detail: 'Logga in igen först.' };
  let asked = 0;
  await page.route('**/api/me', async (route) => {
    if (route.request().method() !== 'PATCH' || asked > 0) return await route.fallback();
    asked += 1;
    await route.fulfill({ status: 403, contentType: 'application/problem+json', json: stale });
  });
  await page.goto('/account');
  await page.getByLabel('Namn', { exact: true }).fill('Stina Sund');
  await page.getByLabel('E-post').fill(`ny.${email}`);
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByLabel('Ditt lösenord').fill(password);
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText(`Stina Sund · ny.${email}`)).toBeVisible();
  await page.context().close();
});

test('an API key: asked for again where the sign-in is old, shown once, and withdrawn', async ({ browser, stage }) => {
  // Of somebody's own: whoever signs in again ends the session that this browser had.
  const { page, password } = await enterAs({ browser, stage }, 'ADMIN', []);
  // What the server says ten minutes after a sign-in.
  const stale = { status: 403, code: 'access.sign-in-again', title: 'Logga in igen', detail: 'Logga in igen först.' };
  let asked = 0;
  await page.route('**/api/api-keys', async (route) => {
    if (route.request().method() !== 'POST' || asked > 0) return await route.fallback();
    asked += 1;
    await route.fulfill({ status: 403, contentType: 'application/problem+json', json: stale });
  });
  await page.goto('/account');
  await page.getByRole('button', { name: 'Ny nyckel' }).click();
  await page.getByRole('dialog').getByLabel('Namn').fill('Nattkörning');
  await page.getByRole('button', { name: 'Skapa nyckel' }).click();
  await page.getByLabel('Ditt lösenord').fill('inte det rätta');
  await page.getByRole('button', { name: 'Skapa nyckel' }).click();
  await expect(page.getByText('Lösenordet stämmer inte')).toBeVisible();
  await page.getByLabel('Ditt lösenord').fill(password);
  await page.getByRole('button', { name: 'Skapa nyckel' }).click();
  const key = await page.getByRole('textbox', { name: 'API-nycklar' }).inputValue();
  const asKey = () => fetch(`${stage.product.url}/api/me`, { headers: { authorization: `Bearer ${key}` } });
  expect((await asKey()).status).toBe(200);

  await page.getByRole('button', { name: 'Klar' }).click();
  await page
    .getByRole('row', { name: /Nattkörning/ })
    .getByRole('button', { name: 'Återkalla' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Återkalla' }).click();
  await expect(page.getByText('Nyckeln är återkallad')).toBeVisible();
  expect((await asKey()).status).toBe(401);
  await page.context().close();
});

test('letting somebody in asks an administrator to sign in again where the sign-in is old: in the form, and for a button', async ({
  browser,
  stage,
  client,
}) => {
  const { page, password } = await enterAs({ browser, stage }, 'ADMIN', []);
  const person = await enterAs({ browser, stage }, 'SPECIALIST', [client.id]);
  const stale = { status: 403, code: 'access.sign-in-again', title: 'Logga in igen', detail: 'Logga in igen först.' };
  // What the server says ten minutes after a sign-in, once for each.
  for (const way of ['**/api/users', `**/api/users/${person.id}`, '**/password-reset', '**/api/settings']) {
    let asked = 0;
    await page.route(way, async (route) => {
      if (route.request().method() === 'GET' || asked > 0) return await route.fallback();
      asked += 1;
      await route.fulfill({ status: 403, contentType: 'application/problem+json', json: stale });
    });
  }
  const confirm = async (button: string) => {
    await page.getByLabel('Ditt lösenord').fill(password);
    await page.getByRole('dialog').last().getByRole('button', { name: button }).click();
  };

  await page.goto('/users?open=create');
  await page.getByText('Med ett lösenord').click();
  await page.getByLabel('E-post', { exact: true }).fill(`ny-${process.pid}@byra.example`);
  await page.getByLabel('Namn', { exact: true }).fill('Ny Person');
  await page.getByLabel('Lösenord', { exact: true }).fill('en grå katt på taket 2');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await confirm('Lägg till');
  await expect(page.getByRole('row', { name: /Ny Person/ })).toBeVisible();

  await page.goto(`/users?open=${person.id}`);
  await page.getByRole('button', { name: 'Länk för nytt lösenord' }).click();
  await confirm('Länk för nytt lösenord');
  await expect(page.getByLabel('Länk för nytt lösenord')).toHaveValue(/reset-password/);
  await page.getByRole('button', { name: 'Klar' }).click();
  await page.getByLabel('Roll').selectOption('Koordinator');
  await page.getByRole('button', { name: 'Spara' }).click();
  await confirm('Spara');
  await expect(page.getByRole('row', { name: /Kim SPECIALIST/ }).filter({ hasText: 'Koordinator' })).toBeVisible();

  const policy = page.getByRole('checkbox', { name: /tvåstegsverifiering/i });
  await policy.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
  await expect(policy, 'left as it was').not.toBeChecked();
  await person.page.context().close();
  await page.context().close();
});

test('the audit log: who did what, in words, and the proof that nothing was altered', async ({ page, client }) => {
  await page.goto('/audit');
  await page.getByRole('button', { name: /^Klient: / }).click();
  await page.getByRole('combobox', { name: 'Välj klient' }).fill(client.name);
  await page.getByRole('option', { name: client.name }).click();
  const row = page.getByRole('row', { name: /lade upp klient/i });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(client.name);
  await page.getByRole('button', { name: 'Verifiera loggen' }).click();
  await expect(page.getByText('Loggen är hel: 1 rad i 1 kedja stämmer')).toBeVisible();
  await row.click();
  await expect(page.getByRole('heading', { name: 'lade upp klient' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'lade upp klient' }), 'the address holds what is open').toBeVisible();
});

test('the roles: what each may do, by the words of the field, from the users and by the search, on a phone one role at a time', async ({
  page,
}) => {
  await page.goto('/users');
  await page.getByRole('link', { name: 'Vad rollerna får göra' }).click();
  const table = page.getByRole('table', { name: 'Roller' });
  await expect(table.getByRole('columnheader')).toHaveText([
    'Behörighet',
    'Administratör',
    'Koordinator',
    'Specialist',
    'Klient',
    'Revisor',
  ]);
  const line = (name: string) => table.getByRole('row').filter({ hasText: name }).getByRole('cell');
  await expect(line('Vilka klienter rollen ser')).toHaveText([
    'Vilka klienter rollen ser',
    'alla',
    'alla',
    'tilldelade',
    'tilldelade',
    'tilldelade',
  ]);
  await expect(line('Lägga till datakällor')).toHaveText(['Lägga till datakällor', 'ja', 'ja', 'nej', 'egen bank', 'nej']);
  await expect(table.getByRole('rowheader', { name: 'Datakällor och filer' })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Klient', exact: true }).click();
  await expect(page).toHaveURL(/role=CLIENT/);
  await expect(line('Läsa in filer')).toHaveText(['Läsa in filer', 'egna filer']);

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/board');
  await page.getByRole('button', { name: 'Sök eller gör …' }).click();
  await page.keyboard.type('Roller');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/users\/roles/);
});
