import { characterOf, isBlank, isCharacters, lineEnds } from './xml-characters.ts';
import { localName, type XmlName, type XmlNames } from './xml-names.ts';

const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;

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
  /** Of each attribute where its name and its value begin and end. */
  readonly #places: number[] = [];

  constructor(names: XmlNames) {
    this.#names = names;
  }

  /** Reads the start tag whose name begins at a position. */
  read(text: string, at: number): TagState {
    this.#places.length = 0;
    this.lines = 0;
    this.#text = text;
    this.name = this.#names.read(text, at);
    const { stop } = this.#names;
    if (stop >= text.length) return 'open';
    if (this.name === null) return this.#broken('name of element');
    const next = text.charCodeAt(stop);
    if (next === GREATER) return this.#ends(stop, false);
    if (next !== SLASH && !isBlank(next)) return this.#broken('name of element');
    const state = this.#attributes(text, stop);
    if (state === 'whole') this.lines = next === SLASH ? 0 : lineEnds(text.slice(stop, this.stop));
    return state;
  }

  /** The value of the attribute of a local name; `''` where there is none. */
  attribute(local: string): string {
    for (let index = 0; index < this.#places.length; index += 4) {
      if (localName(this.#slice(index)) === local) return this.#value(index + 2);
    }
    return '';
  }

  /** Every attribute, with its whole name. */
  attributes(): [name: string, value: string][] {
    const all: [string, string][] = [];
    for (let index = 0; index < this.#places.length; index += 4) all.push([this.#slice(index), this.#value(index + 2)]);
    return all;
  }

  #attributes(text: string, from: number): TagState {
    let p = from;
    for (;;) {
      const begin = afterBlanks(text, p);
      if (begin >= text.length) return 'open';
      const code = text.charCodeAt(begin);
      if (code === GREATER) return this.#ends(begin, false);
      if (code === SLASH) {
        if (begin + 1 >= text.length) return 'open';
        return text.charCodeAt(begin + 1) === GREATER ? this.#ends(begin + 1, true) : this.#broken('/ without >');
      }
      if (begin === p) return this.#broken('attributes without a blank between them');
      const state = this.#attribute(text, begin);
      if (state !== 'whole') return state;
      p = this.stop;
    }
  }

  /** Reads one attribute, and leaves `stop` behind it. */
  #attribute(text: string, at: number): TagState {
    const name = this.#names.read(text, at);
    const nameStop = this.#names.stop;
    if (nameStop >= text.length) return 'open';
    if (name === null) return this.#broken('name of attribute');
    const equals = afterBlanks(text, nameStop);
    if (equals >= text.length) return 'open';
    if (text.charCodeAt(equals) !== EQUALS) return this.#broken('attribute without a value');
    const quote = afterBlanks(text, equals + 1);
    if (quote >= text.length) return 'open';
    const mark = text[quote]!;
    if (mark !== '"' && mark !== "'") return this.#broken('value without quotes');
    const end = text.indexOf(mark, quote + 1);
    if (end < 0) return 'open';
    const problem = problemOfValue(text.slice(quote + 1, end));
    if (problem !== null) return this.#broken(problem);
    for (let index = 0; index < this.#places.length; index += 4) {
      if (this.#slice(index) === name.text) return this.#broken('the same attribute twice');
    }
    this.#places.push(at, nameStop, quote + 1, end);
    this.stop = end + 1;
    return 'whole';
  }

  #slice(index: number): string {
    return this.#text.slice(this.#places[index]!, this.#places[index + 1]!);
  }

  /** A value as XML 1.0, section 3.3.3, has it: line ends and tabs are blanks, characters by their number are themselves. */
  #value(index: number): string {
    const written = this.#slice(index);
    if (!/[&\t\n\r]/.test(written)) return written;
    return written.replace(/\r\n|[\t\n\r]/g, ' ').replace(/&([^;]*);/g, (_, name: string) => characterOf(name) ?? '');
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

function afterBlanks(text: string, at: number): number {
  let p = at;
  while (p < text.length && isBlank(text.charCodeAt(p))) p++;
  return p;
}

function problemOfValue(value: string): string | null {
  if (/^[A-Za-z0-9 .:/_-]*$/.test(value)) return null;
  if (value.includes('<')) return '< in a value';
  if (!isCharacters(value)) return 'no character of XML';
  for (const [, name = '', end] of value.matchAll(/&([^;&]*)(;?)/g)) {
    if (end === '') return '& alone';
    if (characterOf(name) === null) return `entity &${name};`;
  }
  return null;
}
