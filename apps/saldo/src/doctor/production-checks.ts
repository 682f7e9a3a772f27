import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Config } from '@saldo/platform/config';
import pg from 'pg';
import type { Check } from './machine-checks.ts';

/** What a server that others reach must have: every variable that points somewhere is followed to where it points. */
export async function productionChecks(config: Config): Promise<Check[]> {
  const answers = await Promise.all(addresses(config).map(({ name, url }) => reach(name, url)));
  return [...addressChecks(config), ...(await databaseChecks(config)), ...answers, ...appChecks(config)];
}

function addressChecks({ appUrl, host, trustedProxies }: Config): Check[] {
  const isLocal = /^https?:\/\/(127\.|localhost|\[::1\])/.test(appUrl);
  const isSecure = appUrl.startsWith('https:');
  return [
    isLocal
      ? { name: 'APP_URL', verdict: 'warning', sentence: `${appUrl} is this machine only: set the address that people type` }
      : {
          name: 'APP_URL',
          verdict: isSecure ? 'ok' : 'fault',
          sentence: isSecure ? appUrl : `${appUrl} is not https: passwords would travel in clear text`,
        },
    isSecure && trustedProxies.length === 0
      ? {
          name: 'TRUSTED_PROXIES',
          verdict: 'warning',
          sentence: `nobody is trusted: with a proxy before ${host} all callers look like one`,
        }
      : { name: 'TRUSTED_PROXIES', verdict: 'ok', sentence: trustedProxies.join(', ') || 'none' },
  ];
}

async function databaseChecks({ databaseUrl }: Config): Promise<Check[]> {
  if (!databaseUrl) return [{ name: 'DATABASE_URL', verdict: 'note', sentence: 'not set: the embedded database, one process' }];
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, query_timeout: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ superuser: boolean; bypass: boolean; version: string; user: string }>(
      `select rolsuper as superuser, rolbypassrls as bypass, current_setting('server_version') as version, current_user as user from pg_roles where rolname = current_user`,
    );
    const [role] = rows;
    if (role?.superuser || role?.bypass) {
      return [
        {
          name: 'DATABASE_URL',
          verdict: 'warning',
          sentence: `PostgreSQL ${role.version}; ${role.user} is ${role.superuser ? 'a superuser' : 'free of the policies'}: use a role of its own that owns the database`,
        },
      ];
    }
    return [{ name: 'DATABASE_URL', verdict: 'ok', sentence: `PostgreSQL ${role?.version} as ${role?.user}` }];
  } catch (error) {
    return [
      { name: 'DATABASE_URL', verdict: 'fault', sentence: `does not answer: ${error instanceof Error ? error.message : String(error)}` },
    ];
  } finally {
    await client.end().catch(() => undefined); // it may never have been connected
  }
}

function appChecks(config: Config): Check[] {
  const has = config.fortnoxClientId !== null && config.fortnoxClientSecret !== null;
  return [
    has
      ? { name: 'FORTNOX_CLIENT_ID', verdict: 'ok', sentence: 'an app is set; saldo doctor --live <feed> tries it' }
      : { name: 'FORTNOX_CLIENT_ID', verdict: 'note', sentence: 'not set: feeds connect by a key of their own only' },
    config.saldoAdminPassword
      ? { name: 'SALDO_ADMIN_PASSWORD', verdict: 'warning', sentence: 'still set: it is needed at the first start only, take it away' }
      : { name: 'SALDO_ADMIN_PASSWORD', verdict: 'ok', sentence: 'not set' },
  ];
}

function addresses(config: Config): { name: string; url: string }[] {
  const pointed: [string, string | null][] = [
    ['REDIS_URL', config.redisUrl],
    ['FORTNOX_API_URL', config.fortnoxClientId && config.fortnoxApiUrl],
    ['FORTNOX_AUTH_URL', config.fortnoxClientId && config.fortnoxAuthUrl],
    ['GOCARDLESS_API_URL', config.nordigenSecretId && config.gocardlessApiUrl],
    ['ENABLEBANKING_API_URL', config.enablebankingAppId && config.enablebankingApiUrl],
    ['OPENAI_BASE_URL', config.openaiBaseUrl],
    ['S3_ENDPOINT', config.s3Endpoint],
    ['SMTP_URL', config.smtpUrl],
    ['SENTRY_DSN', config.sentryDsn],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', config.otelExporterOtlpEndpoint],
    ['OIDC_ISSUER', config.oidcIssuer],
    ['TIMESTAMP_URL', config.timestampUrl],
    ['IMAP_URL', config.imapUrl],
    ['CLAMD_URL', config.clamdUrl],
  ];
  return pointed.flatMap(([name, url]) => (url ? [{ name, url }] : []));
}

const PORTS: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'redis:': 6379,
  'rediss:': 6379,
  'smtp:': 25,
  'smtps:': 465,
  'imap:': 143,
  'imaps:': 993,
  'tcp:': 3310,
};
const SECURE = new Set(['https:', 'rediss:', 'smtps:', 'imaps:']);

// A connection, with its certificate where there is one, says that it is there; what it then says is --live's business.
function reach(name: string, address: string): Promise<Check> {
  const { protocol, hostname, port, pathname } = new URL(address);
  const isPath = protocol === 'unix:';
  const at = isPath ? pathname : `${hostname}:${port || PORTS[protocol]}`;
  return new Promise((resolve) => {
    const to = { host: hostname, port: Number(port) || (PORTS[protocol] ?? 80), servername: hostname };
    const socket = isPath ? connect(pathname) : SECURE.has(protocol) ? connectTls(to) : connect(to);
    const answer = (verdict: Check['verdict'], sentence: string) => {
      socket.destroy();
      resolve({ name, verdict, sentence });
    };
    socket.setTimeout(10_000, () => answer('fault', `${at} does not answer`));
    socket.on('error', (error) => answer('fault', `${at}: ${error.message}`));
    socket.on(SECURE.has(protocol) ? 'secureConnect' : 'connect', () => answer('ok', `${at} answers`));
  });
}
