import { AUTO_CONFIDENCE, type Proposal } from './proposal.ts';
import type { Reckoning } from './reckoning.ts';

/** A sum is made by itself only where luck gives fewer than one such in a thousand. */
const MOST_COINCIDENCE = 1e-3;
const LEAST_SUGGESTED = 0.02;

/**
 * Weighs proposals against all others that want any of the same rows, and makes those that are sure, the surest first.
 * @param last whether the rest is proposed
 * @returns what was made
 */
export function settleRivals(reckoning: Reckoning, found: readonly Proposal[], last: boolean): Proposal[] {
  const { bank, ledger } = reckoning.account;
  const weighed = weighRivals(dropDoubles(found).filter((proposal) => !reckoning.isRefused(proposal)));
  reckoning.noteRivals(weighed);
  const made: Proposal[] = [];
  for (const proposal of weighed) {
    const isFree = proposal.bank.every((i) => bank.free[i] === 1) && proposal.ledger.every((j) => ledger.free[j] === 1);
    if (!isFree) continue;
    const isSure = proposal.chance >= AUTO_CONFIDENCE && (proposal.coincidence ?? 0) <= MOST_COINCIDENCE && proposal.askAnyway !== true;
    if (isSure) {
      reckoning.make(proposal);
      made.push(proposal);
    } else if (last && proposal.chance >= LEAST_SUGGESTED) reckoning.propose(proposal);
  }
  return made;
}

/** Each proposal's chance against those that share a row with it and against none of them being right; the likeliest first. */
function weighRivals(found: readonly Proposal[]): Proposal[] {
  const ofRow = new Map<number, number[]>();
  const rowsOf = ({ bank, ledger }: Proposal) => [...bank, ...ledger.map((row) => -1 - row)];
  for (const [at, proposal] of found.entries()) {
    for (const row of rowsOf(proposal)) {
      const list = ofRow.get(row);
      if (list) list.push(at);
      else ofRow.set(row, [at]);
    }
  }
  const weighed = found.map((proposal, at) => {
    const rivals = new Set<number>();
    for (const row of rowsOf(proposal)) for (const other of ofRow.get(row) ?? []) if (other !== at) rivals.add(other);
    let against = 2 ** -proposal.bits;
    for (const other of rivals) against += 2 ** Math.min(200, found[other]!.bits - proposal.bits);
    return { ...proposal, chance: 1 / (1 + against) };
  });
  return weighed.sort((a, b) => b.chance - a.chance || b.bits - a.bits || byRows(a, b));
}

function byRows(a: Proposal, b: Proposal): number {
  const [x, y] = [
    [...a.bank, -1, ...a.ledger],
    [...b.bank, -1, ...b.ledger],
  ];
  for (let at = 0; at < Math.min(x.length, y.length); at++) if (x[at] !== y[at]) return x[at]! - y[at]!;
  return x.length - y.length;
}

/** The same rows found in two ways are one answer, by the better way. */
function dropDoubles(found: readonly Proposal[]): Proposal[] {
  const best = new Map<string, Proposal>();
  for (const proposal of found) {
    const key = `${[...proposal.bank].sort((a, b) => a - b).join(',')}|${[...proposal.ledger].sort((a, b) => a - b).join(',')}`;
    const known = best.get(key);
    if (!known || proposal.bits > known.bits) best.set(key, proposal);
  }
  return [...best.values()];
}
