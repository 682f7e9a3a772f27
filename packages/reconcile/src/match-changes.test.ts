import { atOnce } from '@saldo/kernel';
import { expect, it } from 'vitest';
import type { Match } from './engine-output.ts';
import { contentOf, matchChanges, wantedMatches } from './match-changes.ts';

const match = (bank: string, ledger: string, more: Partial<Match> = {}): Match => ({
  bankIds: [bank],
  ledgerIds: [ledger],
  state: 'auto',
  kind: 'exact',
  confidence: 0.9999,
  differenceMinor: 0n,
  residual: null,
  evidence: [{ kind: 'amount', weight: 9.1 }],
  rivals: [],
  coincidence: null,
  ruleIds: [],
  ...more,
});
const wanted = (matches: Match[]) => atOnce(wantedMatches(matches));
const stored = (matches: Match[], isWhole = true) =>
  wanted(matches).map((one, place) => ({ id: `m${place}`, rowsKey: one.rowsKey, content: contentOf(one), isWhole }));

it('changes nothing where a run finds the same', () => {
  const matches = [match('b1', 'l1'), match('b2', 'l2', { state: 'suggested' })];
  expect(atOnce(matchChanges(stored(matches), wanted(matches)))).toEqual({ supersedeIds: [], change: [], add: [], unchanged: 2 });
});

it('supersedes what is no longer found, weighs anew what is found otherwise, and adds the rest', () => {
  const before = stored([match('b1', 'l1'), match('b2', 'l2'), match('b4', 'l4', { state: 'suggested' })]);
  const found = [match('b1', 'l1', { state: 'suggested' }), match('b3', 'l3'), match('b4', 'l4')];
  const changes = atOnce(matchChanges(before, wanted(found)));
  expect(changes).toMatchObject({ supersedeIds: ['m1'], unchanged: 0 });
  expect(changes.change.map(({ id, state }) => [id, state])).toEqual([
    ['m0', 'suggested'],
    ['m2', 'auto'],
  ]);
  expect(changes.add.map(({ bankIds }) => bankIds)).toEqual([['b3']]);
});

it('stores a match again that a run was cut off in', () => {
  const matches = [match('b1', 'l1')];
  expect(atOnce(matchChanges(stored(matches, false), wanted(matches)))).toMatchObject({ supersedeIds: ['m0'], unchanged: 0 });
});

it('keeps the other answers of suggestions behind them, and each group once', () => {
  const rival = { bankIds: ['b1'], ledgerIds: ['l2'], rank: 2, confidence: 0.3, differenceMinor: 0n, evidence: [] };
  const found = wanted([
    match('b1', 'l1', { state: 'suggested', rivals: [rival] }),
    match('b2', 'l2', { state: 'suggested', rivals: [{ ...rival, bankIds: ['b1'], ledgerIds: ['l1'] }] }),
    match('b3', 'l3', { rivals: [{ ...rival, bankIds: ['b9'] }] }),
  ]);
  expect(found.map(({ bankIds, ledgerIds, rank }) => [bankIds[0], ledgerIds[0], rank])).toEqual([
    ['b1', 'l1', 1],
    ['b2', 'l2', 1],
    ['b3', 'l3', 1],
    ['b1', 'l2', 2],
  ]);
});
