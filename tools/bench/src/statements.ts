import { type BenchLine, printLines } from './bench-line.ts';
import { benchCamtReading } from './camt-reading.ts';

/** Reading statements of banks, kind by kind. */
export async function benchStatements(): Promise<BenchLine[]> {
  return benchCamtReading();
}

if (import.meta.main) printLines(await benchStatements());
