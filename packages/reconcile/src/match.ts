import { daysBetween } from '@saldo/kernel';
import type { EngineInput, MatchRow } from './engine-input.ts';
import type { Match, MatchResult, OpenRow } from './engine-output.ts';

const DAYS = 15;

/** Matches rows of one amount that have no other of it near. */
export function match(input: EngineInput): MatchResult {
  const { standing = [], refused = [] } = input;
  const taken = new Set(standing.flatMap(({ bankIds, ledgerIds }) => [...bankIds, ...ledgerIds]));
  const refusedPairs = new Set(refused.map(({ bankIds, ledgerIds }) => `${bankIds.join()}|${ledgerIds.join()}`));
  const carried = new Set([...(input.carried?.bankIds ?? []), ...(input.carried?.ledgerIds ?? [])]);
  const free = (rows: readonly MatchRow[]) => rows.filter(({ id }) => !taken.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const [bank, ledger] = [free(input.bank), free(input.ledger)];
  const isNear = (a: MatchRow, b: MatchRow) => Math.abs(daysBetween(a.day, b.day)) <= DAYS && a.currency === b.currency;
  const isFree = (a: MatchRow, b: MatchRow) => !refusedPairs.has(`${a.id}|${b.id}`);
  const [ofBank, ofLedger] = [Map.groupBy(bank, (row) => row.amountMinor), Map.groupBy(ledger, (row) => row.amountMinor)];
  const matches: Match[] = [];
  const held = new Set<string>();
  for (const one of bank) {
    const fits = (ofLedger.get(one.amountMinor) ?? []).filter((other) => isNear(one, other) && isFree(one, other));
    const [other] = fits;
    if (!other) continue;
    const back = (ofBank.get(one.amountMinor) ?? []).filter((row) => isNear(row, other) && isFree(row, other));
    const isSure = fits.length === 1 && back.length === 1 && !carried.has(one.id) && !carried.has(other.id);
    if (!isSure && held.has(other.id)) continue;
    const state = isSure ? 'auto' : 'suggested';
    held.add(other.id);
    const shared = { kind: 'exact', residual: null, coincidence: null, ruleIds: [], differenceMinor: 0n } as const;
    const evidence = [{ kind: 'amount', weight: isSure ? 12 : 4 } as const];
    const rivals = isSure
      ? []
      : fits.slice(1, 4).map((rival, place) => {
          return { bankIds: [one.id], ledgerIds: [rival.id], rank: place + 2, confidence: 0.2, differenceMinor: 0n, evidence };
        });
    matches.push({ ...shared, bankIds: [one.id], ledgerIds: [other.id], state, confidence: isSure ? 0.9999 : 0.5, evidence, rivals });
  }
  const inMatch = new Set(matches.filter(({ state }) => state === 'auto').flatMap(({ bankIds, ledgerIds }) => [...bankIds, ...ledgerIds]));
  const openOf = (side: OpenRow['side'], rows: readonly MatchRow[]) =>
    rows.filter(({ id }) => !inMatch.has(id)).map(({ id }): OpenRow => ({ side, id, reason: 'unlike', of: null }));
  return {
    engineVersion: 'reconcile/0',
    matches: [...matches.filter(({ state }) => state === 'auto'), ...matches.filter(({ state }) => state === 'suggested')],
    open: [...openOf('bank', bank), ...openOf('ledger', ledger)],
    notes: [],
    proof: null,
    findings: { lags: [], feeRates: [] },
  };
}
