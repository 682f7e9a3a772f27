import { roles } from '@saldo/kernel';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { RoleTable } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { type RoleRow, roleGroups } from '../features/users/role-groups.ts';
import { roleTableQuery } from '../features/users/user-queries.ts';
import { buttonLook } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Column } from '../ui/list/column.ts';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { useNarrow } from '../ui/narrow.ts';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { roleTableWords } from '../words/role-table.ts';
import { useWords, type Words } from '../words/words.tsx';
import { Missing } from './root.tsx';

const route = getRouteApi('/frame/users/roles');

/** What each role may do, as the server's own table has it. */
export function RolesPage() {
  const words = useWords();
  const may = useMay();
  return may('user.manage') ? (
    <Page
      fill
      title={words.rooms.roleTable}
      text={roleTableWords[words.language].text}
      actions={
        <Link to="/users" className={buttonLook()}>
          <Icon name="people" />
          {roleTableWords[words.language].toUsers}
        </Link>
      }
    >
      <Roles />
    </Page>
  ) : (
    <Missing />
  );
}

function Roles() {
  const { data, error, isPending, refetch } = useQuery(roleTableQuery);
  if (isPending) return <WaitingRows rows={14} />;
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  return <Table table={data} />;
}

// Below 800 px there is room for one role at a time.
function Table({ table }: { table: RoleTable }) {
  const words = useWords();
  const narrow = useNarrow();
  const navigate = useNavigate({ from: '/users/roles' });
  const { role = roles[0] } = route.useSearch();
  const groups = roleGroups(table, roleTableWords[words.language]);
  return (
    <>
      {narrow ? (
        <div className="flex flex-wrap gap-2 pb-3">
          {roles.map((each) => (
            <Chip
              key={each}
              on={each === role}
              onPress={() => void navigate({ search: { role: each }, replace: true, resetScroll: false })}
            >
              {words.roles[each]}
            </Chip>
          ))}
        </div>
      ) : null}
      <VirtualList
        label={words.rooms.roleTable}
        rows={groups.flatMap(({ rows }) => rows)}
        groups={groups}
        columns={columnsOf(words, narrow ? [role] : roles)}
        rowId={({ id }) => id}
      />
    </>
  );
}

function columnsOf(words: Words, shown: readonly (typeof roles)[number][]): Column<RoleRow>[] {
  return [
    {
      id: 'name',
      header: roleTableWords[words.language].may,
      main: true,
      cell: ({ name }) => <span className="block py-1 whitespace-normal">{name}</span>,
    },
    ...shown.map(
      (role): Column<RoleRow> => ({
        id: role,
        header: words.roles[role],
        width: '8rem',
        cell: ({ cells }) => <Cell {...cells[role]} />,
      }),
    ),
  ];
}

function Cell({ tone, text }: RoleRow['cells']['ADMIN']) {
  if (tone === 'part') return text;
  return (
    <span className={`flex items-center gap-1.5 ${tone === 'yes' ? 'text-ink-2' : 'text-ink-3'}`}>
      <Icon name={tone === 'yes' ? 'check' : 'dash'} className={tone === 'yes' ? 'text-proven' : undefined} />
      {text}
    </span>
  );
}
