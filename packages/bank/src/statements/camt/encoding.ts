/** The encodings that are read. `windows-1252` also stands for ISO 8859-1 and ASCII, which are parts of it. */
export type CamtEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';

const LABELS: Readonly<Record<string, CamtEncoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  iso_8859_1: 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  latin9: 'iso-8859-15',
};

/** Windows-1252 from 0x80 to 0x9F; where it has no character, the control character of ISO 8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Where ISO 8859-15 differs from ISO 8859-1. */
const LATIN_9: Readonly<Record<string, string>> = { '¤': '€', '¦': 'Š', '¨': 'š', '´': 'Ž', '¸': 'ž', '¼': 'Œ', '½': 'œ', '¾': 'Ÿ' };

/** What the first bytes of a file say of its encoding. */
export interface StatedEncoding {
  /** What the file says that it is; `''` where it says nothing. */
  readonly stated: string;
  /** How it is to be read; null for an encoding that is not read here. */
  readonly encoding: CamtEncoding | null;
  /** How many bytes the byte order mark takes. */
  readonly mark: number;
}

/**
 * The encoding by the mark or the declaration of the file; XML without either is UTF-8. What the bytes are beyond doubt goes before what
 * is said: many a program declares UTF-16 because its texts were so in memory, and writes UTF-8.
 */
export function statedEncoding(first: Uint8Array): StatedEncoding {
  const [a, b, c] = first;
  if (a === 0xff && b === 0xfe) return { stated: declared(first.subarray(2), 2), encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { stated: declared(first.subarray(3), 2), encoding: 'utf-16be', mark: 2 };
  if (a === 0x3c && b === 0) return { stated: declared(first, 2), encoding: 'utf-16le', mark: 0 };
  if (a === 0 && b === 0x3c) return { stated: declared(first.subarray(1), 2), encoding: 'utf-16be', mark: 0 };
  const mark = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  const stated = declared(first.subarray(mark), 1);
  if (mark > 0 || stated === '' || /^utf-?16/.test(stated)) return { stated, encoding: 'utf-8', mark };
  return { stated, encoding: LABELS[stated] ?? null, mark };
}

/** The encoding that the XML declaration names, in small letters; of characters of so many bytes, the first of which counts. */
function declared(bytes: Uint8Array, width: 1 | 2): string {
  const begin = Buffer.from(bytes.subarray(0, 200 * width).filter((_, index) => index % width === 0)).toString('latin1');
  return (/^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(begin)?.[1] ?? '').toLowerCase();
}

/** Whether a file that says so is rightly read so. */
export function isSo(stated: string, encoding: CamtEncoding): boolean {
  if (stated === '') return true;
  return stated.startsWith('utf-16') || stated.startsWith('utf16') ? encoding.startsWith('utf-16') : LABELS[stated] === encoding;
}

/** Decodes bytes of an encoding that has one byte for each character. */
export function decodeSingle(bytes: Buffer, encoding: CamtEncoding): string {
  const text = bytes.toString('latin1');
  if (encoding === 'iso-8859-15') return text.replace(/[¤¦¨´¸¼½¾]/g, (character) => LATIN_9[character]!);
  return text.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

/**
 * Decodes bytes that are not UTF-8 throughout, one U+FFFD for each byte that is part of no character. Where these stand is put into
 * `lost`, in characters.
 */
export function decodeBroken(bytes: Buffer, lost: number[]): string {
  let text = '';
  let whole = 0;
  for (let p = 0; p < bytes.length; ) {
    const length = characterLength(bytes, p);
    if (length > 0) {
      p += length;
      continue;
    }
    text += bytes.toString('utf8', whole, p);
    lost.push(text.length);
    text += '\ufffd';
    whole = ++p;
  }
  return text + bytes.toString('utf8', whole);
}

/** How many bytes the character of UTF-8 takes that begins at a position; 0 where none does (RFC 3629). */
export function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  // Overlong forms, surrogates and what lies above U+10FFFF are no UTF-8.
  const lower = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const upper = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lower || second > upper) return 0;
  for (let p = at + 2; p < at + length; p++) if ((bytes[p]! & 0xc0) !== 0x80) return 0;
  return length;
}

/** Where the last character of UTF-8 ends that may still be going on: what follows is its beginning. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/**
 * Gathers what tells UTF-8 from an encoding of one byte a character. The rule of `ledger/sie`: UTF-8 where more characters of several
 * bytes are whole than broken, so that one text that was cut inside a letter does not make the rest another encoding.
 */
export class Utf8Evidence {
  #whole = 0;
  #broken = 0;
  #rest = new Uint8Array();

  add(piece: Uint8Array, last: boolean): void {
    const bytes = Buffer.concat([this.#rest, piece]);
    const end = last ? bytes.length : wholeCharacters(bytes);
    for (let p = 0; p < end; ) {
      const length = characterLength(bytes, p);
      if (length === 0) this.#broken++;
      else if (length > 1) this.#whole++;
      p += length || 1;
    }
    this.#rest = bytes.subarray(end);
  }

  get isUtf8(): boolean {
    return this.#whole > this.#broken;
  }
}
