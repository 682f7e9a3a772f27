import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api, done } from '../../api/http.ts';
import type { Me } from '../../api/resources.ts';
import { may, mayConnectBank, type Operation } from './permissions.ts';

/** Who is signed in and what they may do. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/me', { signal })),
  staleTime: 60_000,
});

/** The signed-in user; only used inside the frame, which is not shown before it is known. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the signed-in user may do something; what one may not do is not shown. */
export function useMay(): (operation: Operation) => boolean {
  const { permissions } = useMe();
  return (operation) => may(permissions, operation);
}

/** Whether the signed-in user may connect the banks of the clients that they see. */
export function useMayConnectBank(): boolean {
  return mayConnectBank(useMe().permissions);
}

/** Whether the first administrator is still to be made. */
export function setupNeeded(): Promise<boolean> {
  return answer(api.GET('/api/setup')).then(({ needed }) => needed);
}

/** What the second factor is shown by: the app, or a code kept for the day it is lost. */
export interface ShownCode {
  readonly code: string;
  readonly isRecovery: boolean;
}

/** Signs in. Answers whether the second factor is still to be shown: nobody is signed in before that. */
export async function signIn(body: { email: string; password: string }): Promise<{ awaitsSecondFactor: boolean }> {
  const answered = await answer(api.POST('/api/auth/sign-in/email', { body }));
  return { awaitsSecondFactor: 'twoFactorRedirect' in answered };
}

/** Whether one can sign in through the firm's own provider. */
export const providersQuery = queryOptions({
  queryKey: ['sign-in', 'providers'],
  queryFn: ({ signal }) => answer(api.GET('/api/auth/providers', { signal })),
  staleTime: 60_000,
});

/**
 * Where to go to sign in at the firm's own provider.
 * @param again whether one is asked for a sign-in there of just now
 */
export async function providerAddress(callbackURL: string | undefined, again = false): Promise<string> {
  const body = { provider: 'oidc' as const, ...(callbackURL === undefined ? {} : { callbackURL }), ...(again && { again }) };
  return (await answer(api.POST('/api/auth/sign-in/social', { body }))).url;
}

/** Shows the second factor to a sign-in that waits for it. */
export function showSecondFactor({ code, isRecovery }: ShownCode): Promise<void> {
  const body = { code };
  return done(
    isRecovery ? api.POST('/api/auth/two-factor/verify-backup-code', { body }) : api.POST('/api/auth/two-factor/verify-totp', { body }),
  );
}

export function signOut(): Promise<void> {
  return done(api.POST('/api/auth/sign-out'));
}

export function setUp(body: {
  token: string;
  name: string;
  email: string;
  password: string;
  secondFactorForStaff: boolean;
}): Promise<void> {
  return done(api.POST('/api/setup', { body }));
}
