import { recordAudit } from '@saldo/audit';
import { FIRM, type PersonActor } from '@saldo/kernel';
import { cookieRules, servedSecurely } from '../open-access.ts';
import { asOwner } from '../owner-store.ts';
import { noSessionCookie } from '../session-cookie.ts';
import { endSession } from '../sessions-store.ts';

/** Ends the session that asks, if it has one. Answers the values of `Set-Cookie` that make the browser forget it. */
export async function signOut(actor: PersonActor | null): Promise<readonly string[]> {
  if (actor?.kind === 'user') {
    const { userId, sessionId } = actor;
    await asOwner(async (tx) => {
      if (await endSession(tx, userId, sessionId))
        await recordAudit(tx, actor, { clientId: FIRM, action: 'user.sign-out', refType: 'user', refId: userId });
    });
  }
  return [noSessionCookie(cookieRules(), servedSecurely())];
}
