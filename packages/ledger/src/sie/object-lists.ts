import type { ObjectRef } from '../books.ts';
import { pairsOf } from './balances.ts';
import { byteText } from './bytes.ts';
import { decodeByteText, type SieEncoding } from './encoding.ts';

const CACHED = 20_000;

/**
 * The objects of rows by the bytes of their lists, of which a year has few that come again and again. Found by a hash of the bytes:
 * making a text of each list took three times as long.
 */
export class ObjectLists {
  readonly #encoding: SieEncoding;
  readonly #known = new Map<number, { readonly bytes: Uint8Array; readonly pairs: readonly ObjectRef[] }>();

  constructor(encoding: SieEncoding) {
    this.#encoding = encoding;
  }

  of(bytes: Uint8Array, start: number, stop: number): readonly ObjectRef[] {
    let hash = 0;
    for (let p = start; p < stop; p++) hash = (Math.imul(hash, 31) + bytes[p]!) | 0;
    const known = this.#known.get(hash);
    if (known && isSame(known.bytes, bytes, start, stop)) return known.pairs;
    const { pairs } = pairsOf(decodeByteText(byteText(bytes, start, stop), this.#encoding));
    if (!known && this.#known.size < CACHED) this.#known.set(hash, { bytes: bytes.slice(start, stop), pairs });
    return pairs;
  }
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, stop: number): boolean {
  if (known.length !== stop - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}
