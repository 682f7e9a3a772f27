import { BACKSLASH, CLOSE, dayAt, HASH, isBreak, LF, OPEN, QUOTE, SPACE, skipBlanks } from './bytes.ts';

/** The bytes that no plain text holds: quotes, backslashes and control characters. */
const CARE = Uint8Array.from({ length: 256 }, (_, byte) => (byte < SPACE || byte === QUOTE || byte === BACKSLASH ? 1 : 0));

/** The position of the quote that ends a text without escapes and control characters, or -1. */
export function pastPlainQuoted(bytes: Uint8Array, at: number): number {
  let p = at;
  while (CARE[bytes[p]!] === 0) p++;
  return bytes[p] === QUOTE ? p : -1;
}

/** The same of a text that may have escapes. A backslash before the quote that ends the line is none, so that is left to `Fields`. */
export function pastQuoted(bytes: Uint8Array, at: number): number {
  for (let p = at; ; p++) {
    while (CARE[bytes[p]!] === 0) p++;
    if (bytes[p] === QUOTE) return p;
    if (bytes[p] !== BACKSLASH) return -1;
    if (bytes[p + 1] !== QUOTE) continue;
    if (bytes[skipBlanks(bytes, p + 2)] === LF) return -1;
    p++;
  }
}

/** The position after a field without quotes, or -1 where a quote, brace or control character stands in it, or what may begin an item. */
export function pastBare(bytes: Uint8Array, at: number): number {
  if (bytes[at] === HASH || bytes[at] === CLOSE) return -1;
  for (let p = at; ; p++) {
    const c = bytes[p]!;
    if (isBreak(c)) return p;
    if (c < SPACE || c === QUOTE || c === OPEN) return -1;
  }
}

/** The position after a day YYYYMMDD, with or without quotes, or after `""`; or -1 where anything else stands there. */
export function pastDay(bytes: Uint8Array, at: number): number {
  const quoted = bytes[at] === QUOTE;
  if (quoted && bytes[at + 1] === QUOTE) return isBreak(bytes[at + 2]) ? at + 2 : -1;
  const start = quoted ? at + 1 : at;
  if (dayAt(bytes, start) === 0) return -1;
  const end = start + 8;
  if (!quoted) return isBreak(bytes[end]) ? end : -1;
  return bytes[end] === QUOTE && isBreak(bytes[end + 1]) ? end + 1 : -1;
}

/** The day in a field that `pastDay` has passed. */
export function dayIn(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < 8) return 0;
  return dayAt(bytes, bytes[at] === QUOTE ? at + 1 : at);
}
