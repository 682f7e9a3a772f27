import { z } from 'zod';
import {
  about,
  address,
  countsBy,
  cron,
  encryptionKeys,
  folder,
  type Kind,
  line,
  networks,
  oneOf,
  origin,
  pathOrAddress,
  privateKey,
  secretOf,
  type VariableAbout,
  whole,
  word,
} from './kinds.ts';

interface About {
  readonly sentence: string;
  readonly example: string;
  readonly secret?: true;
  /** Read and checked, and then used by nothing in this version. */
  readonly unused?: true;
}

/** A variable that always has a value. */
function standard<T>(group: string, kind: Kind<T>, value: string, said: About) {
  return kind.prefault(value).register(about, aboutOf(group, value, said));
}

/** A variable that may be left out; its value is then null. */
function optional<T>(group: string, kind: Kind<T>, said: About) {
  const field = kind.optional().transform((value) => value ?? null);
  return field.register(about, aboutOf(group, null, said));
}

function aboutOf(group: string, standard: string | null, { sentence, example, secret, unused }: About): VariableAbout {
  return { group, sentence, standard, example, secret: secret ?? false, used: !unused && !UNUSED_GROUPS.has(group) };
}

const WEB = 'The web service';
const DATA = 'Data: where it lies and how it is locked';
const FIRST = 'First start';
const FORTNOX = 'Fortnox: the app that is registered there';
const GOCARDLESS = 'GoCardless Bank Account Data';
const ENABLEBANKING = 'Enable Banking: the same job, for those who cannot sign up with GoCardless any more';
const OPENAI = 'A language model: any server that speaks as OpenAI does; without one the rules alone work';
const STORAGE = 'Documents';
const LIMITS = 'Limits and trust';
const OPERATIONS = 'Notifications and operations';
const OIDC = "Sign-in through the firm's own provider";
const BACKUP = 'Backups and outside anchors of the audit chain';
const INTAKE = 'Documents by mail and folder, malware scan';
const LISTS = 'Sanctions lists fetched daily';
const UNUSED_GROUPS = new Set([OPENAI, BACKUP, INTAKE, LISTS]);

