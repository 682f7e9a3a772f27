import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SaldoError } from '@saldo/kernel';
import { afterAll, describe, expect, test } from 'vitest';
import { environmentExample } from './environment-file.ts';
import { addKeptKey, withKeptKeys, writeKey } from './kept-keys.ts';
import { camelCase, type Environment, loadConfig } from './load-config.ts';
import { projectRoot } from './process-config.ts';
import { aboutVariable, variableNames, variables } from './variables.ts';

const KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const SECRET = 'a-secret-of-more-than-32-characters';
const server = { DATABASE_URL: 'postgres://saldo@127.0.0.1/saldo', AUTH_SECRET: SECRET, ENCRYPTION_KEYS: KEY };

function refused(environment: Environment): string[] {
  try {
    loadConfig(environment, '/srv/saldo');
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'config.invalid') return error.faults.map((fault) => fault.message.en);
    throw error;
  }
  return [];
}

describe('reading the variables', () => {
  test('nothing set is a whole configuration', () => {
    expect(loadConfig({}, '/srv/saldo')).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      appUrl: 'http://127.0.0.1:3000',
      saldoProcess: 'all',
      dataDir: '/srv/saldo/data',
      uploadPath: '/srv/saldo/data/files',
      databaseUrl: null,
      redisUrl: null,
      fortnoxApiUrl: 'https://api.fortnox.se/3',
      trustedProxies: [],
      uploadMaxBytes: 104_857_600,
      jobLeaseSeconds: 30,
      jobConcurrency: { etl: 4, ai: 3, reports: 2, compliance: 2, onboarding: 2 },
      logLevel: 'info',
    });
  });

  test('an empty or blank variable is not set, and an alias counts where the first name is not', () => {
    const settings = loadConfig({ PORT: '', HOST: '  ', NEXTAUTH_URL: 'https://a.example/', NEXTAUTH_SECRET: SECRET }, '/');
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', appUrl: 'https://a.example', authSecret: SECRET });
    expect(loadConfig({ APP_URL: 'https://b.example', NEXTAUTH_URL: 'https://a.example' }, '/').appUrl).toBe('https://b.example');
  });

  test('a queue that is left out keeps its places', () => {
    expect(loadConfig({ JOB_CONCURRENCY: 'etl = 8, reports=1' }, '/').jobConcurrency).toEqual({
      etl: 8,
      ai: 3,
      reports: 1,
      compliance: 2,
      onboarding: 2,
    });
  });

  test('every fault is told at once, one line each: variable, what is wrong, example', () => {
    const faults = refused({
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      REDIS_URL: 'localhost',
      TRUSTED_PROXIES: '10.0.0.0/33',
      NORDIGEN_SECRET_ID: 'x',
    });
    expect(faults.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'PORT',
      'DATABASE_URL',
      'REDIS_URL',
      'TRUSTED_PROXIES',
      'AUTH_SECRET',
      'ENCRYPTION_KEYS',
      'NORDIGEN_SECRET_KEY',
    ]);
    expect(faults[0]).toBe('PORT: "70000" is not a whole number from 0 to 65535. Example: PORT=3000');
    for (const line of faults) expect(line).toMatch(/^[A-Z0-9_]+: .+\. Example: [A-Z0-9_]+=\S/);
  });

  test.each([
    ['PORT', '-1', '3e3', 'three', '0x50', '99999999999999999999', '"3000"', '３０００'],
    ['HOST', 'a b', '"127.0.0.1"', 'värd'],
    [
      'APP_URL',
      'saldo.example.se',
      '"https://a.se"',
      'https://a.se/saldo',
      'https://a.se?x',
      'https://u:p@a.se',
      'https://a.se:99999',
      'https:// a.se',
    ],
    ['SALDO_PROCESS', 'web', 'ALL', '"all"'],
    ['DATA_DIR', "'./data'", '~/saldo', 'a\tb'],
    ['DATABASE_URL', 'saldo', 'postgres://', 'postgres://h:70000/saldo', '"postgres://h/saldo"', 'postgres://h/a b'],
    ['REDIS_URL', '127.0.0.1:6379', 'redis://h:-1', "'redis://h'", 'redis://'],
    ['AUTH_SECRET', 'short'],
    ['ENCRYPTION_KEYS', 'k1:abc', `${KEY},${KEY}`, `"${KEY}"`, `${KEY},`, KEY.slice(3)],
    ['SALDO_ADMIN_EMAIL', 'admin', 'a b@c.se', '"a@b.se"'],
    ['SALDO_ADMIN_PASSWORD', 'short'],
    ['FORTNOX_CLIENT_ID', 'a b', '"abc"'],
    ['FORTNOX_API_URL', 'api.fortnox.se', 'ftp://api.fortnox.se', 'https://api fortnox.se'],
    ['ENABLEBANKING_PRIVATE_KEY', 'x'],
    ['STORAGE_TYPE', 's3', 'disk'],
    ['UPLOAD_PATH', '"/srv/files"', '~saldo'],
    ['UPLOAD_BASE_URL', 'files', '/a b'],
    ['UPLOAD_MAX_MB', '0', '-1', '1.5', '1e9', '100 MB'],
    ['TRUSTED_PROXIES', 'proxy', '10.0.0.0/33', '10.0.0.0/8;::1', '"::1"', '10.0.0.0/8,'],
    ['METRICS_TOKEN', 'short'],
    ['JOB_LEASE_SECONDS', '1.5', '0', '3601'],
    ['JOB_CONCURRENCY', '4', 'etl=0', 'etl=101', 'etl=4,etl=5', 'etl=4,post=5', 'etl=4,toString=5', 'etl=-1'],
    ['LOG_LEVEL', 'loud', 'INFO'],
    ['SMTP_URL', 'http://mail', 'mail:25'],
    ['OIDC_ISSUER', 'login.example.se'],
    ['BACKUP_CRON', 'daily', '60 2 * * *', '0 24 * * *', '0 2 0 * *', '0 2 * 13 *', '0 2 * *', '5-1 2 * * *', '*/0 2 * * *'],
    ['BACKUP_KEEP_DAYS', '0', '∞'],
    ['WATCH_PATH', 'a\nb', "'/srv/scanner'"],
    ['CLAMD_URL', '127.0.0.1:3310'],
    ['LISTS_EU_URL', 'lists.example.se'],
  ])('%s is refused as any of what follows it', (name, ...values) => {
    for (const value of values) {
      const [line, ...more] = refused({ [name]: value }).filter((one) => one.startsWith(`${name}: `));
      expect(line, value).toMatch(/^[A-Z0-9_]+: .+\. Example: [A-Z0-9_]+=\S/);
      expect(more, value).toEqual([]);
    }
  });

  test.each([
    ['DATA_DIR', 'mapp med å och mellanslag', './data', '/srv/"saldo"'],
    ['APP_URL', 'https://saldo.example.se/', 'http://[::1]:3000'],
    ['REDIS_URL', 'redis://:p%40ss@h:6379/3', 'rediss://h'],
    ['BACKUP_CRON', '*/5 0-6,22 1,15 * 1-5', '30 2 * * 7'],
    ['CLAMD_URL', 'unix:///run/clamd.sock'],
    ['UPLOAD_BASE_URL', 'https://files.example.se/x'],
    ['HOST', '::', 'localhost'],
  ])('%s is taken as any of what follows it', (name, ...values) => {
    for (const value of values) expect(refused({ [name]: value, BACKUP_TARGET: '/b' }), value).toEqual([]);
  });

  test.each(['postgres:///saldo?host=/run/postgresql', 'postgresql://u:p@/saldo?host=/run', 'postgres://%2Frun%2Fpostgresql/saldo'])(
    'a database behind a socket: %s',
    (url) => expect(refused({ ...server, DATABASE_URL: url })).toEqual([]),
  );

  test('what is wrong with a secret is told without the secret', () => {
    const lines = refused({ AUTH_SECRET: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@x', ENCRYPTION_KEYS: 'hunter2', SMTP_URL: 'hunter2' });
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toContain('hunter2');
  });

  test('a line break in a value does not break the line of its fault', () => {
    expect(refused({ LOG_LEVEL: 'a\nINFO: all is well' })[0]).not.toContain('\n');
  });

  test('with a server the keys are required, and the public examples are refused', () => {
    expect(refused(server)).toEqual([]);
    expect(refused({ DATABASE_URL: server.DATABASE_URL })).toHaveLength(2);
    const examples = Object.fromEntries(
      ['AUTH_SECRET', 'ENCRYPTION_KEYS'].map((name) => [name, aboutVariable(name as 'AUTH_SECRET').example]),
    );
    expect(refused({ ...server, ...examples }).map((line) => line.slice(0, 11))).toEqual(['AUTH_SECRET', 'ENCRYPTION_']);
  });

  test('a service of its own needs a database and a queue that it can share', () => {
    expect(refused({ SALDO_PROCESS: 'workers' }).map((line) => line.split(':')[0])).toEqual(['DATABASE_URL', 'REDIS_URL']);
    expect(refused({ ...server, SALDO_PROCESS: 'api', REDIS_URL: 'redis://127.0.0.1' })).toEqual([]);
  });

  test('a private key may come with its line breaks written out', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\\nMIIB\\n-----END PRIVATE KEY-----';
    expect(loadConfig({ ENABLEBANKING_APP_ID: 'a', ENABLEBANKING_PRIVATE_KEY: pem }, '/').enablebankingPrivateKey).toContain('\nMIIB\n');
  });

  test('names become camelCase', () => {
    expect(camelCase('S3_ACCESS_KEY_ID')).toBe('s3AccessKeyId');
    expect(camelCase('PORT')).toBe('port');
  });
});

