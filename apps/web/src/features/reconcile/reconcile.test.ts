import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import type { Match, OpenItem, Reconciliation } from '../../api/resources.ts';
import { confidenceText } from './confidence-text.ts';
import { nextDays } from './next-days.ts';
import { readAmount, readItems } from './opening-text.ts';
import { idsBySide, nextRow, suggestionsByRow, sumsOf } from './panes.ts';
import { proofFigures, unexplainedParts } from './proof-figures.ts';
import { shortDay } from './short-day.ts';

const match = (id: string, rank: number, confidence: number, bank: string[], ledger: string[]) =>
  ({ id, rank, confidence, bankTransactionIds: bank, ledgerEntryIds: ledger }) as Match;
const row = (side: OpenItem['side'], id: string, amount = '1.00') => ({ side, id, amount }) as OpenItem;

describe('the suggestions of a row', () => {
  it('are all that want it, the first answer first and then the likeliest', () => {
    const byRow = suggestionsByRow([
      match('c', 3, 0.2, ['b1'], ['l3']),
      match('b', 2, 0.3, ['b1'], ['l2']),
      match('a', 1, 0.9, ['b1'], ['l1']),
      match('d', 1, 0.5, ['b2'], ['l2']),
    ]);
    expect(byRow.get('b1')?.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(byRow.get('l2')?.map(({ id }) => id)).toEqual(['d', 'b']);
    expect(byRow.get('l9')).toBeUndefined();
  });
});

describe('where the work goes on', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  it('is the next row that stays, else the one before', () => {
    expect(nextRow(rows, 'b', new Set(['b', 'c']))).toBe('d');
    expect(nextRow(rows, 'd', new Set(['d']))).toBe('c');
    expect(nextRow(rows, undefined, new Set(['a']))).toBe('b');
    expect(nextRow(rows, 'a', new Set(['a', 'b', 'c', 'd']))).toBeNull();
  });
});

it('sums picked rows on each side to the öre', () => {
  const rows = [row('bank', 'b', '18250.00'), row('ledger', 'l', '12400.00'), row('ledger', 'm', '5849.99')];
  expect(sumsOf(rows)).toEqual({ bank: '18250.00', ledger: '18249.99', difference: '0.01' });
  expect(idsBySide(rows)).toEqual({ bankTransactionIds: ['b'], ledgerEntryIds: ['l', 'm'] });
});

describe('the figures of the head', () => {
  const proof = {
    bankClosing: '1204880.10',
    bankClosingDay: null,
    ledgerClosing: '1191430.10',
    outstandingBank: '13450.00',
    outstandingLedger: '0.00',
    undecided: { bank: '4250.00', ledger: '0.00' },
    unexplained: '0.00',
    openingDifference: '0.00',
    gap: '-1.00',
    ledgerGap: null,
    differences: '1.00',
  };
  const counts = { bank: 9, ledger: 9, auto: 3, confirmed: 1, suggested: 2, open: 5, undecided: 2 } satisfies Reconciliation['counts'];
  it('make what the bank has beyond the books', () => {
    expect(proofFigures({ proof, counts })).toEqual({ carried: '9200.00', carriedRows: 3, undecided: '4250.00' });
  });
  it('are not told where the rows were never summed', () => {
    expect(proofFigures({ proof: { ...proof, outstandingBank: null }, counts }).carried).toBeNull();
  });
  it('name only parts of the unexplained that are not zero', () => {
    expect(unexplainedParts({ proof })).toEqual([
      { part: 'gap', amount: '-1.00' },
      { part: 'differences', amount: '1.00' },
    ]);
  });
});

describe('the days to reconcile next', () => {
  const today = plainDate('2026-11-26');
  it('are the month after the latest of the account, whatever other accounts have', () => {
    const done = [
      { bankAccountId: 'a', period: { from: '2026-09-01', to: '2026-09-30' } },
      { bankAccountId: 'a', period: { from: '2026-08-01', to: '2026-08-31' } },
      { bankAccountId: 'b', period: { from: '2026-10-01', to: '2026-10-31' } },
    ];
    expect(nextDays(done, 'a', today)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  });
  it('are the last whole month where there is none', () => {
    expect(nextDays([], 'a', today)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  });
});

describe('an opening that is written', () => {
  it('reads amounts as people write them', () => {
    expect(readAmount('1 234,50')).toBe('1234.50');
    expect(readAmount('−12')).toBe('-12.00');
    expect(readAmount('12,345')).toBeNull();
  });
  it('reads a line an item, and names the first line that it cannot read', () => {
    expect(readItems('bank; 2025-12-30; 1 250,00; Kund 10431; ref\n\nHuvudbok;20251231;-5;')).toEqual({
      items: [
        { side: 'bank', date: '2025-12-30', amount: '1250.00', text: 'Kund 10431; ref' },
        { side: 'ledger', date: '2025-12-31', amount: '-5.00', text: '' },
      ],
    });
    expect(readItems('bank; 2025-12-30; 1,00; a\nbänk; 2025-12-30; 1,00; b')).toEqual({ wrongLine: 2 });
  });
});

it('writes a day shortly, with the year where it is another', () => {
  expect(shortDay('2026-10-30', '2026', 'sv')).toBe('30 okt');
  expect(shortDay('2025-12-30', '2026', 'en')).toBe('30 Dec 25');
});

it('tells nothing to be certain that is not', () => {
  expect(confidenceText(0.99999, 3, 'sv')).toBe('0,999');
  expect(confidenceText(0.4981, 3, 'en')).toBe('0.498');
});
