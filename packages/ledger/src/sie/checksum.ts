import { BACKSLASH, CLOSE, CR, LF, OPEN, QUOTE, SPACE, TAB } from './bytes.ts';
import { codesOf, cp437Byte, isUtf8, type SieEncoding } from './encoding.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** CRC-32, polynomial EDB88320, bits reversed: the table of the standard's own routine and of zlib. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/**
 * #KSUMMA (SIE 4C, section 6): the CRC-32 of what stands between the two #KSUMMA, of which only labels and the contents of fields
 * count: no blanks between fields, no quotes round them, no braces, no line ends, and of `\"` the quote alone.
 */
export class Checksum {
  #crc = 0xffffffff;
  #quoted = false;
  #inField = false;
  #escaping = false;

  /** Takes the next bytes, `from` up to and not including `to`; cuts may be anywhere. */
  add(bytes: Uint8Array, from: number, to: number): void {
    let crc = this.#crc;
    let quoted = this.#quoted;
    let inField = this.#inField;
    let escaping = this.#escaping;
    for (let p = from; p < to; p++) {
      const c = bytes[p]!;
      if (escaping) {
        escaping = false;
        if (c !== QUOTE) crc = TABLE[(crc ^ BACKSLASH) & 255]! ^ (crc >>> 8);
        else {
          crc = TABLE[(crc ^ c) & 255]! ^ (crc >>> 8);
          continue;
        }
      }
      if (c === LF || c === CR) {
        quoted = inField = false;
        continue;
      }
      if (quoted) {
        if (c === QUOTE) {
          quoted = false;
          continue;
        }
      } else if (c === SPACE || c === TAB || c === OPEN || c === CLOSE) {
        inField = false;
        continue;
      } else if (c === QUOTE && !inField) {
        quoted = true;
        continue;
      } else inField = true;
      if (c === BACKSLASH) escaping = true;
      else crc = TABLE[(crc ^ c) & 255]! ^ (crc >>> 8);
    }
    this.#crc = crc;
    this.#quoted = quoted;
    this.#inField = inField;
    this.#escaping = escaping;
  }

  value(): number {
    const crc = this.#escaping ? TABLE[(this.#crc ^ BACKSLASH) & 255]! ^ (this.#crc >>> 8) : this.#crc;
    return (crc ^ 0xffffffff) >>> 0;
  }
}

/**
 * Bytes of another encoding as code page 437, in which the standard's sum is counted: a file may have been converted after its sum
 * was made. Characters that the code page lacks become `?`.
 */
export class Cp437Converter {
  readonly #codes: Uint16Array | null;
  readonly #decoder: Decoder | null;

  constructor(encoding: SieEncoding) {
    const utf8 = isUtf8(encoding);
    this.#decoder = utf8 ? new TextDecoder('utf-8') : null;
    this.#codes = utf8 ? null : codesOf(encoding);
  }

  convert(bytes: Uint8Array): Uint8Array {
    if (this.#decoder) return cp437Bytes(this.#decoder.decode(bytes, { stream: true }));
    const codes = this.#codes!;
    return bytes.map((byte) => (byte < 128 ? byte : (cp437Byte(String.fromCharCode(codes[byte]!)) ?? 63)));
  }
}

function cp437Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes[length++] = code < 128 ? code : (cp437Byte(character) ?? 63);
  }
  return bytes.subarray(0, length);
}
