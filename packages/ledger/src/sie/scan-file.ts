import type { SieBatch } from './columns.ts';
import type { EncodingEvidence } from './encoding.ts';
import type { SieScanner } from './scanner.ts';
import { type Chunks, pieces, Stretches } from './stretches.ts';

/**
 * Reads a whole SIE 1-4 file through a scanner and gives its vouchers batch by batch; a batch holds until the next is asked for.
 * What the file says besides is in the scanner, and what its bytes say of their encoding in the evidence.
 */
export async function* scanFile(chunks: Chunks, scanner: SieScanner, evidence?: EncodingEvidence): AsyncGenerator<SieBatch> {
  const stretches = new Stretches();
  const scan = (last: boolean): number => {
    const done = scanner.scan(stretches.bytes, stretches.end, stretches.base, last);
    evidence?.add(stretches.bytes, 0, done);
    return done;
  };
  const batch = (end: number): SieBatch => ({
    bytes: stretches.bytes,
    end,
    vouchers: scanner.vouchers,
    rows: scanner.rows,
    accounts: scanner.accounts.numbers,
  });
  for await (const piece of pieces(chunks)) {
    if (!stretches.append(piece)) {
      if (!stretches.lineIsTooLong) continue;
      scanner.notes.fault('sie.line-too-long', scanner.line, null);
      scanner.notes.commit();
      return;
    }
    const done = scan(false);
    if (scanner.vouchers.count > 0) yield batch(done);
    stretches.drop(done);
  }
  stretches.finish();
  if (evidence) evidence.bom = stretches.hasBom;
  scan(true);
  scanner.endsInLine = stretches.lastLineOpen;
  if (stretches.lastLineOpen && scanner.lastItemIsIncomplete) scanner.notes.fault('sie.truncated-line', scanner.line - 1, null);
  else if (stretches.lastLineOpen) scanner.notes.finding('sie.last-line-open', scanner.line - 1, null);
  if (stretches.hasEndMark) scanner.notes.finding('sie.end-mark', scanner.line - 1, null);
  scanner.notes.commit();
  if (scanner.vouchers.count > 0) yield batch(stretches.end);
}
