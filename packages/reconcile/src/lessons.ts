import type { Evidence } from './engine-output.ts';
import type { RuleKind } from './schema.ts';

/** What a decision may teach of a client. Minor units. */
export interface Lesson {
  readonly kind: Exclude<RuleKind, 'always-ask'>;
  readonly bankName: string;
  readonly ledgerName: string;
  readonly ratePpm: number;
}

/** A match that a person has said is right, with what its two rows are called. */
export interface TaughtMatch {
  readonly bankRows: number;
  readonly ledgerRows: number;
  readonly bankName: string;
  readonly ledgerText: string;
  /** How many entries of the account have that text: what stands on many says nothing of one. */
  readonly sameTexts: number;
  readonly differenceMinor: bigint;
  readonly evidence: readonly Evidence[];
}

const MOST_OF_A_TEXT = 25;
const LEAST_LETTERS = 3;

/**
 * What a match teaches: that a name of the bank is a text of the books, where nothing else tied the two, and the rate of a fee that was
 * taken out.
 */
export function lessonsOf(match: TaughtMatch): Lesson[] {
  const { bankName, ledgerText, evidence } = match;
  if (match.bankRows !== 1 || match.ledgerRows !== 1 || lettersOf(bankName) < LEAST_LETTERS) return [];
  const fee = evidence.find(({ kind }) => kind === 'fee');
  const ratePpm = Number(fee?.value ?? 0);
  const lessons: Lesson[] = [];
  if (fee && Number.isInteger(ratePpm) && ratePpm > 0) lessons.push({ kind: 'fee', bankName, ledgerName: '', ratePpm });
  const isTied = evidence.some(({ kind }) => kind === 'name' || kind === 'alias');
  const says = lettersOf(ledgerText) >= LEAST_LETTERS && match.sameTexts <= MOST_OF_A_TEXT;
  if (!isTied && says && match.differenceMinor === 0n) lessons.push({ kind: 'alias', bankName, ledgerName: ledgerText, ratePpm: 0 });
  return lessons;
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
