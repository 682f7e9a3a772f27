import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, api, done, file, ifMatch } from '../../api/http.ts';
import { allOf, listQuery } from '../../api/list.ts';
import type { Invitation, NewUser, PasswordLink, PendingInvitation, QueryOf, User, UserChange } from '../../api/resources.ts';

const PAGE = 200;

/** Everybody who may sign in. */
export function usersQuery(filter: Pick<QueryOf<'/api/users'>, 'q' | 'role'> = {}) {
  return listQuery<User>(['users', 'list', filter], (cursor, signal) =>
    answer(api.GET('/api/users', { params: { query: { limit: PAGE, ...filter, ...cursor } }, signal })),
  );
}

/** Users as a file, all of them. */
export function usersFile(query: QueryOf<'/api/users'>): Promise<File> {
  return file(api.GET('/api/users', { params: { query }, parseAs: 'blob' }));
}

/** What each role may do. */
export const roleTableQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => answer(api.GET('/api/roles', { signal })),
});

export function createUser(body: NewUser): Promise<User> {
  return answer(api.POST('/api/users', { body }));
}

export function changeUser({ id, version }: User, body: UserChange): Promise<User> {
  return answer(api.PATCH('/api/users/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
}

export function removeUser({ id }: User): Promise<void> {
  return done(api.DELETE('/api/users/{id}', { params: { path: { id } } }));
}

/** A link by which somebody becomes a user; it works once. */
export function invite(body: Pick<NewUser, 'email' | 'role' | 'clientIds'>): Promise<Invitation> {
  return answer(api.POST('/api/invitations', { body }));
}

/** Takes an invitation up. */
export function acceptInvitation(body: { token: string; name: string; password: string }): Promise<User> {
  return answer(api.POST('/api/invitations/accept', { body }));
}

/** Invitations that can still be taken up. */
export const invitationsQuery = queryOptions({
  queryKey: ['users', 'invitations'],
  queryFn: ({ signal }) =>
    allOf((cursor) => answer(api.GET('/api/invitations', { params: { query: { limit: PAGE, ...cursor } }, signal }))),
});

/** Withdraws an invitation: its link is dead at once. */
export function withdrawInvitation({ id }: Pick<PendingInvitation, 'id'>): Promise<void> {
  return done(api.DELETE('/api/invitations/{id}', { params: { path: { id } } }));
}

/** A link by which somebody chooses a new password; it works once. */
export function makePasswordLink({ id }: Pick<User, 'id'>): Promise<PasswordLink> {
  return answer(api.POST('/api/users/{id}/password-reset', { params: { path: { id } } }));
}

/** Chooses a new password by such a link. */
export function resetPassword(body: { token: string; password: string }): Promise<void> {
  return done(api.POST('/api/auth/reset-password', { body }));
}

export function usersChanged(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['users'] });
}

/** Takes somebody's second factor away and ends their sign-ins. */
export function resetSecondFactor({ id }: User): Promise<void> {
  return done(api.DELETE('/api/users/{id}/second-factor', { params: { path: { id } } }));
}

/** What the firm has chosen about signing in. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => answer(api.GET('/api/settings', { signal })),
});

export function changeSettings({ version, secondFactorForStaff }: { version: number; secondFactorForStaff: boolean }) {
  return answer(api.PATCH('/api/settings', { params: { header: ifMatch(version) }, body: { secondFactorForStaff } }));
}
