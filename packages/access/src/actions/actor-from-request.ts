import { FIRM, type KeyActor, type PersonActor } from '@saldo/kernel';
import { keyScope, scopeOf } from '../key-scope.ts';
import { access, cookieRules } from '../open-access.ts';
import { asOwner } from '../owner-store.ts';
import { keyBearer, noteKeyUse, sessionBearer } from '../request-store.ts';
import { type Credential, credentialOf, hashOfSecret, sameSecret } from '../tokens.ts';

/** Who stands at the machine itself and speaks by the key in `DATA_DIR`: an administrator without a row of their own. */
export const LOCAL_OPERATOR: KeyActor = { kind: 'key', keyId: FIRM, userId: FIRM, role: 'ADMIN', clientIds: 'all' };

/**
 * Who sends a request, by their cookie or key, or null. User, role and clients are read anew each time: whoever is disabled, demoted or
 * loses a client feels it at the next request. A key never makes a session, and one that is wrong does not fall back on a cookie.
 * @param address where the request comes from; the local key counts only from this machine
 */
export async function actorFromRequest(headers: Headers, address?: string): Promise<PersonActor | null> {
  const credential = credentialOf(headers, cookieRules());
  switch (credential?.kind) {
    case 'session':
      return bySession(credential.token);
    case 'key':
      return byKey(credential);
    case 'local':
      return byLocalKey(credential.secret, address);
    case undefined:
      return null;
  }
}

async function bySession(token: string): Promise<PersonActor | null> {
  const bearer = await asOwner((tx) => sessionBearer(tx, token));
  if (!bearer) return null;
  const { userId, role, clientIds, sessionId, lacksSecondFactor } = bearer;
  const actor = { kind: 'user', userId, role, clientIds: scopeOf(role, clientIds), sessionId } as const;
  return lacksSecondFactor ? { ...actor, lacksSecondFactor } : actor;
}

async function byKey({ keyId, secret }: Extract<Credential, { kind: 'key' }>): Promise<PersonActor | null> {
  return asOwner(async (tx) => {
    const bearer = await keyBearer(tx, keyId);
    if (!bearer || !sameSecret(bearer.secretHash, hashOfSecret(secret))) return null;
    const scope = keyScope({ role: bearer.keyRole, clientIds: bearer.keyClientIds }, bearer);
    if (!scope) return null;
    await noteKeyUse(tx, keyId);
    return { kind: 'key', keyId, userId: bearer.userId, ...scope };
  });
}

function byLocalKey(secret: string, address: string | undefined): PersonActor | null {
  const { localKey } = access();
  const isHere = address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address);
  return isHere && localKey !== undefined && sameSecret(localKey, secret) ? LOCAL_OPERATOR : null;
}
