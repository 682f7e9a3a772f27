import { cookieAttributes } from './session-cookie.ts';
import { type CookieRules, cookieOf, hashOfSecret, sign, signedValue } from './tokens.ts';

const DAYS = 180;

/**
 * The browser in which this account has signed in before, by its cookie; null for any other browser or account. It opens nothing: it only
 * gives this browser tries of its own, so that a stranger who fails elsewhere does not lock the owner out here.
 */
export function deviceOf(headers: Headers, email: string, rules: CookieRules): string | null {
  const cookie = cookieOf(headers, nameOf(rules));
  const value = cookie === null ? null : signedValue(cookie, secretOf(rules));
  const [device, account] = value?.split(' ') ?? [];
  return device !== undefined && account === accountOf(email) ? device : null;
}

/** The value of `Set-Cookie` that lets the browser be known again. */
export function deviceCookie(email: string, device: string, rules: CookieRules, secure: boolean): string {
  const value = encodeURIComponent(sign(`${device} ${accountOf(email)}`, secretOf(rules)));
  return `${nameOf(rules)}=${value}; Max-Age=${DAYS * 86_400}${cookieAttributes(secure)}`;
}

function nameOf({ prefix }: CookieRules): string {
  return `${prefix}.device`;
}

function accountOf(email: string): string {
  return hashOfSecret(`device of ${email}`).slice(0, 32);
}

// Another purpose, another key: a session's signature is worth nothing here.
function secretOf({ authSecret }: CookieRules): string {
  return `${authSecret} device`;
}
