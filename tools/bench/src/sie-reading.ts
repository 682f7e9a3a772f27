import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readSie, type SieReading, type SieSource, sieColumns, sieVouchers } from '@saldo/ledger/sie';
import { type BenchLine, printLines } from './bench-line.ts';
import { generateSie } from './generate-sie.ts';
import { findPeers, type Peer, SMALL_VOUCHERS } from './sie-peers.ts';
import { sumOfColumns, sumOfObjects } from './sie-sums.ts';

const VOUCHERS = 170_000;
const PEER_VOUCHERS = 60_000;
const PEER_ROUNDS = 3;
const ROUNDS = 5;
const MEGABYTE = 1e6;

/** Reading SIE, as ratios of decoding and splitting the same file in the same run; and what reading 1 GB takes of memory. */
export async function benchSieReading(): Promise<BenchLine[]> {
  const bytes = Buffer.concat([...generateSie({ vouchers: VOUCHERS, seed: 7 })]);
  const source: SieSource = () => chunksOf(bytes);
  const reading = await decided(source);
  const best = await bestOf(ROUNDS, [
    ['lines', async () => decodedLines(bytes)],
    ['columns', () => readColumns(source)],
    ['objects', () => readObjects(source, reading)],
    ['both', async () => readObjects(source, await decided(source))],
  ]);
  const speed = (name: string) => Math.round(bytes.length / MEGABYTE / best.get(name)!);
  const of = `${Math.round(bytes.length / MEGABYTE)} MB; decoded and split at ${speed('lines')} MB/s`;
  const lines = [
    ratio('SIE into typed columns, with the proof', best, 'columns', 0.5, `${speed('columns')} MB/s of ${of}`),
    ratio('SIE into objects', best, 'objects', 0.2, `${speed('objects')} MB/s of ${of}`),
    ratio('SIE decided on as a whole, then into objects, as the store does', best, 'both', null, `${speed('both')} MB/s of ${of}`),
    await sumsAgree(source),
    await memoryOfGigabyte(),
  ];
  return [...lines, ...(await againstPeers())];
}

function ratio(name: string, best: ReadonlyMap<string, number>, reader: string, goal: number | null, note: string): BenchLine {
  const value = best.get('lines')! / best.get(reader)!;
  const unit = '× of decoding and splitting into lines';
  return { name, value, goal: goal === null ? null : `≥ ${goal}`, unit, ok: goal === null || value >= goal, note };
}

export function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** The seconds of the quickest of several rounds for each; rounds are mixed, so that a slow moment meets all alike. */
export async function bestOf(rounds: number, tasks: readonly [string, () => Promise<number>][]): Promise<Map<string, number>> {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, task] of tasks) {
      const start = performance.now();
      await task();
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, (performance.now() - start) / 1_000));
    }
  }
  return best;
}

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const CODES = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 128 ? byte : CP437.charCodeAt(byte - 128)));

/** The quickest way known to decode code page 437 and to split into lines: the letters of Swedish fit one byte each. */
function decodedLines(bytes: Buffer): number {
  const latin1 = Buffer.allocUnsafe(bytes.length);
  for (let p = 0; p < bytes.length; p++) latin1[p] = CODES[bytes[p]!]!;
  return latin1.toString('latin1').split('\n').length;
}

async function readColumns(source: SieSource): Promise<number> {
  const { batches, proof } = sieColumns(source);
  let rows = 0;
  for await (const batch of batches) rows += batch.rows.count;
  if (proof().status !== 'proven') throw new Error('The generated file must be proven');
  return rows;
}

async function decided(source: SieSource): Promise<SieReading> {
  const reading = await readSie(source, { fileName: 'bench.se' });
  if (reading.status === 'refused' || reading.proof.status !== 'proven') throw new Error('The generated file must be read and proven');
  return reading;
}

async function readObjects(source: SieSource, reading: SieReading): Promise<number> {
  let vouchers = 0;
  for await (const batch of sieVouchers(source, reading)) vouchers += batch.length;
  return vouchers;
}

async function sumsAgree(source: SieSource): Promise<BenchLine> {
  const reading = await decided(source);
  const columns = await sumOfColumns(sieColumns(source).batches);
  const objects = await sumOfObjects(sieVouchers(source, reading));
  const ok = columns === objects;
  return {
    name: 'SIE: every field the same in columns and objects',
    value: ok ? 1 : 0,
    goal: null,
    unit: 'sums equal',
    ok,
    note: `${columns} and ${objects}`,
  };
}

/** In a process of its own, since this one has grown by what it has read already. */
async function memoryOfGigabyte(): Promise<BenchLine> {
  const script = fileURLToPath(new URL('./sie-memory.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script]);
  const value = Math.round(Number(stdout) / MEGABYTE);
  return {
    name: 'Memory grown by reading 1 GB of SIE',
    value,
    goal: '≤ 150',
    unit: 'MB',
    ok: value <= 150,
    note: 'decided and taken into objects',
  };
}

async function againstPeers(): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-bench-'));
  try {
    const small = join(folder, 'small.se');
    writeFileSync(small, Buffer.concat([...generateSie({ vouchers: SMALL_VOUCHERS, seed: 8 })]));
    const { peers, leftOut } = findPeers(small);
    const note = leftOut.length > 0 ? `left out: ${leftOut.join(', ')}` : '';
    const best = peers.length === 0 ? null : await bestWithPeers(peers, join(folder, 'peers.se'));
    return [comparison('columns', 10, best, peers, note), comparison('objects', 3, best, peers, note)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bestWithPeers(peers: readonly Peer[], path: string): Promise<Map<string, number>> {
  const bytes = Buffer.concat([...generateSie({ vouchers: PEER_VOUCHERS, seed: 8 })]);
  writeFileSync(path, bytes);
  const source: SieSource = () => chunksOf(bytes);
  return bestOf(PEER_ROUNDS, [
    ['columns', () => readColumns(source)],
    ['objects', async () => readObjects(source, await decided(source))],
    ...peers.map(({ name, read }): [string, () => Promise<number>] => [name, async () => read(path, readFileSync(path))]),
  ]);
}

function comparison(
  reader: string,
  goal: number,
  best: ReadonlyMap<string, number> | null,
  peers: readonly Peer[],
  note: string,
): BenchLine {
  const line = { name: `SIE ${reader} against the open TypeScript readers`, goal: `≥ ${goal}`, unit: '× the fastest' };
  if (!best) return { ...line, value: Number.NaN, ok: true, note };
  const value = Math.min(...peers.map(({ name }) => best.get(name)!)) / best.get(reader)!;
  const slower = peers.map(({ name }) => `${name} ${(best.get(name)! / best.get(reader)!).toFixed(0)}×`).join(', ');
  return { ...line, value, ok: value >= goal, note: [slower, note].filter(Boolean).join('; ') };
}

if (import.meta.main) printLines(await benchSieReading());
