import { atOnce, SaldoError, type Steps } from '@saldo/kernel';
import { type Account, readAccount } from './account.ts';
import { matchDifferences } from './differences.ts';
import { takeOutDoubles } from './doubles.ts';
import type { EngineInput, LagCount, MatchRow, RowGroup, Side } from './engine-input.ts';
import type { EngineNote, Findings, Match, MatchResult, OpenRow, ResidualKind, Rival } from './engine-output.ts';
import { matchEqualAmounts } from './equal-pairs.ts';
import { evidenceOf } from './evidence.ts';
import type { Fee } from './fees.ts';
import { matchMany } from './many.ts';
import { proofOf } from './proof.ts';
import { AUTO_CONFIDENCE, type Proposal } from './proposal.ts';
import { type Places, Reckoning } from './reckoning.ts';
import { matchReturns } from './returns.ts';
import { epochDay, isTwin, readSides } from './side-rows.ts';
import { chooseSuggestions } from './suggestions.ts';
import { matchSums } from './sums.ts';
import { matchParts, matchReferences, matchVouchers } from './told-groups.ts';

/** Raised with every change that may change an answer. */
export const ENGINE_VERSION = 'reconcile/1';

/**
 * From which chance on pairs of equal amount are made, round by round. What is nearly sure waits until sums have had their say: a sum whose
 * parts come to the öre outweighs a pair by luck. In the second round it is known how many rows are truly alone.
 */
const PAIR_CONFIDENCES = [0.99998, 0.9998] as const;
/** Then pairs alone are weighed again, with what is left to be alone. */
const LAST_ROUNDS = 2;

/**
 * Matches one account's rows of a period and proves its balance. Pure, and the same for the same rows in any order.
 * Throws `reconcile.too-large` where amounts come to more than can be counted exactly.
 */
export function match(input: EngineInput): MatchResult {
  return atOnce(matchInSteps(input));
}

/** `match` in small steps, between which something else may be done (`inTurns`). */
export function* matchInSteps(input: EngineInput): Steps<MatchResult> {
  assertCountable(input.bank);
  assertCountable(input.ledger);
  const held = heldBy(input.standing ?? []);
  const free = {
    bank: input.bank.filter(({ id }) => !held.bank.has(id)),
    ledger: input.ledger.filter(({ id }) => !held.ledger.has(id)),
  };
  yield;
  const answers: Answer[] = [];
  for (const currency of currenciesOf(input, free)) {
    const isOfIt = (row: MatchRow) => row.currency === currency;
    const rows = { bank: free.bank.filter(isOfIt), ledger: free.ledger.filter(isOfIt) };
    answers.push(yield* matchCurrency(rows, input, currency === input.currency));
  }
  return resultOf(input, answers);
}

/** What was found in one currency. */
interface Answer {
  readonly matches: readonly Match[];
  readonly open: readonly OpenRow[];
  readonly notes: readonly EngineNote[];
  readonly findings: Findings;
}

interface Rows {
  readonly bank: readonly MatchRow[];
  readonly ledger: readonly MatchRow[];
}

function assertCountable(rows: readonly MatchRow[]): void {
  let sum = 0;
  for (const { amountMinor } of rows) sum += Math.abs(Number(amountMinor));
  if (sum > Number.MAX_SAFE_INTEGER) throw new SaldoError('reconcile.too-large', 'limit');
}

function heldBy(groups: readonly RowGroup[]): Readonly<Record<Side, Set<string>>> {
  const held = { bank: new Set<string>(), ledger: new Set<string>() };
  for (const { bankIds, ledgerIds } of groups) {
    for (const id of bankIds) held.bank.add(id);
    for (const id of ledgerIds) held.ledger.add(id);
  }
  return held;
}

/** The account's own first, then the others by name. */
function currenciesOf({ currency }: EngineInput, { bank, ledger }: Rows): string[] {
  const others = new Set<string>();
  for (const rows of [bank, ledger]) for (const row of rows) if (row.currency !== currency) others.add(row.currency);
  return [currency, ...[...others].sort()];
}

