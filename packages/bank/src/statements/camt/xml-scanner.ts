import { DEEPEST, LONGEST_TAG, LONGEST_TEXT } from './limits.ts';
import {
  AMPERSAND,
  BRACKET,
  characterOf,
  FORBIDDEN,
  IN_TEXT,
  isBlank,
  isName,
  LESS,
  LINE_FEED,
  lineEnds,
  PLAIN,
  RETURN,
  withLineFeeds,
} from './xml-characters.ts';
import { stands, type XmlName, XmlNames } from './xml-names.ts';
import { XmlTag } from './xml-tag.ts';

/** What is to be done with the elements of a file. */
export interface XmlTaker {
  /** An element begins. Whether its own text is wanted. */
  open(code: number, xml: XmlScanner): boolean;
  /** An element ends; its text, where it was wanted. */
  close(text: string, xml: XmlScanner): void;
}

/** Why nothing more can be read. */
export interface XmlFailure {
  readonly code: 'camt.xml-broken' | 'camt.cut-off' | 'camt.doctype';
  readonly line: number;
  readonly found: string;
}

type Mode = 'text' | 'comment' | 'instruction' | 'cdata';

const OPEN = -1;
const GREATER = 62;
const SLASH = 47;
const LESS_THAN = 60;
const EXCLAMATION = 33;
const QUESTION = 63;

/**
 * Reads XML 1.0 without document types out of a text that comes in stretches, and tells its elements. What is not well-formed stops it.
 * Prefixes are passed over and not held against their namespaces.
 */
export class XmlScanner {
  failure: XmlFailure | null = null;
  /** The line of what is told, counted from 1. */
  line = 1;
  /** Where the tag that is told begins and where it ends, in characters of the stretch. */
  start = 0;
  stop = 0;
  readonly tag: XmlTag;
  readonly #taker: XmlTaker;
  readonly #names: XmlNames;
  readonly #open: (XmlName | null)[] = new Array<XmlName | null>(DEEPEST).fill(null);
  #depth = 0;
  #mode: Mode = 'text';
  /** Whether nothing was read yet, not even a blank. */
  #atStart = true;
  #hadRoot = false;
  #wanted = false;
  #text = '';
  #codes: Uint8Array = new Uint8Array();
  /** How many characters came since the last tag. */
  #run = 0;

  constructor(taker: XmlTaker, vocabulary: ReadonlyMap<string, number>) {
    this.#taker = taker;
    this.#names = new XmlNames(vocabulary);
    this.tag = new XmlTag(this.#names);
  }

  /** The name of the innermost element that is open, as it is written; `''` outside the root. */
  get innermost(): string {
    return this.#depth === 0 ? '' : this.#open[this.#depth - 1]!.text;
  }

  /** Reads a stretch; how many characters are done with. The rest must come again, before what follows it. */
  scan(text: string, codes: Uint8Array, last: boolean): number {
    this.#codes = codes;
    this.tag.begin(text, codes);
    let p = 0;
    while (p < text.length && this.failure === null) {
      const next = this.#next(text, p, last);
      if (next === OPEN) break;
      p = next;
    }
    if (p > 0) this.#atStart = false;
    if (this.failure !== null) return p;
    if (text.length - p > LONGEST_TAG) this.#fail('markup too long');
    else if (last) this.#end(text.length - p);
    return p;
  }

  #next(text: string, p: number, last: boolean): number {
    if (this.#mode !== 'text') return this.#inMode(text, p, last);
    const codes = this.#codes;
    if (codes[p] !== LESS_THAN) return this.#depth > 0 ? this.#characters(text, p, last) : this.#blanks(text, p, last);
    if (p + 1 >= text.length) return OPEN;
    const second = codes[p + 1];
    if (second === SLASH) return this.#endTag(text, p);
    if (second === QUESTION) return this.#beginInstruction(text, p);
    if (second === EXCLAMATION) return this.#declaration(text, p);
    return this.#startTag(p);
  }

  #inMode(text: string, p: number, last: boolean): number {
    if (this.#mode === 'comment') return this.#comment(text, p, last);
    return this.#mode === 'cdata' ? this.#cdata(text, p, last) : this.#instruction(text, p, last);
  }

  #startTag(p: number): number {
    const { tag } = this;
    const state = tag.read(p + 1);
    if (state === 'open') return OPEN;
    if (state === 'broken') return this.#fail(tag.problem);
    const depth = this.#depth;
    if (depth === 0 && this.#hadRoot) return this.#fail('a second root');
    if (depth === DEEPEST) return this.#fail(`${DEEPEST} elements in each other`);
    const name = tag.name!;
    const { stop } = tag;
    this.#hadRoot = true;
    this.start = p;
    this.stop = stop;
    this.#open[depth] = name;
    this.#depth = depth + 1;
    this.#run = 0;
    this.#text = '';
    this.#wanted = this.#taker.open(name.code, this);
    this.line += tag.lines;
    if (tag.isEmpty) this.#closed();
    return stop;
  }

  #endTag(text: string, p: number): number {
    if (this.#depth === 0) return this.#fail('an end without a beginning');
    const codes = this.#codes;
    const name = this.#open[this.#depth - 1]!;
    const at = p + 2;
    let stop = at + name.text.length;
    if (stop >= text.length) {
      const written = text.slice(at);
      return written.includes('>') || !name.text.startsWith(written.slice(0, name.text.length)) ? this.#unmatched(written, name) : OPEN;
    }
    if (!stands(name, text, codes, at)) return this.#unmatched(text.slice(at, at + 40), name);
    let lines = 0;
    if (codes[stop] !== GREATER) {
      while (stop < text.length && isBlank(codes[stop])) stop++;
      if (stop === text.length) return OPEN;
      if (codes[stop] !== GREATER) return this.#unmatched(text.slice(at, at + 40), name);
      lines = lineEnds(text.slice(at, stop));
    }
    this.start = p;
    this.stop = stop + 1;
    this.#closed();
    this.line += lines;
    return stop + 1;
  }

  #closed(): void {
    const text = this.#wanted ? this.#text : '';
    this.#wanted = false;
    this.#run = 0;
    this.#taker.close(text, this);
    this.#depth--;
  }

