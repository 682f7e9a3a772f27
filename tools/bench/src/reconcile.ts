// node tools/bench/src/reconcile.ts: how sure and how quick the reconciliation engine is, on made-up accounts whose truth is known.
import {
  AUTO_CONFIDENCE,
  ENGINE_VERSION,
  type EngineInput,
  explain,
  identityRemainder,
  type MatchResult,
  match,
  matchInSteps,
} from '@saldo/reconcile';
import { seededRandom } from '@saldo/sandbox';
import { type BenchLine, printLines } from './bench-line.ts';
import { generateFaults } from './reconcile/faults.ts';
import { generateLevel, type Level } from './reconcile/levels.ts';
import type { MadeAccount } from './reconcile/made-account.ts';
import { addScore, noScore, type Score } from './reconcile/score.ts';

const ROWS = 2_000;
/** Enough accounts for 30,000 automatic groups, on seeds that the engine was not developed on. */
const ACCOUNTS: Readonly<Record<Level, number>> = { normal: 22, hard: 26 };
const FIRST_SEED = 3_700_000;
const SHUFFLES = 20;

const GOALS: Readonly<Record<Level, { share: number; right: number; batches: number }>> = {
  normal: { share: 95, right: 99.5, batches: 97 },
  hard: { share: 88, right: 98, batches: 85 },
};

/** Precision, share, suggestions and batches at both levels and on the second generator; the proof; the order of rows; and time. */
export function benchReconcile(): Promise<BenchLine[]> {
  return Promise.resolve([...levelLines('normal'), ...levelLines('hard'), ...faultLines(), shuffleLine(), ...speedLines(), limitLine()]);
}

function levelLines(level: Level): BenchLine[] {
  const { score, unexplained } = scoreOf(ACCOUNTS[level], (seed) => generateLevel(level, ROWS, seed));
  const goal = GOALS[level];
  const note = `${ACCOUNTS[level]} accounts of ${ROWS} bank rows`;
  return [
    precisionLine(`precision of what is made by itself, ${level}`, score, 99.99),
    atLeast(
      `share made by itself, ${level}`,
      percent(score.rowsAuto, score.rows),
      goal.share,
      `${score.rows} bank rows with a counterpart, ${note}`,
    ),
    atLeast(`right answer made or first suggested, ${level}`, percent(score.rowsRight, score.rows), goal.right, note),
    atLeast(`batches and n:m right, ${level}`, percent(score.batchesRight, score.batches), goal.batches, `${score.batches} groups`),
    {
      name: `unexplained, ${level}`,
      value: unexplained,
      goal: '0',
      unit: 'öre',
      ok: unexplained === 0,
      note: 'beyond what the bank told twice and what is yet to be booked',
    },
  ];
}

function faultLines(): BenchLine[] {
  const { score } = scoreOf(24, (seed) => generateFaults(ROWS, seed));
  return [
    precisionLine('precision on careless books', score, 99.9),
    { name: 'share made by itself, careless books', value: percent(score.rowsAuto, score.rows), goal: null, unit: '%', ok: true },
  ];
}

function scoreOf(accounts: number, generate: (seed: number) => MadeAccount): { readonly score: Score; readonly unexplained: number } {
  const score = noScore();
  let unexplained = 0;
  for (let at = 0; at < accounts; at++) {
    const account = generate(FIRST_SEED + at);
    const result = match(account.input);
    addScore(score, account, result);
    unexplained += unexplainedOf(account, result);
  }
  return { score, unexplained };
}

/** Öre that neither a doubled row nor a difference of a match explains. */
function unexplainedOf({ doubledMinor }: MadeAccount, { proof }: MatchResult): number {
  if (proof === null || proof.unexplainedMinor === null) return Number.NaN;
  const remainder = identityRemainder(proof) ?? 0n;
  const rest = proof.unexplainedMinor + doubledMinor - proof.differencesMinor;
  return Number((remainder < 0n ? -remainder : remainder) + (rest < 0n ? -rest : rest));
}

function precisionLine(name: string, { auto, autoRight }: Score, goal: number): BenchLine {
  const wrong = auto - autoRight;
  // The upper end of what would still give so few wrong ones in one case of twenty.
  const bound = (wrong + 3 + 1.7 * Math.sqrt(wrong)) / auto;
  const value = percent(autoRight, auto);
  const note = `${wrong} wrong of ${auto} groups; with 95 % certainty at least ${(100 - 100 * bound).toFixed(3)} %; ${ENGINE_VERSION}, made from ${AUTO_CONFIDENCE} on`;
  return { name, value: Number(value.toFixed(4)), goal: `≥ ${goal}`, unit: '%', ok: value >= goal, note };
}

function atLeast(name: string, value: number, goal: number, note: string): BenchLine {
  return { name, value, goal: `≥ ${goal}`, unit: '%', ok: value >= goal, note };
}

function percent(part: number, whole: number): number {
  return (100 * part) / whole;
}

