import { aboutVariable, type Config, type VariableName, variableNames } from '@saldo/platform/config';
import { type Check, type Finding, fault, note, ok, warning } from './check.ts';
import { type ClockReading, clockCheck } from './clocks.ts';
import { databaseFindings } from './database-checks.ts';
import { addressFinding, folderFinding, isNear, laterFolderFinding } from './places.ts';
import { redisFindings } from './redis-checks.ts';
import { appUrlFinding, issuerFinding, portFinding, proxiesFinding } from './web-checks.ts';

/** What a look at a variable is given. */
interface Seen {
  readonly config: Config;
  /** Whether a server of this installation runs. */
  readonly serves: boolean;
  readonly hear: (clock: ClockReading | null) => void;
}

type Look = (seen: Seen) => Finding | null | Promise<Finding | readonly Finding[] | null>;

/**
 * What a server that others reach must have: every variable is looked at, and what it points at is followed. That each can be read has
 * been seen at the start; one that is set and not in the table needs no more. Null: nothing to say.
 */
export async function productionChecks(config: Config, serves: boolean): Promise<Check[]> {
  const clocks: ClockReading[] = [];
  const seen: Seen = { config, serves, hear: (clock) => clock && clocks.push(clock) };
  const looked = await Promise.all(variableNames.map(async (name) => ({ name, findings: await lookAt(name, seen) })));
  const silent = looked.filter(({ findings }) => findings.length === 0).map(({ name }) => name);
  return [
    ...looked.flatMap(({ name, findings }) => findings.map((finding) => ({ name, ...finding }))),
    clockCheck(clocks),
    { name: 'not set', ...note(silent.join(', ')) },
  ];
}

async function lookAt(name: VariableName, seen: Seen): Promise<readonly Finding[]> {
  const isGiven = seen.config.given.has(name);
  const said = await looks[name]?.(seen);
  const findings = said === undefined || said === null ? (isGiven ? [ok('set')] : []) : 'verdict' in said ? [said] : said;
  return aboutVariable(name).used ? findings : findings.map(unused);
}

// Nothing depends on it, so nothing is broken; whoever set it must know both.
function unused({ verdict, sentence }: Finding): Finding {
  return { verdict: verdict === 'ok' ? 'note' : 'warning', sentence: `not used by this version; ${sentence}` };
}

const SHORT_LEASE_SECONDS = 5;

const looks: Readonly<Partial<Record<VariableName, Look>>> = {
  PORT: ({ config }) => (config.saldoProcess === 'workers' ? null : portFinding(config)),
  HOST: ({ config }) => hostFinding(config),
  APP_URL: ({ config, serves }) => appUrlFinding(config.appUrl, serves),
  SALDO_PROCESS: ({ config }) => (config.saldoProcess === 'all' ? null : note(`npm start holds ${config.saldoProcess} only`)),
  DATABASE_URL: ({ config, hear }) =>
    config.databaseUrl ? databaseFindings(config.databaseUrl, hear) : note('not set: the embedded database, one process'),
  REDIS_URL: ({ config, hear }) =>
    config.redisUrl ? redisFindings(config.redisUrl, hear) : note('not set: the embedded queue, one process'),
  AUTH_SECRET: ({ config }) => secretFinding(config.authSecret, config.given.has('AUTH_SECRET')),
  ENCRYPTION_KEYS: ({ config }) => keysFinding(config),
  SALDO_ADMIN_PASSWORD: ({ config }) =>
    config.saldoAdminPassword ? warning('still set: it is needed at the first start only, take it away') : null,
  FORTNOX_CLIENT_ID: ({ config }) =>
    config.fortnoxClientId
      ? ok('an app is set; saldo doctor --live <feed> tries it')
      : note('not set: feeds connect by a key of their own only'),
  FORTNOX_API_URL: (seen) => fortnoxFinding(seen, 'FORTNOX_API_URL', seen.config.fortnoxApiUrl),
  FORTNOX_AUTH_URL: (seen) => fortnoxFinding(seen, 'FORTNOX_AUTH_URL', seen.config.fortnoxAuthUrl),
  GOCARDLESS_API_URL: at('GOCARDLESS_API_URL', (config) => config.gocardlessApiUrl),
  ENABLEBANKING_API_URL: at('ENABLEBANKING_API_URL', (config) => config.enablebankingApiUrl),
  OPENAI_BASE_URL: at('OPENAI_BASE_URL', (config) => config.openaiBaseUrl),
  UPLOAD_PATH: async ({ config }) => sharedFolder(config, await laterFolderFinding(config.uploadPath)),
  S3_ENDPOINT: at('S3_ENDPOINT', (config) => config.s3Endpoint),
  TRUSTED_PROXIES: ({ config }) => proxiesFinding(config),
  JOB_LEASE_SECONDS: ({ config }) =>
    config.jobLeaseSeconds < SHORT_LEASE_SECONDS
      ? warning(`${config.jobLeaseSeconds} s: a machine that is busy for so long loses its jobs to another; 30 is usual`)
      : null,
  LOG_LEVEL: ({ config }) => levelFinding(config.logLevel),
  SMTP_URL: at('SMTP_URL', (config) => config.smtpUrl),
  SENTRY_DSN: at('SENTRY_DSN', (config) => config.sentryDsn),
  OTEL_EXPORTER_OTLP_ENDPOINT: at('OTEL_EXPORTER_OTLP_ENDPOINT', (config) => config.otelExporterOtlpEndpoint),
  OIDC_ISSUER: ({ config, hear }) =>
    config.oidc ? issuerFinding(config.oidc.issuer, `${config.appUrl}/api/auth/callback/oidc`, hear) : null,
  BACKUP_TARGET: ({ config }) => (config.backupTarget ? folderFinding(config.backupTarget, 'write') : null),
  TIMESTAMP_URL: at('TIMESTAMP_URL', (config) => config.timestampUrl),
  IMAP_URL: at('IMAP_URL', (config) => config.imapUrl),
  WATCH_PATH: ({ config }) => (config.watchPath ? folderFinding(config.watchPath, 'read') : null),
  CLAMD_URL: at('CLAMD_URL', (config) => config.clamdUrl),
  LISTS_OPENSANCTIONS_CSV_URL: at('LISTS_OPENSANCTIONS_CSV_URL', (config) => config.listsOpensanctionsCsvUrl),
  LISTS_FTM_JSONL_URL: at('LISTS_FTM_JSONL_URL', (config) => config.listsFtmJsonlUrl),
  LISTS_EU_URL: at('LISTS_EU_URL', (config) => config.listsEuUrl),
  LISTS_UN_URL: at('LISTS_UN_URL', (config) => config.listsUnUrl),
  LISTS_OFAC_URL: at('LISTS_OFAC_URL', (config) => config.listsOfacUrl),
  LISTS_UK_URL: at('LISTS_UK_URL', (config) => config.listsUkUrl),
  LISTS_OWN_URL: at('LISTS_OWN_URL', (config) => config.listsOwnUrl),
};

