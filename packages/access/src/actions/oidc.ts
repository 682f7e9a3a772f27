import { recordAudit } from '@saldo/audit';
import { FIRM, SaldoError } from '@saldo/kernel';
import { newId, type Tx } from '@saldo/platform/db';
import { secrets } from '@saldo/platform/secrets';
import { and, eq } from 'drizzle-orm';
import { beginChallenge, CHALLENGE_MINUTES } from '../challenges-store.ts';
import { addressOf, identityOf, type Journey, newJourney, type OidcSettings, type ProvidedIdentity } from '../drivers/oidc.ts';
import { access, cookieRules, servedSecurely } from '../open-access.ts';
import { asOwner, OWNER } from '../owner-store.ts';
import { newSecret } from '../password-store.ts';
import { accounts } from '../schema.ts';
import { secondFactorForUpdate } from '../second-factor-store.ts';
import { challengeCookie, journeyCookie, noJourneyCookie, sealedJourneyOf, sessionCookie, sessionHours } from '../session-cookie.ts';
import { beginSession } from '../sessions-store.ts';
import { normalEmail, type User } from '../user.ts';
import { findByEmail, findUser, userForUpdate } from '../users-store.ts';
import { FRESH_MINUTES } from './own-account.ts';
import { type AwaitsSecondFactor, noteSignIn, originOf, type SignedIn, type SignInCall } from './sign-in.ts';

const PROVIDER = 'oidc';
const JOURNEY_MINUTES = 10;
const JOURNEY = 'way to the provider';

/** Whether one can sign in through the firm's own provider. */
export function hasOidc(): boolean {
  return settingsOf() !== null;
}

/**
 * Begins a sign-in through the firm's own provider. Answers where to go, and the cookie by which this browser is known when it comes back.
 * Throws `access.no-provider`, `access.provider-unreachable`.
 * @param next the place on the page to come back to; any other address is left out
 * @param again for whoever shows once more who they are: a sign-in at the provider of just now is asked for
 */
export async function beginOidc(
  next: string | undefined,
  now: Date,
  { again = false }: { again?: boolean | undefined } = {},
): Promise<{ url: string; cookies: readonly string[] }> {
  const journey = { ...newJourney(), next: ownPlace(next), until: now.getTime() + JOURNEY_MINUTES * 60_000, again };
  const url = await addressOf(needed(), redirectUri(), journey, again ? FRESH_MINUTES * 60 : null);
  const sealed = secrets().seal(JSON.stringify(journey), JOURNEY);
  return { url, cookies: [journeyCookie(sealed, JOURNEY_MINUTES, cookieRules(), servedSecurely())] };
}

/**
 * Ends a sign-in through the provider: for a user whose address the provider vouches for, and who from then on is known by the provider's
 * own name of them. Nobody becomes a user by it. Throws `access.no-provider`, `access.journey-over` where this browser did not begin it or
 * ten minutes have passed, `access.provider-refused`, `access.provider-unreachable`, `access.provider-unknown` where no active user is meant,
 * `access.provider-stale` where one was to sign in again and the provider does not say that they just did.
 */