function* matchCurrency(rows: Rows, input: EngineInput, isOwn: boolean): Steps<Answer> {
  const { bank, ledger, vocabulary } = readSides(rows.bank, rows.ledger, input.learned ?? {});
  yield;
  const doubles = isOwn ? takeOutDoubles(bank, input) : new Map<number, number>();
  const account = readAccount(bank, ledger, vocabulary, input, isOwn ? standingLags(input) : []);
  const reckoning = new Reckoning(account, input, placesOf(account, input));
  matchParts(reckoning);
  yield;
  let fees: readonly Fee[] = [];
  for (const pairConfidence of PAIR_CONFIDENCES) {
    reckoning.beginRound(pairConfidence);
    yield* matchEqualAmounts(reckoning);
    matchVouchers(reckoning);
    matchReferences(reckoning);
    yield* matchSums(reckoning);
    // Before most rows are taken there are too many to choose from.
    const isLast = pairConfidence === PAIR_CONFIDENCES.at(-1);
    if (isLast) yield* matchMany(reckoning);
    fees = matchDifferences(reckoning, input.learned?.feeRates ?? [], fees, isLast);
    yield;
    matchReturns(reckoning);
  }
  for (let round = 0; round < LAST_ROUNDS; round++) {
    reckoning.weighPairsAnew(AUTO_CONFIDENCE);
    yield* matchEqualAmounts(reckoning);
  }
  const suggestions = chooseSuggestions(reckoning);
  const made = reckoning.made.map((proposal) => matchOf(account, proposal, 'auto', []));
  const suggested = suggestions.map(({ first, rivals }) => matchOf(account, first, 'suggested', rivals));
  return {
    matches: [...made, ...suggested],
    open: openRows(reckoning, doubles),
    notes: reckoning.notes,
    findings: {
      lags: account.lagCounts,
      feeRates: fees
        .filter(({ ruleIds }) => ruleIds.length === 0)
        .map(({ name, ratePpm, fixed, seen }) => ({ name, ratePpm, fixedMinor: BigInt(fixed), seen })),
    },
  };
}

/** Days between the rows of standing pairs: decisions are the best teachers. */
function standingLags({ standing = [], bank, ledger }: EngineInput): LagCount[] {
  const pairs = standing.filter(({ bankIds, ledgerIds }) => bankIds.length === 1 && ledgerIds.length === 1);
  if (pairs.length === 0) return [];
  // A few thousand tell as much as all; which ones must not depend on the order that they come in.
  const share = Math.ceil(pairs.length / 4_000);
  const wanted = share === 1 ? pairs : pairs.filter(({ bankIds }) => sumOfCodes(bankIds[0]!) % share === 0);
  const ids = { bank: new Set(wanted.map(({ bankIds }) => bankIds[0]!)), ledger: new Set(wanted.map(({ ledgerIds }) => ledgerIds[0]!)) };
  const days = (rows: readonly MatchRow[], known: ReadonlySet<string>) => {
    const found = new Map<string, number>();
    for (const { id, day } of rows) if (known.has(id)) found.set(id, epochDay(day));
    return found;
  };
  const [bankDays, ledgerDays] = [days(bank, ids.bank), days(ledger, ids.ledger)];
  const counts = new Map<number, number>();
  for (const { bankIds, ledgerIds } of wanted) {
    const [a, b] = [bankDays.get(bankIds[0]!), ledgerDays.get(ledgerIds[0]!)];
    if (a !== undefined && b !== undefined) counts.set(a - b, (counts.get(a - b) ?? 0) + 1);
  }
  return [...counts].map(([between, count]) => ({ days: between, count }));
}

function sumOfCodes(id: string): number {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) % 65_521;
  return sum;
}

/** Places are looked up only for rows that somebody decided about. */
function placesOf({ bank, ledger }: Account, { refused = [], carried }: EngineInput): Places {
  const wanted = {
    bank: new Set([...refused.flatMap(({ bankIds }) => bankIds), ...(carried?.bankIds ?? [])]),
    ledger: new Set([...refused.flatMap(({ ledgerIds }) => ledgerIds), ...(carried?.ledgerIds ?? [])]),
  };
  const places = (rows: readonly MatchRow[], ids: ReadonlySet<string>) => {
    const found = new Map<string, number>();
    if (ids.size > 0) for (const [at, { id }] of rows.entries()) if (ids.has(id)) found.set(id, at);
    return found;
  };
  return { bank: places(bank.rows, wanted.bank), ledger: places(ledger.rows, wanted.ledger) };
}

