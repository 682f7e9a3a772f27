import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readStatements, type StatementReading, type StatementSource, statementEntries } from '@saldo/bank/statements';
import type { BenchLine } from './bench-line.ts';
import { generateMt940 } from './generate-mt940.ts';
import { bestOf, chunksOf } from './sie-reading.ts';

const STATEMENTS = 2_000;
const ENTRIES = 100;
const ROUNDS = 7;
const MEGABYTE = 1e6;

/** Reading MT940, as ratios of decoding the same file and splitting it into lines in the same run. */
export async function benchMt940Reading(): Promise<BenchLine[]> {
  const bytes = Buffer.concat([...generateMt940({ statements: STATEMENTS, entries: ENTRIES, seed: 7 })]);
  const source: StatementSource = () => chunksOf(bytes);
  const reading = await decided(source);
  const best = await bestOf(ROUNDS, [
    ['lines', async () => bytes.toString('latin1').split('\n').length],
    ['decided', async () => (await decided(source)).statements.length],
    ['entries', () => entriesOf(source, reading)],
  ]);
  const line = (name: string, reader: string, goal: number): BenchLine => {
    const value = best.get('lines')! / best.get(reader)!;
    const speed = (of: string) => Math.round(bytes.length / MEGABYTE / best.get(of)!);
    const note = `${speed(reader)} MB/s of ${Math.round(bytes.length / MEGABYTE)} MB; decoded and split at ${speed('lines')} MB/s`;
    return { name, value, goal: `≥ ${goal}`, unit: '× of decoding and splitting into lines', ok: value >= goal, note };
  };
  return [
    line('MT940 decided on as a whole, with the proof of each statement', 'decided', 0.3),
    line('MT940 into entries', 'entries', 0.08),
    await memoryOfGigabyte(),
  ];
}

async function decided(source: StatementSource): Promise<StatementReading> {
  const reading = await readStatements(source);
  if (reading.status === 'refused' || reading.statements.some(({ proof }) => proof.status !== 'proven'))
    throw new Error('The generated file must be proven');
  return reading;
}

async function entriesOf(source: StatementSource, reading: StatementReading): Promise<number> {
  let count = 0;
  for await (const { entries } of statementEntries(source, reading)) count += entries.length;
  if (count !== STATEMENTS * ENTRIES) throw new Error(`${count} entries of ${STATEMENTS * ENTRIES}`);
  return count;
}

/** In a process of its own, since this one has grown by what it has read already. */
async function memoryOfGigabyte(): Promise<BenchLine> {
  const script = fileURLToPath(new URL('./mt940-memory.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, script]);
  const value = Math.round(Number(stdout) / MEGABYTE);
  return {
    name: 'Memory grown by reading 1 GB of MT940',
    value,
    goal: '≤ 150',
    unit: 'MB',
    ok: value <= 150,
    note: 'decided and taken into entries',
  };
}
