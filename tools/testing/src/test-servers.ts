import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import pg from 'pg';

/** A database of a test's own on the server that tests may use. */
export interface OwnDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes an empty database on `TEST_DATABASE_URL`; null leaves out what needs one, and says so. */
export async function ownDatabase(what: string): Promise<OwnDatabase | null> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) console.info(`Left out: ${what} (set TEST_DATABASE_URL)`);
  if (!server) return null;
  const name = `saldo_own_${randomUUID().replaceAll('-', '')}`;
  const administrator = new pg.Client({ connectionString: server });
  await administrator.connect();
  await administrator.query(`create database ${name}`);
  return {
    url: Object.assign(new URL(server), { pathname: name }).href,
    drop: async () => {
      await administrator.query(`drop database if exists ${name} with (force)`);
      await administrator.end();
    },
  };
}

/** The Redis that tests may use (`TEST_REDIS_URL`), one of its numbered databases; null leaves out what needs one, and says so. */
export function testRedisUrl(what: string, database: number): string | null {
  const server = process.env.TEST_REDIS_URL;
  if (!server) console.info(`Left out: ${what} (set TEST_REDIS_URL)`);
  return server ? Object.assign(new URL(server), { pathname: `/${database}` }).href : null;
}

/** Makes one numbered database of Redis forget everything, as a flush of the whole does; the others keep what others test with. */
export async function flushRedis(url: string): Promise<void> {
  const server = new URL(url);
  const redis = connect(Number(server.port || 6379), server.hostname);
  redis.write(`SELECT ${server.pathname.slice(1) || '0'}\r\nFLUSHDB\r\n`);
  await once(redis, 'data');
  redis.end();
  await once(redis, 'close');
}

/** Whether this is the long run of kills (`npm run soak`). */
export function soaking(): boolean {
  return Boolean(process.env.SALDO_SOAK);
}

/** Decides what a test leaves to chance: `SALDO_SEED`, to see again what a run has shown. */
export function testSeed(): number {
  return Number(process.env.SALDO_SEED ?? 20_261_125);
}

/** The variables of a process that a test starts: this one's, and these. */
export function childEnvironment(added: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, ...added };
}
