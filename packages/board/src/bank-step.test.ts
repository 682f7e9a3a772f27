import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import { bankStep } from './bank-step.ts';
import { booksStep } from './books-step.ts';
import type { ClientFacts } from './facts.ts';
import { account, facts, feed, job, moment } from './fixtures/facts.ts';
import { messages } from './messages.ts';

const october = moment('2026-11-05', '2026-10');
const november = moment('2026-11-05');
const bank = feed({ id: 'bank', source: 'BANK' });
const told = (of: Partial<ClientFacts>, at = october) => {
  const { state, reason, helps, until, count } = bankStep(facts(of), at);
  return { state, code: reason.code, helps, until, count };
};

const sentence = (of: Partial<ClientFacts>) => {
  const { code, details } = bankStep(facts(of), october).reason;
  return messages[code]?.(details).sv;
};

describe('the bank of a month', () => {
  it('is done where the balances prove every day of every account', () => {
    const accounts = [account('2026-01-01', '2026-11-04'), account('2026-09-30', '2026-10-31')];
    expect(told({ feeds: [bank], accounts })).toMatchObject({ state: 'done', code: 'board.bank-proven', until: '2026-10-31' });
    expect(told({ accounts })).toMatchObject({ state: 'done' });
  });

  it('is due where days are missing, with what helps by the way that the account comes', () => {
    const accounts = [account('2026-01-01', '2026-10-20')];
    expect(told({ feeds: [bank], accounts })).toMatchObject({
      state: 'due',
      code: 'board.bank-not-whole',
      helps: 'fetch',
      until: '2026-10-20',
    });
    expect(told({ accounts })).toMatchObject({ state: 'due', helps: 'import' });
    expect(told({ accounts: [account('2026-11-01', '2026-11-04')] })).toMatchObject({ state: 'due', code: 'board.bank-missing' });
  });

  it('wants a look where a balance does not hold, and counts the accounts', () => {
    const wrong = account('2026-10-01', '2026-10-31', {
      proof: [{ from: plainDate('2026-10-10'), to: plainDate('2026-10-12'), differenceMinor: '-5000' }],
    });
    const fine = account('2026-01-01', '2026-11-04');
    expect(told({ accounts: [fine, wrong] })).toMatchObject({ state: 'attention', code: 'board.bank-unproven', helps: 'review', count: 1 });
    expect(told({ accounts: [wrong, wrong] })).toMatchObject({ count: 2 });
    expect(sentence({ accounts: [fine, wrong] })).toBe(
      'Ett bankkonto stämmer inte med bankens saldo: 2026-10-10 – 2026-10-12 skiljer det −50,00. Granska det.',
    );
    expect(sentence({ accounts: [wrong, wrong] })).toBe('2 bankkonton stämmer inte med bankens saldo. Granska dem.');
    expect(told({ accounts: [account('2026-10-01', '2026-10-31', { proof: [] })] })).toMatchObject({
      state: 'attention',
      code: 'board.bank-nothing-stated',
    });
  });

  it('of the running month is done up to the day before yesterday', () => {
    expect(told({ feeds: [bank], accounts: [account('2026-01-01', '2026-11-03')] }, november)).toMatchObject({
      state: 'done',
      code: 'board.bank-proven-until',
      until: '2026-11-03',
    });
    expect(told({ feeds: [bank], accounts: [account('2026-01-01', '2026-11-02')] }, november)).toMatchObject({
      state: 'due',
      helps: 'fetch',
    });
  });

  it('is stopped by a consent that has ended, and running while it is fetched', () => {
    const ended = feed({
      ...bank,
      status: 'needs_connect',
      lastError: { code: 'bank.consent-expired', details: {}, at: '2026-11-05T04:00:00Z' },
    });
    expect(told({ feeds: [ended], accounts: [account('2026-01-01', '2026-11-04')] })).toMatchObject({ state: 'blocked', helps: 'connect' });
    const jobs = [job({ feedId: 'bank', brings: 'bank' })];
    expect(told({ feeds: [bank], jobs })).toMatchObject({ state: 'running', code: 'board.fetching' });
    expect(booksStep(facts({ feeds: [feed()], jobs }), october).state).not.toBe('running');
  });
});
