import type { PlainDate } from '@saldo/kernel';
import type { LearnedTables, MatchRow, Side } from './engine-input.ts';
import { readReference, readText, type WordReader } from './words.ts';

/** The rows of one side in an order that depends on their content alone, with what is counted of them as numbers. */
export interface SideRows {
  readonly side: Side;
  readonly size: number;
  readonly rows: readonly MatchRow[];
  /** Days since 1970. */
  readonly day: Int32Array;
  /** Whole öre; checked to be safe integers before. */
  readonly minor: Float64Array;
  /** 1 while no match holds the row. */
  readonly free: Uint8Array;
  /** The set of telling words of the row; -1 where there are none. */
  readonly name: Int32Array;
  /** `references[referenceStart[i] … referenceStart[i + 1]]` are those of row i. */
  readonly referenceStart: Int32Array;
  readonly references: Int32Array;
}

/** What both sides share: how often words and references stand on each, and which words make a name. */
export interface Vocabulary {
  readonly sides: Readonly<Record<Side, SideCounts>>;
  /** The words of each name, ascending. */
  readonly names: readonly (readonly number[])[];
  /** A name as some row writes it, in capitals. */
  readonly textOf: (name: number) => string;
  /** Word → the rule whose alias it stands for. */
  readonly aliasRules: ReadonlyMap<number, string>;
}

/** How often what stands on one side. */
export interface SideCounts {
  readonly named: number;
  /** Rows by name. */
  readonly ofName: readonly number[];
  /** Rows by reference. */
  readonly ofReference: readonly number[];
}

/** A word on a larger share of a side's rows says what kind of row it is, not whose. */
const COMMON_SHARE = 0.1;
const DAY_MS = 86_400_000;

/** Both sides as numbers. Rows that are not free take no part and are not read. */
export function readSides(
  bank: readonly MatchRow[],
  ledger: readonly MatchRow[],
  learned: Partial<LearnedTables>,
): { readonly bank: SideRows; readonly ledger: SideRows; readonly vocabulary: Vocabulary } {
  const interner = new Interner();
  const sorted = { bank: inOrder(bank), ledger: inOrder(ledger) };
  const texts = { bank: readTexts(sorted.bank.rows, interner), ledger: readTexts(sorted.ledger.rows, interner) };
  const wordCounts = { bank: countIds(texts.bank.words, interner.words), ledger: countIds(texts.ledger.words, interner.words) };
  const aliases = aliasesOf(learned, interner);
  const names = new NameSets();
  const sideNames = (side: Side) => {
    const isTelling = (word: number) => {
      const [own, other] = side === 'bank' ? [wordCounts.bank, wordCounts.ledger] : [wordCounts.ledger, wordCounts.bank];
      const common = Math.max(3, COMMON_SHARE * sorted[side].rows.length);
      return (other[word] ?? 0) > 0 && (own[word] ?? 0) <= common;
    };
    return namesOf(texts[side].words, isTelling, aliases.words[side], names);
  };
  const bankNames = sideNames('bank');
  const ledgerNames = sideNames('ledger');
  const sideOf = (side: Side, name: Int32Array): SideRows => ({
    side,
    size: sorted[side].rows.length,
    ...sorted[side],
    free: new Uint8Array(sorted[side].rows.length).fill(1),
    name,
    referenceStart: texts[side].numbers.start,
    references: texts[side].numbers.ids,
  });
  const countsOf = (side: Side, name: Int32Array): SideCounts => ({
    named: name.reduce((sum, one) => sum + (one >= 0 ? 1 : 0), 0),
    ofName: countPlain(name, names.sets.length),
    ofReference: countIds(texts[side].numbers, interner.numbers),
  });
  return {
    bank: sideOf('bank', bankNames),
    ledger: sideOf('ledger', ledgerNames),
    vocabulary: {
      sides: { bank: countsOf('bank', bankNames), ledger: countsOf('ledger', ledgerNames) },
      names: names.sets,
      textOf: writtenNames(names.sets.length, [sorted.bank.rows, bankNames], [sorted.ledger.rows, ledgerNames]),
      aliasRules: aliases.rules,
    },
  };
}

function writtenNames(size: number, ...sides: readonly (readonly [readonly MatchRow[], Int32Array])[]): (name: number) => string {
  const first = new Array<MatchRow | undefined>(size);
  for (const [rows, names] of sides) for (const [at, name] of names.entries()) if (name >= 0) first[name] ??= rows[at];
  return (name) => (first[name]?.name || first[name]?.text || '').toUpperCase();
}

/** Days since 1970 of a plain date. */
export function epochDay(day: PlainDate): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

/** Whether two rows of one side are the same in everything but their ids, numbers and place. */
export function isTwin({ rows, day, minor }: SideRows, a: number, b: number): boolean {
  return day[a] === day[b] && minor[a] === minor[b] && contentOf(rows[a]!) === contentOf(rows[b]!);
}

function contentOf({ name = '', text = '', references = [] }: MatchRow): string {
  return `${name}\u001f${text}\u001f${references.join('\u001e')}`;
}

interface Sorted {
  readonly rows: readonly MatchRow[];
  readonly day: Int32Array;
  readonly minor: Float64Array;
}

/** By day, amount, content, number and id: nothing of the order that they came in is left. */
function inOrder(given: readonly MatchRow[]): Sorted {
  const days = new Map<PlainDate, number>();
  const dayOf = (day: PlainDate) => {
    let known = days.get(day);
    if (known === undefined) {
      known = epochDay(day);
      days.set(day, known);
    }
    return known;
  };
  const day = Int32Array.from(given, (row) => dayOf(row.day));
  const minor = Float64Array.from(given, (row) => Number(row.amountMinor));
  const order = Uint32Array.from(given, (_, at) => at).sort(
    (a, b) => day[a]! - day[b]! || minor[a]! - minor[b]! || byContent(given[a]!, given[b]!),
  );
  return {
    rows: Array.from(order, (at) => given[at]!),
    day: Int32Array.from(order, (at) => day[at]!),
    minor: Float64Array.from(order, (at) => minor[at]!),
  };
}

