import { type BenchLine, printLines } from './bench-line.ts';
import { benchCamtReading } from './camt-reading.ts';
import { benchMt940Reading } from './mt940-reading.ts';

/** Reading statements of banks, kind by kind. */
export async function benchStatements(): Promise<BenchLine[]> {
  return [...(await benchCamtReading()), ...(await benchMt940Reading())];
}

if (import.meta.main) printLines(await benchStatements());
