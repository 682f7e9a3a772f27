import { SaldoError } from '@saldo/kernel';
import type { BooksVoucher } from '../books.ts';
import type { SieBatch } from './columns.ts';
import { EncodingEvidence } from './encoding.ts';
import type { SieProof } from './proof.ts';
import type { SieOptions, SieReading, SieRefusal, SieSource } from './reading.ts';
import { refused } from './refused.ts';
import { scanFile } from './scan-file.ts';
import { proofOf } from './scan-proof.ts';
import { SieScanner } from './scanner.ts';
import { readSie4 } from './sie4.ts';
import { readSie5, sie5Vouchers } from './sie5.ts';
import { firstBytes } from './stretches.ts';
import { VoucherMaker } from './voucher-objects.ts';

/** With 300 a process that reads 1 GB grew by twice as much (140 MB, not 70) and took longer: batches then outlive the young heap. */
const VOUCHERS_IN_BATCH = 200;
const SNIFFED_BYTES = 4_096;

/**
 * Reads a SIE file, of whatever type and encoding, from its start to its end and decides: read, with everything but the vouchers,
 * or refused whole, with every fault. The source is opened anew for each pass; memory does not grow with the file.
 */
export async function readSie(open: SieSource, options: SieOptions = {}): Promise<SieReading | SieRefusal> {
  const first = await firstBytes(open(), SNIFFED_BYTES);
  const kind = kindOf(first);
  if (kind === 'sie4') return readSie4(open, options);
  if (kind === 'xml') return readSie5(open, options);
  return refused(kind.code, options.fileName, { found: kind.found ?? '' });
}

/** The vouchers of a file that `readSie` has read, in the file's order, at most `size` at a time. */
export async function* sieVouchers(open: SieSource, reading: SieReading, size = VOUCHERS_IN_BATCH): AsyncGenerator<BooksVoucher[]> {
  let count = 0;
  const batches = reading.type === '5' || reading.type === '5-entry' ? sie5Vouchers(open, size) : sie4Vouchers(open, reading, size);
  for await (const batch of batches) {
    count += batch.length;
    yield batch;
  }
  // The file that was decided on must be the file that is stored.
  if (count !== reading.vouchers) throw new SaldoError('sie.changed-while-read', 'conflict', { expected: reading.vouchers, found: count });
}

async function* sie4Vouchers(open: SieSource, reading: SieReading, size: number): AsyncGenerator<BooksVoucher[]> {
  const maker = new VoucherMaker(reading.encoding);
  let waiting: BooksVoucher[] = [];
  for await (const batch of scanFile(open(), new SieScanner())) {
    const { count } = batch.vouchers;
    let from = 0;
    while (from < count) {
      const to = Math.min(count, from + size - waiting.length);
      maker.make(batch, from, to, waiting);
      from = to;
      if (waiting.length < size) continue;
      yield waiting;
      waiting = [];
    }
  }
  if (waiting.length > 0) yield waiting;
}

/** A SIE 1-4 file in typed columns. */
export interface SieColumns {
  /** Each batch holds until the next is asked for. */
  readonly batches: AsyncGenerator<SieBatch>;
  /** What the file states held against its rows; asked when the last batch was given. */
  readonly proof: () => SieProof;
}

/** The vouchers of a SIE 1-4 file as typed columns, without deciding on the file: for those who count rather than store. */
export function sieColumns(open: SieSource): SieColumns {
  const scanner = new SieScanner();
  return { batches: scanFile(open(), scanner, new EncodingEvidence()), proof: () => proofOf(scanner) };
}

type Kind = 'sie4' | 'xml' | { readonly code: string; readonly found?: string };

const BLANKS = new Set([9, 10, 13, 32]);

function kindOf(bytes: Uint8Array): Kind {
  if (bytes.length === 0) return { code: 'sie.empty' };
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return { code: 'sie.utf16' };
  let p = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  while (p < bytes.length && BLANKS.has(bytes[p]!)) p++;
  if (p === bytes.length) return bytes.length < SNIFFED_BYTES ? { code: 'sie.empty' } : 'sie4';
  if (bytes[p + 1] === 0) return { code: bytes[p] === 35 || bytes[p] === 60 ? 'sie.utf16' : 'sie.binary' };
  if (bytes[p] === 35) return 'sie4';
  const begins = Buffer.from(bytes.subarray(p, p + 60)).toString('latin1');
  if (/^<(?:!doctype\s+html|html|head|body)/i.test(begins)) return { code: 'sie.web-page' };
  if (bytes[p] === 60) return 'xml';
  return {
    code: 'sie.not-sie',
    found: begins
      .replace(/[^\x20-\x7e]+/g, ' ')
      .slice(0, 40)
      .trim(),
  };
}
