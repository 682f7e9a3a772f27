// node tools/bench/src/quality.ts: the checks as a detector, over books with faults of every kind and over clean ones, and their speed.
import { type CheckRun, checkBooks, standardSettings } from '@saldo/quality';
import { allChecks } from '@saldo/quality/checks';
import { type BenchLine, printLines } from './bench-line.ts';
import { booksWorld } from './books-company.ts';
import { voucherFaults } from './books-faults.ts';
import { booksOf, deliverBank, stateBalances } from './books-stated.ts';
import { wideFaults } from './books-wide-faults.ts';
import type { BooksWorld } from './books-world.ts';
import { leastProcessorTime } from './processor-time.ts';

const MIXED_WORLDS = 20;
const FAULTS_OF_A_KIND = 3;
const WIDE_WORLDS = 5;
const CLEAN_WORLDS = 20;
const settings = { ...standardSettings, checks: { 'quality.amount-below-limit': { on: true } } };

interface Score {
  seeded: number;
  found: number;
  readonly missed: Map<string, number>;
  vouchers: number;
  readonly alarms: Map<string, number>;
}

/** Recall over seeded faults of every check, false errors and warnings over vouchers without one, and 100,000 vouchers. */
export async function benchQuality(): Promise<BenchLine[]> {
  const score: Score = { seeded: 0, found: 0, missed: new Map(), vouchers: 0, alarms: new Map() };
  for (let seed = 1; seed <= MIXED_WORLDS; seed++) mixedWorld(seed, score);
  for (const code of Object.keys(wideFaults)) for (let seed = 1; seed <= WIDE_WORLDS; seed++) wideWorld(code, seed, score);
  for (let seed = 1; seed <= CLEAN_WORLDS; seed++) cleanWorld(seed, score);
  const [share, alarms] = [(score.found / score.seeded) * 100, total(score.alarms)];
  const untried = allChecks.filter(({ code }) => !(code in voucherFaults) && !(code in wideFaults));
  const seconds = await speed();
  return [
    {
      name: 'seeded faults found',
      value: share,
      goal: '≥ 99',
      unit: '%',
      ok: share >= 99,
      note: `${score.found} of ${score.seeded}, ${allChecks.length} checks${told(' missed', score.missed)}`,
    },
    {
      name: 'checks without a seeded fault',
      value: untried.length,
      goal: '0',
      unit: '',
      ok: untried.length === 0,
      note: untried.map(({ code }) => code).join(' '),
    },
    {
      name: 'false errors and warnings',
      value: (alarms / score.vouchers) * 1_000,
      goal: '≤ 1',
      unit: 'per 1,000 vouchers',
      ok: (alarms / score.vouchers) * 1_000 <= 1,
      note: `${alarms} over ${score.vouchers} vouchers that hold no fault${told('', score.alarms)}`,
    },
    {
      name: '100,000 vouchers',
      value: seconds,
      goal: '≤ 2',
      unit: 's',
      ok: seconds <= 2,
      note: 'all checks, processor time, thriftiest of 5 rounds',
    },
  ];
}

function told(what: string, counts: ReadonlyMap<string, number>): string {
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 12);
  return most.length === 0 ? '' : `;${what} ${most.map(([code, count]) => `${code.replace('quality.', '')} ×${count}`).join(', ')}`;
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

function count(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

function finish(world: BooksWorld): CheckRun {
  stateBalances(world);
  deliverBank(world);
  return checkBooks(booksOf(world), settings);
}

// Single vouchers go wrong beside each other, as they do in life.
function mixedWorld(seed: number, score: Score): void {
  const world = booksWorld(4_000, seed);
  const seeded: { code: string; ids: ReadonlySet<string> }[] = [];
  for (const [code, fault] of Object.entries(voucherFaults)) {
    for (let nth = 0; nth < FAULTS_OF_A_KIND; nth++) {
      const vouchers = fault(world, nth);
      if (!vouchers) continue;
      const ids = new Set(vouchers.map(({ id }) => id));
      for (const id of ids) world.seeded.add(id);
      seeded.push({ code, ids });
    }
  }
  const { findings } = finish(world);
  for (const { code, ids } of seeded) {
    score.seeded++;
    if (findings.some((finding) => finding.code === code && finding.voucherIds.some((id) => ids.has(id)))) score.found++;
    else count(score.missed, code);
  }
  score.vouchers += world.vouchers.length - world.seeded.size;
  for (const { code, severity, voucherIds } of findings) {
    // A balance is wrong because of what was seeded; clean books say whether such a check is quiet.
    const isOfVoucher = voucherIds.length > 0 && !(code in wideFaults);
    if (severity !== 'info' && isOfVoucher && !voucherIds.some((id) => world.seeded.has(id))) count(score.alarms, code);
  }
}

function wideWorld(code: string, seed: number, score: Score): void {
  const fault = wideFaults[code]!;
  const world = booksWorld(1_500, 1_000 + seed);
  if (!fault.late) fault.seed(world);
  stateBalances(world);
  deliverBank(world);
  if (fault.late) fault.seed(world);
  const { findings } = checkBooks(booksOf(world), settings);
  score.seeded++;
  if (findings.some((finding) => finding.code === code)) score.found++;
  else count(score.missed, code);
}

function cleanWorld(seed: number, score: Score): void {
  const world = booksWorld(5_000, 2_000 + seed);
  const { findings } = finish(world);
  score.vouchers += world.vouchers.length;
  for (const { code, severity } of findings) if (severity !== 'info') count(score.alarms, code);
}

async function speed(): Promise<number> {
  const world = booksWorld(100_000, 7);
  stateBalances(world);
  deliverBank(world);
  const books = booksOf(world);
  const times = await leastProcessorTime(5, [['checks', async () => checkBooks(books, settings).findings.length]]);
  return times.get('checks') ?? Number.NaN;
}

if (import.meta.main) printLines(await benchQuality());
