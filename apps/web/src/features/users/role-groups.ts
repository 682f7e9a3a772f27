import type { RoleTable } from '../../api/resources.ts';
import type { RoleTableWords } from '../../words/role-table.ts';

export type Grants = RoleTable['permissions'][number]['grants'];

/** One line of the table: what may be done, and what each role has of it, as a text or as a whole yes or no. */
export interface RoleRow {
  readonly id: string;
  readonly name: string;
  readonly cells: Readonly<Record<keyof Grants, { readonly tone: 'yes' | 'no' | 'part'; readonly text: string }>>;
}

/** The lines under the headings of their domains, in the order of the server's table; first which clients a role sees. */
export function roleGroups({ roles, permissions }: RoleTable, words: RoleTableWords): { id: string; text: string; rows: RoleRow[] }[] {
  const { domains, operations, grants, scope, scopes } = words;
  const rows = permissions.map(({ operation, grants: of }) => {
    const [domain = ''] = operation.split('.');
    const cell = (grant: Grants['ADMIN']) => ({ tone: grant === 'yes' || grant === 'no' ? grant : ('part' as const), text: grants[grant] });
    return {
      domain: domains[domain] ?? domain,
      row: { id: operation, name: operations[operation], cells: ofEach((role) => cell(of[role])) },
    };
  });
  const clientsOf = new Map(roles.map(({ role, clients }) => [role, clients]));
  const scopeRow = {
    id: 'scope',
    name: scope,
    cells: ofEach((role) => ({ tone: 'part' as const, text: scopes[clientsOf.get(role) ?? 'given'] })),
  };
  const [first] = rows;
  const all = first ? [{ domain: first.domain, row: scopeRow }, ...rows] : [];
  return [...Map.groupBy(all, ({ domain }) => domain)].map(([text, each]) => ({ id: text, text, rows: each.map(({ row }) => row) }));
}

function ofEach<T>(cell: (role: keyof Grants) => T): Record<keyof Grants, T> {
  return {
    ADMIN: cell('ADMIN'),
    COORDINATOR: cell('COORDINATOR'),
    SPECIALIST: cell('SPECIALIST'),
    CLIENT: cell('CLIENT'),
    AUDITOR: cell('AUDITOR'),
  };
}
