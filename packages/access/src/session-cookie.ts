import { type CookieRules, cookieOf, sessionCookieName, sign, signedValue } from './tokens.ts';

/** How long a session lives at most, however much it is used. */
export const SESSION_DAYS = 7;

/** How long one lives that ends with the browser. */
const BROWSER_HOURS = 24;

/** How many hours a new session lives at most. */
export function sessionHours(rememberMe: boolean): number {
  return rememberMe ? SESSION_DAYS * 24 : BROWSER_HOURS;
}

/** The value of `Set-Cookie` that signs a browser in, in the form of Better Auth's. */
export function sessionCookie(token: string, rememberMe: boolean, rules: CookieRules, secure: boolean): string {
  const age = rememberMe ? `; Max-Age=${SESSION_DAYS * 86_400}` : '';
  return `${sessionCookieName(rules)}=${encodeURIComponent(sign(token, rules.authSecret))}${age}${cookieAttributes(secure)}`;
}

/** The value of `Set-Cookie` that makes the browser forget its session. */
export function noSessionCookie(rules: CookieRules, secure: boolean): string {
  return `${sessionCookieName(rules)}=; Max-Age=0${cookieAttributes(secure)}`;
}

/** The value of `Set-Cookie` that keeps a sign-in which waits for its second factor. */
export function challengeCookie(token: string, minutes: number, rules: CookieRules, secure: boolean): string {
  return `${challengeName(rules)}=${encodeURIComponent(sign(token, challengeSecret(rules)))}; Max-Age=${minutes * 60}${cookieAttributes(secure)}`;
}

/** The value of `Set-Cookie` that makes the browser forget it. */
export function noChallengeCookie(rules: CookieRules, secure: boolean): string {
  return `${challengeName(rules)}=; Max-Age=0${cookieAttributes(secure)}`;
}

/** The token of the sign-in that waits in this browser; null where none does. */
export function challengeTokenOf(headers: Headers, rules: CookieRules): string | null {
  const cookie = cookieOf(headers, challengeName(rules));
  return cookie === null ? null : signedValue(cookie, challengeSecret(rules));
}

/** The value of `Set-Cookie` by which a browser is known that comes back from the firm's provider. */
export function journeyCookie(sealed: string, minutes: number, rules: CookieRules, secure: boolean): string {
  return `${journeyName(rules)}=${encodeURIComponent(sealed)}; Max-Age=${minutes * 60}${cookieAttributes(secure)}`;
}

/** The value of `Set-Cookie` that makes the browser forget it. */
export function noJourneyCookie(rules: CookieRules, secure: boolean): string {
  return `${journeyName(rules)}=; Max-Age=0${cookieAttributes(secure)}`;
}

/** What the browser took along, still sealed; null where it took nothing. */
export function sealedJourneyOf(headers: Headers, rules: CookieRules): string | null {
  return cookieOf(headers, journeyName(rules));
}

function journeyName({ prefix }: CookieRules): string {
  return `${prefix}.provider`;
}

function challengeName({ prefix }: CookieRules): string {
  return `${prefix}.two_factor`;
}

// Another purpose, another key: a session's signature is worth nothing here.
function challengeSecret({ authSecret }: CookieRules): string {
  return `${authSecret} two factor`;
}

/** What every cookie of ours says: for the whole site, for no script, and over TLS alone where we are served so. */
export function cookieAttributes(secure: boolean): string {
  return `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