function byContent(a: MatchRow, b: MatchRow): number {
  return (
    compare(contentOf(a), contentOf(b)) ||
    compare(a.series ?? '', b.series ?? '') ||
    (a.number ?? '').length - (b.number ?? '').length ||
    compare(a.number ?? '', b.number ?? '') ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ids of rows, one row after another. */
interface Flat {
  readonly start: Int32Array;
  readonly ids: Int32Array;
}

function readTexts(rows: readonly MatchRow[], interner: Interner): { readonly words: Flat; readonly numbers: Flat } {
  const words = new Flattening(rows.length);
  const numbers = new Flattening(rows.length);
  const read: WordReader = { words: [], numbers: [] };
  for (const row of rows) {
    read.words.length = 0;
    read.numbers.length = 0;
    if (row.name) readText(row.name, read);
    if (row.text) readText(row.text, read);
    for (const reference of row.references ?? []) readReference(reference, read, interner.text);
    words.addRow(read.words, interner.word);
    numbers.addRow(read.numbers, interner.number);
  }
  return { words: words.done(), numbers: numbers.done() };
}

class Flattening {
  readonly #start: Int32Array;
  readonly #ids: number[] = [];
  #rows = 0;

  constructor(rows: number) {
    this.#start = new Int32Array(rows + 1);
  }

  /** Each id once a row. */
  addRow(codes: readonly number[], intern: (code: number) => number): void {
    const begin = this.#ids.length;
    for (const code of codes) {
      const id = intern(code);
      let known = false;
      for (let at = begin; at < this.#ids.length; at++) if (this.#ids[at] === id) known = true;
      if (!known) this.#ids.push(id);
    }
    this.#start[++this.#rows] = this.#ids.length;
  }

  done(): Flat {
    return { start: this.#start, ids: Int32Array.from(this.#ids) };
  }
}

class Interner {
  readonly #words = new Map<number, number>();
  readonly #numbers = new Map<number, number>();
  readonly #texts = new Map<string, number>();

  get words(): number {
    return this.#words.size;
  }

  get numbers(): number {
    return this.#numbers.size;
  }

  readonly word = (code: number): number => idOf(this.#words, code);
  readonly number = (code: number): number => idOf(this.#numbers, code);
  /** Codes below zero, so that no number has them. */
  readonly text = (text: string): number => -1 - idOf(this.#texts, text);
}

function idOf<K>(ids: Map<K, number>, key: K): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = ids.size;
  ids.set(key, id);
  return id;
}

function countIds({ ids }: Flat, size: number): number[] {
  return countPlain(ids, size);
}

function countPlain(ids: Int32Array, size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const id of ids) if (id >= 0) counts[id]!++;
  return counts;
}

/** Sets of words, each with a number. A set is found by walking from the set without its last word: exact, and without making texts. */
class NameSets {
  readonly sets: number[][] = [];
  readonly #longer = new Map<number, number>();
  readonly #steps: number[][] = [[]];
  readonly #setOf = new Map<number, number>();

  nameOf(words: readonly number[]): number {
    if (words.length === 0) return -1;
    let node = 0;
    for (const word of words) {
      const key = node * 2 ** 26 + word;
      let next = this.#longer.get(key);
      if (next === undefined) {
        next = this.#steps.length;
        this.#longer.set(key, next);
        this.#steps.push([...this.#steps[node]!, word]);
      }
      node = next;
    }
    let name = this.#setOf.get(node);
    if (name === undefined) {
      name = this.sets.length;
      this.#setOf.set(node, name);
      this.sets.push(this.#steps[node]!);
    }
    return name;
  }
}

/** An alias as words: a row that has all of `words` has the word `as`. */
interface AliasWords {
  readonly words: readonly number[];
  readonly as: number;
}

/** More words than any account has: words of aliases begin here. */
const ALIAS_WORDS = 2 ** 25;

function aliasesOf({ aliases = [] }: Partial<LearnedTables>, interner: Interner) {
  const rules = new Map<number, string>();
  const words: Record<Side, AliasWords[]> = { bank: [], ledger: [] };
  for (const [at, { ruleId, bankName, ledgerName }] of [...aliases].sort((a, b) => compare(a.ruleId, b.ruleId)).entries()) {
    const as = ALIAS_WORDS + at;
    rules.set(as, ruleId);
    words.bank.push({ words: wordsOf(bankName, interner), as });
    words.ledger.push({ words: wordsOf(ledgerName, interner), as });
  }
  return { rules, words };
}

function wordsOf(text: string, interner: Interner): number[] {
  const read: WordReader = { words: [], numbers: [] };
  readText(text, read);
  return read.words.map(interner.word);
}

function namesOf({ start, ids }: Flat, isTelling: (word: number) => boolean, aliases: readonly AliasWords[], names: NameSets): Int32Array {
  const name = new Int32Array(start.length - 1);
  for (let row = 0; row < name.length; row++) {
    const all = ids.subarray(start[row], start[row + 1]);
    const telling: number[] = [];
    for (const word of all) if (isTelling(word)) telling.push(word);
    for (const alias of aliases) if (alias.words.length > 0 && alias.words.every((word) => all.includes(word))) telling.push(alias.as);
    telling.sort((a, b) => a - b);
    name[row] = names.nameOf(telling);
  }
  return name;
}