  #unmatched(written: string, name: XmlName): number {
    return this.#fail(`</${/^[^\s<>]{0,30}/.exec(written)![0]}> where </${name.text}> belongs`);
  }

  /** Text outside the root: nothing but blanks. */
  #blanks(text: string, from: number, last: boolean): number {
    const codes = this.#codes;
    let p = from;
    while (p < text.length && isBlank(codes[p])) p++;
    if (p < text.length && codes[p] !== LESS_THAN) return this.#fail('text outside of the root');
    const stop = this.#pass(from, p === text.length ? withoutHalf(text, from, '', last) : p);
    return stop > from ? stop : OPEN;
  }

  /** Text inside an element, up to the next `<` or behind the next entity. */
  #characters(text: string, from: number, last: boolean): number {
    const codes = this.#codes;
    if (IN_TEXT[codes[from]!] === AMPERSAND) return this.#reference(text, from, last);
    let p = from;
    let { line } = this;
    const end = text.length;
    for (; p < end; p++) {
      const kind = IN_TEXT[codes[p]!];
      if (kind === PLAIN) continue;
      if (kind === LINE_FEED) line++;
      else if (kind === LESS || kind === AMPERSAND) break;
      else if (kind === FORBIDDEN) return this.#fail('no character of XML');
      else if (kind === RETURN) {
        if (p + 1 === end && !last) break;
        if (p + 1 === end || codes[p + 1] !== 10) line++;
      } else if (kind === BRACKET) {
        if (text.startsWith(']]>', p)) return this.#fail(']]>');
        if (p + 2 >= end && !last) break;
      }
    }
    if (p === from) return OPEN;
    this.line = line;
    if (this.#wanted) this.#text += withLineFeeds(text.slice(from, p));
    return this.#counted(p - from, p);
  }

  #reference(text: string, p: number, last: boolean): number {
    const end = text.indexOf(';', p);
    if (end < 0 || end - p > 40) {
      if (end < 0 && text.length - p <= 40 && !last) return OPEN;
      return this.#fail('& alone');
    }
    const character = characterOf(text.slice(p + 1, end));
    if (character === null) return this.#fail(`entity ${text.slice(p, end + 1)}`);
    if (this.#wanted) this.#text += character;
    return this.#counted(end + 1 - p, end + 1);
  }

  #counted(characters: number, next: number): number {
    this.#run += characters;
    return this.#run > LONGEST_TEXT ? this.#fail('text too long') : next;
  }

  #declaration(text: string, p: number): number {
    const begin = text.slice(p, p + 9);
    if (begin.startsWith('<!--')) return this.#begin('comment', p + 4);
    if (begin === '<![CDATA[' && this.#depth > 0) return this.#begin('cdata', p + 9);
    if (begin === '<!DOCTYPE') return this.#fail('DOCTYPE', 'camt.doctype');
    if ('<!--'.startsWith(begin) || '<!DOCTYPE'.startsWith(begin) || '<![CDATA['.startsWith(begin)) return OPEN;
    return this.#fail(begin);
  }

  #beginInstruction(text: string, p: number): number {
    const end = /[\s?]/.exec(text.slice(p + 2))?.index;
    if (end === undefined) return OPEN;
    const target = text.slice(p + 2, p + 2 + end);
    const after = p + 2 + target.length;
    if (target.toLowerCase() === 'xml') return this.#xmlDeclaration(text, p);
    if (!isName(target)) return this.#fail('name of instruction');
    if (this.#codes[after] === QUESTION) {
      if (after + 1 >= text.length) return OPEN;
      if (this.#codes[after + 1] !== GREATER) return this.#fail('name of instruction');
    }
    return this.#begin('instruction', after);
  }

  #xmlDeclaration(text: string, p: number): number {
    const end = text.indexOf('?>', p);
    if (end < 0) return OPEN;
    const written = text.slice(p, end + 2);
    if (!this.#atStart || p > 0) return this.#fail('<?xml not at the start');
    if (!DECLARATION.test(written)) return this.#fail(written.slice(0, 60));
    this.line += lineEnds(written);
    return end + 2;
  }

  #begin(mode: Mode, next: number): number {
    this.#mode = mode;
    return next;
  }

  #comment(text: string, from: number, last: boolean): number {
    const dashes = text.indexOf('--', from);
    const stop = this.#pass(from, dashes >= 0 ? dashes : withoutHalf(text, from, '-', last));
    if (dashes < 0 || dashes + 2 === text.length) return stop > from ? stop : OPEN;
    if (this.#codes[dashes + 2] !== GREATER) return this.#fail('-- in a comment');
    this.#mode = 'text';
    return dashes + 3;
  }

  #instruction(text: string, from: number, last: boolean): number {
    const end = text.indexOf('?>', from);
    const stop = this.#pass(from, end >= 0 ? end : withoutHalf(text, from, '?', last));
    if (end < 0) return stop > from ? stop : OPEN;
    this.#mode = 'text';
    return end + 2;
  }

  #cdata(text: string, from: number, last: boolean): number {
    const end = text.indexOf(']]>', from);
    const stop = this.#pass(from, end >= 0 ? end : withoutHalf(text, from, ']', last));
    if (this.#wanted) this.#text += withLineFeeds(text.slice(from, stop));
    this.#run += stop - from;
    if (this.#run > LONGEST_TEXT) return this.#fail('text too long');
    if (end < 0) return stop > from ? stop : OPEN;
    this.#mode = 'text';
    return end + 3;
  }

  /** Passes over a part of the text, counting its lines; where it ends. */
  #pass(from: number, to: number): number {
    const codes = this.#codes;
    for (let p = from; p < to; p++) {
      const kind = IN_TEXT[codes[p]!];
      if (kind === FORBIDDEN) this.#fail('no character of XML');
      else if (kind === LINE_FEED || (kind === RETURN && (p + 1 === to || codes[p + 1] !== 10))) this.line++;
    }
    return to;
  }

  #end(left: number): void {
    if (left > 0 || this.#mode !== 'text' || this.#depth > 0 || !this.#hadRoot) this.#fail(this.innermost, 'camt.cut-off');
  }

  #fail(found: string, code: XmlFailure['code'] = 'camt.xml-broken'): number {
    this.failure ??= { code, line: this.line, found };
    return OPEN;
  }
}

/**
 * The end of what of a text can be taken that has no end mark yet: without what may be the beginning of one, or of a line end, which
 * then comes again.
 */
function withoutHalf(text: string, from: number, half: string, last: boolean): number {
  let p = text.length;
  if (last) return p;
  while (p > from && text[p - 1] === half) p--;
  if (p > from && text[p - 1] === '\r') p--;
  return p;
}

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/;
