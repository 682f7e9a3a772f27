import { plainDate } from '@saldo/kernel';
import { expect, it } from 'vitest';
import { bankRow, ledgerRow, openingRow } from './row-conversion.ts';

const day = plainDate('2026-03-02');
const none = { endToEnd: '', ocr: '', bankgiro: '', message: '', invoices: [] };
const detail = {
  amountMinor: '5000',
  counterpartyName: 'Ek AB',
  counterpartyAccount: '',
  references: { ...none, ocr: '1234566' },
  ids: [],
  text: '',
  foreign: null,
  charges: [],
  isReversal: false,
};

it('gives a transaction its references once and its parts with their amounts', () => {
  const read = { id: 't', day, amountMinor: '10000', currency: 'SEK', name: 'EK AB', text: 'Insättning', isReversal: false };
  const references = { ...none, ocr: '77', message: '77', invoices: ['12'] };
  const row = bankRow({ ...read, references, details: [detail, { ...detail, amountMinor: null }] }, 3);
  expect(row).toEqual({
    id: 't',
    day,
    currency: 'SEK',
    name: 'EK AB',
    text: 'Insättning',
    amountMinor: 10000n,
    references: ['77', '12'],
    sequence: 3,
    parts: [{ amountMinor: 5000n, name: 'Ek AB', references: ['1234566'] }],
  });
});

it('gives an entry the text of its voucher beside its own, once', () => {
  const read = { id: 'e', day, amountMinor: '-1', currency: 'SEK', voucherId: 'v', series: 'A', number: '1', reference: null };
  expect(ledgerRow({ ...read, text: 'Hyra', voucherText: 'Hyra' }).text).toBe('Hyra');
  expect(ledgerRow({ ...read, text: '', voucherText: 'Hyra mars', reference: '99' })).toMatchObject({
    text: 'Hyra mars',
    references: ['99'],
  });
  expect(openingRow({ id: 'o', day, amountMinor: '5', currency: 'SEK', text: 'Check', reference: '' })).not.toHaveProperty('references');
});
