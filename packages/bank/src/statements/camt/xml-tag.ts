import { characterOf, IN_VALUE, isBlank, isCharacters, lineEnds } from './xml-characters.ts';
import type { XmlName, XmlNames } from './xml-names.ts';

const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;

const DOUBLE = 34;
const SINGLE = 39;
const LINE_FEED = 10;
const RETURN = 13;

/** How reading a tag went: `open` where the text ends inside it. */
export type TagState = 'whole' | 'open' | 'broken';

/** Reads start tags, one at a time: the name, the attributes, where it ends. */
export class XmlTag {
  name: XmlName | null = null;
  isEmpty = false;
  /** Behind the `>`. */
  stop = 0;
  /** How many line ends stand in it. */
  lines = 0;
  /** What is wrong with it, where it is broken. */
  problem = '';
  readonly #names: XmlNames;
  #text = '';
  #codes: Uint8Array = new Uint8Array();
  /** The names of the attributes, and where the value of each begins and ends. */
  readonly #keys: XmlName[] = [];
  readonly #values: number[] = [];
  #count = 0;

  constructor(names: XmlNames) {
    this.#names = names;
  }

  /** The stretch that tags are read from. */
  begin(text: string, codes: Uint8Array): void {
    this.#text = text;
    this.#codes = codes;
  }

  /** Reads the start tag whose name begins at a position. */
  read(at: number): TagState {
    this.#count = 0;
    this.lines = 0;
    const text = this.#text;
    const codes = this.#codes;
    this.name = this.#names.read(text, codes, at);
    const { stop } = this.#names;
    if (stop >= text.length) return 'open';
    if (this.name === null) return this.#broken('name of element');
    const next = codes[stop];
    if (next === GREATER) return this.#ends(stop, false);
    if (next !== SLASH && !isBlank(next)) return this.#broken('name of element');
    return this.#attributes(text, stop);
  }

  /** The value of the attribute of a name; `''` where there is none. */
  attribute(name: string): string {
    for (let index = 0; index < this.#count; index++) if (this.#keys[index]!.text === name) return this.#value(index);
    return '';
  }

  /** Every attribute, with its whole name. */
  attributes(): [name: string, value: string][] {
    return this.#keys.slice(0, this.#count).map((name, index) => [name.text, this.#value(index)]);
  }

  #attributes(text: string, from: number): TagState {
    const codes = this.#codes;
    let p = from;
    for (;;) {
      const begin = this.#afterBlanks(text, p);
      if (begin >= text.length) return 'open';
      const code = codes[begin];
      if (code === GREATER) return this.#ends(begin, false);
      if (code === SLASH) {
        if (begin + 1 >= text.length) return 'open';
        return codes[begin + 1] === GREATER ? this.#ends(begin + 1, true) : this.#broken('/ without >');
      }
      if (begin === p) return this.#broken('attributes without a blank between them');
      const state = this.#attribute(text, begin);
      if (state !== 'whole') return state;
      p = this.stop;
    }
  }

  /** Reads one attribute, and leaves `stop` behind it. */
  #attribute(text: string, at: number): TagState {
    const codes = this.#codes;
    const name = this.#names.read(text, this.#codes, at);
    const nameStop = this.#names.stop;
    if (nameStop >= text.length) return 'open';
    if (name === null) return this.#broken('name of attribute');
    const equals = this.#afterBlanks(text, nameStop);
    if (equals >= text.length) return 'open';
    if (codes[equals] !== EQUALS) return this.#broken('attribute without a value');
    const quote = this.#afterBlanks(text, equals + 1);
    if (quote >= text.length) return 'open';
    const mark = codes[quote]!;
    if (mark !== DOUBLE && mark !== SINGLE) return this.#broken('value without quotes');
    let end = quote + 1;
    while (end < text.length && IN_VALUE[codes[end]!] === 1) end++;
    if (end >= text.length) return 'open';
    if (codes[end] !== mark) {
      end = text.indexOf(String.fromCharCode(mark), end);
      if (end < 0) return 'open';
      const value = text.slice(quote + 1, end);
      const problem = problemOfValue(value);
      if (problem !== null) return this.#broken(problem);
      this.lines += lineEnds(value);
    }
    for (let index = 0; index < this.#count; index++) {
      if (this.#keys[index]!.text === name.text) return this.#broken('the same attribute twice');
    }
    this.#keys[this.#count] = name;
    this.#values[2 * this.#count] = quote + 1;
    this.#values[2 * this.#count + 1] = end;
    this.#count++;
    this.stop = end + 1;
    return 'whole';
  }

  /** A value as XML 1.0, section 3.3.3, has it: line ends and tabs are blanks, characters by their number are themselves. */
  #value(index: number): string {
    const written = this.#text.slice(this.#values[2 * index], this.#values[2 * index + 1]);
    if (!/[&\t\n\r]/.test(written)) return written;
    return written.replace(/\r\n|[\t\n\r]/g, ' ').replace(/&([^;]*);/g, (_, name: string) => characterOf(name) ?? '');
  }

  #afterBlanks(text: string, at: number): number {
    const codes = this.#codes;
    let p = at;
    for (; p < text.length; p++) {
      const code = codes[p];
      if (!isBlank(code)) break;
      if (code === LINE_FEED || (code === RETURN && codes[p + 1] !== LINE_FEED)) this.lines++;
    }
    return p;
  }

  #ends(at: number, isEmpty: boolean): TagState {
    this.isEmpty = isEmpty;
    this.stop = at + 1;
    return 'whole';
  }

  #broken(problem: string): TagState {
    this.problem = problem;
    return 'broken';
  }
}

function problemOfValue(value: string): string | null {
  if (value.includes('<')) return '< in a value';
  if (!isCharacters(value)) return 'no character of XML';
  for (const [, name = '', end] of value.matchAll(/&([^;&]*)(;?)/g)) {
    if (end === '') return '& alone';
    if (characterOf(name) === null) return `entity &${name};`;
  }
  return null;
}
