import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect, retainSearchParams } from '@tanstack/react-router';
import { Problem } from '../api/problem.ts';
import type { Me } from '../api/resources.ts';
import { meQuery } from '../features/access/session.ts';
import { clientQuery } from '../features/clients/client-queries.ts';
import { ownCompaniesQuery } from '../features/portal/portal-queries.ts';
import { parseAddress, writeAddress } from './address.ts';
import { Failed, Missing } from './root.tsx';
import { root } from './root-route.ts';
import * as searches from './searches.ts';
import { invitation, resetPassword, setUp, signIn } from './threshold-routes.tsx';

// Everything behind the sign-in; the chosen days stay while one moves about.
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  validateSearch: searches.periodSearch,
  search: { middlewares: [retainSearchParams(['from', 'to'])] },
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 401) throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw error;
    });
    // Nothing else answers before the second factor is set up.
    if (me.secondFactorMissing && location.pathname !== '/account') throw redirect({ to: '/account' });
  },
  component: lazyRouteComponent(() => import('../features/frame/frame.tsx'), 'Frame'),
});

// Whoever looks after many clients begins where they all stand, an auditor at what is to be examined, a company at itself.
const homes: Record<Me['role'], '/board' | '/review' | '/portal'> = {
  ADMIN: '/board',
  COORDINATOR: '/board',
  SPECIALIST: '/board',
  CLIENT: '/portal',
  AUDITOR: '/review',
};

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { role } = await context.queryClient.ensureQueryData(meQuery);
    throw redirect({ to: homes[role] });
  },
});

const board = createRoute({
  getParentRoute: () => frame,
  path: '/board',
  validateSearch: searches.boardSearch,
  component: lazyRouteComponent(() => import('./board.tsx'), 'BoardPage'),
});

const clients = createRoute({
  getParentRoute: () => frame,
  path: '/clients',
  validateSearch: searches.clientsSearch,
  component: lazyRouteComponent(() => import('./clients.tsx'), 'ClientsPage'),
});

const client = createRoute({
  getParentRoute: () => frame,
  path: '/clients/$clientId',
  loader: ({ context, params }) => context.queryClient.ensureQueryData(clientQuery(params.clientId)),
});

const overview = createRoute({
  getParentRoute: () => client,
  path: '/',
  validateSearch: searches.overviewSearch,
  component: lazyRouteComponent(() => import('./overview.tsx'), 'OverviewPage'),
});

const feeds = createRoute({
  getParentRoute: () => client,
  path: '/feeds',
  validateSearch: searches.feedsSearch,
  component: lazyRouteComponent(() => import('./feeds.tsx'), 'FeedsPage'),
});

// The list and the chosen feed stand side by side, so the page above shows both.
const feed = createRoute({ getParentRoute: () => feeds, path: '/$feedId' });

const importing = createRoute({
  getParentRoute: () => client,
  path: '/import',
  component: lazyRouteComponent(() => import('./import.tsx'), 'ImportPage'),
});

const bank = createRoute({
  getParentRoute: () => client,
  path: '/bank',
  validateSearch: searches.bankSearch,
  component: lazyRouteComponent(() => import('./bank.tsx'), 'BankPage'),
});

const bankTransactions = createRoute({
  getParentRoute: () => client,
  path: '/bank/transactions',
  validateSearch: searches.bankTransactionsSearch,
  component: lazyRouteComponent(() => import('./bank-transactions.tsx'), 'BankTransactionsPage'),
});

const bankStatements = createRoute({
  getParentRoute: () => client,
  path: '/bank/statements',
  validateSearch: searches.bankStatementsSearch,
  component: lazyRouteComponent(() => import('./bank-statements.tsx'), 'BankStatementsPage'),
});

const vouchers = createRoute({
  getParentRoute: () => client,
  path: '/vouchers',
  validateSearch: searches.vouchersSearch,
  component: lazyRouteComponent(() => import('./vouchers.tsx'), 'VouchersPage'),
});

const entries = createRoute({
  getParentRoute: () => client,
  path: '/entries',
  validateSearch: searches.entriesSearch,
  component: lazyRouteComponent(() => import('./entries.tsx'), 'EntriesPage'),
});

