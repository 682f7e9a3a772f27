import type { BankEntry } from '@saldo/bank/statements';

/** What a file tells of one account: what is booked on it, and whether balances prove that this is all. */
export interface SampledAccount {
  readonly name: string;
  readonly currency: string;
  readonly isProven: boolean;
  readonly entries: readonly BankEntry[];
}

/** A file of the corpus. */
export interface CorpusFile {
  readonly path: string;
  /** Its name below the folder that was asked for. */
  readonly name: string;
  /** Its first bytes, at most 4,096. */
  readonly begin: Uint8Array;
}

/** What a reader says of a file: the cells of its table and, of a bank's, what it tells of accounts; or why it is refused. */
export type CorpusVerdict =
  | { readonly cells: readonly string[]; readonly accounts?: readonly SampledAccount[] }
  | { readonly refused: string };

/** A reader and the table that it prints. To add one (bank, documents …), write it beside `sie.ts` and list it in `readers.ts`. */
export interface CorpusReader {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether the file is for this reader, by the end of its name or its first bytes. */
  readonly takes: (file: CorpusFile) => boolean;
  readonly read: (file: CorpusFile) => Promise<CorpusVerdict>;
}
