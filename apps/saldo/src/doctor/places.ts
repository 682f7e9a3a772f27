import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { type Finding, fault, ok, told, warning } from './check.ts';
import { type ClockReading, readClock } from './clocks.ts';

const TIMEOUT_MS = 10_000;

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 25, 'smtps:': 465, 'imap:': 143, 'imaps:': 993, 'tcp:': 3310 };
const SECURE = new Set(['smtps:', 'imaps:']);

/** What somebody at a web address answered. */
export interface WebAnswer {
  readonly status: number;
  readonly text: string;
  readonly clock: ClockReading | null;
}

/** Whether a folder is there and may be read, and written where it must be. */
export async function folderFinding(path: string, use: 'read' | 'write'): Promise<Finding> {
  try {
    if (!(await stat(path)).isDirectory()) return fault(`${path} is a file: name a folder`);
    await access(path, use === 'write' ? constants.R_OK | constants.W_OK | constants.X_OK : constants.R_OK | constants.X_OK);
    return ok(path);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isGone) return fault(`${path} is not there: make it, for the user that runs Saldo`);
    return fault(`${path} cannot be ${use === 'write' ? 'read and written' : 'read'}: give it to the user that runs Saldo`);
  }
}

/** Whether a folder that is made when it is first needed is there, or can be made. */
export async function laterFolderFinding(path: string): Promise<Finding> {
  const there = await stat(path).then(
    () => true,
    () => false,
  );
  if (there || dirname(path) === path) return await folderFinding(path, 'write');
  const above = await laterFolderFinding(dirname(path));
  return above.verdict === 'ok' ? ok(`${path}, made when it is first needed`) : above;
}

/** Asks a web address; a certificate that does not hold is no answer. Throws what the network says. */
export async function ask(url: string, timeoutMs = TIMEOUT_MS): Promise<WebAnswer> {
  // Whom an address names before the @ is not for the network.
  const bare = Object.assign(new URL(url), { username: '', password: '' });
  const beganMs = Date.now();
  const response = await fetch(bare, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  const endedMs = Date.now();
  const said = Date.parse(response.headers.get('date') ?? '');
  const text = (await response.text()).slice(0, 100_000);
  const clock = Number.isNaN(said) ? null : readClock(bare.host, said, { beganMs, endedMs }, 1_000);
  return { status: response.status, text, clock };
}

/** Whether somebody is at an address: any answer will do, also a refusal. */
export async function addressFinding(address: string, hear: (clock: ClockReading | null) => void = () => undefined): Promise<Finding> {
  const { protocol, host, hostname } = new URL(address);
  try {
    if (protocol !== 'http:' && protocol !== 'https:') return ok(`${await connectTo(address)} answers`);
    hear((await ask(address)).clock);
    const isOpen = protocol === 'http:' && !isNear(hostname);
    return isOpen ? warning(`${host} answers, in clear text: use https`) : ok(`${host} answers`);
  } catch (error) {
    return fault(`${host || address}: ${unreached(error)}`);
  }
}

/** Whether a host is this machine. */
export function isNear(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127\./.test(hostname);
}

/** Why nobody was reached, in one line. */
export function unreached(error: unknown): string {
  const code = codeOf(error);
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name is not known (DNS)';
  if (isRefused(error)) return 'nobody listens there';
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) return `its certificate does not hold: ${told(error)}`;
  return told(error);
}

/** Whether there is a machine, and nobody listens at the port. */
export function isRefused(error: unknown): boolean {
  return codeOf(error) === 'ECONNREFUSED';
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}

// A connection, with its certificate where there is one, says that somebody is there.
function connectTo(address: string): Promise<string> {
  const { protocol, hostname, port, pathname } = new URL(address);
  const isPath = protocol === 'unix:';
  const number = Number(port) || (PORTS[protocol] ?? 0);
  const at = isPath ? pathname : `${hostname}:${number}`;
  return new Promise((resolve, reject) => {
    const to = { host: hostname.replace(/^\[|\]$/g, ''), port: number, servername: hostname };
    const socket = isPath ? connect(pathname) : SECURE.has(protocol) ? connectTls(to) : connect(to);
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new DOMException('', 'TimeoutError')));
    socket.on('error', reject);
    socket.on(SECURE.has(protocol) ? 'secureConnect' : 'connect', () => {
      socket.destroy();
      resolve(at);
    });
  });
}
