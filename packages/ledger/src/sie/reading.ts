import type { Fault } from '@saldo/kernel';
import type { BooksHead } from '../books.ts';
import type { SieDetails } from './book-head.ts';
import type { SieEncoding } from './encoding.ts';
import type { SieProof } from './proof.ts';
import type { UnknownItem } from './scanner.ts';
import type { SieReach, SieType } from './sie-type.ts';

/** What the closing `#KSUMMA` states, and what was counted over the bytes and over the text in code page 437. */
export interface SieChecksum {
  readonly stated: string;
  readonly overBytes: number;
  readonly overText: number;
  readonly holds: boolean;
}

/** A SIE file that can be read with certainty: everything but its vouchers, which `sieVouchers` gives. */
export interface SieReading {
  readonly status: 'read';
  readonly type: SieType;
  /** `whole-year`: what the file lacks is not in the books; `additions`: vouchers to add; `balances`: no word on vouchers. */
  readonly reach: SieReach;
  readonly encoding: SieEncoding;
  readonly bytes: number;
  readonly head: BooksHead;
  readonly details: SieDetails;
  readonly vouchers: number;
  /** Rows that count (`#TRANS`). */
  readonly entries: number;
  /** `#RTRANS` and `#BTRANS`. */
  readonly corrections: number;
  readonly unbalancedVouchers: number;
  readonly vouchersOutsideYear: number;
  readonly proof: SieProof;
  readonly checksum: SieChecksum | null;
  /** How many findings of each code there are; `head.findings` tells the first of each. */
  readonly findingCounts: Readonly<Record<string, number>>;
  /** Items that the standard does not have, as they stand; the first thousand. */
  readonly unknown: readonly UnknownItem[];
}

/** A file that is refused whole, with everything that is wrong in it: the first thousand faults and how many there are. */
export interface SieRefusal {
  readonly status: 'refused';
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

/**
 * Opens the file from its start each time that it is called. A file or a socket waits between its chunks; a source that has all of its
 * bytes at hand should let others have their turn now and then, since reading itself never waits: a megabyte holds them up for some
 * 10 ms.
 */
export type SieSource = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface SieOptions {
  /** Named in faults and findings; its ending also tells an import (`.si`) from an export (`.se`). */
  readonly fileName?: string;
}
