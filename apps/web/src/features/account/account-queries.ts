import { queryOptions } from '@tanstack/react-query';
import { answer, api, done } from '../../api/http.ts';
import type { ApiKey, NewApiKey, Session } from '../../api/resources.ts';

/** Where the user is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async ({ signal }): Promise<Session[]> => (await answer(api.GET('/api/me/sessions', { signal }))).items,
});

/** The user's keys, without their texts. */
export const apiKeysQuery = queryOptions({
  queryKey: ['account', 'keys'],
  queryFn: async ({ signal }): Promise<ApiKey[]> => (await answer(api.GET('/api/api-keys', { signal }))).items,
});

export function endSession({ id }: Session): Promise<void> {
  return done(api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } }));
}

/** Makes a key; its text is answered this once. */
export async function createApiKey(body: NewApiKey): Promise<string> {
  return (await answer(api.POST('/api/api-keys', { body }))).key;
}

export function deleteApiKey({ id }: ApiKey): Promise<void> {
  return done(api.DELETE('/api/api-keys/{id}', { params: { path: { id } } }));
}

export function changePassword(body: { currentPassword: string; newPassword: string }): Promise<void> {
  return done(api.POST('/api/auth/change-password', { body }));
}
