import pg from 'pg';
import { type Finding, fault, ok, told, warning } from './check.ts';
import { type ClockReading, readClock } from './clocks.ts';
import { isNear } from './places.ts';

interface Role {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly version: string;
  readonly places: string;
  readonly encrypted: boolean;
  readonly ms: number;
}

const TIMEOUT_MS = 10_000;

/** What a PostgreSQL that holds the books of a firm must be: its role, its policies, its connection. */
export async function databaseFindings(url: string, hear: (clock: ClockReading) => void): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS });
  client.on('error', () => undefined); // a connection that breaks fails the query that waits for it
  try {
    await client.connect();
    const beganMs = Date.now();
    const { rows } = await client.query<Role>(
      `select current_user as name, rolsuper as superuser, rolbypassrls as bypass, current_setting('server_version') as version,
         current_setting('max_connections') as places, extract(epoch from clock_timestamp())::float8 * 1000 as ms,
         coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted
       from pg_roles where rolname = current_user`,
    );
    const endedMs = Date.now();
    const [role] = rows;
    if (!role) return [fault('does not say who asks')];
    hear(readClock('the database', role.ms, { beganMs, endedMs }));
    return [roleFinding(role), ...(await policyFindings(client)), ...wireFindings(client.host, role)];
  } catch (error) {
    return [fault(`does not answer: ${told(error)}`)];
  } finally {
    await client.end().catch(() => undefined); // it may never have been connected
  }
}

function roleFinding({ name, superuser, bypass, version, places }: Role): Finding {
  const server = `PostgreSQL ${version}, ${places} connections of which each process takes up to ten`;
  if (!superuser && !bypass) return ok(`${server}, as ${name}`);
  const free = superuser ? 'a superuser' : 'free of the policies (BYPASSRLS)';
  return warning(`${server}; ${name} is ${free}: use a role of its own that owns the database`);
}

async function policyFindings(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'client_id' and not attisdropped
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and exists (select from pg_policy where polrelid = pg_class.oid)) order by relname`,
  );
  const { rows: app } = await client.query<{ free: boolean; owns: boolean }>(
    `select rolsuper or rolbypassrls as free, exists (select from pg_class where relowner = pg_roles.oid) as owns
     from pg_roles where rolname = 'saldo_app'`,
  );
  const [bound] = app;
  if (rows.length > 0)
    return [fault(`no policy guards ${rows.map(({ name }) => name).join(', ')}: restore the last backup into a new database`)];
  if (!bound) return [fault('the role saldo_app is missing, by which every person is bound: saldo migrate makes it')];
  if (bound.free || bound.owns)
    return [fault('saldo_app is free of the policies: alter role saldo_app nosuperuser nobypassrls, and let it own nothing')];
  return [ok('people, keys and jobs are bound to the rows of their clients (saldo_app)')];
}

// A socket of this machine is a path.
function wireFindings(host: string, { encrypted }: Role): Finding[] {
  if (encrypted || host.startsWith('/') || isNear(host)) return [];
  return [warning(`what is sent to ${host} is not encrypted: add ?sslmode=verify-full, unless the network is your own`)];
}
