import { SaldoError } from '@saldo/kernel';
import type { BooksVoucher } from '../books.ts';
import type { SieBatch } from './columns.ts';
import { EncodingEvidence } from './encoding.ts';
import type { SieOptions, SieReading, SieRefusal, SieSource } from './reading.ts';
import { refused } from './refused.ts';
import { scanFile } from './scan-file.ts';
import { SieScanner } from './scanner.ts';
import { readSie4 } from './sie4.ts';
import { readSie5, sie5Vouchers } from './sie5.ts';
import { firstBytes } from './stretches.ts';
import { VoucherMaker } from './voucher-objects.ts';

const VOUCHERS_IN_BATCH = 2_000;
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
  for await (const batch of scanFile(open(), new SieScanner())) {
    const { count } = batch.vouchers;
    for (let from = 0; from < count; from += size) yield maker.make(batch, from, Math.min(count, from + size));
  }
}

/** What was found out besides when a file was read in columns. */
export interface SieColumns {
  readonly scanner: SieScanner;
  readonly evidence: EncodingEvidence;
}

/**
 * The vouchers of a SIE 1-4 file as typed columns, without deciding on the file: for those who count rather than store. Each batch
 * holds until the next is asked for; sums and notes stand in the scanner when the last was given.
 */
export function sieColumns(open: SieSource): { readonly batches: AsyncGenerator<SieBatch> } & SieColumns {
  const scanner = new SieScanner();
  const evidence = new EncodingEvidence();
  return { batches: scanFile(open(), scanner, evidence), scanner, evidence };
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