const usualConcurrency = { etl: 4, ai: 3, reports: 2, compliance: 2, onboarding: 2 };
const listOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name}=${count}`)
    .join(',');

const email = () => line({ sv: 'är ingen e-postadress', en: 'is no e-mail address' }, /^[^\s@,;<>]+@[^\s@,;<>]+$/);
const listUrl = (sentence: string) => optional(LISTS, address('https', 'http'), { sentence, example: 'https://lists.example.se/latest' });

/** Every variable that Saldo reads: name, sentence and default. Operators rely on them: none is renamed. */
export const variables = z.object({
  PORT: standard(WEB, whole(0, 65_535), '3000', { sentence: 'The port that the web service listens on.', example: '3000' }),
  HOST: standard(WEB, line({ sv: 'är ingen värd', en: 'is no host' }, /^[\w.:-]+$/), '127.0.0.1', {
    sentence: 'The address that it listens on; 0.0.0.0 for all.',
    example: '0.0.0.0',
  }),
  APP_URL: optional(WEB, origin(), {
    sentence: 'The public address, as people type it; made of HOST and PORT where it is not set. Alias NEXTAUTH_URL.',
    example: 'https://saldo.example.se',
  }),
  SALDO_PROCESS: standard(WEB, oneOf('all', 'api', 'workers'), 'all', {
    sentence: 'What this process holds: all, api or workers; the latter two need DATABASE_URL and REDIS_URL.',
    example: 'api',
  }),

  DATA_DIR: standard(DATA, folder(), './data', {
    sentence: 'The folder of the embedded database, files and keys.',
    example: '/var/lib/saldo',
  }),
  DATABASE_URL: optional(DATA, address('postgres', 'postgresql'), {
    sentence: 'PostgreSQL 15 or newer; not set means the embedded database in DATA_DIR.',
    example: 'postgres://saldo:password@127.0.0.1:5432/saldo',
    secret: true,
  }),
  REDIS_URL: optional(DATA, address('redis', 'rediss'), {
    sentence: 'Redis for the queue; not set means the embedded queue.',
    example: 'redis://127.0.0.1:6379',
    secret: true,
  }),
  AUTH_SECRET: optional(DATA, secretOf(32), {
    sentence:
      'Signs sessions: at least 32 characters. Made and kept in DATA_DIR without DATABASE_URL, required with it. Alias NEXTAUTH_SECRET.',
    example: 'put-at-least-32-random-characters-here',
    secret: true,
  }),
  ENCRYPTION_KEYS: optional(DATA, encryptionKeys(), {
    sentence:
      'Encrypt stored secrets and sign the audit log: id:base64 of 32 bytes, comma-separated, the first encrypts; keep older ones listed. ' +
      'Made and kept in DATA_DIR without DATABASE_URL, required with it.',
    example: 'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    secret: true,
  }),

  SALDO_ADMIN_EMAIL: optional(FIRST, email(), {
    sentence: 'The first administrator; without one a set-up link is printed.',
    example: 'admin@example.se',
  }),
  SALDO_ADMIN_PASSWORD: optional(FIRST, secretOf(12), {
    sentence: 'Their password: at least 12 characters.',
    example: 'a long sentence of your own',
    secret: true,
  }),

  FORTNOX_CLIENT_ID: optional(FORTNOX, word(), { sentence: 'Client id of the app.', example: 'AbCdEfGhIjKl' }),
  FORTNOX_CLIENT_SECRET: optional(FORTNOX, word(), { sentence: 'Client secret of the app.', example: 'MnOpQrStUv', secret: true }),
  FORTNOX_API_URL: standard(FORTNOX, address('https', 'http'), 'https://api.fortnox.se/3', {
    sentence: 'Address of the API.',
    example: 'http://127.0.0.1:4600/3',
  }),
  FORTNOX_AUTH_URL: standard(FORTNOX, address('https', 'http'), 'https://apps.fortnox.se/oauth-v1', {
    sentence: 'Address of the sign-in.',
    example: 'http://127.0.0.1:4600/oauth-v1',
  }),

  NORDIGEN_SECRET_ID: optional(GOCARDLESS, word(), {
    sentence: 'Secret id of the account.',
    example: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  }),
  NORDIGEN_SECRET_KEY: optional(GOCARDLESS, word(), { sentence: 'Secret key of the account.', example: 'c2VjcmV0', secret: true }),
  GOCARDLESS_API_URL: standard(GOCARDLESS, address('https', 'http'), 'https://bankaccountdata.gocardless.com/api/v2', {
    sentence: 'Address of the API.',
    example: 'http://127.0.0.1:4610/api/v2',
  }),

  ENABLEBANKING_APP_ID: optional(ENABLEBANKING, word(), {
    sentence: 'Id of the application.',
    example: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  }),
  ENABLEBANKING_PRIVATE_KEY: optional(ENABLEBANKING, privateKey(), {
    sentence: 'Its private key in PEM; line breaks may be written as \\n.',
    example: '-----BEGIN PRIVATE KEY-----\\n…\\n-----END PRIVATE KEY-----',
    secret: true,
  }),
  ENABLEBANKING_API_URL: standard(ENABLEBANKING, address('https', 'http'), 'https://api.enablebanking.com', {
    sentence: 'Address of the API.',
    example: 'http://127.0.0.1:4620',
  }),

  OPENAI_API_KEY: optional(OPENAI, word(), { sentence: 'Key of the server.', example: 'sk-…', secret: true }),
  OPENAI_ORG_ID: optional(OPENAI, word(), { sentence: 'Organisation, where the server wants one.', example: 'org-…' }),
  OPENAI_BASE_URL: optional(OPENAI, address('https', 'http'), { sentence: 'Address of the server.', example: 'http://127.0.0.1:11434/v1' }),
  OPENAI_MODEL: optional(OPENAI, word(), { sentence: 'Model that writes.', example: 'gpt-4.1-mini' }),
  OPENAI_EMBEDDING_MODEL: optional(OPENAI, word(), { sentence: 'Model that embeds.', example: 'text-embedding-3-small' }),

  STORAGE_TYPE: standard(STORAGE, oneOf('local', 's3'), 'local', {
    sentence: 'Where files are stored. s3 is not in this version.',
    example: 'local',
  }),
  UPLOAD_PATH: optional(STORAGE, folder(), {
    sentence: 'Folder of stored files; DATA_DIR/files where it is not set.',
    example: '/var/lib/saldo/files',
  }),
  UPLOAD_BASE_URL: standard(STORAGE, pathOrAddress(), '/api/files', {
    sentence: 'Where short-lived signed links lead.',
    unused: true,
    example: '/api/files',
  }),
  S3_BUCKET: optional(STORAGE, word(), { sentence: 'Bucket.', unused: true, example: 'saldo' }),
  S3_REGION: optional(STORAGE, word(), { sentence: 'Region.', unused: true, example: 'eu-north-1' }),
  S3_ENDPOINT: optional(STORAGE, address('https', 'http'), {
    sentence: "Address of the server where it is not Amazon's.",
    unused: true,
    example: 'http://127.0.0.1:9000',
  }),
  S3_ACCESS_KEY_ID: optional(STORAGE, word(), { sentence: 'Access key id.', unused: true, example: 'AKIA…' }),
  S3_SECRET_ACCESS_KEY: optional(STORAGE, word(), { sentence: 'Secret access key.', unused: true, example: 'wJalr…', secret: true }),

  UPLOAD_MAX_MB: standard(LIMITS, whole(1, 100_000), '100', { sentence: 'Largest upload; JSON bodies may have 16 MB.', example: '250' }),
  TRUSTED_PROXIES: optional(LIMITS, networks(), {
    sentence: 'Proxies whose X-Forwarded-* is believed: addresses and networks, comma-separated; none where it is not set.',
    example: '10.0.0.0/8,127.0.0.1',
  }),
  METRICS_TOKEN: optional(LIMITS, secretOf(16), {
    sentence: 'Bearer token for /metrics, which else answers loopback only.',
    example: 'sixteen-characters-or-more',
    secret: true,
  }),
  JOB_LEASE_SECONDS: standard(LIMITS, whole(1, 3_600), '30', {
    sentence: 'How long a job is held without a sign of life before another worker takes it.',
    example: '30',
  }),
  JOB_CONCURRENCY: standard(LIMITS, countsBy(usualConcurrency, 100), listOf(usualConcurrency), {
    sentence: 'How many jobs of each queue one process runs at a time; a queue that is left out has its default.',
    example: 'etl=8,ai=4',
  }),

  SMTP_URL: optional(OPERATIONS, address('smtp', 'smtps'), {
    sentence: 'Mail server for invitations and reminders.',
    unused: true,
    example: 'smtps://user:password@mail.example.se:465',
    secret: true,
  }),
  SENTRY_DSN: optional(OPERATIONS, address('https', 'http'), {
    sentence: 'Error reports.',
    unused: true,
    example: 'https://key@sentry.example.se/1',
    secret: true,
  }),
  LOG_LEVEL: standard(OPERATIONS, oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), 'info', {
    sentence: 'The least severe that is logged.',
    example: 'debug',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(OPERATIONS, address('https', 'http'), {
    sentence: 'Traces.',
    unused: true,
    example: 'http://127.0.0.1:4318',
  }),

  OIDC_ISSUER: optional(OIDC, address('https', 'http'), { sentence: 'Issuer.', example: 'https://login.example.se' }),
  OIDC_CLIENT_ID: optional(OIDC, word(), { sentence: 'Client id.', example: 'saldo' }),
  OIDC_CLIENT_SECRET: optional(OIDC, word(), { sentence: 'Client secret.', example: 'AbC…', secret: true }),

  BACKUP_TARGET: optional(BACKUP, folder(), { sentence: 'Folder that backups go to.', example: '/var/backups/saldo' }),
  BACKUP_CRON: optional(BACKUP, cron(), { sentence: 'When: minute, hour, day, month, weekday.', example: '30 2 * * *' }),
  BACKUP_KEEP_DAYS: standard(BACKUP, whole(1, 36_500), '30', { sentence: 'How long they are kept.', example: '90' }),
  TIMESTAMP_URL: optional(BACKUP, address('https', 'http'), {
    sentence: 'Time stamps by RFC 3161.',
    example: 'http://timestamp.example.se',
  }),

  IMAP_URL: optional(INTAKE, address('imap', 'imaps'), {
    sentence: 'Mailbox that documents are read from.',
    example: 'imaps://user:password@mail.example.se',
    secret: true,
  }),
  WATCH_PATH: optional(INTAKE, folder(), { sentence: 'Folder that documents are read from.', example: '/srv/scanner' }),
  CLAMD_URL: optional(INTAKE, address('tcp', 'unix'), { sentence: 'Malware scanner.', example: 'tcp://127.0.0.1:3310' }),

  LISTS_OPENSANCTIONS_CSV_URL: listUrl('OpenSanctions, targets.simple.csv.'),
  LISTS_FTM_JSONL_URL: listUrl('OpenSanctions, entities.ftm.json.'),
  LISTS_EU_URL: listUrl('The list of the European Union.'),
  LISTS_UN_URL: listUrl('The list of the United Nations.'),
  LISTS_OFAC_URL: listUrl('The list of OFAC.'),
  LISTS_UK_URL: listUrl('The list of the United Kingdom.'),
  LISTS_OWN_URL: listUrl("The firm's own list."),
});

export type VariableName = keyof typeof variables.shape;

/** Other names that are read where the first is not set. */
export const aliases: Readonly<Partial<Record<VariableName, string>>> = { APP_URL: 'NEXTAUTH_URL', AUTH_SECRET: 'NEXTAUTH_SECRET' };

/** The names in the order of `.env.example`. */
export const variableNames = Object.keys(variables.shape) as VariableName[];

/** What a variable says about itself. */
export function aboutVariable(name: VariableName): VariableAbout {
  const said = about.get(variables.shape[name]);
  if (!said) throw new RangeError(`${name} says nothing about itself`);
  return said;
}
