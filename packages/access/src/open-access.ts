import { SaldoError } from '@saldo/kernel';
import type { OidcSettings } from './drivers/oidc.ts';
import type { CookieRules } from './tokens.ts';

/** What signing in needs to know of this installation. */
export interface AccessOptions {
  /** The public address, `APP_URL`. */
  readonly appUrl: string;
  /** Signs cookies. */
  readonly authSecret: string;
  /** The key in `DATA_DIR` by which the command line speaks to a running server; nobody has one without it. */
  readonly localKey?: string;
  /** The firm's own provider of sign-in. */
  readonly oidc?: OidcSettings | null;
}

/** Makes signing in usable in this process. The database must be open. */
export function openAccess(options: AccessOptions): void {
  opened = options;
}

/** What `openAccess` was given. Throws `access.closed` before that. */
export function access(): AccessOptions {
  if (!opened) throw new SaldoError('access.closed', 'defect');
  return opened;
}

/** How this installation's cookies are named and signed: over TLS the browser itself binds them to the host. */
export function cookieRules(): CookieRules {
  return { authSecret: access().authSecret, prefix: servedSecurely() ? '__Host-saldo' : 'saldo' };
}

/** Whether the page is served over TLS. */
export function servedSecurely(): boolean {
  return access().appUrl.startsWith('https:');
}

let opened: AccessOptions | null = null;
