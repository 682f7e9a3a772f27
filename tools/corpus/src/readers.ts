import { bankReader } from './bank.ts';
import { gocardlessReader } from './gocardless.ts';
import type { CorpusReader } from './reader.ts';
import { sieReader } from './sie.ts';

/** Every reader that there is, in the order in which they are asked whether a file is theirs. */
export const readers: readonly CorpusReader[] = [sieReader, bankReader, gocardlessReader];
