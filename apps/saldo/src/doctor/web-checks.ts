import { PRODUCT_VERSION } from '@saldo/platform/db';
import { type Finding, fault, ok, warning } from './check.ts';
import type { ClockReading } from './clocks.ts';
import { ask, isNear, isRefused, unreached } from './places.ts';

/** The version of the Saldo that answers at an address; null where something else does. Throws what the network says. */
export async function saldoAt(address: string, timeoutMs?: number): Promise<string | null> {
  const { status, text } = await ask(`${address}/api/health`, timeoutMs);
  if (status !== 200) return null;
  const said = jsonOf(text);
  return said?.status === 'ok' && typeof said.version === 'string' ? said.version : null;
}

/** Where this process's own variables let the web service be reached on this machine. */
export function ownAddress({ host, port }: { host: string; port: number }): string {
  const near = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${near.includes(':') ? `[${near}]` : near}:${port}`;
}

/** Whether the public address is safe and leads here. `serves`: a server of this installation is known to run. */
export async function appUrlFinding(appUrl: string, serves: boolean): Promise<Finding> {
  const { protocol, hostname } = new URL(appUrl);
  if (isNear(hostname)) return warning(`${appUrl} is this machine only: set the address that people type`);
  if (protocol !== 'https:') return fault(`${appUrl} is not https: passwords would travel in clear text`);
  try {
    const version = await saldoAt(appUrl);
    if (version === null) return fault(`${appUrl} answers, but not as Saldo: let the proxy lead all paths here`);
    return version === PRODUCT_VERSION
      ? ok(`${appUrl} answers`)
      : warning(`${appUrl} answers as Saldo ${version}; this is ${PRODUCT_VERSION}`);
  } catch (error) {
    const sentence = `${appUrl}: ${unreached(error)}`;
    return serves ? fault(sentence) : warning(`${sentence}; no server runs, so it may be right when one does`);
  }
}

/** Whether the port is Saldo's or free. */
export async function portFinding(at: { host: string; port: number }): Promise<Finding> {
  if (at.port === 0) return warning('0 is another port at each start, which no proxy finds: choose one');
  try {
    const version = await saldoAt(ownAddress(at), 3_000);
    return version === null ? fault(`${at.port} is taken by another program: choose another`) : ok(`${at.port}: Saldo ${version} answers`);
  } catch (error) {
    if (isRefused(error)) return ok(`${at.port} is free`);
    if (error instanceof Error && error.name === 'TimeoutError') return warning(`${at.port}: somebody listens there and does not answer`);
    return fault(`${at.port} is taken by another program (${unreached(error)}): choose another`);
  }
}

/** Whether those who may speak for callers are those who do. */
export function proxiesFinding({
  appUrl,
  host,
  trustedProxies,
}: {
  appUrl: string;
  host: string;
  trustedProxies: readonly string[];
}): Finding {
  const everybody = trustedProxies.filter((one) => /\/0+$/.test(one));
  if (everybody.length > 0) return fault(`${everybody.join(', ')} is everybody: any caller could say that it is another; name the proxy`);
  if (trustedProxies.length > 0) return ok(trustedProxies.join(', '));
  if (appUrl.startsWith('https:'))
    return warning(`nobody is trusted: with a proxy before ${host} all callers look like one, and share its limits`);
  return ok('none');
}

/** Whether the firm's provider of sign-in describes itself as OpenID Connect Discovery 1.0 asks, and is who the variable names. */
export async function issuerFinding(issuer: string, redirect: string, hear: (clock: ClockReading | null) => void): Promise<Finding> {
  try {
    const { status, text, clock } = await ask(`${issuer}/.well-known/openid-configuration`);
    hear(clock);
    const said = status === 200 ? jsonOf(text) : null;
    if (!said) return fault(`${issuer}/.well-known/openid-configuration is no description of a provider (status ${status})`);
    if (String(said.issuer).replace(/\/$/, '') !== issuer)
      return fault(`the provider calls itself ${String(said.issuer)}: set OIDC_ISSUER to that`);
    const missing = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].filter((name) => typeof said[name] !== 'string');
    if (missing.length > 0) return fault(`the provider names no ${missing.join(', ')}`);
    if (!issuer.startsWith('https:')) return warning(`${issuer} answers, in clear text: use https`);
    return ok(`${issuer} answers; it must know ${redirect} as the address to return to`);
  } catch (error) {
    return fault(`${issuer}: ${unreached(error)}`);
  }
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null; // a page of somebody else
  }
}