const NO_RULES: readonly string[] = [];

function matchOf(account: Account, proposal: Proposal, state: Match['state'], rivals: readonly Proposal[]): Match {
  const difference = differenceOf(account, proposal);
  return {
    state,
    kind: proposal.kind,
    confidence: proposal.chance,
    ...idsOf(account, proposal),
    differenceMinor: difference,
    residual: difference === 0n ? null : residualOf(proposal),
    evidence: evidenceOf(account, proposal),
    rivals: rivals.map((rival, at): Rival => {
      const { bankIds, ledgerIds } = idsOf(account, rival);
      const evidence = evidenceOf(account, rival);
      return { rank: at + 2, confidence: rival.chance, bankIds, ledgerIds, differenceMinor: differenceOf(account, rival), evidence };
    }),
    coincidence: proposal.coincidence,
    ruleIds: proposal.ruleIds ?? NO_RULES,
  };
}

function idsOf({ bank, ledger }: Account, proposal: Proposal): RowGroup {
  return { bankIds: proposal.bank.map((i) => bank.rows[i]!.id), ledgerIds: proposal.ledger.map((j) => ledger.rows[j]!.id) };
}

function differenceOf({ bank, ledger }: Account, proposal: Proposal): bigint {
  let difference = 0;
  for (const i of proposal.bank) difference += bank.minor[i]!;
  // Rows of one side that take each other out leave nothing either way.
  for (const j of proposal.ledger) difference -= ledger.minor[j]!;
  return BigInt(difference);
}

function residualOf({ kind }: Proposal): ResidualKind {
  return kind === 'fee' || kind === 'rounding' || kind === 'exchange' || kind === 'partial' ? kind : 'unknown';
}

function openRows({ account, notes, made }: Reckoning, doubles: ReadonlyMap<number, number>): OpenRow[] {
  const limited = new Set(notes.flatMap(({ amountMinor }) => (amountMinor === null ? [] : [Number(amountMinor)])));
  return [account.bank, account.ledger].flatMap((side) => {
    const isHeld = new Uint8Array(side.size);
    for (const proposal of made) for (const row of proposal[side.side]) isHeld[row] = 1;
    const open: OpenRow[] = [];
    for (let row = 0; row < side.size; row++) {
      if (isHeld[row] === 1) continue;
      const double = side.side === 'bank' ? doubles.get(row) : undefined;
      const twin = [row - 1, row + 1].find((other) => isHeld[other] === 1 && isTwin(side, row, other));
      const of = double ?? twin;
      const reason = double !== undefined ? 'double' : twin !== undefined ? 'twin' : limited.has(side.minor[row]!) ? 'limit' : 'unlike';
      open.push({ side: side.side, id: side.rows[row]!.id, reason, of: of === undefined ? null : side.rows[of]!.id });
    }
    return open;
  });
}

function resultOf(input: EngineInput, answers: readonly Answer[]): MatchResult {
  const matches = answers.flatMap((answer) => answer.matches);
  const auto = matches.filter(({ state }) => state === 'auto');
  const suggested = matches.filter(({ state }) => state === 'suggested').sort((a, b) => b.confidence - a.confidence);
  const open = answers.flatMap((answer) => answer.open);
  return {
    engineVersion: ENGINE_VERSION,
    matches: [...auto, ...suggested],
    open,
    notes: answers.flatMap((answer) => answer.notes),
    proof: input.proof ? proofOf(input.proof, { ...ofCurrency(input), isHeld: holding(open) }) : null,
    findings: answers[0]?.findings ?? { lags: [], feeRates: [] },
  };
}

function ofCurrency({ bank, ledger, currency }: EngineInput): Rows {
  const isOfIt = (row: MatchRow) => row.currency === currency;
  return { bank: bank.filter(isOfIt), ledger: ledger.filter(isOfIt) };
}

/** What is not open is held by a match, standing or made: far fewer rows are open. */
function holding(open: readonly OpenRow[]): (side: Side, id: string) => boolean {
  const ids = { bank: new Set<string>(), ledger: new Set<string>() };
  for (const { side, id } of open) ids[side].add(id);
  return (side, id) => !ids[side].has(id);
}
