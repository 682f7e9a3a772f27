import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { CorpusFile, CorpusReader, CorpusVerdict } from './reader.ts';
import { FEWEST_CASES, replay } from './replay.ts';
import { Samples } from './samples.ts';

/**
 * Runs readers over a file, or every file of a folder, and prints a line for each; then replays what the files tell of accounts. The exit
 * code is 1 where a reader crashes or a replay does not end at the truth, else 0.
 */
export async function runCorpus(
  folder: string,
  readers: readonly CorpusReader[],
  print: (line: string) => void,
  fewestCases = FEWEST_CASES,
): Promise<number> {
  const root = resolve(folder);
  const files = await filesOf(root);
  const lines = new Map<CorpusReader, string[][]>();
  const [unread, crashed]: string[][] = [[], []];
  const samples = new Samples();
  let refused = 0;
  for (const file of files) {
    const reader = readers.find((one) => one.takes(file));
    if (!reader) {
      unread!.push(file.name);
      continue;
    }
    const verdict = await verdictOf(reader, file);
    if ('crash' in verdict) crashed!.push(`${file.name}: ${verdict.crash}`);
    else {
      if ('refused' in verdict) refused++;
      else samples.add(file.name, verdict.accounts ?? []);
      const told = lines.get(reader) ?? [];
      told.push([file.name, ...('refused' in verdict ? [`REFUSED ${verdict.refused}`] : verdict.cells)]);
      lines.set(reader, told);
    }
  }
  for (const [reader, rows] of lines) printTable(reader, rows, print);
  if (unread!.length > 0) print(`\nNo reader for ${unread!.length}: ${unread!.join(', ')}`);
  for (const line of crashed!) print(`CRASHED ${line}`);
  const { cases, differing } = replay(samples.all(), fewestCases);
  if (cases > 0)
    print(`Replayed ${samples.all().length} accounts in ${cases} cases: ${differing.length} end states differ from the true one.`);
  for (const line of differing.slice(0, DIFFERING_TOLD)) print(`DIFFERS ${line}`);
  const read = files.length - unread!.length - crashed!.length - refused;
  print(`\n${files.length} files: ${read} read, ${refused} refused, ${crashed!.length} crashed, ${unread!.length} without a reader.`);
  return crashed!.length + differing.length > 0 ? 1 : 0;
}

const DIFFERING_TOLD = 20;

async function filesOf(root: string): Promise<CorpusFile[]> {
  if ((await stat(root)).isFile()) return [{ path: root, name: basename(root), begin: await beginOf(root) }];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.sort().map(async (path) => ({ path, name: relative(root, path), begin: await beginOf(path) })));
}

async function beginOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A crash of a reader is this tool's own finding: it goes on with the next file and fails in the end. */
async function verdictOf(reader: CorpusReader, file: CorpusFile): Promise<CorpusVerdict | { readonly crash: string }> {
  try {
    return await reader.read(file);
  } catch (error) {
    return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function printTable(reader: CorpusReader, rows: readonly string[][], print: (line: string) => void): void {
  const table = [['file', ...reader.columns], ...rows];
  const whole = table.filter((row) => row.length > 2);
  const widths = table[0]!.map((_, column) => Math.max(...whole.map((row) => row[column]!.length)));
  print(`${reader.name}, ${rows.length} files`);
  for (const row of table) {
    const nameWidth = Math.max(widths[0]!, 1);
    print(
      row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(column === 0 ? nameWidth : widths[column]!))).join(' | '),
    );
  }
}
