import type { PlainDate, Role } from '@saldo/kernel';
import { id, instant } from '@saldo/platform/db';
import { bigint, boolean, index, integer, jsonb, pgSchema, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

// Nobody but the owner has rights here: what a person may see of it, an action chooses.
const auth = pgSchema('auth');

/** removed: gone for everybody; the row stays, since the audit log and decisions refer to it. */
export type UserStatus = 'active' | 'disabled' | 'removed';

/** What a link that works once is for. */
export type LinkKind = 'setup' | 'invitation' | 'password-reset';

/** Days on which somebody is away, both included, and who stands in. */
export interface Absence {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly standInId: string | null;
}

/** Who may sign in. The columns down to `updatedAt` are Better Auth's, the rest ours. */
export const users = auth.table(
  'users',
  {
    id: id(),
    name: text('name').notNull(),
    /** In lower case. */
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(true),
    image: text('image'),
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    /** The role that sees least, where nobody said. */
    role: text('role').$type<Role>().notNull().default('CLIENT'),
    status: text('status').$type<UserStatus>().notNull().default('active'),
    amlOfficer: boolean('aml_officer').notNull().default(false),
    competences: text('competences').array().notNull().default([]),
    absences: jsonb('absences').$type<readonly Absence[]>().notNull().default([]),
    lastSignInAt: instant('last_sign_in_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [uniqueIndex('users_email').on(table.email)],
);

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** The clients that a user is given; a client is of a package above, so its id is all that is known here. */
export const userClients = auth.table('user_clients', { userId: userId(), clientId: uuid('client_id').notNull() }, (table) => [
  primaryKey({ columns: [table.userId, table.clientId] }),
]);

/** Who is signed in. `updatedAt` is when the session was last used, to within some minutes. */
export const sessions = auth.table(
  'sessions',
  {
    id: id(),
    userId: userId(),
    token: text('token').notNull(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** When the person showed who they are: at a provider perhaps long before the session began, and null where it does not say. */
    authenticatedAt: instant('authenticated_at').defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('sessions_token').on(table.token), index('sessions_user').on(table.userId)],
);

/** How a user proves who they are: a password, and the name that the firm's own provider knows them by. */
export const accounts = auth.table(
  'accounts',
  {
    id: id(),
    userId: userId(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    /** argon2id with its cost and salt. */
    password: text('password'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('accounts_of_user').on(table.userId, table.providerId),
    index('accounts_by_provider').on(table.providerId, table.accountId),
  ],
);

/** Better Auth's own short-lived values. */
export const verifications = auth.table(
  'verifications',
  {
    id: id(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
);

/**
 * The second factor of a user: a secret that an authenticator app shares (TOTP, RFC 6238). Our own table and not Better Auth's, which
 * accepts one code twice.
 */
export const secondFactors = auth.table('second_factors', {
  userId: userId().primaryKey(),
  /** Base32, sealed. */
  secret: text('secret').notNull(),
  /** Null until a first code has shown that the app has it. */
  confirmedAt: instant('confirmed_at'),
  /** The latest half minute whose code was taken: that code and older ones are worth nothing any more. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** Codes for whoever has lost the app; each works once. Of a code only its SHA-256 is kept; it has 80 random bits. */
export const recoveryCodes = auth.table(
  'recovery_codes',
  { id: id(), userId: userId(), codeHash: text('code_hash').notNull(), usedAt: instant('used_at') },
  (table) => [uniqueIndex('recovery_codes_of_user').on(table.userId, table.codeHash)],
);

/** Sign-ins whose password was right and whose second factor is still to be shown. */
export const signInChallenges = auth.table(
  'sign_in_challenges',
  {
    id: id(),
    userId: userId(),
    tokenHash: text('token_hash').notNull(),
    rememberMe: boolean('remember_me').notNull(),
    wrongCodes: integer('wrong_codes').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [uniqueIndex('sign_in_challenges_token').on(table.tokenHash), index('sign_in_challenges_user').on(table.userId)],
);

/** What the firm asks of those who sign in; one row, which is not there until somebody has chosen. */
export const signInPolicy = auth.table('sign_in_policy', {
  firmId: uuid('firm_id').primaryKey(),
  secondFactorForStaff: boolean('second_factor_for_staff').notNull(),
  version: integer('version').notNull().default(1),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** Better Auth's own limiter, which is off: `signInTries` counts instead. */
export const rateLimits = auth.table(
  'rate_limits',
  {
    id: id(),
    key: text('key').notNull(),
    count: integer('count').notNull(),
    lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
  },
  (table) => [uniqueIndex('rate_limits_key').on(table.key)],
);

/** Tries to sign in that failed or have not ended: what the lock-out counts. One that succeeds leaves nothing. */
export const signInTries = auth.table(
  'sign_in_tries',
  {
    id: id(),
    /** Whom or what it counts against: an account, a known device, an address; hashed. */
    key: text('key').notNull(),
    /** The address that it came from, hashed, where the tries of an account are told apart by it. */
    source: text('source'),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('sign_in_tries_key').on(table.key, table.at), index('sign_in_tries_at').on(table.at)],
);

/** Keys for scripts. Of the secret only its SHA-256 is kept; it has 256 random bits, so that is enough. */
export const apiKeys = auth.table(
  'api_keys',
  {
    id: id(),
    userId: userId(),
    name: text('name').notNull(),
    secretHash: text('secret_hash').notNull(),
    /** At most this role; null: whatever the maker's is. */
    role: text('role').$type<Role>(),
    /** At most these clients; null: whatever the maker's are. */
    clientIds: uuid('client_ids').array(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('api_keys_user').on(table.userId, table.id)],
);

/** What a list was narrowed to, when somebody saved it: the parameters of its address. */
export type ViewFilters = Readonly<Record<string, string>>;

/** How close the rows of a list stand. */
export const densities = ['normal', 'compact'] as const;
export type Density = (typeof densities)[number];

/** Lists as somebody likes to see them, under a name of their own. Nobody else sees them. */
export const savedViews = auth.table(
  'saved_views',
  {
    id: id(),
    userId: userId(),
    list: text('list').notNull(),
    name: text('name').notNull(),
    filters: jsonb('filters').$type<ViewFilters>().notNull(),
    /** A column, with a minus the last first; null: the list's own order. */
    sort: text('sort'),
    /** In their order; null: the list's own. */
    columns: text('columns').array(),
    density: text('density').$type<Density>().notNull().default('normal'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('saved_views_name').on(table.userId, table.list, table.name)],
);

/** Links that work once: setting up the first administrator, taking up an invitation, and choosing a new password. */
export const oneTimeLinks = auth.table(
  'one_time_links',
  {
    id: id(),
    kind: text('kind').$type<LinkKind>().notNull(),
    tokenHash: text('token_hash').notNull(),
    /** Whose password it is for. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    email: text('email'),
    role: text('role').$type<Role>(),
    clientIds: uuid('client_ids').array().notNull().default([]),
    madeBy: uuid('made_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [uniqueIndex('one_time_links_token').on(table.tokenHash)],
);
