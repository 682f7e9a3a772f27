import { setImmediate } from 'node:timers/promises';
import { readStatements, type StatementSource, statementEntries } from '@saldo/bank/statements';
import { generateMt940 } from './generate-mt940.ts';

const GIGABYTE = 1e9;
const ENTRIES = 20_000;

/**
 * Prints by how many bytes a fresh process grows while it decides on an MT940 file of 1 GB and takes its entries one batch after the
 * other: one statement over and over, never in memory as a whole. Run by `mt940-reading.ts`.
 */
async function main(): Promise<void> {
  const statement = Buffer.concat([...generateMt940({ statements: 1, entries: ENTRIES, seed: 9 })]);
  const times = Math.ceil(GIGABYTE / statement.length);
  let highest = 0;
  const source: StatementSource = async function* () {
    for (let time = 0; time < times; time++) {
      // Copies, as a file or a socket gives them: each chunk is memory of its own.
      for (let at = 0; at < statement.length; at += 65_536) {
        await setImmediate();
        yield new Uint8Array(statement.subarray(at, at + 65_536));
        highest = Math.max(highest, process.memoryUsage.rss());
      }
    }
  };
  const before = process.memoryUsage.rss();
  const reading = await readStatements(source);
  if (reading.status === 'refused') throw new Error('The generated file must be read');
  let count = 0;
  for await (const batch of statementEntries(source, reading)) count += batch.entries.length;
  if (count !== times * ENTRIES) throw new Error(`${count} entries of ${times * ENTRIES}`);
  console.log(highest - before);
}

await main();