/** An address is followed where somebody has set it: a default belongs to whoever sets the rest. */
function at(name: VariableName, address: (config: Config) => string | null): Look {
  return ({ config, hear }) => {
    const url = config.given.has(name) ? address(config) : null;
    return url === null ? null : addressFinding(url, hear);
  };
}

// Feeds with a key of their own call it without an app too; where nobody has set anything, nobody may need it.
async function fortnoxFinding({ config, hear }: Seen, name: VariableName, url: string): Promise<Finding> {
  const found = await addressFinding(url, hear);
  const isWanted = config.given.has(name) || config.fortnoxClientId !== null;
  if (found.verdict === 'fault' && !isWanted) return warning(found.sentence);
  if (found.verdict === 'ok' && config.given.has(name) && config.fortnoxClientId === null)
    return note(`${found.sentence}; without FORTNOX_CLIENT_ID and FORTNOX_CLIENT_SECRET only feeds with a key of their own use it`);
  return found;
}

function hostFinding({ host, trustedProxies, saldoProcess }: Config): Finding | null {
  if (saldoProcess === 'workers') return null;
  if (isNear(host)) return ok(`${host}: a proxy on this machine lets others in`);
  const whom = host === '0.0.0.0' || host === '::' ? 'every network of this machine' : host;
  if (trustedProxies.length > 0) return ok(`${host}, for ${trustedProxies.join(', ')}; let nobody else reach the port`);
  return warning(`${whom} reaches it in clear text: let a proxy with TLS stand before it, and name it in TRUSTED_PROXIES`);
}

const FEW_CHARACTERS = 12;

function secretFinding(secret: string, isGiven: boolean): Finding {
  if (!isGiven) return ok('made by Saldo, in DATA_DIR/keys');
  const isDull = new Set(secret).size < FEW_CHARACTERS;
  return isDull ? fault(`can be guessed: make one with node -p "crypto.randomBytes(48).toString('base64')"`) : ok('set');
}

function keysFinding({ encryptionKeys, given }: Config): Finding {
  const [first, ...older] = encryptionKeys;
  const count = older.length === 0 ? 'one key' : `${encryptionKeys.length} keys`;
  const dull = encryptionKeys.filter(({ bytes }) => new Set(bytes).size < FEW_CHARACTERS).map(({ id }) => id);
  if (dull.length > 0) return fault(`${dull.join(', ')} can be guessed: make one with node -p "crypto.randomBytes(32).toString('base64')"`);
  return ok(
    `${count}; ${first?.id} seals; ${given.has('ENCRYPTION_KEYS') ? 'keep them apart from the backups' : 'made by Saldo, in DATA_DIR/keys'}`,
  );
}

function sharedFolder({ redisUrl, databaseUrl }: Config, found: Finding): Finding {
  if (found.verdict !== 'ok' || !redisUrl || !databaseUrl) return found;
  return ok(`${found.sentence}; every process must have this folder`);
}

function levelFinding(level: string): Finding | null {
  if (level === 'debug' || level === 'trace') return warning(`${level} fills the disk: info is usual`);
  if (level === 'silent' || level === 'fatal') return warning(`${level} hides what goes wrong: info is usual`);
  return null;
}
