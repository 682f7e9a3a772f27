import { charactersOf } from './text-stretches.ts';
import { isWide, narrowed } from './wide-lines.ts';

/** What a file is by how it begins: the reader that takes it, or why none does. */
export type FileKind =
  | { readonly reader: 'camt' | 'mt940' | 'bgmax' | 'skattekonto' | 'csv' }
  | { readonly refusal: string; readonly found?: string };

/** How many bytes tell it. */
export const SNIFFED_BYTES = 8_192;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const GZIP = [0x1f, 0x8b];
const PNG = [0x89, 0x50, 0x4e, 0x47];
const JPEG = [0xff, 0xd8, 0xff];

/** Decides by the content alone; a name may say anything. `first` is the whole file where that is shorter. */
export function fileKind(first: Uint8Array): FileKind {
  const begins = (bytes: readonly number[]) => bytes.every((byte, at) => first[at] === byte);
  if (first.length === 0) return { refusal: 'statement.empty' };
  if (begins([0x25, 0x50, 0x44, 0x46])) return { refusal: 'statement.pdf' };
  if (begins(ZIP)) return { refusal: isWorkbook(first) ? 'statement.excel' : 'statement.packed' };
  if (begins(OLE)) return { refusal: 'statement.excel' };
  if (begins(GZIP)) return { refusal: 'statement.packed' };
  if (begins(PNG) || begins(JPEG)) return { refusal: 'statement.picture' };
  if (isWide(first)) return wideKind(first);
  const text = Buffer.from(first).toString('latin1');
  return textKind(text.replace(/^\u00ef\u00bb\u00bf/, '').trimStart(), first.length < SNIFFED_BYTES);
}

function isWorkbook(first: Uint8Array): boolean {
  return /\[Content_Types\]|xl\/|_rels\//.test(Buffer.from(first).toString('latin1'));
}

function wideKind(first: Uint8Array): FileKind {
  const text = Buffer.from(narrowed(first.subarray(0, first.length & ~1))).toString('latin1');
  return textKind(text.trimStart(), first.length < SNIFFED_BYTES);
}

function textKind(text: string, isWhole: boolean): FileKind {
  if (text === '') return { refusal: isWhole ? 'statement.empty' : 'statement.unknown' };
  if (/^<(?:!doctype\s+html|html|head|body)/i.test(text)) return { refusal: 'statement.web-page' };
  if (/^(?:OFXHEADER|<OFX>)/i.test(text)) return { refusal: 'statement.other-format', found: 'OFX' };
  if (text.startsWith('<')) return { reader: 'camt' };
  if (/^01BGMAX/.test(text)) return { reader: 'bgmax' };
  if (/^#\s*(?:FLAGGA|PROGRAM|FORMAT|GEN|SIETYP|FNAMN|ORGNR|KONTO|RAR)\b/i.test(text)) return { refusal: 'statement.sie' };
  if (isMt940(text)) return { reader: 'mt940' };
  if (/^!Type:/i.test(text)) return { refusal: 'statement.other-format', found: 'QIF' };
  if (/^(?:\{\s*"|\[\s*[{"\]])/.test(text)) return { refusal: 'statement.other-format', found: 'JSON' };
  if (isTaxAccount(text)) return { reader: 'skattekonto' };
  if (isCsv(text)) return { reader: 'csv' };
  return { refusal: text.includes('\0') ? 'statement.binary' : 'statement.unknown', found: beginning(text) };
}

/** SWIFT blocks, or the fields that every message of the series has; some banks write a text before them. */
function isMt940(text: string): boolean {
  return /^\{1:[\s\S]{0,200}\{2:[IO]9[45]\d/.test(text) || (/(?:^|[\r\n]|4:):20:/.test(text) && /(?:^|[\r\n]):(?:25P?|28C?):/.test(text));
}

/** A row with the opening balance in its second cell, which Skatteverket alone has; no bank's export begins so. */
function isTaxAccount(text: string): boolean {
  const lines = charactersOf(text).split(/[\r\n]+/);
  return lines.some((line) => /^"?(?:\d{4}-?\d{2}-?\d{2})?"?;"?(?:ing|utg)[åa]ende saldo\b/i.test(line));
}

/** Two of the first lines have the same delimiters. */
function isCsv(text: string): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return [';', '\t', ',', '|'].some((delimiter) => {
    const counts = lines.slice(0, 40).map((line) => line.split(delimiter).length);
    return counts.some((count, at) => count > 2 && counts.indexOf(count) !== at) || (lines.length === 1 && (counts[0] ?? 0) > 3);
  });
}

function beginning(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return charactersOf(line.slice(0, 40));
}
