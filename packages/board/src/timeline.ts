import type { FeedSource } from '@saldo/feeds';
import { type ErrorDetails, FIRM, type Plain, type Sentence } from '@saldo/kernel';

/** What an event is about, as one can choose it. */
export const timelineKinds = ['books', 'connection', 'client', 'task', 'job'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** A row of a client's chain with what it refers to, as it is stored. */
export interface StoredEvent {
  readonly seq: number;
  readonly at: Date;
  readonly actorKind: 'user' | 'key' | 'job' | 'system';
  readonly actorId: string;
  readonly actorUserId: string | null;
  readonly action: string;
  readonly refId: string;
  readonly payload: Plain;
  readonly source: FeedSource | null;
  /** Of the job that acted. */
  readonly askedBy: string | null;
  readonly vouchers: VoucherChanges | null;
  /** Of a job that brought transactions of a bank. */
  readonly transactions: VoucherChanges | null;
  readonly proof: 'proven' | 'unproven' | null;
  readonly error: { readonly code: string; readonly details: ErrorDetails } | null;
  /** What a task is called. */
  readonly title: Sentence | null;
}

/** How many vouchers or transactions a sync or an import found new, changed, gone and as they were. */
export interface VoucherChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** Who did it: a person, their key, whoever stands at the machine and uses the command line, the daily schedule, or Saldo by itself. */
export interface Doer {
  readonly kind: 'user' | 'key' | 'operator' | 'schedule' | 'saldo';
  readonly userId: string | null;
}

/** Something that happened to a client, in words of the trade. */
export interface TimelineEvent {
  readonly seq: number;
  readonly at: Date;
  readonly kind: TimelineKind;
  readonly action: string;
  /** Code and values of its sentence, and what it is about, where that has a name of its own. */
  readonly text: { readonly code: string; readonly details: ErrorDetails };
  readonly subject: Sentence | null;
  readonly by: Doer;
  readonly feedId: string | null;
  readonly jobId: string | null;
  readonly taskId: string | null;
  readonly vouchers: VoucherChanges | null;
  readonly proof: 'proven' | 'unproven' | null;
  readonly error: { readonly code: string; readonly details: ErrorDetails } | null;
}

const kindOf: Readonly<Record<string, TimelineKind>> = {
  'feed.synced': 'books',
  'feed.imported': 'books',
  'feed.failed': 'books',
  'feed.create': 'connection',
  'feed.update': 'connection',
  'feed.connect': 'connection',
  'feed.pause': 'connection',
  'feed.resume': 'connection',
  'feed.disconnect': 'connection',
  'feed.revoke': 'connection',
  'feed.archive': 'connection',
  'client.create': 'client',
  'client.update': 'client',
  'client.profile': 'client',
  'client.archive': 'client',
  'client.restore': 'client',
  'job.retry': 'job',
  'job.cancel': 'job',
  'task.open': 'task',
  'task.close': 'task',
  'task.assign': 'task',
  'task.approve': 'task',
  'task.reject': 'task',
};

/**
 * The actions of the chain that a timeline tells, of one kind or of all. Whatever is not named here is not told to anybody: what was asked for
 * and is told again when it is done, what is a part of something, and what is somebody's own affair.
 */
export function timelineActions(kind?: TimelineKind): string[] {
  return Object.keys(kindOf).filter((action) => kind === undefined || kindOf[action] === kind);
}

/** The event that a row tells. */
export function timelineEvent(row: StoredEvent): TimelineEvent {
  const { seq, at, action, refId, source, title } = row;
  const kind = kindOf[action] ?? 'client';
  const ofFeed = action.startsWith('feed.');
  const ofBooks = kind === 'books';
  return {
    seq,
    at,
    kind,
    action,
    text: { code: codeOf(row), details: { source: source ?? 'MANUAL', ...(ofBooks && (row.vouchers ?? row.transactions)) } },
    subject: kind === 'task' ? title : null,
    by: doerOf(row),
    feedId: ofFeed ? refId : null,
    jobId: ofBooks ? row.actorId : kind === 'job' ? refId : null,
    taskId: kind === 'task' ? refId : null,
    vouchers: ofBooks && action !== 'feed.failed' ? row.vouchers : null,
    proof: ofBooks && action !== 'feed.failed' ? row.proof : null,
    error: action === 'feed.failed' ? errorOf(row) : null,
  };
}

function codeOf({ action, vouchers, transactions, payload, source }: StoredEvent): string {
  const name = action.replace('.', '-');
  if (action === 'feed.failed' && source === 'MANUAL') return 'timeline.import-failed';
  if (action === 'feed.update' && valueIn(payload, 'keyEntered') === true) return 'timeline.feed-key';
  if (action !== 'feed.synced' && action !== 'feed.imported') return `timeline.${name}`;
  const counts = vouchers ?? transactions;
  const told =
    transactions !== null || source === 'BANK'
      ? `timeline.${action === 'feed.synced' ? 'bank-synced' : 'bank-imported'}`
      : `timeline.${name}`;
  if (counts === null) return told;
  return counts.added + counts.changed + counts.removed > 0 ? `${told}-changes` : `${told}-same`;
}

// A job that was run again since has another error, or none: then the code that was recorded is all there is.
function errorOf({ payload, error }: StoredEvent): TimelineEvent['error'] {
  const code = valueIn(payload, 'code');
  if (typeof code !== 'string') return null;
  return error?.code === code ? error : { code, details: {} };
}

function doerOf({ actorKind, actorId, actorUserId, askedBy }: StoredEvent): Doer {
  if (actorKind === 'key' && actorId === FIRM) return { kind: 'operator', userId: null };
  if (actorKind === 'user' || actorKind === 'key') return { kind: actorKind, userId: actorUserId };
  const [kind, id] = (askedBy ?? '').split(':');
  if (kind === 'user') return { kind: 'user', userId: id ?? null };
  if (kind === 'key' && id === FIRM) return { kind: 'operator', userId: null };
  if (kind === 'key') return { kind: 'key', userId: null };
  return { kind: kind === 'system' ? 'schedule' : 'saldo', userId: null };
}

function valueIn(payload: Plain, name: string): Plain | undefined {
  return typeof payload === 'object' && payload !== null && !Array.isArray(payload)
    ? (payload as { [key: string]: Plain })[name]
    : undefined;
}
