import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLocalKey } from '@saldo/access';
import { type OwnDatabase, ownDatabase, testRedisUrl } from '@saldo/testing';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { commands } from './commands.ts';
import { booksOf } from './fixtures/books.ts';
import { setUpSecondFactor, signIn } from './fixtures/person.ts';
import { type Ran, type Running, refuseOwnDatabase, saldo, serve, serveAlone, type Variables, workAlone } from './fixtures/shell.ts';

// The commands as an operator types them, in processes of their own: on one server that runs, and on its backup brought back without one.
const onServer = inject('testDatabaseUrl') !== '';
const ORG_NO = '556036-0793';
const databases: OwnDatabase[] = [];
let folder = '';
let here: Variables = {};
let server: Running | null = null;
let clientId = '';

const file = (name: string) => join(folder, name);
const run = (...typed: string[]) => saldo(here, ...typed);

beforeAll(async () => {
  await refuseOwnDatabase();
  folder = await mkdtemp(join(tmpdir(), 'saldo-commands-'));
  here = { PORT: '0', DATA_DIR: file('data'), ...(await ownServer()) };
  if (!onServer) await cp(inject('databaseTemplate'), file('data'), { recursive: true });
  server = await serve(here);
  const key = writeLocalKey((await readFile(file('data/keys/local-key'), 'utf8')).trim());
  const made = await fetch(`${server.url}/api/clients`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Provbolaget AB', orgNo: ORG_NO, kind: 'company' }),
  });
  clientId = ((await made.json()) as { id: string }).id;
  await writeFile(file('books.se'), booksOf(ORG_NO));
  await writeFile(file('broken.se'), booksOf(ORG_NO, '5oo,00'));
});
afterAll(async () => {
  await server?.stop();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function ownServer(): Promise<Variables> {
  if (!onServer) return {};
  const database = await ownDatabase('the commands on PostgreSQL');
  if (!database) throw new RangeError('TEST_DATABASE_URL is set, and yet it is not');
  databases.push(database);
  return {
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(48).toString('base64'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  };
}

const fails = (ran: Ran, sentence: string | RegExp, code = 1) => {
  expect(ran.err).toMatch(sentence);
  expect(ran.err).not.toMatch(/ {4}at /);
  expect(ran.code).toBe(code);
};
const works = (ran: Ran, sentence: string | RegExp) => {
  expect(ran.err).toBe('');
  expect(ran.out).toMatch(sentence);
  expect(ran.code).toBe(0);
};

describe('what is typed', () => {
  test('has its help, each command by itself', async () => {
    const overview = await run();
    expect(overview.code).toBe(0);
    for (const { name, summary } of commands) expect(overview.out).toContain(`${name.padEnd(20)} ${summary}`);
    for (const { name, usage } of commands) expect(usage).toMatch(new RegExp(`^${name}\\b`));
    works(await run('backup', '--help'), /^Writes everything into one file.+\n\nsaldo backup <file>\n/);
  });

  test('that is no command ends with 2', async () => {
    fails(await run('bakcup'), 'No such command: bakcup', 2);
  });

  test.each([
    [['import'], 'Something is missing after the command.'],
    [['import', 'a.se'], '--client is missing.'],
    [['import', 'a.se', '--client', '1', '--json'], '--json belongs to --dry-run.'],
    [['export', 'a.se'], '--client is missing.'],
    [['backup', 'a', 'b'], 'Not understood: b'],
    [['doctor', '--prod'], "Unknown option '--prod'"],
    [['create-user', 'a@example.se'], '--role is missing.'],
    [['reset-password'], 'Something is missing after the command.'],
    [['verify-audit', 'x'], 'Not understood: x'],
  ])('saldo %j is refused before anything is opened', async ([name, ...given], sentence) => {
    const refused = commands.find((command) => command.name === name)?.run(given);
    await expect(refused).rejects.toMatchObject({ code: 'saldo.usage', details: { detail: expect.stringContaining(sentence) } });
  });

  test('that is refused is shown how it is used', async () => {
    fails(await run('import', 'a.se'), /^--client is missing\.\n\nsaldo import <file> --client /);
    fails(await run('import', 'none.se', '--client', ORG_NO), 'none.se is not there.');
  });

  test('beside variables that are wrong tells of all of them at once', async () => {
    const ran = await saldo({ ...here, PORT: '-1', LOG_LEVEL: 'loud' }, 'doctor');
    fails(ran, /^2 variables are wrong or missing:\n {2}PORT: .+ Example: .+\n {2}LOG_LEVEL: .+ Example: .+\n$/);
    fails(await saldo({ ...here, PORT: '-1' }, 'doctor'), /^One variable is wrong or missing:\n {2}PORT: /);
  });

  test('in a folder without a database begins none', async () => {
    fails(await saldo({ DATA_DIR: file('nothing') }, 'verify-audit'), 'There is no database in ');
    const looked = await saldo({ DATA_DIR: file('nothing') }, 'doctor');
    expect(looked.out).toMatch(/^fault {4}database +There is no database in /m);
    expect(looked.code).toBe(1);
  });
});

describe('books', () => {
  test('are looked through before they are read in, for a person and for a program', async () => {
    const looked = await run('import', file('books.se'), '--client', ORG_NO, '--dry-run');
    works(looked, 'books.se would come into the books of Provbolaget AB; nothing has been stored.');
    expect(looked.out).toMatch(/^ {2}Holds +2 vouchers, 4 entries, 2 accounts$/m);
    expect(looked.out).toMatch(/^Proven: /m);
    const { out } = await run('import', file('books.se'), '--client', ORG_NO, '--dry-run', '--json');
    expect(JSON.parse(out)).toMatchObject({ preview: { vouchers: 2, entries: 4, proof: { status: 'proven' } } });
    const broken = await run('import', file('broken.se'), '--client', ORG_NO, '--dry-run');
    fails(broken, /^broken\.se cannot be read with certainty \(1 fault\)\. Nothing would be stored\.\n {2}line 16 #TRANS /);
    fails(await run('export', file('none.se'), '--client', ORG_NO), 'Provbolaget AB has no books yet.');
  });

  test('are read in once, and a second time change nothing', async () => {
    const first = await run('import', file('books.se'), '--client', ORG_NO);
    works(first, 'Vouchers: 2 added, 0 changed, 0 removed, 0 unchanged; 4 entries.');
    expect(first.out).toMatch(/^Proven: /m);
    expect(first.out).not.toMatch(/· *$/m);
    works(await run('import', file('books.se'), '--client', clientId), '0 added, 0 changed, 0 removed, 2 unchanged');
    fails(await run('import', file('broken.se'), '--client', ORG_NO), /\(1 fault\)\. Nothing of it was stored\.\n {2}line 16 #TRANS /);
    fails(await run('import', file('books.se'), '--client', '556000-0000'), 'No client has 556000-0000.');
  });

  test('are written as SIE, once', async () => {
    works(await run('export', file('out.se'), '--client', ORG_NO), /^Provbolaget AB 2025-01-01–2025-12-31: \d+ bytes in /);
    const written = await readFile(file('out.se'), 'latin1');
    expect(written.match(/^#VER /gm)).toHaveLength(2);
    fails(await run('export', file('out.se'), '--client', ORG_NO), 'is there already, and is not replaced');
    fails(await run('export', file('other.se'), '--client', ORG_NO, '--year', '2024-01-01'), 'No financial year begins on 2024-01-01.');
    works(await run('export', file('again.se'), '--client', clientId, '--year', '2025-01-01'), 'again.se');
    expect(await readFile(file('again.se'), 'latin1')).toBe(written);
  });
});

describe('people', () => {
  const karin = () => ({ url: server?.url ?? '', email: 'karin@example.se' });

  test('are made, and come in again when they have lost what they sign in with', async () => {
    const made = await run('create-user', 'karin@example.se', '--name', 'Karin', '--role', 'COORDINATOR');
    works(made, /^karin@example\.se may sign in with the password: \S{24}\n$/);
    expect(await signIn(karin(), made.out.trim().split(' ').at(-1) ?? '')).toMatchObject({ status: 200 });
    fails(await run('create-user', 'karin@example.se', '--role', 'COORDINATOR'), 'The e-mail address already has a user.');
    fails(await run('create-user', 'per@example.se', '--role', 'BOSS'), /^\S.*\nrole: /);
    fails(await run('create-user', 'per@example.se', '--role', 'ADMIN', '--password', 'kort'), /^\S.*\npassword: /);
    works(await run('reset-password', 'KARIN@example.se', '--password', 'ett nytt långt lösenord'), 'karin@example.se has a new password.');
    const { status, cookie } = await signIn(karin(), 'ett nytt långt lösenord');
    expect(status).toBe(200);
    fails(await run('reset-password', 'ingen@example.se'), 'No user has ingen@example.se.');
    fails(await run('reset-second-factor', 'ingen@example.se'), 'No user has ingen@example.se.');
    fails(await run('reset-second-factor', 'karin@example.se'), 'Two-step verification is not on.');
    await setUpSecondFactor(karin(), cookie, 'ett nytt långt lösenord');
    expect(await signIn(karin(), 'ett nytt långt lösenord')).toMatchObject({ isAskedMore: true });
    works(await run('reset-second-factor', 'karin@example.se'), 'karin@example.se signs in by password alone');
    expect(await signIn(karin(), 'ett nytt långt lösenord')).toMatchObject({ status: 200, isAskedMore: false });
  });
});

describe('the installation', () => {
  test('is looked at beside its server', async () => {
    const looked = await run('doctor');
    works(looked, /^ok {7}server +runs and answers$/m);
    expect(looked.out).toMatch(/^ok {7}keys +Stored secrets open\.$/m);
    expect(looked.out).toMatch(/^0 faults, 0 warnings\.$/m);
    const production = await run('doctor', '--production');
    expect(production.out).toMatch(/^warning {2}APP_URL +http:\/\/127\.0\.0\.1:0 is this machine only/m);
    expect(production.out).toMatch(/^note {5}not set +.*LISTS_OWN_URL$/m);
    if (onServer) expect(production.out).toMatch(/^ok {7}DATABASE_URL +people, keys and jobs are bound/m);
    const wrong = await saldo({ ...here, APP_URL: 'http://saldo.example.se', BACKUP_TARGET: file('none') }, 'doctor', '--production');
    expect(wrong.out).toMatch(/^fault {4}APP_URL +http:\/\/saldo\.example\.se is not https/m);
    expect(wrong.out).toMatch(/^warning {2}BACKUP_TARGET +not used by this version; .* is not there/m);
    expect(wrong.code).toBe(1);
    fails(await run('doctor', '--live', clientId), 'not there');
  });

  test('is brought to this version by whoever holds the database', async () => {
    const ran = await run('migrate');
    if (onServer) works(ran, 'The database is of this version.');
    else fails(ran, '"saldo migrate" cannot run beside the server');
  });

  test('proves its audit log, and turns its keys over', async () => {
    works(await run('verify-audit'), /^\d+ chains?, \d+ rows, anchored until .+\.\nWhole\.\n$/);
    works(await run('verify-audit', '--client', clientId), /^1 chain, /);
    works(await run('rotate-keys'), onServer ? /^0 secrets are sealed under k1\.$/m : /^0 secrets are sealed under k[0-9a-f]{8}\.$/m);
    works(await run('verify-audit'), 'Whole.');
  });
});

describe('a backup', () => {
  test('comes back whole in another place, where no server runs', { timeout: 120_000 }, async () => {
    works(
      await run('backup', file('saldo.backup')),
      /saldo\.backup holds \d+ rows of \d+ tables and \d+ files?, as of .+ The keys are not in it\.\n$/,
    );
    fails(await run('backup', file('saldo.backup')), 'is already there');
    fails(await run('backup', file('none/saldo.backup')), 'none');
    const there = { ...here, DATA_DIR: file('there'), ...(await ownServer()) };
    const keys = onServer ? { AUTH_SECRET: here.AUTH_SECRET ?? '', ENCRYPTION_KEYS: here.ENCRYPTION_KEYS ?? '' } : {};
    fails(await saldo(there, 'restore', file('saldo.backup')), /The backup is locked with the key k/);
    fails(await saldo(there, 'restore', file('none.backup')), /none\.backup/);
    await rm(file('there/keys'), { recursive: true });
    await mkdir(file('there'), { recursive: true });
    if (!onServer) await cp(file('data/keys'), file('there/keys'), { recursive: true });
    const kept = { ...there, ...keys };
    works(await saldo(kept, 'restore', file('saldo.backup')), /^Restored \d+ rows of /);
    fails(await saldo(kept, 'restore', file('saldo.backup')), /not empty|in use/);
    works(await saldo(kept, 'export', file('restored.se'), '--client', ORG_NO), 'Provbolaget AB 2025-01-01–2025-12-31');
    const vouchersOf = async (name: string) => (await readFile(file(name), 'latin1')).replace(/^#GEN .*$/m, '');
    expect(await vouchersOf('restored.se')).toBe(await vouchersOf('out.se'));
    works(await saldo(kept, 'verify-audit'), 'Whole.');
    works(await saldo(kept, 'doctor'), /^note {5}server +(?:does not run|none answers)/m);
  });
});

describe('processes of their own', () => {
  const redisUrl = onServer ? testRedisUrl('doctor beside processes of their own', 7) : null;

  test.runIf(redisUrl !== null)('are seen by what they do', { timeout: 120_000 }, async () => {
    const apart = { ...(await ownServer()), PORT: '0', DATA_DIR: file('apart'), REDIS_URL: redisUrl ?? '' };
    const api = await serveAlone(apart);
    const look = () => saldo({ ...apart, PORT: new URL(api.url).port }, 'doctor');
    try {
      const alone = await look();
      expect(alone.out).toMatch(new RegExp(`^ok {7}server +answers at ${api.url}; looked at from here$`, 'm'));
      expect(alone.out).toMatch(/^fault {4}workers +No worker has run yet\.$/m);
      expect(alone.code).toBe(1);
      const workers = await workAlone(apart);
      try {
        await vi.waitFor(async () => works(await look(), /^ok {7}workers +Working; /m), { timeout: 60_000, interval: 100 });
        expect((await look()).out).toMatch(/^ok {7}queue +Redis, (?:nothing|\d+ rings?) waiting\.$/m);
      } finally {
        await workers.stop();
      }
    } finally {
      await api.stop();
    }
  });
});