describe('the example file', () => {
  test('is the one that is committed', () => {
    expect(readFileSync(join(projectRoot, '.env.example'), 'utf8')).toBe(environmentExample());
  });

  test('every variable says what it is, and its own example is readable', () => {
    for (const name of variableNames) {
      const { sentence, example } = aboutVariable(name);
      expect(sentence, name).toMatch(/\.$/);
      if (!example.includes('…')) expect(variables.shape[name].safeParse(example).success, name).toBe(true);
    }
  });
});

describe('keys that are kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-keys-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const settings = (name: string) => loadConfig({ DATA_DIR: join(folder, name) }, '/');

  test('are made once, for the owner alone, and read again', () => {
    const first = withKeptKeys(settings('a'));
    expect(withKeptKeys(settings('a'))).toEqual(first);
    expect(first.authSecret.length).toBeGreaterThanOrEqual(32);
    expect(first.encryptionKeys).toHaveLength(1);
    const keys = join(folder, 'a', 'keys');
    expect(readdirSync(keys).sort()).toEqual(['auth-secret', 'encryption-keys', 'local-key']);
    for (const name of readdirSync(keys)) expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600);
    expect(statSync(keys).mode & 0o777).toBe(0o700);
  });

  test('a server is given its own, and only the local key is made', () => {
    const config = withKeptKeys(loadConfig({ ...server, DATA_DIR: join(folder, 'b') }, '/'));
    expect(config.authSecret).toBe(SECRET);
    expect(config.encryptionKeys.map(writeKey)).toEqual([KEY]);
    expect(readdirSync(join(folder, 'b', 'keys'))).toEqual(['local-key']);
  });

  test('a new key goes first and the older ones stay', () => {
    const before = withKeptKeys(settings('c'));
    const after = addKeptKey(settings('c'));
    expect(after.encryptionKeys).toHaveLength(2);
    expect(after.encryptionKeys[1]).toEqual(before.encryptionKeys[0]);
    expect(() => addKeptKey(loadConfig({ ENCRYPTION_KEYS: KEY }, '/'))).toThrow('config.keys-given');
  });

  test('processes that start at once use the same', { timeout: 60_000 }, async () => {
    const script = `const { useConfig } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      console.log(useConfig({ DATA_DIR: ${JSON.stringify(join(folder, 'e'))} }).authSecret);`;
    const starts = [1, 2].map(() => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]));
    const secrets = (await Promise.all(starts)).map(({ stdout }) => stdout);
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]?.length).toBeGreaterThan(32);
    expect(readdirSync(join(folder, 'e', 'keys'))).toHaveLength(3);
  });

  test('a damaged file is refused and not replaced', () => {
    withKeptKeys(settings('d'));
    const file = join(folder, 'd', 'keys', 'encryption-keys');
    for (const text of ['', 'k1:short\n']) {
      writeFileSync(file, text);
      expect(() => withKeptKeys(settings('d'))).toThrow('config.kept-key');
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });
});
