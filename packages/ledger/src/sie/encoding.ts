/** How the bytes of a file are to be read; `#FORMAT PC8` stands in files of every kind and is not asked. */
export type SieEncoding = 'ascii' | 'cp437' | 'latin1' | 'utf-8' | 'utf-8-bom' | 'utf-16';

/** Code page 437 ("PC8" in the standard) from 0x80. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Windows-1252 from 0x80 to 0x9F; where it has no character, the control character of ISO 8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const cp437Codes = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 128 ? byte : CP437.charCodeAt(byte - 128)));
const latin1Codes = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 128 || byte > 159 ? byte : WINDOWS_1252.charCodeAt(byte - 128)));
const cp437Bytes = new Map([...CP437].map((character, index) => [character, index + 128]));

/** The byte of code page 437 for a character above U+007F, or null where it has none. */
export function cp437Byte(character: string): number | null {
  return cp437Bytes.get(character) ?? null;
}

/** The UTF-16 code for each byte, in an encoding of one byte a character. */
export function codesOf(encoding: SieEncoding): Uint16Array {
  return encoding === 'latin1' ? latin1Codes : cp437Codes;
}

/** Decodes a text of one character per byte (`byteText`). */
export function decodeByteText(text: string, encoding: SieEncoding): string {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  if (isUtf8(encoding)) return Buffer.from(text, 'latin1').toString('utf8');
  const codes = codesOf(encoding);
  let decoded = '';
  for (let i = 0; i < text.length; i++) decoded += String.fromCharCode(codes[text.charCodeAt(i)]!);
  return decoded;
}

/** Whether none of four bytes is 0 or above 127. */
function isPlain(word: number): boolean {
  return ((word | (word - 0x01010101)) & 0x80808080) === 0;
}

/** åäöÅÄÖéÉ in code page 437, and åäöÅÄÖéÉ in ISO 8859-1: what Swedish texts hold above all. */
const inCp437 = new Set([0x84, 0x86, 0x94, 0x8e, 0x8f, 0x99, 0x82, 0x90]);
const inLatin1 = new Set([0xe4, 0xe5, 0xf6, 0xc4, 0xc5, 0xd6, 0xe9, 0xc9]);
const swedish = Uint8Array.from({ length: 256 }, (_, byte) => (inCp437.has(byte) ? 1 : inLatin1.has(byte) ? 2 : 0));

/**
 * Gathers, byte by byte and over any cuts, what tells the encodings apart. The rule: UTF-8 where more characters of several bytes are
 * whole than broken (one text cut inside a letter does not make the rest another encoding, nor does a byte order mark make the bytes
 * after it UTF-8); else the side with more Swedish letters; where neither has one, the standard's own PC8.
 */
export class EncodingEvidence {
  bom = false;
  /** Whether a byte 0 was met, which no text has. */
  nul = false;
  /** How many U+0080-U+009F: bytes of another encoding that were taken for characters. */
  mangled = 0;
  /** Characters of several bytes, those of them that are U+FFFD, and bytes that begin or end none. */
  #multibyte = 0;
  #replaced = 0;
  #broken = 0;
  #cp437 = 0;
  #latin1 = 0;
  #nonAscii = false;
  #code = 0;
  #more = 0;
  #lower = 0x80;
  #upper = 0xbf;

  /** Takes the next bytes of the file, `from` up to and not including `to`. */
  add(bytes: Uint8Array, from: number, to: number): void {
    let p = from;
    while (p < to && this.#more > 0) this.#take(bytes[p++]!);
    // Four bytes at a time while they are ASCII and none is 0: a quarter of the time.
    const words = new Uint32Array(bytes.buffer, 0, bytes.buffer.byteLength >>> 2);
    const base = bytes.byteOffset;
    while (p < to) {
      if (((base + p) & 3) === 0) {
        const last = (base + to) >>> 2;
        let word = (base + p) >>> 2;
        while (word < last && isPlain(words[word]!)) word++;
        p = (word << 2) - base;
        if (p >= to) break;
      }
      const c = bytes[p++]!;
      if (c > 0 && c < 128) continue;
      if (c === 0) this.nul = true;
      this.#take(c);
      while (p < to && this.#more > 0) this.#take(bytes[p++]!);
    }
  }

  #take(c: number): void {
    this.#nonAscii ||= c > 127;
    if (swedish[c] === 1) this.#cp437++;
    else if (swedish[c] === 2) this.#latin1++;
    if (this.#more > 0) {
      if (c >= this.#lower && c <= this.#upper) {
        this.#continue(c);
        return;
      }
      this.#broken++;
      this.#more = 0;
    }
    if (c < 128) return;
    this.#more = c >= 0xc2 && c <= 0xdf ? 1 : c >= 0xe0 && c <= 0xef ? 2 : c >= 0xf0 && c <= 0xf4 ? 3 : 0;
    if (this.#more === 0) this.#broken++;
    this.#code = c & (0x3f >> this.#more);
    // Overlong forms, surrogates and what lies above U+10FFFF are no UTF-8 (RFC 3629).
    this.#lower = c === 0xe0 ? 0xa0 : c === 0xf0 ? 0x90 : 0x80;
    this.#upper = c === 0xed ? 0x9f : c === 0xf4 ? 0x8f : 0xbf;
  }

  #continue(c: number): void {
    this.#code = (this.#code << 6) | (c & 0x3f);
    this.#lower = 0x80;
    this.#upper = 0xbf;
    if (--this.#more > 0) return;
    this.#multibyte++;
    if (this.#code === 0xfffd) this.#replaced++;
    if (this.#code >= 0x80 && this.#code <= 0x9f) this.mangled++;
  }

  /** What the bytes so far say; ask it when all are there. `otherwise` where letters speak for neither of the two. */
  encoding(otherwise: 'cp437' | 'latin1' = 'cp437'): SieEncoding {
    if (!this.#nonAscii) return this.bom ? 'utf-8-bom' : 'ascii';
    if (this.#multibyte > this.#allBroken) return this.bom ? 'utf-8-bom' : 'utf-8';
    if (this.#latin1 === this.#cp437) return otherwise;
    return this.#latin1 > this.#cp437 ? 'latin1' : 'cp437';
  }

  /** How many characters of a file in UTF-8 were lost before it came here: U+FFFD, and what is no whole character. */
  lost(): number {
    return isUtf8(this.encoding()) ? this.#replaced + this.#allBroken : 0;
  }

  get #allBroken(): number {
    return this.#broken + (this.#more > 0 ? 1 : 0);
  }
}

/** Whether texts of the encoding have characters of several bytes. */
export function isUtf8(encoding: SieEncoding): boolean {
  return encoding === 'utf-8' || encoding === 'utf-8-bom';
}
