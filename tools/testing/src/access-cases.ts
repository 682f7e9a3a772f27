import { FIRM, type PersonActor, type Role, roles, SaldoError } from '@saldo/kernel';
import { newId } from '@saldo/platform/db';
import { beforeAll, describe, expect, test } from 'vitest';
import { testClient, userActor } from './actors.ts';
import { testDatabase } from './test-database.ts';

/** Who may and who may not, and how the action is called. */
export interface AccessCases {
  readonly may: readonly Role[];
  readonly mayNot: readonly Role[];
  /**
   * Calls the action as the actor, for a client of the test's own; what the action needs is made first, as somebody else. What it then says
   * of wrong values does not matter, only whether it refuses the role or the client.
   */
  readonly call: (actor: PersonActor, clientId: string) => Promise<unknown>;
  /** False where the action concerns no client, such as users. */
  readonly ofClient?: boolean;
}

/**
 * The standing cases of an action's access: every role is either among those who may or among those who may not, none is refused or let in
 * against that, and for whoever is given other clients the client and everything of it is not there (404). Call it at the top of a
 * `.db.test.ts`.
 */
export function accessCases(action: { readonly name: string }, { may, mayNot, call, ofClient = true }: AccessCases): void {
  describe(`who may ${action.name}`, () => {
    beforeAll(async () => {
      await testDatabase();
    });

    test('is said of every role', () => {
      expect([...may, ...mayNot].sort()).toEqual([...roles].sort());
    });

    test.each([...may])('%s may', async (role) => {
      const clientId = ofClient ? await testClient() : FIRM;
      expect(await refusalOf(call(actorOf(role, clientId), clientId))).toBeNull();
    });

    test.each([...mayNot])('%s may not', async (role) => {
      const clientId = ofClient ? await testClient() : FIRM;
      expect(await refusalOf(call(actorOf(role, clientId), clientId))).toBe('forbidden');
    });

    const bound = [...may, ...mayNot].filter((role) => !seesAll(role));
    test.each(ofClient ? bound : [])("for %s another's client is not there", async (role) => {
      const clientId = await testClient();
      const refused = await refusalOf(call(actorOf(role, await testClient()), clientId));
      expect(['missing', mayNot.includes(role) ? 'forbidden' : 'missing']).toContain(refused);
    });
  });
}

function actorOf(role: Role, clientId: string): PersonActor {
  return userActor({ role, clientIds: seesAll(role) ? 'all' : [clientId], userId: newId() });
}

function seesAll(role: Role): boolean {
  return role === 'ADMIN' || role === 'COORDINATOR';
}

// A conflict or a wrong value comes after the question of access, so it says that this one was answered.
async function refusalOf(called: Promise<unknown>): Promise<'forbidden' | 'missing' | null> {
  try {
    await called;
    return null;
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    return error.kind === 'forbidden' || error.kind === 'missing' ? error.kind : null;
  }
}
