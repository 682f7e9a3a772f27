import type { Sentence } from './language.ts';

/** One thing that is wrong with what was read: where it stands and what it is. */
export interface Fault {
  readonly code: string;
  readonly message: Sentence;
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** The record's label or name, such as `#TRANS`. */
  readonly label?: string;
  readonly field?: string;
  /** How many more like it there are that are not told one by one. */
  readonly more?: number;
}

/** How many faults are told of one file; the rest are counted. */
export const FAULTS_TOLD = 1_000;
