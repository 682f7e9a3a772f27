import { grantOf, type Operation, operations, seesAllClients } from '@saldo/access';
import { type Role, roles } from '@saldo/kernel';
import { guarded } from '../edge/route.ts';
import { json } from '../wire/basics.ts';
import { RoleTableSchema } from '../wire/roles.ts';
import type { Routes } from './resources.ts';

/** What each role may do. */
export function roleRoutes({ app, guard }: Routes): void {
  const table = guarded(
    guard,
    { may: 'user.manage' },
    {
      method: 'get',
      path: '/api/roles',
      tags: ['users'],
      summary: 'What each role may do',
      description: 'The lines of the table of permissions that this document names in `x-permission`, and what each role has of them.',
      responses: { 200: json('The table', RoleTableSchema) },
    },
  );
  app.openapi(table, (c) => {
    const asked = new Set(app.openAPIRegistry.definitions.map((each) => (each.type === 'route' ? each.route['x-permission'] : null)));
    const named = operations.filter((operation) => asked.has(operation));
    return c.json(
      {
        roles: roles.map((role) => ({ role, clients: seesAllClients(role) ? ('all' as const) : ('given' as const) })),
        permissions: named.map((operation) => ({ operation, grants: grantsOf(operation) })),
      },
      200,
    );
  });
}

function grantsOf(operation: Operation) {
  const of = (role: Role) => grantOf(role, operation);
  return { ADMIN: of('ADMIN'), COORDINATOR: of('COORDINATOR'), SPECIALIST: of('SPECIALIST'), CLIENT: of('CLIENT'), AUDITOR: of('AUDITOR') };
}
