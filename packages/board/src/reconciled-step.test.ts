import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import type { ReconciliationFacts } from './facts.ts';
import { account, facts, moment } from './fixtures/facts.ts';
import { closedStep, reconciledStep } from './reconciled-step.ts';
import { step } from './step.ts';

const bank = step('done', 'board.bank-proven');
const january = moment('2026-02-05', '2026-01-01');
const own = account('2026-01-01', '2026-01-31', { ledgerAccount: '1930' });
const reconciliation = (of: Partial<ReconciliationFacts> = {}): ReconciliationFacts => ({
  id: 'one',
  bankAccountId: 'account',
  from: plainDate('2026-01-01'),
  to: plainDate('2026-01-31'),
  status: 'ready',
  jobId: null,
  undecided: 0,
  unexplained: '0',
  ...of,
});
const told = (...reconciliations: ReconciliationFacts[]) => {
  const of = facts({ accounts: [own], reconciliations });
  const reconciled = reconciledStep(of, bank, january);
  const closed = closedStep(of, reconciled, january);
  return [reconciled.state, reconciled.reason.code, reconciled.count, closed.state, closed.reason.code];
};

describe('reconciled and closed', () => {
  it('say nothing of what is no account of the books', () => {
    expect(reconciledStep(facts(), step('none', 'board.no-bank'), january)).toMatchObject({
      state: 'none',
      reason: { code: 'board.nothing-to-reconcile' },
    });
    const bare = facts({ accounts: [account('2026-01-01', '2026-01-31')] });
    expect(reconciledStep(bare, bank, january)).toMatchObject({ state: 'none', reason: { code: 'board.no-ledger-account' } });
    expect(reconciledStep(facts({ accounts: [own] }), bank, moment('2026-01-05', '2026-02-01'))).toMatchObject({ state: 'none' });
  });

  it('are due until somebody has reconciled, and then say what is left', () => {
    expect(told()).toEqual(['due', 'board.not-reconciled', 1, 'none', 'board.not-closed']);
    expect(told(reconciliation({ status: 'open', undecided: 7 }))).toEqual(['due', 'board.rows-undecided', 7, 'none', 'board.not-closed']);
    expect(told(reconciliation({ status: 'open', unexplained: '-150' }))).toEqual([
      'attention',
      'board.unexplained',
      1,
      'none',
      'board.not-closed',
    ]);
    expect(told(reconciliation({ status: 'running', jobId: 'job' }))).toEqual([
      'running',
      'board.reconciling',
      1,
      'none',
      'board.not-closed',
    ]);
    expect(told(reconciliation({ status: 'unproven' }))[0]).toBe('attention');
  });

  it('are done where every day is, and fall back when something changes', () => {
    expect(told(reconciliation())).toEqual(['done', 'board.reconciled', null, 'due', 'board.ready-to-close']);
    expect(told(reconciliation({ status: 'closed' }))).toEqual(['done', 'board.reconciled', null, 'done', 'board.closed']);
    expect(told(reconciliation({ status: 'stale' }))).toEqual([
      'attention',
      'board.reconciliation-stale',
      1,
      'attention',
      'board.closed-stale',
    ]);
    expect(told(reconciliation({ to: plainDate('2026-01-20') }))).toEqual([
      'due',
      'board.partly-reconciled',
      1,
      'none',
      'board.not-closed',
    ]);
  });
});
