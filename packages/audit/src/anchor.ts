import { canonicalJson } from '@saldo/kernel';
import type { SealHolds } from './verify.ts';

/** The heads of all chains at one instant, signed by a key outside the database. */
export interface Heads {
  readonly signedAt: string;
  readonly heads: readonly { readonly chain: string; readonly seq: number; readonly hash: string }[];
}

const FORMAT = 'saldo-heads-1';

/** The heads as the file that is kept or given away: readable JSON with the signature in it. */
export function writeHeads(heads: Heads, sign: (text: string) => string): string {
  return `${JSON.stringify({ format: FORMAT, ...heads, signature: sign(signedTextOf(heads)) }, null, 1)}\n`;
}

/** Reads such a file back, or null where it is not one or its signature does not hold. */
export function readHeads(text: string, signatureHolds: SealHolds): Heads | null {
  const file = parse(text);
  if (!isHeadsFile(file)) return null;
  const { signedAt, heads, signature } = file;
  return signatureHolds(signedTextOf({ signedAt, heads }), signature) ? { signedAt, heads } : null;
}

function signedTextOf({ signedAt, heads }: Heads): string {
  return canonicalJson({ format: FORMAT, signedAt, heads: heads.map(({ chain, seq, hash }) => ({ chain, seq, hash })) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a damaged file is one whose signature does not hold
  }
}

function isHeadsFile(value: unknown): value is Heads & { signature: string } {
  if (typeof value !== 'object' || value === null) return false;
  const file = value as Partial<Record<string, unknown>>;
  if (file.format !== FORMAT || typeof file.signedAt !== 'string' || typeof file.signature !== 'string') return false;
  return Array.isArray(file.heads) && file.heads.every(isHead);
}

function isHead(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const head = value as Partial<Record<string, unknown>>;
  return typeof head.chain === 'string' && Number.isSafeInteger(head.seq) && typeof head.hash === 'string';
}
