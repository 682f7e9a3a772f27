import { expect, it } from 'vitest';
import type { Match } from './engine-output.ts';
import { replayDifferences } from './replay-differences.ts';

const found = (bank: string, ledger: string, state: Match['state']): Match => ({
  bankIds: [bank],
  ledgerIds: [ledger],
  state,
  kind: 'exact',
  confidence: 0.9,
  differenceMinor: 0n,
  residual: null,
  evidence: [],
  rivals: [],
  coincidence: null,
  ruleIds: [],
});
const decided = (id: string, state: 'auto' | 'confirmed' | 'rejected') => ({ id, state, bankIds: [`b${id}`], ledgerIds: [`l${id}`] });

it('lists every decision that would differ, and none that would not', () => {
  const before = [decided('1', 'auto'), decided('2', 'confirmed'), decided('3', 'auto'), decided('4', 'rejected')];
  const today = [
    found('b1', 'l1', 'auto'),
    found('b2', 'l2', 'suggested'),
    found('b4', 'l4', 'auto'),
    found('b5', 'l5', 'auto'),
    found('b6', 'l6', 'suggested'),
  ];
  expect(replayDifferences(before, { matches: today }).map(({ kind, matchId, bankIds }) => [kind, matchId, bankIds[0]])).toEqual([
    ['would-only-suggest', '2', 'b2'],
    ['would-not-find', '3', 'b3'],
    ['would-make-rejected', '4', 'b4'],
    ['would-make', null, 'b5'],
  ]);
});
