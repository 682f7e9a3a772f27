import { type Fault, SaldoError, type Sentence } from '@saldo/kernel';
import type { FeedConfig, FeedSource, FeedStatus } from './schema.ts';

/** Where data may come from: a provider of books, a bank, or files that somebody hands over. */
export const feedSources = ['FORTNOX', 'BANK', 'MANUAL'] as const satisfies readonly FeedSource[];
/** Everything that a feed may be; see `FeedStatus`. */
export const feedStatuses = [
  'new',
  'active',
  'paused',
  'needs_connect',
  'failing',
  'disconnected',
  'archived',
] as const satisfies readonly FeedStatus[];

/** What a caller says of when a feed is fetched. */
export interface FeedSchedule {
  /** In the client's time zone; null spreads the feeds over the night. */
  readonly hour: number | null;
  readonly paused: boolean;
}

/** A config as it may be shown, and the secrets that were in it. */
export interface PartedConfig {
  readonly shown: FeedConfig;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Parts a config: whatever is a secret by its name goes in and never comes out. Throws `feeds.invalid` for one that is no text. */
export function partConfig(config: FeedConfig): PartedConfig {
  const shown: Record<string, FeedConfig[string]> = {};
  const secrets: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(config)) {
    if (!isSecretName(name)) shown[name] = value;
    else if (typeof value === 'string' && /^[\x21-\x7e]{1,10000}$/.test(value.trim())) secrets[name] = value.trim();
    else if (value !== null) faults.push(fault(`config.${name}`, SECRET));
  }
  refuse(faults);
  return { shown, secrets };
}

/** Refuses a config that says something of its source that cannot be meant; throws `feeds.invalid`. */
export function checkConfig(source: FeedSource, config: FeedConfig): void {
  const unmeant = (name: string) => source === 'FORTNOX' && typeof (config[name] ?? true) !== 'boolean';
  const { provider = null } = config;
  const isProvider = source !== 'BANK' || provider === null || (typeof provider === 'string' && BANK_PROVIDERS.has(provider));
  refuse([
    ...['serviceAccount', 'files'].filter(unmeant).map((name) => fault(`config.${name}`, TRUE_OR_FALSE)),
    ...(isProvider ? [] : [fault('config.provider', PROVIDER)]),
  ]);
}

/**
 * Refuses a config that says otherwise of what only connecting learns, such as which consent holds and whose books they are: by it a
 * consent is told from another and one company from the next. What is read may be sent back as it is. Throws `feeds.invalid`.
 * @param held the config as it was; none for a new feed
 */
export function refuseSaidByConnecting(source: FeedSource, held: FeedConfig, given: FeedConfig): void {
  const changed = SAID_BY_CONNECTING[source].filter((name) => name in given && (given[name] ?? null) !== (held[name] ?? null));
  refuse(changed.map((name) => fault(`config.${name}`, ONLY_BY_CONNECTING)));
}

const SAID_BY_CONNECTING: Readonly<Record<FeedSource, readonly string[]>> = {
  BANK: ['requisitionId', 'institutionId', 'bank'],
  FORTNOX: ['tenantId', 'company', 'orgNo'],
  MANUAL: [],
};

/** Whether the files that hang on vouchers are fetched too: unless the feed says that they are to stay at the source. */
export function wantsFiles({ config }: { readonly config: FeedConfig }): boolean {
  return config.files !== false;
}

/** Those who fetch from banks: GoCardless Bank Account Data and Enable Banking. */
const BANK_PROVIDERS = new Set(['gocardless', 'enablebanking']);

/** Whether a consent asks for a service account: unless the feed says that the integration may not have one. */
export function wantsServiceAccount({ config }: { readonly config: FeedConfig }): boolean {
  return config.serviceAccount !== false;
}

/** Whether a name in a config is that of a secret. */
function isSecretName(name: string): boolean {
  return /key|secret|token|pass(word|phrase|wd)|pwd|auth|bearer|credential|cookie|lösenord/i.test(name);
}

/** Refuses a schedule whose hour is none; throws `feeds.invalid`. */
export function checkSchedule(schedule: Partial<FeedSchedule>): void {
  const { hour } = schedule;
  const isHour = hour === undefined || hour === null || (Number.isInteger(hour) && hour >= 0 && hour <= 23);
  refuse(isHour ? [] : [fault('schedule.hour', HOUR)]);
}

/** Whether feeds of a source are fetched, rather than fed by hand. */
export function isFetched(source: FeedSource): boolean {
  return source !== 'MANUAL';
}

