import { findings as en } from './en/findings.ts';
import { findings as sv } from './sv/findings.ts';

export type FindingWords = typeof sv;

/** The words of what the checks find, in each language. They stand apart, since only its rooms need them. */
export const findingWords: Readonly<Record<'sv' | 'en', FindingWords>> = { sv, en };
