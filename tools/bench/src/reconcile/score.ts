import type { Match, MatchResult, MatchRow } from '@saldo/reconcile';
import type { MadeAccount, TrueGroup } from './made-account.ts';

/** What is counted of answers, by the rules of the domain page; sums over accounts. */
export interface Score {
  /** Groups made by the engine itself, and those of them that are right. */
  auto: number;
  autoRight: number;
  /** Bank rows that truly have a counterpart, those made right by itself, and those right as made or first suggested. */
  rows: number;
  rowsAuto: number;
  rowsRight: number;
  /** True batches (1:n, n:1) and n:m, and those right as made or first suggested. */
  batches: number;
  batchesRight: number;
  /** By event: bank rows, made right, right as made or suggested, in groups made wrongly. */
  readonly events: Map<string, [rows: number, auto: number, right: number, wrong: number]>;
  /** The groups made wrongly, for looking at. */
  readonly wrong: { readonly match: Match; readonly events: readonly string[] }[];
}

/** Nothing counted yet. */
export function noScore(): Score {
  return { auto: 0, autoRight: 0, rows: 0, rowsAuto: 0, rowsRight: 0, batches: 0, batchesRight: 0, events: new Map(), wrong: [] };
}

/** Adds an answer's figures. */
export function addScore(score: Score, account: MadeAccount, result: MatchResult): void {
  const trueGroups = new Map<string, TrueGroup>();
  for (const group of account.truth) for (const id of [...group.bankIds, ...group.ledgerIds]) trueGroups.set(id, group);
  const amounts = new Map([...account.input.bank, ...account.input.ledger].map((row: MatchRow) => [row.id, row.amountMinor]));
  const rightRows = new Map<string, 'auto' | 'suggested'>();
  const wrongRows = new Set<string>();
  for (const match of result.matches) {
    const ids = withoutTwins([...match.bankIds, ...match.ledgerIds], account, trueGroups);
    const isRight = isTrue(ids, trueGroups, amounts);
    if (match.state === 'auto') {
      score.auto++;
      if (isRight) score.autoRight++;
      else score.wrong.push({ match, events: ids.map((id) => trueGroups.get(id)?.event ?? 'alone') });
    }
    for (const id of ids) {
      if (isRight) rightRows.set(id, match.state);
      else if (match.state === 'auto') wrongRows.add(id);
    }
  }
  for (const { event, bankIds, ledgerIds } of account.truth) {
    if (ledgerIds.length > 0 && bankIds.length > 0) countGroup(score, event, bankIds, ledgerIds, rightRows, wrongRows);
  }
}

function countGroup(
  score: Score,
  event: string,
  bankIds: readonly string[],
  ledgerIds: readonly string[],
  rightRows: ReadonlyMap<string, string>,
  wrongRows: ReadonlySet<string>,
): void {
  const auto = bankIds.filter((id) => rightRows.get(id) === 'auto').length;
  const right = bankIds.filter((id) => rightRows.has(id)).length;
  score.rows += bankIds.length;
  score.rowsAuto += auto;
  score.rowsRight += right;
  const counts = score.events.get(event) ?? [0, 0, 0, 0];
  score.events.set(event, [
    counts[0] + bankIds.length,
    counts[1] + auto,
    counts[2] + right,
    counts[3] + bankIds.filter((id) => wrongRows.has(id)).length,
  ]);
  if (bankIds.length + ledgerIds.length > 2) {
    score.batches++;
    if (right === bankIds.length) score.batchesRight++;
  }
}

/** A twin stands for its original: nothing tells them apart. */
function withoutTwins(ids: readonly string[], { twins }: MadeAccount, trueGroups: ReadonlyMap<string, TrueGroup>): string[] {
  const inside = new Set(ids);
  return ids.map((id) => {
    const twin = twins.get(id);
    return twin !== undefined && !trueGroups.has(id) && !inside.has(twin) ? twin : id;
  });
}

/** Right is a true group whole, or several of them whole where all their rows have one amount: the claim is the set. */
function isTrue(ids: readonly string[], trueGroups: ReadonlyMap<string, TrueGroup>, amounts: ReadonlyMap<string, bigint>): boolean {
  const groups = new Set(ids.map((id) => trueGroups.get(id)));
  if (groups.has(undefined)) return false;
  const wanted = [...groups].flatMap((group) => [...group!.bankIds, ...group!.ledgerIds]);
  if (wanted.length !== ids.length) return false;
  return groups.size === 1 || new Set(ids.map((id) => amounts.get(id))).size === 1;
}
