import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../api/calls.ts';
import { answer, api, done } from '../../api/http.ts';
import type { ApiKey, Me, NewApiKey, Session } from '../../api/resources.ts';

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

/** Changes one's own name and address. */
export function changeSelf(body: { name: string; email: string }): Promise<Me> {
  return answer(api.PATCH('/api/me', { body }));
}

export function changePassword(body: { currentPassword: string; newPassword: string }): Promise<void> {
  return done(api.POST('/api/auth/change-password', { body }));
}

/** What an authenticator app is given, and the codes for the day it is lost. */
export type NewSecondFactor = Schemas['NewSecondFactor'];

/** Begins a second factor; it counts when `confirmSecondFactor` has shown a first code. */
export function beginSecondFactor(body: { password?: string }): Promise<NewSecondFactor> {
  return answer(api.POST('/api/auth/two-factor/enable', { body }));
}

export function confirmSecondFactor(body: { code: string }): Promise<void> {
  return done(api.POST('/api/auth/two-factor/verify-totp', { body }));
}

export function endSecondFactor(body: { password?: string }): Promise<void> {
  return done(api.POST('/api/auth/two-factor/disable', { body }));
}

/** Ten new recovery codes; the old ones are worth nothing from then on. */
export async function renewRecoveryCodes(body: { password?: string }): Promise<string[]> {
  return (await answer(api.POST('/api/auth/two-factor/generate-backup-codes', { body }))).backupCodes;
}
