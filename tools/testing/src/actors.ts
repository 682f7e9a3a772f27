import { type ClientScope, type JobActor, type PersonActor, type Role, roles, type SystemActor, type UserActor } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';

/** A person for a test: an administrator of every client unless told otherwise. */
export function userActor(as: { role?: Role; clientIds?: ClientScope; userId?: string } = {}): UserActor {
  return { kind: 'user', userId: as.userId ?? newId(), role: as.role ?? 'ADMIN', clientIds: as.clientIds ?? 'all', sessionId: newId() };
}

/** Gives a person a session that was begun just now, as what lets others in asks for. Nobody else sees them: they are no longer there. */
export async function signedInJustNow<A extends PersonActor>(actor: A): Promise<A> {
  if (actor.kind !== 'user') return actor;
  const { userId, sessionId } = actor;
  await transaction(testSystem, async (tx) => {
    await tx.execute(sql`
      insert into auth.users (id, name, email, status) values (${userId}, 'Provperson', ${`${userId}@prov.example`}, 'removed')
      on conflict do nothing`);
    await tx.execute(sql`
      insert into auth.sessions (id, user_id, token, expires_at) values (${sessionId}, ${userId}, ${newId()}, now() + interval '1 hour')
      on conflict (id) do update set authenticated_at = now()`);
  });
  return actor;
}

/** A job of one client for a test of what it writes. */
export function jobActor(clientId: string, jobId: string = newId(), fence = 1): JobActor {
  return { kind: 'job', jobId, clientIds: [clientId], fence };
}

export const testSystem: SystemActor = { kind: 'system', task: 'test' };

export const everyRole: readonly Role[] = roles;

/** A client of the test's own, so that tests on one database do not meet. Answers its id. */
export async function testClient(of: { name?: string; orgNo?: string; timeZone?: string } = {}): Promise<string> {
  const id = newId();
  await transaction(testSystem, async (tx) => {
    await tx.execute(sql`
      insert into clients (id, name, org_no, kind, time_zone)
      values (${id}, ${of.name ?? 'Provbolaget AB'}, ${of.orgNo ?? '556036-0793'}, 'company', ${of.timeZone ?? 'Europe/Stockholm'})`);
  });
  return id;
}
