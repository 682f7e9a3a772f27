import { setImmediate } from 'node:timers/promises';
import { readStatements, type StatementSource, statementEntries } from '@saldo/bank/statements';
import { type GeneratedCamt, generatedEntries, generatedFrame } from './generate-camt.ts';

const GIGABYTE = 1e9;
const FILE: GeneratedCamt = { entries: 5_000, seed: 9, version: '02' };

/**
 * Prints by how many bytes a fresh process grows while it decides on a camt.053 of 1 GB and takes its entries one batch after the other:
 * a day's entries over and over, never in memory as a whole. Run by `camt-reading.ts`.
 */
async function main(): Promise<void> {
  const entries = Buffer.concat([...generatedEntries(FILE)]);
  const times = Math.ceil(GIGABYTE / entries.length);
  const { head, tail } = generatedFrame(FILE, times);
  let highest = 0;
  const watched = async function* (bytes: Uint8Array) {
    // Copies, as a file or a socket gives them: each chunk is memory of its own.
    for (let at = 0; at < bytes.length; at += 65_536) {
      await setImmediate();
      yield bytes.slice(at, at + 65_536);
      highest = Math.max(highest, process.memoryUsage.rss());
    }
  };
  const source: StatementSource = async function* () {
    yield* watched(head);
    for (let time = 0; time < times; time++) yield* watched(entries);
    yield* watched(tail);
  };
  const before = process.memoryUsage.rss();
  const reading = await readStatements(source);
  if (reading.status === 'refused' || reading.statements[0]?.proof.status !== 'proven')
    throw new Error('The generated file must be proven');
  let count = 0;
  for await (const batch of statementEntries(source, reading)) count += batch.entries.length;
  if (count !== times * FILE.entries) throw new Error(`${count} entries of ${times * FILE.entries}`);
  console.log(highest - before);
}

await main();
