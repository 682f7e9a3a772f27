import { atOnce, plainDate } from '@saldo/kernel';
import { describe, expect, test } from 'vitest';
import { problemIn } from './problem.ts';
import { balancesFrom, transactionsFrom } from './transform.ts';
import * as types from './types.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const day = plainDate('2026-03-04');

function read(rows: readonly object[], currency: string | null = 'SEK') {
  const text = JSON.stringify({ transactions: rows, continuation_key: null });
  const page = { page: types.transactionsPage.parse(JSON.parse(text)), bytes: bytes(text) };
  return atOnce(transactionsFrom([page], { account: { currency }, from: plainDate('2026-03-01'), to: day }));
}

const row = (more: object) => ({
  transaction_amount: { amount: '250.00', currency: 'SEK' },
  credit_debit_indicator: 'DBIT',
  status: 'BOOK',
  booking_date: '2026-03-03',
  ...more,
});

describe('a row', () => {
  test('has its direction from the indicator alone', () => {
    const amounts = [
      row({}),
      row({ transaction_amount: { amount: '-250.00', currency: 'SEK' } }),
      row({ credit_debit_indicator: 'CRDT' }),
      row({ transaction_amount: { amount: '25000.000', currency: 'XXX' } }),
    ];
    const answer = read(amounts);
    expect('value' in answer && answer.value.booked.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([
      [-25_000n, 'SEK'],
      [-25_000n, 'SEK'],
      [25_000n, 'SEK'],
      [-2_500_000n, 'SEK'],
    ]);
  });

  test('counts only where money has moved or is about to', () => {
    const answer = read(['BOOK', 'PDNG', 'HOLD', 'OTHR', 'CNCL', 'RJCT', 'SCHD', 'NEWW'].map((status) => row({ status })));
    expect('value' in answer && [answer.value.booked.length, answer.value.pending.length]).toEqual([1, 4]);
  });

  test('keeps what tells it apart, and not the handle', () => {
    const answer = read([
      row({
        entry_reference: 'E1',
        transaction_id: 'handle',
        creditor: { name: 'Elbolaget  Norr' },
        creditor_account: { iban: null, other: { identification: '51234561', scheme_name: 'BGNR' } },
        reference_number: '1234 5674',
        reference_number_schema: 'SEBG',
        remittance_information: ['Faktura', 'mars'],
        bank_transaction_code: { description: 'Betalning', code: 'PMNT', sub_code: 'ICDT' },
        value_date: '2026-03-04',
        balance_after_transaction: { amount: '100.00', currency: 'SEK' },
        exchange_rate: { exchange_rate: '11.2', instructed_amount: { amount: '22.32', currency: 'EUR' } },
        something_new: { nested: [1] },
      }),
    ]);
    expect('value' in answer && answer.value.booked[0]).toMatchObject({
      bookingDate: '2026-03-03',
      valueDate: '2026-03-04',
      code: 'PMNT-ICDT',
      counterparty: { name: 'Elbolaget Norr', account: '51234561' },
      references: { ocr: '12345674', bankgiro: '51234561', message: 'Faktura\nmars', ids: ['entry:E1'] },
      text: 'Faktura\nmars',
      foreign: { amountMinor: -2_232n, currency: 'EUR', rate: '11.2' },
      balanceAfterMinor: 10_000n,
    });
  });

  test('without an amount, a direction, a day or a currency refuses the answer, with every fault; pending ones are left out', () => {
    const wrong = [
      row({ transaction_amount: { amount: '1.001', currency: 'SEK' } }),
      row({ credit_debit_indicator: '' }),
      row({ booking_date: null }),
      row({ transaction_amount: { amount: '1', currency: '' } }),
    ];
    const answer = read(wrong, null);
    expect('faults' in answer && answer.faults.map(({ field }) => field)).toEqual([
      'transactions.0.transaction_amount',
      'transactions.1.transaction_amount',
      'transactions.2.booking_date',
      'transactions.3.transaction_amount.currency',
    ]);
    const passing = read([
      row({ status: 'PDNG', transaction_amount: { amount: 'x', currency: 'SEK' } }),
      row({ status: 'PDNG', booking_date: null }),
    ]);
    expect('value' in passing && passing.value.pending).toMatchObject([{ bookingDate: day }]);
  });
});

test('balances by their kind; one that nobody knows is information', () => {
  const balances = ['CLBD', 'ITAV', 'VALU'].map((balance_type) => ({
    balance_amount: { amount: '12.500', currency: 'XXX' },
    balance_type,
    reference_date: '2026-03-03',
  }));
  const answer = balancesFrom(types.balancesAnswer.parse({ balances }).balances, { currency: 'SEK' });
  expect('value' in answer && answer.value.map(({ kind, amountMinor, currency, date }) => [kind, amountMinor, currency, date])).toEqual(
    ['CLBD', 'ITAV', 'INFO'].map((kind) => [kind, 1_250n, 'SEK', '2026-03-03']),
  );
});

test('the problem of an answer, however its detail is written', () => {
  const problem = (status: number, body: unknown) => problemIn({ status, headers: {}, bytes: bytes(JSON.stringify(body)) });
  expect(problem(200, {})).toBeNull();
  expect(
    problem(422, { message: 'Required PSU header is not provided', code: 422, error: 'PSU_HEADER_NOT_PROVIDED', detail: 'psuIpAddress' }),
  ).toEqual({
    status: 422,
    error: 'PSU_HEADER_NOT_PROVIDED',
    message: 'Required PSU header is not provided',
    detail: 'psuIpAddress',
  });
  expect(problem(422, { detail: [{ loc: ['body', 'state'], msg: 'field required' }, { msg: 'too long' }] })?.detail).toBe(
    'field required. too long',
  );
  expect(problemIn({ status: 200, headers: {}, bytes: bytes('<html>') })).toMatchObject({ status: 200, error: '' });
});
