// npm run bench [-- chapter]: measures what the product is held to, prints it and writes docs/benchmarks.md, each chapter in its place.
import { readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchBankPlanning } from './bank-planning.ts';
import { benchBankStoring } from './bank-storing.ts';
import { type BenchLine, printLines } from './bench-line.ts';
import { benchBoard } from './board.ts';
import { benchFortnox } from './fortnox-requests.ts';
import { benchJobs } from './jobs.ts';
import { benchMemory } from './memory.ts';
import { benchPage } from './page.ts';
import { benchQuality } from './quality.ts';
import { benchReconcile } from './reconcile.ts';
import { benchSieReading } from './sie-reading.ts';
import { benchStatements } from './statements.ts';
import { benchStoring } from './storing.ts';

const HEAD = '# Benchmarks\n\nWritten by `npm run bench`; compare figures within one chapter only.';

interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly measure: () => Promise<BenchLine[]>;
}

const chapters: readonly Chapter[] = [
  {
    title: 'Reading SIE',
    about: 'As a share of decoding the same file and splitting it into lines, in the same run.',
    measure: benchSieReading,
  },
  {
    title: 'Reading statements',
    about: 'As a share of what a plain reader does with the same file, in the same run.',
    measure: benchStatements,
  },
  { title: 'Storing books', about: 'As a share of a bare insert of the same rows into the same tables.', measure: benchStoring },
  {
    title: 'Storing statements',
    about: 'As a share of the fastest bare insert of the same rows into the same table.',
    measure: benchBankStoring,
  },
  { title: 'Planning banks', about: 'A simulated week within the calls that banks allow.', measure: benchBankPlanning },
  { title: 'Fetching from Fortnox', about: 'Requests, and time at the source’s own pace, against the sandbox.', measure: benchFortnox },
  {
    title: 'Reconcile',
    about: 'On made-up accounts whose truth is known: seeds that the engine was not developed on.',
    measure: benchReconcile,
  },
  { title: 'Jobs', about: 'From asking to the handler, and as a share of the same bare SQL.', measure: benchJobs },
  {
    title: 'Quality',
    about: 'The checks of the books as a detector, over made-up books with faults of every kind and over clean ones.',
    measure: benchQuality,
  },
  { title: 'Board', about: 'Where every client of a large firm stands, computed anew at each call.', measure: benchBoard },
  { title: 'Page', about: 'In real Chromium, the production page, over 100,000 vouchers in the embedded database.', measure: benchPage },
  { title: 'Memory', about: 'The resident memory of the embedded product as one process.', measure: benchMemory },
];

const file = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));
const wanted = process.argv[2];
const sections = sectionsOf(await readFile(file, 'utf8'));
let missed = 0;
for (const { title, about, measure } of chapters) {
  if (wanted && !title.toLowerCase().includes(wanted.toLowerCase())) continue;
  console.log(`\n${title}`);
  const lines = await measure();
  printLines(lines);
  missed += lines.filter(({ ok }) => !ok).length;
  sections.set(title, section(title, about, lines));
}
const report = chapters.flatMap(({ title }) => sections.get(title) ?? []);
await writeFile(file, `${[HEAD, ...report].join('\n\n')}\n`);
console.log(missed === 0 ? '\nEvery goal is met.' : `\n${missed} goals are missed.`);

/** The chapters of an earlier report by their titles: one that is measured alone takes the place of its own only. */
function sectionsOf(report: string): Map<string, string> {
  const found = report.split(/^(?=## )/m).slice(1);
  return new Map(found.map((text) => [text.slice(3, text.indexOf('\n')), text.trimEnd()]));
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform} ${arch()}, Node ${process.version}`;
}

function section(title: string, about: string, lines: readonly BenchLine[]): string {
  const rows = lines.map(({ name, value, goal, unit, ok, note }) => {
    const figure = Number.isNaN(value) ? '–' : `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`;
    return `| ${name} | ${figure} | ${goal ?? ''} | ${goal === null ? '' : Number.isNaN(value) ? 'left out' : ok ? 'yes' : 'no'} | ${note ?? ''} |`;
  });
  return `## ${title}\n\n${about} ${new Date().toISOString().slice(0, 10)}, ${machine()}.\n\n| what | measured | goal | met | how |\n| --- | ---: | --- | --- | --- |\n${rows.join('\n')}`;
}