const balance = createRoute({
  getParentRoute: () => client,
  path: '/trial-balance',
  validateSearch: searches.balanceSearch,
  component: lazyRouteComponent(() => import('./trial-balance.tsx'), 'TrialBalancePage'),
});

const reconciliations = createRoute({
  getParentRoute: () => client,
  path: '/reconciliations',
  validateSearch: searches.reconciliationsSearch,
  component: lazyRouteComponent(() => import('./reconciliations.tsx'), 'ReconciliationsPage'),
});

const reconciliation = createRoute({
  getParentRoute: () => client,
  path: '/reconciliations/$reconciliationId',
  validateSearch: searches.reconciliationSearch,
  component: lazyRouteComponent(() => import('./reconciliation.tsx'), 'ReconciliationPage'),
});

const findings = createRoute({
  getParentRoute: () => client,
  path: '/findings',
  validateSearch: searches.findingsSearch,
  component: lazyRouteComponent(() => import('./findings.tsx'), 'FindingsPage'),
});

const checks = createRoute({
  getParentRoute: () => client,
  path: '/findings/checks',
  validateSearch: searches.checksSearch,
  component: lazyRouteComponent(() => import('./checks.tsx'), 'ChecksPage'),
});

const portalHome = createRoute({
  getParentRoute: () => frame,
  path: '/portal',
  beforeLoad: async ({ context }) => {
    const [first] = await context.queryClient.ensureQueryData(ownCompaniesQuery);
    if (first) throw redirect({ to: '/clients/$clientId/portal', params: { clientId: first.id } });
  },
  component: lazyRouteComponent(() => import('./portal-home.tsx'), 'PortalHomePage'),
});

const portal = createRoute({
  getParentRoute: () => client,
  path: '/portal',
  component: lazyRouteComponent(() => import('./portal.tsx'), 'PortalPage'),
});

const sample = createRoute({
  getParentRoute: () => client,
  path: '/sample',
  validateSearch: searches.sampleSearch,
  component: lazyRouteComponent(() => import('./sample.tsx'), 'SamplePage'),
});

const review = createRoute({
  getParentRoute: () => frame,
  path: '/review',
  validateSearch: searches.reviewSearch,
  component: lazyRouteComponent(() => import('./review.tsx'), 'ReviewPage'),
});

const jobs = createRoute({
  getParentRoute: () => frame,
  path: '/jobs',
  validateSearch: searches.jobsSearch,
  component: lazyRouteComponent(() => import('./jobs.tsx'), 'JobsPage'),
});

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  validateSearch: searches.auditSearch,
  component: lazyRouteComponent(() => import('./audit.tsx'), 'AuditPage'),
});

const users = createRoute({
  getParentRoute: () => frame,
  path: '/users',
  validateSearch: searches.usersSearch,
  component: lazyRouteComponent(() => import('./users.tsx'), 'UsersPage'),
});

const roleTable = createRoute({
  getParentRoute: () => frame,
  path: '/users/roles',
  validateSearch: searches.rolesSearch,
  component: lazyRouteComponent(() => import('./roles.tsx'), 'RolesPage'),
});

const system = createRoute({
  getParentRoute: () => frame,
  path: '/system',
  component: lazyRouteComponent(() => import('./system.tsx'), 'SystemPage'),
});

const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  validateSearch: searches.accountSearch,
  component: lazyRouteComponent(() => import('./account.tsx'), 'AccountPage'),
});

const routeTree = root.addChildren([
  signIn,
  setUp,
  invitation,
  resetPassword,
  frame.addChildren([
    home,
    board,
    clients,
    client.addChildren([
      overview,
      feeds.addChildren([feed]),
      bank,
      bankTransactions,
      bankStatements,
      importing,
      vouchers,
      entries,
      balance,
      reconciliations,
      reconciliation,
      findings,
      checks,
      sample,
      portal,
    ]),
    portalHome,
    review,
    jobs,
    audit,
    users,
    roleTable,
    system,
    account,
  ]),
]);

/** The page's addresses; each holds the whole state of its view. */
export function openRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    defaultErrorComponent: Failed,
    defaultNotFoundComponent: Missing,
    defaultPendingMs: 400,
    scrollRestoration: true,
    scrollToTopSelectors: ['#content'],
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>;
  }
}
