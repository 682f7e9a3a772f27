import type { Proposal } from './proposal.ts';
import type { Reckoning } from './reckoning.ts';

/** What is less likely than this is not shown first, though it may be as a rival. */
const LEAST_FIRST = 0.05;
const MOST_RIVALS = 3;

/** A suggestion with the other answers for its rows. */
export interface Suggestion {
  readonly first: Proposal;
  readonly rivals: readonly Proposal[];
}

/** The best answers that leave each row in one, the likeliest first; the others become their rivals. */
export function chooseSuggestions({ account, proposed }: Reckoning): Suggestion[] {
  const sorted = [...proposed].sort(
    (a, b) =>
      b.chance - a.chance || b.bits - a.bits || a.bank.length - b.bank.length || firstRow(a) - firstRow(b) || lastRow(a) - lastRow(b),
  );
  const held = { bank: new Uint8Array(account.bank.size), ledger: new Uint8Array(account.ledger.size) };
  const isHeld = ({ bank, ledger }: Proposal) => bank.some((i) => held.bank[i] === 1) || ledger.some((j) => held.ledger[j] === 1);
  const isOpen = ({ holdsRows, bank, ledger }: Proposal) =>
    holdsRows === true || (bank.every((i) => account.bank.free[i] === 1) && ledger.every((j) => account.ledger.free[j] === 1));
  const first: Proposal[] = [];
  const rest: Proposal[] = [];
  for (const proposal of sorted) {
    if (!isOpen(proposal)) continue;
    if (isHeld(proposal) || proposal.chance < LEAST_FIRST) {
      rest.push(proposal);
      continue;
    }
    for (const i of proposal.bank) held.bank[i] = 1;
    for (const j of proposal.ledger) held.ledger[j] = 1;
    first.push(proposal);
  }
  const ofBank = new Map<number, Proposal[]>();
  for (const proposal of rest) for (const i of proposal.bank) ofBank.set(i, [...(ofBank.get(i) ?? []), proposal]);
  return first.map((proposal) => {
    const rivals = new Set(proposal.bank.flatMap((i) => ofBank.get(i) ?? []));
    return { first: proposal, rivals: [...rivals].slice(0, MOST_RIVALS) };
  });
}

function firstRow({ bank, ledger }: Proposal): number {
  return bank[0] ?? ledger[0] ?? 0;
}

function lastRow({ bank, ledger }: Proposal): number {
  return ledger.at(-1) ?? bank.at(-1) ?? 0;
}
