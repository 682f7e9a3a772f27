import { Redis } from 'ioredis';
import { type Finding, fault, note, ok, told, warning } from './check.ts';
import { type ClockReading, readClock } from './clocks.ts';
import { isNear } from './places.ts';

const TIMEOUT_MS = 10_000;
/** What BullMQ needs, and what it does well on. */
const OLDEST = [5, 0] as const;
const GOOD = [6, 2] as const;

/** What a Redis that carries the queue must be: its version, what it throws away, who may enter. */
export async function redisFindings(url: string, hear: (clock: ClockReading) => void): Promise<Finding[]> {
  let silent: unknown = null;
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
  });
  redis.on('error', (error) => {
    silent = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    const beganMs = Date.now();
    const [seconds, micros] = await redis.time();
    hear(readClock('Redis', Number(seconds) * 1000 + Number(micros) / 1000, { beganMs, endedMs: Date.now() }));
    return [...(await memoryFindings(redis)), ...wayInFindings(url)];
  } catch (error) {
    return [fault(`does not answer: ${told(silent ?? error)}`)];
  } finally {
    redis.disconnect();
  }
}

async function memoryFindings(redis: Redis): Promise<Finding[]> {
  try {
    return keepingFindings(await redis.info());
  } catch (error) {
    return [note(`answers; what it throws away cannot be seen (${told(error)}): it must be noeviction`)];
  }
}

/** Whether what `INFO` says of a Redis does for the queue: its version, and that it throws nothing away. */
export function keepingFindings(info: string): Finding[] {
  const said = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const version = said('redis_version');
  const policy = said('maxmemory_policy');
  if (isOlder(version, OLDEST)) return [fault(`Redis ${version} is too old: 6.2 or newer`)];
  const age = isOlder(version, GOOD) ? [warning(`Redis ${version} is old: 6.2 or newer`)] : [];
  if (policy !== 'noeviction' && policy !== '')
    return [...age, fault(`Redis ${version} throws keys away when it is full (${policy}): set maxmemory-policy to noeviction`)];
  return [...age, ok(`Redis ${version}, which throws nothing away (${policy || 'no policy'})`)];
}

/** Whether a Redis that others reach asks who comes, and is spoken to in secret. */
export function wayInFindings(url: string): Finding[] {
  const { protocol, hostname, password, username } = new URL(url);
  const isOpen = password === '' && username === '';
  if (isNear(hostname)) return isOpen ? [note('asks for no password: whoever is on this machine may read and ring')] : [];
  return [
    ...(isOpen ? [warning(`${hostname} asks for no password: set requirepass, or let only Saldo reach it`)] : []),
    ...(protocol === 'redis:'
      ? [warning(`what is sent to ${hostname} is not encrypted: use rediss://, unless the network is your own`)]
      : []),
  ];
}

function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a < major || (a === major && b < minor);
}
