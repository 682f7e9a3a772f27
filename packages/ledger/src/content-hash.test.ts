import { plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BooksRow, BooksVoucher } from './books.ts';
import { comparedContent, contentHash } from './content-hash.ts';

const row = (account: string, amountMinor: bigint, more: Partial<BooksRow> = {}): BooksRow => ({
  account,
  amountMinor,
  objects: [],
  date: null,
  text: '',
  quantity: null,
  sign: null,
  ...more,
});

const voucher = (more: Partial<BooksVoucher> = {}): BooksVoucher => ({
  series: 'A',
  number: '1',
  date: plainDate('2025-03-01'),
  text: 'Hyra',
  registeredOn: null,
  sign: null,
  rows: [row('5010', 100n), row('1930', -100n)],
  corrections: [],
  place: null,
  ...more,
});

const compared = (before: BooksVoucher, now: BooksVoucher) => comparedContent(contentHash(before), contentHash(now));

describe('what became of a voucher', () => {
  const exported = voucher({
    registeredOn: plainDate('2025-03-02'),
    sign: 'GÖ',
    text: 'Hyra ?city? ? mars',
    rows: [
      row('5010', 100n, {
        quantity: '0',
        objects: [
          ['1', 'K1'],
          ['6', 'P1'],
        ],
      }),
      row('1930', -100n, { quantity: '0' }),
    ],
    corrections: [
      { kind: 'struck', row: row('5410', 100n, { quantity: '0' }), by: 'GÖ', at: plainDate('2025-03-03') },
      { kind: 'added', row: row('5010', 100n), by: 'GÖ', at: plainDate('2025-03-03') },
    ],
  });
  const called = voucher({
    told: 'in-part',
    text: 'Hyra  “city” – mars',
    rows: [
      row('5010', 100n, {
        objects: [
          ['6', 'P1'],
          ['1', 'K1'],
        ],
      }),
      row('1930', -100n),
    ],
    corrections: [{ kind: 'struck', row: row('5410', 100n), by: null, at: null }],
  });

  it('by another way to the same source is nothing, or more of it', () => {
    expect([compared(exported, called), compared(called, exported), compared(exported, exported)]).toEqual(['same', 'told-more', 'same']);
  });

  it('is a change in what both ways tell', () => {
    for (const other of [
      { ...called, text: 'El' },
      { ...called, date: plainDate('2025-03-02') },
      { ...called, rows: [row('5010', 101n), row('1930', -101n)] },
      { ...called, rows: [row('5010', 100n), row('1930', -100n)] },
      { ...called, corrections: [] },
    ])
      expect([compared(exported, other), compared(other, exported)]).toEqual(['changed', 'changed']);
  });

  it('by the same way is a change in anything at all', () => {
    expect(compared(exported, { ...exported, sign: 'AB' })).toBe('changed');
    expect(compared(called, { ...called, text: 'Hyra "city" - mars' })).toBe('changed');
    expect(compared(called, { ...called, rows: called.rows.map((one) => ({ ...one, quantity: '0' })) })).toBe('changed');
  });

  it('is the same for equal vouchers and changed for other amounts, whatever the texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.bigInt(-1_000_000n, 1_000_000n), (text, rowText, amount) => {
        const one = voucher({ text, rows: [row('1930', amount, { text: rowText })] });
        expect(compared(one, structuredClone(one))).toBe('same');
        const called: BooksVoucher = { ...one, told: 'in-part' };
        expect([compared(called, one), compared(one, called)]).toEqual(['told-more', 'same']);
        expect(compared(one, { ...called, rows: [row('1930', amount + 1n, { text: rowText })] })).toBe('changed');
      }),
    );
  });
});
