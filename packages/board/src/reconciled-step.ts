import { addDays, formatAmount } from '@saldo/kernel';
import type { AccountFacts, ClientFacts, ReconciliationFacts } from './facts.ts';
import { type Moment, mostUrgent, type Step, step } from './step.ts';

/**
 * How the reconciliation of a month stands: `done` where every account that is one of the books' is reconciled for all of its days, with
 * nothing undecided and nothing unexplained.
 * @param bank how the bank of the month stands
 */
export function reconciledStep(facts: ClientFacts, bank: Step, moment: Moment): Step {
  const accounts = reconcilable(facts);
  if (facts.accounts.length === 0) return step('none', bank.state === 'none' ? 'board.nothing-to-reconcile' : 'board.bank-first');
  if (moment.month.from > moment.today) return step('none', 'board.not-begun');
  if (accounts.length === 0) return step('none', 'board.no-ledger-account');
  const ofAccounts = accounts.map((account) => accountStep(facts, account, moment));
  const worst = mostUrgent(ofAccounts) ?? step('none', 'board.no-ledger-account');
  if (worst.state === 'done') return worst;
  const alike = ofAccounts.filter(({ reason }) => reason.code === worst.reason.code);
  const count = alike.reduce((sum, one) => sum + (one.count ?? 1), 0);
  return { ...worst, count, reason: { ...worst.reason, details: { ...worst.reason.details, count, accounts: alike.length } } };
}

/** Whether the month is closed: `done` where every account that is one of the books' is closed for all of its days. */
export function closedStep(facts: ClientFacts, reconciled: Step, moment: Moment): Step {
  const accounts = reconcilable(facts);
  const found = accounts.map((account) => covering(facts, account, moment));
  if (accounts.length > 0 && found.every((ofAccount) => ofAccount.length > 0 && ofAccount.every(({ status }) => status === 'closed')))
    return step('done', 'board.closed');
  if (found.some((ofAccount) => ofAccount.some(({ status }) => status === 'stale'))) return step('attention', 'board.closed-stale');
  const isOver = moment.today > moment.month.to;
  return isOver && reconciled.state === 'done' ? step('due', 'board.ready-to-close') : step('none', 'board.not-closed');
}

function reconcilable({ accounts }: ClientFacts): readonly AccountFacts[] {
  return accounts.filter(({ ledgerAccount }) => ledgerAccount !== null);
}

function covering({ reconciliations }: ClientFacts, { id }: AccountFacts, { month }: Moment): ReconciliationFacts[] {
  return reconciliations.filter((one) => one.bankAccountId === id && one.from <= month.to && one.to >= month.from);
}

function accountStep(facts: ClientFacts, account: AccountFacts, moment: Moment): Step {
  const found = covering(facts, account, moment);
  if (found.length === 0) return step('due', 'board.not-reconciled');
  const worst = mostUrgent(found.map(standing));
  const until = coveredUntil(found, moment);
  if (worst && (worst.state !== 'done' || until >= moment.month.to)) return worst;
  return step('due', 'board.partly-reconciled', { until, details: { until } });
}

function coveredUntil(found: readonly ReconciliationFacts[], { month }: Moment) {
  let until = addDays(month.from, -1);
  for (const { from, to } of found.toSorted((a, b) => (a.from < b.from ? -1 : 1))) if (from <= addDays(until, 1) && to > until) until = to;
  return until;
}

function standing({ status, jobId, undecided, unexplained }: ReconciliationFacts): Step {
  switch (status) {
    case 'running':
      return step('running', 'board.reconciling', { jobId, helps: 'follow' });
    case 'stale':
      return step('attention', 'board.reconciliation-stale');
    case 'unproven':
      return step('attention', 'board.reconciliation-unproven');
    case 'ready':
      return step('done', 'board.reconciled');
    case 'closed':
      return step('done', 'board.reconciled');
    case 'open':
      return undecided > 0
        ? step('due', 'board.rows-undecided', { count: undecided })
        : step('attention', 'board.unexplained', { details: { unexplained: formatAmount(BigInt(unexplained ?? 0)) } });
  }
}
