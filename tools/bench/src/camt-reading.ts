import { execFile } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readStatements, type StatementReading, type StatementSource, statementEntries } from '@saldo/bank/statements';
import { SaxesParser } from 'saxes';
import type { BenchLine } from './bench-line.ts';
import { camtSamples } from './camt-samples.ts';
import { generateCamt } from './generate-camt.ts';
import { leastProcessorTime } from './processor-time.ts';
import { chunksOf } from './sie-reading.ts';
import { findStatementPeers, findXmlPeer } from './statement-peers.ts';

const ENTRIES = 16_000;
const PEER_ENTRIES = 3_000;
const ROUNDS = 5;
const PEER_ROUNDS = 3;
const MEGABYTE = 1e6;

/** Reading camt.053, as a ratio of a bare saxes over the same file in the same run, by processor time, and beside the readers that npm has. */
export async function benchCamtReading(): Promise<BenchLine[]> {
  return [
    ...(await besideSaxes('indented, version 02', '02')),
    ...(await besideSaxes('without blanks, version 08', '08')),
    ...(await againstPeers()),
    await memoryOfGigabyte(),
  ];
}

async function besideSaxes(what: string, version: '02' | '08'): Promise<BenchLine[]> {
  const bytes = Buffer.concat([...generateCamt({ entries: ENTRIES, seed: 7, version })]);
  const source: StatementSource = () => chunksOf(bytes);
  const reading = await decided(source);
  const best = await leastProcessorTime(ROUNDS, [
    ['saxes', async () => bareSaxes(bytes)],
    ['entries', () => entriesOf(source, reading)],
    ['both', async () => entriesOf(source, await decided(source))],
  ]);
  const line = (name: string, reader: string, goal: number | null): BenchLine => {
    const value = best.get('saxes')! / best.get(reader)!;
    const speed = (of: string) => Math.round(bytes.length / MEGABYTE / best.get(of)!);
    const note = `${speed(reader)} MB/s of ${Math.round(bytes.length / MEGABYTE)} MB; saxes at ${speed('saxes')} MB/s`;
    return {
      name: `${name}, ${what}`,
      value,
      goal: goal === null ? null : `≥ ${goal}`,
      unit: '× of bare saxes',
      ok: value >= (goal ?? 0),
      note,
    };
  };
  return [line('camt.053 into entries', 'entries', 0.7), line('camt.053 decided on as a whole, then into entries', 'both', null)];
}

/** What saxes takes to look at the file and tell nothing of it. */
function bareSaxes(bytes: Buffer): number {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new StringDecoder('utf8');
  for (const chunk of chunksOf(bytes)) parser.write(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)));
  parser.close();
  return bytes.length;
}

async function decided(source: StatementSource): Promise<StatementReading> {
  const reading = await readStatements(source);
  if (reading.status === 'refused' || reading.statements[0]?.proof.status !== 'proven')
    throw new Error('The generated file must be proven');
  return reading;
}

async function entriesOf(source: StatementSource, reading: StatementReading): Promise<number> {
  let count = 0;
  let sum = 0n;
  for await (const { entries } of statementEntries(source, reading)) {
    count += entries.length;
    for (const { amountMinor } of entries) sum += amountMinor;
  }
  if (sum !== reading.statements[0]!.bookedMinor) throw new Error('The entries must come to what the head says');
  return count;
}

/** Both passes against the quickest reader of npm that reads nine samples of ten, and beside a parser of XML alone. */
async function againstPeers(): Promise<BenchLine[]> {
  const samples = camtSamples();
  const { peers, missing } = await findStatementPeers(samples);
  const good = peers.filter(({ right }) => right >= 0.9 * samples.length);
  const bad = peers.filter((peer) => !good.includes(peer)).map(({ name, right }) => `${name} reads ${right} of ${samples.length} samples`);
  const note = [...bad, ...missing.map((name) => `${name} is not there`)];
  const line = { name: 'camt.053 decided on and into entries, against the readers of npm', goal: '≥ 3', unit: '× the fastest' };
  if (good.length === 0) return [{ ...line, value: Number.NaN, ok: true, note: `left out: ${note.join(', ')}` }];
  const bytes = Buffer.concat([...generateCamt({ entries: PEER_ENTRIES, seed: 7, version: '02' })]);
  const source: StatementSource = () => chunksOf(bytes);
  const xmlPeer = await findXmlPeer();
  const best = await leastProcessorTime(PEER_ROUNDS, [
    ['ours', async () => entriesOf(source, await decided(source))],
    ...good.map(({ name, read }): [string, () => Promise<number>] => [name, () => read(bytes.toString())]),
    ...(xmlPeer
      ? [['fast-xml-parser', async () => Object.keys(xmlPeer(bytes.toString()) as object).length] as [string, () => Promise<number>]]
      : []),
  ]);
  const value = Math.min(...good.map(({ name }) => best.get(name)!)) / best.get('ours')!;
  const speeds = [...best].map(([name, seconds]) => `${name} ${(bytes.length / MEGABYTE / seconds).toFixed(0)} MB/s`);
  return [{ ...line, value, ok: value >= 3, note: [...speeds, ...note].join(', ') }];
}

/** In a process of its own, since this one has grown by what it has read already. */
async function memoryOfGigabyte(): Promise<BenchLine> {
  const script = fileURLToPath(new URL('./camt-memory.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script]);
  const value = Math.round(Number(stdout) / MEGABYTE);
  return {
    name: 'Memory grown by reading 1 GB of camt.053',
    value,
    goal: '≤ 150',
    unit: 'MB',
    ok: value <= 150,
    note: 'decided and taken into entries',
  };
}
