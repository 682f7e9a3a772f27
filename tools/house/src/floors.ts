/**
 * The packages from the ground up, as ARCHITECTURE.md draws them, read line by line: each may import those before it. One that is not
 * here has no place yet: give it one.
 */
export const FLOORS = [
  'kernel',
  'platform',
  'audit',
  'access',
  'model',
  'jobs',
  'clients',
  'tasks',
  'feeds',
  'ledger',
  'bank',
  'documents',
  'quality',
  'reconcile',
  'compliance',
  'kyc',
  'qa',
  'reports',
  'board',
] as const;

/** Which apps and tools an app may hold; every other import between apps is uphill. */
export const HOLDS: Readonly<Record<string, readonly string[]>> = {
  'apps/saldo': ['@saldo/api', '@saldo/workers', '@saldo/sandbox'],
};

/** Places where somebody acts as the owner of the database, whom no policy binds: each with its tasks and why it must. */
export const SYSTEM_PLACES: Readonly<Record<string, { readonly tasks: readonly string[]; readonly why: string }>> = {
  'packages/audit/src/actions.ts': { tasks: ['sign-heads'], why: 'the heads of all chains are signed together' },
  'packages/access/src/owner-store.ts': { tasks: ['access'], why: 'users and sessions belong to no client' },
  'packages/access/src/actions/set-up.ts': { tasks: ['set-up'], why: 'the first administrator is made before anybody is signed in' },
  'packages/access/src/actions/invitations.ts': { tasks: ['invitation'], why: 'who takes up an invitation is not signed in yet' },
  'packages/access/src/actions/password-links.ts': { tasks: ['password-reset'], why: 'who has lost the password cannot sign in' },
  'packages/access/src/actions/audit-log.ts': { tasks: ['audit.verify'], why: 'the chain of an archived client must not be out of sight' },
  'packages/jobs/src/claim-store.ts': { tasks: ['jobs.claim', 'jobs.heartbeat'], why: 'a worker takes jobs of all clients' },
  'packages/jobs/src/sweep-store.ts': { tasks: ['jobs.sweep'], why: 'forgotten jobs of all clients are rung again' },
  'packages/jobs/src/schedule-store.ts': { tasks: ['jobs.schedule'], why: 'schedules fire for nobody' },
  'packages/jobs/src/health-store.ts': { tasks: ['jobs.health'], why: 'queues are counted over all clients' },
  'packages/jobs/src/waiting-store.ts': {
    tasks: ['jobs.waiting'],
    why: 'what goes before a job is of all clients; only counts come of it',
  },
  'packages/jobs/src/actions/watch-job.ts': { tasks: ['jobs.watch'], why: 'one poll serves all who watch, each of whom was asked first' },
  'packages/board/src/actions/watch-clients.ts': {
    tasks: ['board.watch'],
    why: 'one poll serves all who watch; what each is told is their own',
  },
  'packages/feeds/src/actions/connect-feed.ts': {
    tasks: ['feeds.connect'],
    why: 'a stranger who returns from a provider uses the reference up',
  },
  'packages/feeds/src/actions/rotate-keys.ts': { tasks: ['rotate-keys'], why: 'secrets of archived clients are sealed anew too' },
  'packages/feeds/src/provider-token-store.ts': { tasks: ['provider-token'], why: 'one token of the installation serves all clients' },
  'packages/bank/src/actions/announce-consents.ts': {
    tasks: ['bank.consents'],
    why: 'consents of all clients are announced, and those that were left taken back, together',
  },
  'packages/feeds/src/limiter-store.ts': { tasks: ['limiter'], why: 'turns are shared by all clients of one provider' },
  'packages/clients/src/actions/archive-client.ts': { tasks: ['clients.archived'], why: "an archived client is on nobody's list" },
  'packages/feeds/src/import-files-store.ts': { tasks: ['feeds.import-files'], why: 'whose a file is that nobody names is not known' },
  'apps/workers/src/daily-jobs.ts': { tasks: ['jobs.schedule'], why: "the firm's own jobs run for nobody" },
  'apps/api/src/idempotency-store.ts': { tasks: ['idempotency'], why: 'a key is kept whatever the request was about' },
};

/** Files outside `platform/config` that may read the machine's variables, and why. */
export const ENVIRONMENT_PLACES: Readonly<Record<string, string>> = {
  'packages/platform/src/config/process-config.ts': 'the one place of the product',
  'scripts/bootstrap.mjs': 'runs before anything is installed',
  'scripts/test.ts': 'which servers the suite may use',
  'tools/testing/src/database-template.ts': 'which servers the suite may use',
  'tools/testing/src/test-servers.ts': 'which servers the suite may use',
  'tools/bench/src/servers.ts': 'which servers the benches may use',
  'tools/journeys/playwright.config.ts': 'which browser the journeys use',
};
