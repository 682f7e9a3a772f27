import type { Steps } from '@saldo/kernel';
import type { SourcePlace } from '../statements/statement.ts';

const [QUOTE, BACKSLASH, LINE_FEED] = [0x22, 0x5c, 0x0a];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Where each element of a list stands in the bytes of a JSON answer, so that a row can be shown as it came. The list is named by the
 * fields that lead to it, a step each. Empty where there is none; the bytes must be JSON.
 */
export function* placesInAnswer(bytes: Uint8Array, path: readonly string[]): Steps<SourcePlace[]> {
  const list = valueAt(bytes, path);
  if (list === null || bytes[list] !== 0x5b) return [];
  const places: SourcePlace[] = [];
  let [at, line, counted] = [skipBlanks(bytes, list + 1), 1, 0];
  while (at < bytes.length && bytes[at] !== 0x5d) {
    const end = endOfValue(bytes, at);
    for (; counted < at; counted++) if (bytes[counted] === LINE_FEED) line++;
    places.push({ offset: at, length: end - at, line });
    at = skipBlanks(bytes, end);
    if (bytes[at] === 0x2c) at = skipBlanks(bytes, at + 1);
    yield;
  }
  return places;
}

function valueAt(bytes: Uint8Array, path: readonly string[]): number | null {
  let at = skipBlanks(bytes, bytes[0] === 0xef ? 3 : 0);
  for (const name of path) {
    const found = fieldOf(bytes, at, name);
    if (found === null) return null;
    at = found;
  }
  return at;
}

function fieldOf(bytes: Uint8Array, object: number, name: string): number | null {
  if (bytes[object] !== 0x7b) return null;
  let at = skipBlanks(bytes, object + 1);
  let found: number | null = null;
  while (at < bytes.length && bytes[at] === QUOTE) {
    const end = endOfValue(bytes, at);
    const key: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(at, end)));
    const value = skipBlanks(bytes, skipBlanks(bytes, end) + 1);
    // Of two fields of one name JSON.parse takes the last.
    if (key === name) found = value;
    at = skipBlanks(bytes, endOfValue(bytes, value));
    if (bytes[at] === 0x2c) at = skipBlanks(bytes, at + 1);
  }
  return found;
}

function endOfValue(bytes: Uint8Array, begin: number): number {
  let depth = 0;
  for (let at = begin; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) at = endOfText(bytes, at);
    else if (OPENING.has(byte)) depth++;
    else if (CLOSING.has(byte)) depth--;
    else if (depth > 0 || isWithinWord(bytes[at + 1])) continue;
    if (depth === 0) return at + 1;
  }
  return bytes.length;
}

// A number or a word goes on until something that is of neither.
function isWithinWord(next: number | undefined): boolean {
  return next !== undefined && /[\w.+-]/.test(String.fromCharCode(next));
}

function endOfText(bytes: Uint8Array, begin: number): number {
  let at = begin + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

function skipBlanks(bytes: Uint8Array, begin: number): number {
  let at = begin;
  while (bytes[at] === 0x20 || bytes[at] === LINE_FEED || bytes[at] === 0x0d || bytes[at] === 0x09) at++;
  return at;
}