export async function endOidc(
  call: SignInCall,
  returned: URLSearchParams,
  now: Date,
): Promise<(SignedIn | AwaitsSecondFactor) & { readonly next: string }> {
  const settings = needed();
  const journey = journeyOf(call.headers, now);
  const identity = await identityOf(settings, redirectUri(), returned, journey);
  const { authenticatedAt } = identity;
  // What stands in the address can be changed on the way; what the provider has signed cannot.
  const isJustNow = authenticatedAt !== null && authenticatedAt.getTime() > now.getTime() - FRESH_MINUTES * 60_000;
  if (journey.again && !isJustNow) throw new SaldoError('access.provider-stale', 'forbidden');
  const [session, challenge] = [newSecret(), newSecret()];
  const entered = await asOwner(async (tx) => {
    const user = await userOf(tx, identity);
    if (!user) {
      await recordAudit(tx, OWNER, {
        clientId: FIRM,
        action: 'user.sign-in-failed',
        refType: 'user',
        refId: 'unknown',
        payload: { by: 'provider' },
      });
      return null;
    }
    if ((await secondFactorForUpdate(tx, user.id))?.confirmed) {
      await beginChallenge(tx, { userId: user.id, rememberMe: true, token: challenge });
      return { user: null };
    }
    const begun = { userId: user.id, token: session, hours: sessionHours(true), from: originOf(call), authenticatedAt };
    const sessionId = await beginSession(tx, begun);
    return { user: await noteSignIn(tx, call, { userId: user.id, sessionId, by: 'provider' }) };
  });
  if (!entered) throw new SaldoError('access.provider-unknown', 'forbidden');
  const [rules, secure] = [cookieRules(), servedSecurely()];
  const over = noJourneyCookie(rules, secure);
  const { next } = journey;
  return entered.user === null
    ? { user: null, next, cookies: [over, challengeCookie(challenge, CHALLENGE_MINUTES, rules, secure)] }
    : { user: entered.user, next, cookies: [over, sessionCookie(session, true, rules, secure)] };
}

// By the provider's own name first: an address may change hands. One who is known by another name of the same provider is somebody else.
async function userOf(tx: Tx, { subject, email }: ProvidedIdentity): Promise<User | null> {
  const [known] = await tx
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(and(eq(accounts.providerId, PROVIDER), eq(accounts.accountId, subject)));
  if (known) return await activeUser(tx, known.userId);
  const found = email === null ? null : await findByEmail(tx, normalEmail(email));
  const user = found && (await activeUser(tx, found.id));
  if (!user) return null;
  const joined = await tx
    .insert(accounts)
    .values({ id: newId(), userId: user.id, accountId: subject, providerId: PROVIDER })
    .onConflictDoNothing({ target: [accounts.userId, accounts.providerId] })
    .returning({ id: accounts.id });
  if (joined.length === 0) return null;
  await recordAudit(tx, OWNER, { clientId: FIRM, action: 'user.join-provider', refType: 'user', refId: user.id });
  return user;
}

async function activeUser(tx: Tx, id: string): Promise<User | null> {
  if (!(await findUser(tx, id))) return null;
  const user = await userForUpdate(tx, id);
  return user.status === 'active' ? user : null;
}

interface KeptJourney extends Journey {
  readonly next: string;
  readonly until: number;
  readonly again: boolean;
}

function journeyOf(headers: Headers, now: Date): KeptJourney {
  const sealed = sealedJourneyOf(headers, cookieRules());
  const journey = sealed === null ? null : opened(sealed);
  if (!journey || journey.until < now.getTime()) throw new SaldoError('access.journey-over', 'forbidden');
  return journey;
}

function opened(sealed: string): KeptJourney | null {
  try {
    return JSON.parse(secrets().open(sealed, JOURNEY)) as KeptJourney; // whatever opens is what `beginOidc` sealed
  } catch {
    return null;
  }
}

/** A place on this page, and never another's: `//evil.example` and `https:…` are addresses elsewhere. */
function ownPlace(next: string | undefined): string {
  const { appUrl } = access();
  if (next === undefined || !next.startsWith('/') || !URL.canParse(next, appUrl)) return '/';
  const address = new URL(next, appUrl);
  return address.origin === new URL(appUrl).origin ? `${address.pathname}${address.search}` : '/';
}

function redirectUri(): string {
  return `${access().appUrl}/api/auth/callback/${PROVIDER}`;
}

function settingsOf(): OidcSettings | null {
  return access().oidc ?? null;
}

function needed(): OidcSettings {
  const settings = settingsOf();
  if (!settings) throw new SaldoError('access.no-provider', 'missing');
  return settings;
}
