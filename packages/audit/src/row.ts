import type { Plain } from '@saldo/kernel';

/** Who did it: a user, a key, a job or the system. */
export interface AuditActor {
  readonly kind: 'user' | 'key' | 'job' | 'system';
  /** The id of the user, key or job, or the system's task. */
  readonly id: string;
  /** The person who acted, or whose key did. */
  readonly userId: string | null;
}

/** What a row says, without the proof that it says so. */
export interface AuditContent {
  /** A client's id, or FIRM. */
  readonly chain: string;
  /** Counted from 1, without gaps. */
  readonly seq: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly actor: AuditActor;
  readonly action: string;
  readonly refType: string;
  readonly refId: string;
  readonly payload: Plain;
  /** The hash of the row before; of the first row, `GENESIS`. */
  readonly prevHash: string;
}

/** A row as the log shows it. */
export interface AuditRow extends AuditContent {
  /** SHA-256 of the content in hexadecimal. */
  readonly hash: string;
}

/** A row with its seal, as it is stored and verified. */
export interface SealedRow extends AuditRow {
  readonly seal: string;
}

/** Where a chain ends. */
export interface ChainHead {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly seal: string;
}
