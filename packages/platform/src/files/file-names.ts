import { SaldoError } from '@saldo/kernel';

const LONGEST_NAME_BYTES = 150;

/** Refuses a key that could lie outside the store: `files.bad-key`. Segments of a–z, 0–9, `-`, `_` and `.` that begin with a letter or digit. */
export function assertKey(key: string): void {
  if (key.length > 200 || !/^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/.test(key)) throw new SaldoError('files.bad-key', 'defect');
}

/**
 * A name that somebody's file came under, made safe to show and to offer for download: no path, no control or direction marks, no
 * characters that a system reserves, at most 150 bytes with its extension kept. Answers `fil` where nothing is left.
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const kept = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(clean) ? `_${clean}` : clean;
  return shorten(kept) || 'fil';
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return name;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  let stem = '';
  let bytes = extension.length;
  for (const character of name.slice(0, name.length - extension.length)) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST_NAME_BYTES) break;
    stem += character;
  }
  return stem.trimEnd() + extension;
}
