import { SaldoError } from '@saldo/kernel';

/** The version as an entity tag (RFC 9110, section 8.8.3). */
export function etag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that a caller's `If-Match` names; undefined where it names none or takes any (`*`).
 * A list, a weak tag or a text that is no version of ours can match nothing: 412.
 */
export function expectedVersion(ifMatch: string | undefined): number | undefined {
  const tag = ifMatch?.trim();
  if (tag === undefined || tag === '' || tag === '*') return undefined;
  const version = /^(?:"(\d{1,9})"|(\d{1,9}))$/.exec(tag);
  if (!version) throw new SaldoError('api.stale', 'conflict');
  return Number(version[1] ?? version[2]);
}
