import { createHash } from 'node:crypto';
import { type Actor, canonicalJson, type Plain } from '@saldo/kernel';
import type { AuditActor, AuditContent, AuditRow, ChainHead } from './row.ts';

/** What stands for the row before the first. */
export const GENESIS = '0'.repeat(64);

/** SHA-256, in hexadecimal, of the row's canonical JSON with a mark of its version; the hash of the row before is in it. */
export function hashOf(content: AuditContent): string {
  const { chain, seq, at, actor, action, refType, refId, payload, prevHash } = content;
  const canonical = canonicalJson({
    v: 1,
    chain,
    seq,
    at,
    actor: { kind: actor.kind, id: actor.id, userId: actor.userId },
    action,
    refType,
    refId,
    payload,
    prevHash,
  });
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** The rows one after another, each with its hash, that follow the head. */
export function chained(head: { readonly seq: number; readonly hash: string }, contents: readonly Unchained[]): AuditRow[] {
  const rows: AuditRow[] = [];
  let { seq, hash } = head;
  for (const content of contents) {
    const next = { ...content, seq: seq + 1, prevHash: hash };
    ({ seq, hash } = { seq: next.seq, hash: hashOf(next) });
    rows.push({ ...next, hash });
  }
  return rows;
}

/** A row that does not know its place yet. */
export type Unchained = Omit<AuditContent, 'seq' | 'prevHash'>;

/** What a row's seal is an HMAC of: the hash covers chain, number and content. */
export function sealedTextOf(row: { readonly hash: string }): string {
  return `row ${row.hash}`;
}

/** What a head's seal is an HMAC of. */
export function sealedTextOfHead(head: Omit<ChainHead, 'seal'>): string {
  return `head ${head.chain} ${head.seq} ${head.hash}`;
}

/** The actor as a row keeps it. */
export function auditActor(actor: Actor): AuditActor {
  switch (actor.kind) {
    case 'user':
      return { kind: 'user', id: actor.userId, userId: actor.userId };
    case 'key':
      return { kind: 'key', id: actor.keyId, userId: actor.userId };
    case 'job':
      return { kind: 'job', id: actor.jobId, userId: null };
    case 'system':
      return { kind: 'system', id: actor.task, userId: null };
  }
}

/**
 * The value as the database gives it back, so that what is hashed is what is stored: `jsonb` refuses NUL and lone surrogates in a text,
 * and has no big integers, which become texts.
 */
export function storable(value: Plain | undefined): Plain {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Object.is(value, -0) ? 0 : value;
  if (typeof value === 'boolean') return value;
  if (isList(value)) return value.map(storable);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([key, field]) => [storableText(key), storable(field)]));
}

/** A text without what PostgreSQL cannot store. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
