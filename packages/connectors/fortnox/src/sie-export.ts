import { createHash } from 'node:crypto';
import { withoutGen } from '@saldo/ledger/sie';

/** The export of one financial year as it was received. */
export interface SieExport {
  /** The bytes, in the pieces in which they came. */
  readonly chunks: readonly Uint8Array[];
  readonly byteLength: number;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  /** SHA-256 without `#GEN`, which names the day of the export: equal as long as the books are. */
  readonly contentSha256: string;
  /** How many `#VER` there are. */
  readonly vouchers: number;
}

/** Whether the first bytes are those of a SIE file: `#FLAGGA` comes first (SIE 4C, 5.8), after a mark of UTF-8 and blanks at most. */
export function beginsAsSie(chunks: readonly Uint8Array[]): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?[ \t\r\n]*#FLAGGA[ \t]/.test(latin(headOf(chunks, 64)));
}

/**
 * How an export ends. SIE 4 has no mark for its end, and Fortnox writes no checksum: `open` is inside a voucher; `doubtful` is a
 * last line without an end, which a cut between two vouchers can leave as well as a writer that ends none.
 */
export function endOfSie(chunks: readonly Uint8Array[]): 'whole' | 'doubtful' | 'open' {
  const tail = withoutDosEnd(latin(tailOf(chunks, 65_536)));
  const lines = tail.split(/\r?\n/).map((line) => line.trim());
  const [opened, closed] = [lines.lastIndexOf('{'), lines.lastIndexOf('}')];
  const lastVoucher = lines.findLastIndex((line) => line.startsWith('#VER'));
  if (opened > closed || lastVoucher > Math.max(opened, closed)) return 'open';
  return /[\r\n]$/.test(tail) || lines.at(-1) === '}' ? 'whole' : 'doubtful';
}

// DOS marked the end of a file with 0x1A, and some programs still do.
function withoutDosEnd(text: string): string {
  const at = text.indexOf(String.fromCharCode(0x1a), text.length - 2);
  return at < 0 ? text : text.slice(0, at);
}

/** What is known of an export once its bytes are there. */
export async function describeSie(chunks: readonly Uint8Array[]): Promise<SieExport> {
  const whole = createHash('sha256');
  let byteLength = 0;
  for (const chunk of chunks) {
    whole.update(chunk);
    byteLength += chunk.byteLength;
  }
  const content = createHash('sha256');
  for await (const piece of withoutGen(chunks)) content.update(piece);
  return { chunks, byteLength, sha256: whole.digest('hex'), contentSha256: content.digest('hex'), vouchers: countVouchers(chunks) };
}

const NEWLINE = 0x0a;
const LABEL = [...'#VER'].map((letter) => letter.charCodeAt(0));

// Labels at the start of a line, blanks before them allowed; over the borders of the pieces.
function countVouchers(chunks: readonly Uint8Array[]): number {
  let count = 0;
  let matched = 0;
  let atStart = true;
  for (const chunk of chunks)
    for (const byte of chunk) {
      if (matched === LABEL.length) {
        if (byte === 0x20 || byte === 0x09) count += 1;
        matched = 0;
      }
      if (byte === NEWLINE) {
        atStart = true;
        matched = 0;
      } else if (atStart && byte === LABEL[matched]) matched += 1;
      else if (matched > 0 || (byte !== 0x20 && byte !== 0x09)) {
        atStart = false;
        matched = 0;
      }
    }
  return count;
}

function headOf(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let missing = length;
  for (const chunk of chunks) {
    if (missing <= 0) break;
    pieces.push(chunk.subarray(0, missing));
    missing -= chunk.byteLength;
  }
  return joined(pieces);
}

function tailOf(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let missing = length;
  for (const chunk of chunks.toReversed()) {
    if (missing <= 0) break;
    pieces.unshift(chunk.subarray(Math.max(0, chunk.byteLength - missing)));
    missing -= chunk.byteLength;
  }
  return joined(pieces);
}

/** One array of all the pieces. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

// A letter a byte, whatever the encoding: labels are ASCII in all of them.
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}
