import { describe, expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';

const read = (value: unknown, institutionId?: string) => readAnswer(new TextEncoder().encode(JSON.stringify(value)), institutionId);
const amount = (text: string) => ({ amount: text, currency: 'SEK' });

describe('a saved answer', () => {
  test('is known by its shape', () => {
    const row = { bookingDate: '2024-02-29', transactionAmount: amount('31.95'), additionalInformation: 'COOP' };
    const rows = { transactions: { booked: [row], pending: [] } };
    expect(read(rows)).toMatchObject({ kind: 'transactions', answer: { booked: [{ amountMinor: 3_195n }] } });
    expect(read(rows, 'SEB_KORT_AB_SE_SKHSFI21')).toMatchObject({
      answer: { booked: [{ amountMinor: -3_195n, counterparty: { name: 'COOP' } }] },
    });
    expect(read({ balances: [{ balanceAmount: amount('5'), balanceType: 'closingBooked' }] })).toMatchObject({
      kind: 'balances',
      balances: [{ kind: 'CLBD' }],
    });
    expect(read({ account: { resourceId: 'r', iban: 'SE3550000000054910000003', currency: 'SEK' } })).toMatchObject({
      kind: 'account',
      account: { currency: 'SEK' },
    });
    expect(read([{ id: 'B', name: 'Banken', transaction_total_days: '90', countries: ['SE'] }])).toMatchObject({
      kind: 'institutions',
      institutions: [{ historyDays: 90 }],
    });
    const requisition = { id: 'r', redirect: 'https://example.se', status: 'LN', institution_id: 'B', agreement: 'a', reference: 'ours' };
    expect(read(requisition)).toMatchObject({ kind: 'consents', consents: [{ status: 'linked' }] });
    expect(read({ count: 1, next: null, results: [requisition] })).toMatchObject({ kind: 'consents', consents: [{ requisitionId: 'r' }] });
    expect(read({ summary: 'x', detail: 'y', type: 'RateLimitError', status_code: 429 })).toMatchObject({
      kind: 'error',
      error: { code: 'bank.limit' },
    });
    expect(read({ reference: ['This field is required.'], status_code: 400 })).toMatchObject({
      kind: 'error',
      error: { code: 'bank.refused' },
    });
  });

  test('with a row that cannot be read says so, and what is none of these is none', () => {
    expect(read({ transactions: { booked: [{ transactionAmount: amount('1.005') }] } })).toMatchObject({
      kind: 'unreadable',
      faults: [{}, {}],
    });
    for (const other of [{}, [], null, 7, { id: 'x' }, { status_code: 200 }])
      expect(read(other)?.kind ?? null).toBe(Array.isArray(other) ? 'institutions' : null);
    expect(readAnswer(new TextEncoder().encode('<html>'))).toBeNull();
  });
});
