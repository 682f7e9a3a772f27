import { sentence } from '@saldo/api';
import { SaldoError } from '@saldo/kernel';
import { type Config, openConfig } from '@saldo/platform/config';
import { type ApiDoor, callJson, openApiDoor, posted } from '../api-door.ts';
import { type Command, read } from '../command.ts';
import { type Check, fault, note, ok, warning } from '../doctor/check.ts';
import { machineChecks } from '../doctor/machine-checks.ts';
import { productionChecks } from '../doctor/production-checks.ts';
import { ownAddress, saldoAt } from '../doctor/web-checks.ts';
import { messages } from '../messages.ts';

interface Health {
  readonly services: readonly {
    readonly name: string;
    readonly status: string;
    readonly latencyMs: number | null;
    readonly detail: string;
  }[];
}

/** `saldo doctor`: what is well and what is not, with what to do. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Looks at everything that must be in order and says what is not.',
  usage: `doctor [--production] [--live <feed id>]
  --production  every variable and what it points at, and what a server that others reach must have
  --live        one harmless read at the real provider of a data feed, and what it saw`,
  run: async (given) => {
    const { values } = read(given, { production: { type: 'boolean', default: false }, live: { type: 'string' } });
    const config = openConfig();
    if (values.live !== undefined) return await tryFeed(config, values.live);
    const { checks, serves } = await productChecks(config);
    checks.unshift(...(await machineChecks(config)));
    if (values.production) checks.push(...(await productionChecks(config, serves)));
    for (const { name, verdict, sentence } of checks) console.log(`${verdict.padEnd(8)} ${name.padEnd(21)} ${sentence}`);
    console.log(summary(checks));
    return checks.every(({ verdict }) => verdict !== 'fault');
  },
};

async function tryFeed(config: Config, feedId: string): Promise<boolean> {
  const door = await openApiDoor(config);
  try {
    const seen = await callJson<{ message: string }>(door, `/api/datafeeds/${encodeURIComponent(feedId)}/probe`, posted({}));
    console.log(`ok       ${seen.message}`);
    return true;
  } finally {
    await door.close();
  }
}

// What will not open is told beside what else is to be seen.
async function productChecks(config: Config): Promise<{ checks: Check[]; serves: boolean }> {
  let door: ApiDoor;
  try {
    door = await openApiDoor(config);
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    const told = messages[error.code]?.(error.details).en ?? sentence(error.code, error.details, 'en');
    return { checks: [{ name: 'database', ...fault(told) }], serves: false };
  }
  try {
    const server = await serverCheck(config, door);
    const serves = server.verdict === 'ok';
    const { services } = await callJson<Health>(door, '/api/admin/health');
    const seen = services.filter(({ name }) => name !== 'workers' || !door.works);
    return { checks: [server, ...seen.map((service) => serviceCheck(service, serves))], serves };
  } finally {
    await door.close();
  }
}

// Beside processes of their own the command line needs no server: it asks the same database.
async function serverCheck(config: Config, door: ApiDoor): Promise<Check> {
  const name = 'server';
  if (door.running) return { name, ...ok('runs and answers') };
  if (!config.databaseUrl) return { name, ...note('does not run; looked at from here') };
  const own = ownAddress(config);
  const addresses = config.appUrl === own ? [own] : [own, config.appUrl];
  const versions = await Promise.all(addresses.map((address) => saldoAt(address, 3_000).catch(() => null))); // whatever keeps one from answering
  const found = addresses.find((_, place) => versions[place] !== null);
  if (found === undefined) return { name, ...note(`none answers at ${addresses.join(' or ')}; looked at from here`) };
  return { name, ...ok(`answers at ${found}; looked at from here`) };
}

// Where nothing has been started, nothing is broken yet.
function serviceCheck({ name, status, detail }: Health['services'][number], serves: boolean): Check {
  if (status === 'ok') return { name, ...ok(detail) };
  if (status !== 'failing') return { name, ...note(detail) };
  return name === 'workers' && !serves ? { name, ...warning(detail) } : { name, ...fault(detail) };
}

function summary(checks: readonly Check[]): string {
  const count = (verdict: Check['verdict']) => {
    const found = checks.filter((check) => check.verdict === verdict).length;
    return `${found} ${verdict}${found === 1 ? '' : 's'}`;
  };
  return `${count('fault')}, ${count('warning')}.`;
}
