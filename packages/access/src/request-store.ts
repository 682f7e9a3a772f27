import type { Role } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { apiKeys, sessions, signInPolicy, userClients, users } from './schema.ts';

/** A session that is not used for so long is over. */
export const IDLE_HOURS = 12;

/** Who a session or key belongs to, as it is at this moment. */
export interface Bearer {
  readonly userId: string;
  readonly role: Role;
  readonly clientIds: readonly string[];
}

/** A bearer with a session, and whether the firm asks them for a second factor that they have not. */
export interface SessionBearer extends Bearer {
  readonly sessionId: string;
  readonly lacksSecondFactor: boolean;
}

/** The living session of an active user, in one statement; its use is noted to within five minutes. */
export async function sessionBearer(tx: Tx, token: string): Promise<SessionBearer | null> {
  const [found] = await rows<SessionBearer>(
    tx,
    sql`with used as (update ${sessions} set updated_at = now()
                      where token = ${token} and updated_at < now() - interval '5 minutes' and ${living('sessions')})
        select s.id as "sessionId", ${LACKS_SECOND_FACTOR} as "lacksSecondFactor", ${BEARER} from ${sessions} s join ${users} u on u.id = s.user_id
        where s.token = ${token} and ${living('s')} and u.status = 'active'`,
  );
  return found ?? null;
}

/** A key of an active user that has not expired, in one statement; its use is noted to the minute. */
export async function keyBearer(
  tx: Tx,
  keyId: string,
): Promise<(Bearer & { secretHash: string; keyRole: Role | null; keyClientIds: readonly string[] | null }) | null> {
  const [found] = await rows<Bearer & { secretHash: string; keyRole: Role | null; keyClientIds: readonly string[] | null }>(
    tx,
    sql`select k.secret_hash as "secretHash", k.role as "keyRole", to_jsonb(k.client_ids) as "keyClientIds", ${BEARER}
        from ${apiKeys} k join ${users} u on u.id = k.user_id
        where k.id = ${keyId} and (k.expires_at is null or k.expires_at > now()) and u.status = 'active'`,
  );
  return found ?? null;
}

/** Notes that a key was used, to the minute. */
export async function noteKeyUse(tx: Tx, keyId: string): Promise<void> {
  await tx.execute(
    sql`update ${apiKeys} set last_used_at = now() where id = ${keyId} and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
  );
}

const living = (of: string) => sql.raw(`${of}.expires_at > now() and ${of}.updated_at > now() - interval '${IDLE_HOURS} hours'`);

const LACKS_SECOND_FACTOR = sql`not u.two_factor_enabled and u.role in ('ADMIN', 'COORDINATOR', 'SPECIALIST')
  and exists (select from ${signInPolicy} where second_factor_for_staff)`;

const BEARER = sql`u.id as "userId", u.role,
  coalesce((select jsonb_agg(c.client_id) from ${userClients} c where c.user_id = u.id), '[]') as "clientIds"`;
