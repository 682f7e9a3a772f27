import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { setupNeeded } from '../features/access/session.ts';
import { root } from './root-route.ts';
import * as searches from './searches.ts';

// The addresses before the sign-in.

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: searches.signInSearch,
  beforeLoad: async () => {
    if (await setupNeeded()) throw redirect({ to: '/setup' });
  },
  component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignInPage'),
});

export const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: searches.setUpSearch,
  loader: setupNeeded,
  component: lazyRouteComponent(() => import('./set-up.tsx'), 'SetUpPage'),
});

export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: searches.setUpSearch,
  component: lazyRouteComponent(() => import('./invitation.tsx'), 'InvitationPage'),
});

export const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: searches.setUpSearch,
  component: lazyRouteComponent(() => import('./reset-password.tsx'), 'ResetPasswordPage'),
});
