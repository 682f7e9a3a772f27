import { setImmediate } from 'node:timers/promises';
import { readSie, type SieSource, sieVouchers } from '@saldo/ledger/sie';
import { generateSie } from './generate-sie.ts';

const GIGABYTE = 1e9;
const YEAR_VOUCHERS = 20_000;

/**
 * Prints by how many bytes a fresh process grows while it decides on a SIE file of 1 GB and takes its vouchers one batch after the
 * other: a year's vouchers over and over, never in memory as a whole. Run by `sie-reading.ts`.
 */
async function main(): Promise<void> {
  const year = Buffer.concat([...generateSie({ vouchers: YEAR_VOUCHERS, seed: 9 })]);
  const head = year.subarray(0, year.indexOf('#VER'));
  const vouchers = year.subarray(head.length);
  const times = Math.ceil((GIGABYTE - head.length) / vouchers.length);
  let highest = 0;
  const watched = async function* (bytes: Uint8Array) {
    for (const chunk of chunksOf(bytes)) {
      await setImmediate();
      yield chunk;
      highest = Math.max(highest, process.memoryUsage.rss());
    }
  };
  const source: SieSource = async function* () {
    yield* watched(head);
    for (let time = 0; time < times; time++) yield* watched(vouchers);
  };
  const before = process.memoryUsage.rss();
  const reading = await readSie(source, { fileName: 'gigabyte.se' });
  if (reading.status === 'refused') throw new Error('The generated file must be read');
  let count = 0;
  for await (const batch of sieVouchers(source, reading)) count += batch.length;
  if (count !== times * YEAR_VOUCHERS) throw new Error(`${count} vouchers of ${times * YEAR_VOUCHERS}`);
  console.log(highest - before);
}

/** Copies, as a file or a socket gives them: each chunk is memory of its own. */
function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.slice(at, at + 65_536);
}

await main();
