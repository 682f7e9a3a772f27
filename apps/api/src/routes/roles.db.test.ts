import { grantOf } from '@saldo/access';
import { roles } from '@saldo/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { operationsOf } from '../fixtures/operations.ts';
import { openWorld, type World } from '../fixtures/world.ts';

interface Table {
  readonly roles: { role: string; clients: string }[];
  readonly permissions: { operation: string; grants: Record<string, string> }[];
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

describe('the table of roles', () => {
  it('holds every permission that the document names, as each role has it, and no other', async () => {
    const response = await world.send({ path: '/api/roles' }, 'ADMIN');
    const { permissions, roles: columns } = (await response.json()) as Table;
    const named = new Set([...operationsOf(world.api).values()].map(({ permission }) => permission));
    for (const open of ['anybody', 'signed-in']) named.delete(open);
    expect(permissions.map(({ operation }) => operation).toSorted()).toEqual([...named].toSorted());
    for (const { operation, grants } of permissions)
      expect(grants, operation).toEqual(Object.fromEntries(roles.map((role) => [role, grantOf(role, operation)])));
    expect(permissions.find(({ operation }) => operation === 'feed.create')?.grants).toMatchObject({
      ADMIN: 'yes',
      CLIENT: 'own-bank',
      AUDITOR: 'no',
    });
    expect(columns.filter(({ clients }) => clients === 'all').map(({ role }) => role)).toEqual(['ADMIN', 'COORDINATOR']);
  });
});
