import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Chunks, pieces } from './stretches.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** An element: its name without prefix, its attributes, and where it stands. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  /** Bytes from the start of the file. */
  readonly offset: number;
}

/** What is to be done with the elements of a file. */
export interface XmlTaker {
  open(element: XmlElement): void;
  /** `stop` is where the element ends, in bytes from the start of the file. */
  close(name: string, stop: number): void;
  /** The file is not whole or not safe; nothing more comes. */
  fail(code: string, line: number, found: string): void;
}

/** Elements lie in each other no deeper than this in SIE 5, its signature included. */
const DEEPEST = 32;
/** No attribute or comment is longer; only an enclosed document may be. */
const LONGEST_MARKUP = 1 << 22;
const DOCUMENT = 'EmbeddedFile';

/**
 * Reads XML piece by piece and tells its elements. A document type is refused, so that there are no entities but the five of XML
 * itself, and neither depth nor length of markup can fill the memory. After each piece the generator yields.
 */
export async function* xmlElements(chunks: Chunks, taker: XmlTaker): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const places = new BytePlaces();
  const names: string[] = [];
  let failed = false;
  let lastEvent = 0;
  let started = { offset: 0, line: 1 };
  const fail = (code: string, found: string) => {
    if (!failed) taker.fail(code, parser.line, found);
    failed = true;
  };
  parser.on('error', (error) => fail('sie.xml-broken', error.message.replace(/^.*?:\s*/, '')));
  parser.on('doctype', () => fail('sie.xml-doctype', ''));
  parser.on('opentagstart', (tag) => {
    lastEvent = parser.position;
    // The parser stands after the character that ended the name.
    started = { offset: places.byteOf(parser.position - tag.name.length - 2), line: parser.line };
  });
  parser.on('attribute', (_: SaxesAttributePlain) => {
    lastEvent = parser.position;
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    lastEvent = parser.position;
    const name = localName(tag.name);
    names.push(name);
    if (names.length > DEEPEST) fail('sie.xml-broken', `depth ${names.length}`);
    if (!failed) taker.open({ name, attributes: tag.attributes, ...started });
  });
  parser.on('closetag', () => {
    lastEvent = parser.position;
    const name = names.pop() ?? '';
    if (!failed) taker.close(name, places.byteOf(parser.position));
  });
  let decoder: Decoder | null = null;
  const write = (text: string) => {
    places.add(text);
    parser.write(text);
    if (parser.position - lastEvent > LONGEST_MARKUP && names.at(-1) !== DOCUMENT) fail('sie.xml-broken', 'markup too long');
  };
  for await (const piece of pieces(chunks)) {
    decoder ??= decoderOf(piece, places);
    const text = decoder === null ? null : decoded(decoder, piece);
    if (text === null) fail('sie.xml-encoding', decoder?.encoding ?? 'XML');
    else write(text);
    yield;
    if (failed) return;
  }
  if (decoder && decoded(decoder, null) === null) fail('sie.xml-encoding', decoder.encoding);
  if (!failed) parser.close();
  yield;
}

/** The characters of the next bytes, or null where they are none of the decoder's encoding. */
function decoded(decoder: Decoder, piece: Uint8Array | null): string | null {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * The decoder for the encoding that the mark or the declaration of the file states; XML without either is UTF-8. Null for an
 * encoding that nobody knows.
 */
function decoderOf(first: Uint8Array, places: BytePlaces): Decoder | null {
  const begin = Buffer.from(first.subarray(0, 200)).toString('latin1');
  const label = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(begin)?.[1] ?? 'utf-8';
  const decoder = knownDecoder(label);
  if (!decoder) return null;
  places.utf8 = decoder.encoding === 'utf-8';
  places.begin(begin.startsWith('\u00ef\u00bb\u00bf') && places.utf8 ? 3 : 0);
  return decoder;
}

function knownDecoder(label: string): Decoder | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where characters stand in the bytes that they were decoded from; asked in ascending order. */
class BytePlaces {
  utf8 = true;
  #text = '';
  #textStart = 0;
  #character = 0;
  #byte = 0;

  /** Sets how many bytes stand before the first character. */
  begin(bytes: number): void {
    this.#byte = bytes;
  }

  add(text: string): void {
    this.byteOf(this.#textStart + this.#text.length - Math.min(this.#text.length, 512));
    const kept = this.#text.slice(Math.max(0, this.#character - this.#textStart));
    this.#textStart = Math.max(this.#character, this.#textStart);
    this.#text = kept + text;
  }

  byteOf(character: number): number {
    if (character <= this.#character) return this.#byte - this.#width(character, this.#character);
    this.#byte += this.#width(this.#character, character);
    this.#character = character;
    return this.#byte;
  }

  #width(from: number, to: number): number {
    if (to <= from) return 0;
    const part = this.#text.slice(from - this.#textStart, to - this.#textStart);
    return this.utf8 ? Buffer.byteLength(part) : part.length;
  }
}
