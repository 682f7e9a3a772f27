import { database, newId } from '@saldo/platform/db';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { access, cookieRules, servedSecurely } from './open-access.ts';
import { asOwner } from './owner-store.ts';
import { hashUnchecked, passwordFits } from './password-store.ts';
import { accounts, rateLimits, sessions, users, verifications } from './schema.ts';
import { SESSION_DAYS } from './session-cookie.ts';
import { transactionalAdapter } from './transactional-adapter-store.ts';
import { findUser } from './users-store.ts';

/** Better Auth over our tables. It answers no request by itself: only what `actions/` calls of it is reachable. */
export function betterAuthOf(): BetterAuth {
  const on = database();
  if (made?.on !== on || made.options !== access()) made = { on, options: access(), auth: make() };
  return made.auth;
}

/** Whether it refused, rather than failed. */
export function isRefusal(error: unknown): boolean {
  return error instanceof APIError && error.statusCode < 500;
}

type BetterAuth = ReturnType<typeof make>;
let made: { readonly on: unknown; readonly options: unknown; readonly auth: BetterAuth } | null = null;

function make() {
  const { appUrl, authSecret } = access();
  return betterAuth({
    appName: 'Saldo',
    baseURL: appUrl,
    basePath: '/api/auth',
    secret: authSecret,
    telemetry: { enabled: false },
    logger: { disabled: true }, // what it throws reaches the caller; what it refuses is no news
    database: transactionalAdapter({
      provider: 'pg',
      usePlural: true,
      schema: { users, sessions, accounts, verifications, rateLimits },
    }),
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: cookieRules().prefix,
      // Its own prefix would be `__Secure-`; ours binds the cookie to the host as well.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: servedSecurely(), httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-saldo-ip'] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1, // the policy is judged when a password is set
      maxPasswordLength: 10_000,
      password: { hash: hashUnchecked, verify: ({ hash, password }) => passwordFits(hash, password) },
    },
    session: { expiresIn: SESSION_DAYS * 86_400, cookieCache: { enabled: false } },
    rateLimit: { enabled: false }, // the tries are counted before it is asked
    databaseHooks: { session: { create: { before: onlyActive } } },
  });
}

// After the password was found right: whoever is disabled gets the same answer as whoever has the wrong one, in the same time.
async function onlyActive(session: { userId: string }): Promise<false | undefined> {
  const user = await asOwner((tx) => findUser(tx, session.userId));
  return user?.status === 'active' ? undefined : false;
}
