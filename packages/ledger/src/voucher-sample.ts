import { createHash } from 'node:crypto';
import type { PlainDate } from '@saldo/kernel';

/** What a voucher is known by in its client's books, whatever our own ids are. */
export interface SampledIdentity {
  /** The first day of its financial year. */
  readonly yearFrom: PlainDate;
  readonly series: string;
  readonly number: string;
  /** 0, or which of several vouchers of one number. */
  readonly occurrence: number;
  /** The SHA-256 of the file that an unnumbered voucher stands in, else ''. */
  readonly unnumberedIn: string;
}

/**
 * The identity as one line: `2026-01-01|A|105`. Only where several vouchers have the number follows which of them it is, from 1 for the
 * second, and for an unnumbered one the SHA-256 of its file.
 */
export function identityLine({ yearFrom, series, number, occurrence, unnumberedIn }: SampledIdentity): string {
  return [yearFrom, series, number, ...(occurrence > 0 ? [occurrence] : []), ...(unnumberedIn === '' ? [] : [unnumberedIn])].join('|');
}

/**
 * Where a voucher stands in the draw of a seed: SHA-256 of `<seed>|<identity>` in UTF-8, hexadecimal. A sample of n is the n that stand
 * first, so that it depends on nothing but the seed and which vouchers there are, in whatever order they come, and a larger sample of the
 * same seed begins with the smaller one. Anybody with a list of the vouchers can draw it again.
 */
export function drawRank(seed: string, line: string): string {
  return createHash('sha256').update(`${seed}|${line}`, 'utf8').digest('hex');
}

/** The lines of a population that a seed draws, first drawn first. */
export function drawLines(seed: string, lines: readonly string[], n: number): string[] {
  return lines
    .map((line) => ({ line, rank: drawRank(seed, line) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, n)
    .map(({ line }) => line);
}
