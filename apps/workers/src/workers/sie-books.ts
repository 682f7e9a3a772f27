import { createHash } from 'node:crypto';
import { SaldoError } from '@saldo/kernel';
import { companyFindings, type YearBooks } from '@saldo/ledger';
import { readSie, type SieReading, type SieSource, sieVouchers } from '@saldo/ledger/sie';

/**
 * Reads a SIE file to its end and decides on it before anything is stored. Throws `ledger.file-refused` with every fault: such a file
 * will not get better by trying again.
 */
export async function checkSie(open: SieSource, fileName: string): Promise<SieReading> {
  const read = await readSie(open, { fileName });
  if (read.status === 'read') return read;
  const { faults, faultCount } = read;
  throw new SaldoError('ledger.file-refused', 'invalid', { file: fileName, count: faultCount }, { retry: 'never', faults, faultCount });
}

/** The books of a file that was found good, for the client with the organisation number. */
export function sieBooks(open: SieSource, reading: SieReading, clientOrgNo: string): YearBooks {
  const { head } = reading;
  return {
    head: { ...head, findings: [...companyFindings(head.company, clientOrgNo), ...head.findings] },
    reach: reading.reach,
    mayShareNumbers: (reading.findingCounts['sie.number-twice'] ?? 0) > 0,
    vouchers: () => sieVouchers(open, reading),
  };
}

/** SHA-256 of a file without `#GEN`, which names the day that it was made: equal as long as the books are. */
export async function contentSha256Of(open: SieSource, { details }: SieReading): Promise<string> {
  const hash = createHash('sha256');
  let at = 0;
  for await (const piece of open()) {
    let from = 0;
    for (const { offset, length } of details.generated.ranges) {
      const [begin, end] = [offset - at, offset + length - at];
      if (end <= from || begin >= piece.length) continue;
      hash.update(piece.subarray(from, Math.max(begin, from)));
      from = Math.min(end, piece.length);
    }
    hash.update(piece.subarray(from));
    at += piece.length;
  }
  return hash.digest('hex');
}