function shuffleLine(): BenchLine {
  const { input } = generateLevel('hard', ROWS, FIRST_SEED);
  const expected = written(match(input));
  let differences = 0;
  for (let seed = 1; seed <= SHUFFLES; seed++) {
    const random = seededRandom(seed);
    const shuffled = { ...input, bank: shuffle(input.bank, random), ledger: shuffle(input.ledger, random) };
    if (written(match(shuffled)) !== expected) differences++;
  }
  return {
    name: `answers that differ when rows are shuffled`,
    value: differences,
    goal: '0',
    unit: `of ${SHUFFLES}`,
    ok: differences === 0,
  };
}

function written(result: MatchResult): string {
  return JSON.stringify(result, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

function shuffle<T>(rows: readonly T[], { between }: ReturnType<typeof seededRandom>): T[] {
  const shuffled = [...rows];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = between(0, at);
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return shuffled;
}

function speedLines(): BenchLine[] {
  const small = generateLevel('normal', 10_000, FIRST_SEED).input;
  const middle = generateLevel('normal', 20_000, FIRST_SEED).input;
  const large = generateLevel('normal', 100_000, FIRST_SEED).input;
  const accounts = Array.from({ length: 10 }, (_, at) => generateLevel('normal', 2_000, FIRST_SEED + at).input);
  for (const input of accounts) match(input);
  const [smallSeconds, middleSeconds, largeSeconds] = [leastSeconds(small, 3), leastSeconds(middle, 3), leastSeconds(large, 2)];
  const many = accounts.reduce((sum, input) => sum + leastSeconds(input, 2), 0) * 50;
  const again = incremental(large);
  const ratio = largeSeconds / smallSeconds;
  const pause = longestStep(middle) * 1_000;
  return [
    atMost('20,000 bank rows and as many entries', middleSeconds, 0.4, 's', `${middle.bank.length} and ${middle.ledger.length} rows`),
    atMost('100,000 bank rows and as many entries', largeSeconds, 3, 's', `${large.bank.length} and ${large.ledger.length} rows`),
    atMost('1,000,000 bank rows over 500 accounts', many, 8, 's', 'ten accounts of 2,000, fifty times'),
    atMost('500 new rows on 100,000', again * 1_000, 150, 'ms', 'what is open of the month with the new rows; what stands is left out'),
    { name: 'longest stretch without a rest, 20,000 rows', value: pause, goal: null, unit: 'ms', ok: true, note: 'by the clock' },
    { name: 'time for ten times the rows', value: ratio, goal: '< 13', unit: '×', ok: ratio < 13, note: '10,000 beside 100,000' },
  ];
}

function atMost(name: string, value: number, goal: number, unit: string, note: string): BenchLine {
  return { name, value, goal: `≤ ${goal}`, unit, ok: value <= goal, note: `${note}; processor time, best of several` };
}

/** Seconds of processor time, the best of several: what else runs on the machine is not the engine's. */
function leastSeconds(input: EngineInput, times: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const before = process.cpuUsage();
    match(input);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

/** How long others on the same thread wait at most. */
function longestStep(input: EngineInput): number {
  const steps = matchInSteps(input);
  let longest = 0;
  for (let began = performance.now(); ; began = performance.now()) {
    const { done, value } = steps.next();
    longest = Math.max(longest, (performance.now() - began) / 1_000);
    if (!done) continue;
    if (value.matches.some((one) => explain(one).sv === '')) throw new Error('A match has no explanation');
    return longest;
  }
}

/** A run when everything but the last 500 rows has been matched, or was seen to be open. */
function incremental(input: EngineInput): number {
  const isNew = new Set(input.bank.slice(-500).map(({ id }) => id));
  const before = match({ ...input, bank: input.bank.filter(({ id }) => !isNew.has(id)) });
  const standing = before.matches.filter(({ state }) => state === 'auto');
  const held = new Set(standing.flatMap(({ bankIds, ledgerIds }) => [...bankIds, ...ledgerIds]));
  const isOpen = ({ id }: { readonly id: string }) => !held.has(id);
  const from = input.bank.at(-500)?.day ?? '';
  const open = { bank: input.bank.filter(isOpen), ledger: input.ledger.filter(isOpen) };
  const recent = (row: EngineInput['bank'][number]) => row.day >= from.slice(0, 8);
  const learned = { lags: before.findings.lags };
  return leastSeconds({ ...input, bank: open.bank.filter(recent), ledger: open.ledger.filter(recent), learned }, 5);
}

/** A million rows of one amount are said to be too many, and not tried for ever. */
function limitLine(): BenchLine {
  const row = (id: string) => ({ id, day: '2025-03-03' as EngineInput['bank'][number]['day'], amountMinor: 10_000n, currency: 'SEK' });
  const rows = Array.from({ length: 500_000 }, (_, at) => row(`${at}`));
  const began = performance.now();
  const { notes, open } = match({ currency: 'SEK', bank: rows, ledger: rows });
  const seconds = (performance.now() - began) / 1_000;
  const ok = notes[0]?.kind === 'too-many-equal' && open.length === 1_000_000 && seconds < 30;
  return { name: '1,000,000 rows of one amount', value: seconds, goal: 'said', unit: 's', ok, note: notes[0]?.kind ?? 'not said' };
}

if (import.meta.main) printLines(await benchReconcile());
