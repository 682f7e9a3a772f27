import { roles } from '@saldo/kernel';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router';
import { moreOf, setOnly } from '../api/list.ts';
import type { User } from '../api/resources.ts';
import { useMay, useMe } from '../features/access/session.ts';
import { InvitationList } from '../features/users/invitation-list.tsx';
import { seesAllClients } from '../features/users/role-field.tsx';
import { SecondFactorPolicy } from '../features/users/second-factor-policy.tsx';
import { usersFile, usersQuery } from '../features/users/user-queries.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { momentText } from '../format/time.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { useKeys } from '../ui/keys/keys.ts';
import { late } from '../ui/late.tsx';
import type { Column } from '../ui/list/column.ts';
import { inOrder } from '../ui/list/order.ts';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { State } from '../ui/state.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { Missing } from './root.tsx';

const CreateUser = late(() => import('../features/users/create-user.tsx').then((module) => module.CreateUser));
const UserDrawer = late(() => import('../features/users/user-drawer.tsx').then((module) => module.UserDrawer));
const route = getRouteApi('/frame/users');
const CREATE = 'create';
const none: User[] = [];

/** Who comes in, with which role and to which clients. */
export function UsersPage() {
  const may = useMay();
  return may('user.manage') ? <Users /> : <Missing />;
}

function Users() {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate({ from: '/users' });
  const search = route.useSearch();
  const { open, sort, q, role } = search;
  const query = useInfiniteQuery({ ...usersQuery(setOnly({ q, role })), placeholderData: keepPreviousData });
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const show = (next: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, open: next }), replace: next === undefined, resetScroll: false });
  useKeys([{ keys: 'n', label: words.keys.create, run: () => show(CREATE) }]);
  const fetched = query.data ?? none;
  const columns = columnsOf(words, me.id);
  const seenAs = useSeenAs(search, columns, { order: '' });
  // The list is put in order by the page: that holds only where all of it is here.
  const rows = query.hasNextPage ? fetched : inOrder(fetched, columns, sort, words.language);
  const shown = rows.find(({ id }) => id === open);
  return (
    <Page
      fill
      title={words.rooms.users}
      text={words.people.text}
      actions={
        <>
          <Link to="/users/roles" className={buttonLook('quiet')}>
            {words.people.toRoles}
          </Link>
          <Button look="first" icon="plus" keys="n" onClick={() => show(CREATE)}>
            {words.people.create}
          </Button>
        </>
      }
    >
      <InvitationList />
      <div className="pb-3">
        <SecondFactorPolicy />
      </div>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <SearchBox label={words.people.search} value={q} onChange={(next) => set({ q: next })} className="w-64 max-wide:w-full" />
        {roles.map((each) => (
          <Chip key={each} on={role === each} onPress={() => set({ role: role === each ? undefined : each })}>
            {words.roles[each]}
          </Chip>
        ))}
        <ListTools
          list="users"
          search={search}
          filters={{ q, role }}
          columns={columns}
          file={(wish) => usersFile({ ...setOnly({ q, role, sort }), ...wish })}
        />
      </div>
      {query.isPending ? <WaitingRows rows={5} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <Empty
          icon="search"
          title={words.noHits}
          action={<Button onClick={() => set({ q: undefined, role: undefined })}>{words.clearFilter}</Button>}
        />
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify([q, role])}
          label={words.rooms.users}
          rows={rows}
          {...seenAs}
          rowId={({ id }) => id}
          openId={open}
          link={({ id }) =>
            linkOptions({ to: '/users', search: { ...search, open: id }, replace: shown !== undefined, resetScroll: false })
          }
          more={moreOf(query)}
          sub={({ email, role }) => `${words.roles[role]} · ${email}`}
        />
      ) : null}
      {open === CREATE ? <CreateUser onClose={() => show(undefined)} /> : null}
      {shown ? <UserDrawer key={shown.id} user={shown} onClose={() => show(undefined)} /> : null}
    </Page>
  );
}

function columnsOf(words: Words, ownId: string): Column<User>[] {
  const now = new Date();
  return [
    {
      id: 'name',
      header: words.people.name,
      value: ({ name }) => name,
      main: true,
      cell: ({ id, name }) => (
        <>
          <span className="font-medium">{name}</span> {id === ownId ? <span className="text-ink-3">({words.people.you})</span> : null}
        </>
      ),
    },
    { id: 'email', header: words.people.email, wideOnly: true, value: ({ email }) => email, cell: ({ email }) => email },
    {
      id: 'role',
      header: words.people.role,
      width: '9rem',
      wideOnly: true,
      value: ({ role }) => words.roles[role],
      cell: ({ role }) => words.roles[role],
    },
    {
      id: 'clients',
      header: words.people.clients,
      width: '8rem',
      wideOnly: true,
      roomyOnly: true,
      cell: ({ role, clientIds }) =>
        seesAllClients(role)
          ? words.people.clientsAll
          : clientIds.length === 0
            ? words.people.noClients
            : words.people.clientsCount(clientIds.length),
    },
    {
      id: 'status',
      header: words.feeds.status,
      width: '8rem',
      value: ({ status }) => words.people.statuses[status],
      cell: ({ status }) =>
        status === 'active' ? (
          <State tone="proven">{words.people.statuses.active}</State>
        ) : (
          <State tone="none">{words.people.statuses[status]}</State>
        ),
    },
    {
      id: 'last',
      header: words.people.lastSignIn,
      value: ({ lastSignInAt }) => lastSignInAt,
      width: '9rem',
      figure: true,
      wideOnly: true,
      roomyOnly: true,
      cell: ({ lastSignInAt }) =>
        lastSignInAt ? momentText(lastSignInAt, now, words.language) : <span className="text-ink-3">{words.feeds.never}</span>,
    },
  ];
}