/** Refuses to fetch a feed that cannot be fetched just now (409): by what a person would have to do about it. */
export function refuseSync({ source, status }: { readonly source: FeedSource; readonly status: FeedStatus }): void {
  if (status === 'archived') throw new SaldoError('feeds.archived', 'conflict');
  if (source === 'MANUAL') throw new SaldoError('feeds.manual', 'conflict');
  if (status === 'paused') throw new SaldoError('feeds.paused', 'conflict');
  if (status !== 'active' && status !== 'failing') throw new SaldoError('feeds.not-connected', 'conflict');
}

/** Whether the feed is fetched each day by itself. */
export function isScheduled(feed: { readonly source: FeedSource; readonly status: FeedStatus; readonly schedulePaused: boolean }): boolean {
  return isFetched(feed.source) && (feed.status === 'active' || feed.status === 'failing') && !feed.schedulePaused;
}

/** What a feed is after a key was entered or a consent given: connected, unless somebody has paused it. */
export function connected(feed: { readonly status: FeedStatus }): { status: FeedStatus; pausedFrom: FeedStatus | null } {
  return feed.status === 'paused' ? { status: 'paused', pausedFrom: 'active' } : { status: 'active', pausedFrom: null };
}

/**
 * Refuses to go on with another company's books in a feed that holds one's already: a year of the other would remove every voucher of
 * this one. Told by the tenant, since a test company carries the number of the real one. Throws `feeds.other-company`.
 */
export function refuseOtherCompany(
  feed: { readonly lastSyncAt: Date | null; readonly config: FeedConfig },
  held: { readonly tenantId: string | null } | null,
  given: { readonly tenantId?: string | null; readonly shown?: FeedConfig },
): void {
  const heldTenant = feed.config.tenantId ?? held?.tenantId ?? '';
  const givenTenant = given.tenantId ?? '';
  if (feed.lastSyncAt === null || heldTenant === '' || givenTenant === '' || String(heldTenant) === givenTenant) return;
  const named = (config: FeedConfig = {}, tenant: string | number | boolean) =>
    [config.company, config.orgNo, tenant].filter((part) => part !== undefined && part !== null && part !== '').join(', ');
  throw new SaldoError('feeds.other-company', 'conflict', { held: named(feed.config, heldTenant), given: named(given.shown, givenTenant) });
}

// Errors that only a new consent or another key mends; the part after the provider's name says so for every provider.
const DEAD_CONSENT = new Set([
  'needs-connect',
  'unauthorized',
  'key-refused',
  'grant-refused',
  'scope-missing',
  'consent-expired',
  'revoked',
  'suspended',
  'not-granted',
]);

/** Whether an error of a sync means that a person must connect again. */
export function isDeadConsent(code: string): boolean {
  return DEAD_CONSENT.has(code.slice(code.indexOf('.') + 1));
}

/** What a feed is after a sync has failed for good. A manual one goes on: it is the file that was wrong. */
export function failed(feed: { readonly source: FeedSource; readonly status: FeedStatus }, code: string): FeedStatus {
  if (!isFetched(feed.source) || (feed.status !== 'active' && feed.status !== 'failing')) return feed.status;
  return isDeadConsent(code) ? 'needs_connect' : 'failing';
}

/** Whether a feed is out of use: what was fetched stays, and nobody need mend it. */
export function isEnded({ status }: { readonly status: FeedStatus }): boolean {
  return status === 'disconnected' || status === 'archived';
}

/** Kinds of tasks about a feed; a sync that goes well closes them, and so does the end of the feed. */
export const feedTasks = ['feed-connect', 'feed-failed', 'import-failed'] as const;
export type FeedTask = (typeof feedTasks)[number];

/** The name of a feed's daily schedule. */
export function scheduleName(feedId: string): string {
  return `feed:${feedId}`;
}

/** Refuses with every fault at once. */
export function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new SaldoError('feeds.invalid', 'invalid', {}, { faults });
}

/** A fault of one field. */
export function fault(field: string, message: Sentence): Fault {
  return { code: 'feeds.field', field, message };
}

const SECRET: Sentence = { sv: 'Ange nyckeln som text, utan blanksteg.', en: 'Give the key as text, without blanks.' };
const TRUE_OR_FALSE: Sentence = { sv: 'Ange true eller false.', en: 'Give true or false.' };
const PROVIDER: Sentence = { sv: 'Ange gocardless eller enablebanking.', en: 'Give gocardless or enablebanking.' };
const ONLY_BY_CONNECTING: Sentence = {
  sv: 'Detta sätts när datakällan ansluts. Lämna fältet som det är.',
  en: 'This is set by connecting the data feed. Leave the field as it is.',
};
const HOUR: Sentence = { sv: 'Ange en timme från 0 till 23.', en: 'Give an hour from 0 to 23.' };
