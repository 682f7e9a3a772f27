import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a request shows of who sends it. */
export type Credential =
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'key'; readonly keyId: string; readonly secret: string }
  /** The key in `DATA_DIR` of whoever stands at the machine. */
  | { readonly kind: 'local'; readonly secret: string };

/** What signs and names the cookies. */
export interface CookieRules {
  readonly authSecret: string;
  /** `__Host-saldo` over TLS, `saldo` without. */
  readonly prefix: string;
}

/**
 * Reads who sends a request. An `Authorization` header alone decides where there is one, so that a key never falls back on a cookie;
 * a cookie counts only with our signature. Null where there is nothing, or nothing of ours.
 */
export function credentialOf(headers: Headers, rules: CookieRules): Credential | null {
  const authorization = headers.get('authorization');
  if (authorization !== null) return keyOf(authorization);
  const cookie = cookieOf(headers, sessionCookieName(rules));
  const token = cookie === null ? null : signedValue(cookie, rules.authSecret);
  return token === null ? null : { kind: 'session', token };
}

/** The name of the cookie that holds a session. */
export function sessionCookieName({ prefix }: Pick<CookieRules, 'prefix'>): string {
  return `${prefix}.session_token`;
}

/** An API key as it is shown once: `saldo_<id>_<secret>`. */
export function writeApiKey(keyId: string, secret: string): string {
  return `saldo_${keyId.replaceAll('-', '')}_${secret}`;
}

/** The key in `DATA_DIR` as a bearer token. */
export function writeLocalKey(localKey: string): string {
  return `saldo_local_${localKey}`;
}

/** SHA-256 of a secret that is random enough to need no salt, in hexadecimal. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Whether two texts are equal, in a time that tells nothing of where they differ. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text, 'utf8').digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** The value of a cookie of this name, decoded; null where there is none. */
export function cookieOf(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    return decoded(part.slice(equals + 1).trim());
  }
  return null;
}

/** A value with its signature (`<value>.<base64 of HMAC-SHA-256>`), in the form of Better Auth's cookies. */
export function sign(value: string, secret: string): string {
  return `${value}.${createHmac('sha256', secret).update(value, 'utf8').digest('base64')}`;
}

/** The value of a signed text, or null where the signature is not ours. */
export function signedValue(text: string, secret: string): string | null {
  const dot = text.lastIndexOf('.');
  if (dot < 1) return null;
  const value = text.slice(0, dot);
  return sameSecret(text, sign(value, secret)) ? value : null;
}

const HEX_ID = /^saldo_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

function keyOf(authorization: string): Credential | null {
  const token = /^bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? '';
  if (token.startsWith('saldo_local_')) return { kind: 'local', secret: token.slice('saldo_local_'.length) };
  const parts = HEX_ID.exec(token);
  if (!parts) return null;
  return { kind: 'key', keyId: parts.slice(1, 6).join('-'), secret: parts[6] ?? '' };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a cookie that is no text is none of ours
  }
}
