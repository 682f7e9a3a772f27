import { SaldoError } from '@saldo/kernel';

/** The request headers that a browser sets and a page cannot forge. */
export interface OriginSigns {
  readonly origin: string | undefined;
  readonly referer: string | undefined;
  readonly fetchSite: string | undefined;
}

/**
 * The origins that the page is served under: the public address, and for this machine both of its names.
 * @param appUrl `APP_URL`
 */
export function ownOrigins(appUrl: string): ReadonlySet<string> {
  const { protocol, hostname, port, origin } = new URL(appUrl);
  const origins = new Set([origin]);
  const twin = hostname === 'localhost' ? '127.0.0.1' : hostname === '127.0.0.1' ? 'localhost' : null;
  if (twin) origins.add(new URL(`${protocol}//${twin}${port ? `:${port}` : ''}`).origin);
  return origins;
}

/**
 * Refuses a call that a foreign page makes its visitor's browser send. Browsers name the page's origin on every
 * call that changes something; who sends no such sign at all is no browser and carries no visitor's cookie.
 */
export function refuseForeignOrigin(signs: OriginSigns, own: ReadonlySet<string>): void {
  if (!isOwn(signs, own)) throw new SaldoError('api.foreign-origin', 'forbidden');
}

function isOwn({ origin, referer, fetchSite }: OriginSigns, own: ReadonlySet<string>): boolean {
  if (origin !== undefined) return own.has(origin);
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  if (referer !== undefined) return URL.canParse(referer) && own.has(new URL(referer).origin);
  return true;
}
