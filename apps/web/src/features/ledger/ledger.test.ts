import { formatAmount, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BalanceRow, Entry } from '../../api/resources.ts';
import { creditOf, debitOf, minor, runningBalance, sidesOf } from './amounts.ts';
import { comparedPeriod, comparedSums } from './balance-comparison.ts';
import { balanceGroups, balanceRows, resultOf } from './balance-groups.ts';
import { sourceText } from './source-text.ts';
import { voucherChanges } from './voucher-changes.ts';

const entry = (account: string, amount: string, text = ''): Entry => ({
  id: `${account}${amount}${text}`,
  voucherId: 'v',
  series: 'A',
  number: '1',
  date: '2026-01-01',
  account,
  accountName: '',
  amount,
  currency: 'SEK',
  costCenter: null,
  project: null,
  objects: [],
  text,
  voucherText: '',
  quantity: null,
});
const amounts = fc.array(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(formatAmount), { maxLength: 20 });

describe('amounts', () => {
  it('fall on their side', () => {
    expect([debitOf('12.50'), creditOf('12.50')]).toEqual(['12.50', '0.00']);
    expect([debitOf('-12.50'), creditOf('-12.50')]).toEqual(['0.00', '12.50']);
  });

  it('sum to the öre', () => {
    expect(sidesOf([entry('1930', '0.10'), entry('2440', '0.20'), entry('3001', '-0.30')])).toEqual({
      debit: '0.30',
      credit: '0.30',
      difference: '0.00',
    });
    fc.assert(
      fc.property(amounts, (each) => {
        const { debit, credit, difference } = sidesOf(each.map((amount) => ({ amount })));
        return minor(debit) - minor(credit) === minor(difference) && minor(debit) >= 0n && minor(credit) >= 0n;
      }),
    );
  });

  it('run from the opening balance to the closing one', () => {
    expect(runningBalance('100.00', [entry('1930', '-30.00'), entry('1930', '5.50')])).toEqual(['70.00', '75.50']);
    fc.assert(
      fc.property(amounts, (each) => {
        const last =
          runningBalance(
            '0.00',
            each.map((amount) => ({ amount })),
          ).at(-1) ?? '0.00';
        return minor(last) === each.reduce((sum, amount) => sum + minor(amount), 0n);
      }),
    );
  });
});

describe('the trial balance', () => {
  const row = (account: string, debit: string, credit: string): BalanceRow => ({
    account,
    name: account === '1930' ? 'Företagskonto' : '',
    opening: '0.00',
    debit,
    credit,
    closing: formatAmount(minor(debit) - minor(credit)),
    flags: [],
  });
  const rows = [
    row('1930', '100.00', '0.00'),
    row('1510', '0.00', '0.00'),
    row('3001', '0.00', '80.00'),
    row('9010', '0.00', '0.00'),
    row('2611', '0.00', '20.00'),
  ];

  it('stands in classes, each with its sums', () => {
    const groups = balanceGroups(rows);
    expect(groups.map((group) => group.class)).toEqual(['1', '2', '3', 'other']);
    expect(groups[0]?.sums).toEqual({ opening: '0.00', debit: '100.00', credit: '0.00', closing: '100.00' });
  });

  it('says what the period earned, a profit positive', () => {
    expect(resultOf(rows)).toBe('80.00');
    expect(resultOf([row('5010', '12.00', '0.00')])).toBe('-12.00');
  });

  it('finds accounts by the beginning of the number or by name, and those that moved', () => {
    expect(balanceRows(rows, { q: '15' }).map(({ account }) => account)).toEqual(['1510']);
    expect(balanceRows(rows, { q: 'FÖRETAG' }).map(({ account }) => account)).toEqual(['1930']);
    expect(balanceRows(rows, { moved: true })).toHaveLength(3);
  });
});

describe('versions of a voucher', () => {
  const version = (text: string, ...entries: Entry[]) => ({ date: '2026-01-01', text, entries });

  it('differ in what is told', () => {
    const before = version('Hyra', entry('5010', '100.00'), entry('1930', '-100.00'));
    const after = { ...version('Hyra maj', entry('5020', '100.00'), entry('1930', '-100.00')), date: '2026-01-02' };
    expect(voucherChanges(before, after)).toEqual([
      { kind: 'date', from: '2026-01-01', to: '2026-01-02' },
      { kind: 'text', from: 'Hyra', to: 'Hyra maj' },
      { kind: 'removed', account: '5010', amount: '100.00' },
      { kind: 'added', account: '5020', amount: '100.00' },
    ]);
  });

  it('count the same row twice as two, and order as nothing', () => {
    const twice = version('', entry('1930', '1.00'), entry('1930', '1.00'), entry('3001', '-2.00'));
    const turned = version('', entry('3001', '-2.00'), entry('1930', '1.00'), entry('1930', '1.00'));
    expect(voucherChanges(twice, turned)).toEqual([]);
    expect(voucherChanges(twice, version('', entry('1930', '1.00'), entry('3001', '-2.00')))).toEqual([
      { kind: 'removed', account: '1930', amount: '1.00' },
    ]);
  });
});

describe('the text of a source', () => {
  const bytes = (...codes: number[]) => new Uint8Array([...codes]);

  it('is decoded by its bytes: code page 437, UTF-8, Latin-1, UTF-16', () => {
    expect(sourceText(bytes(0x4b, 0x94, 0x70))).toBe('Köp');
    expect(sourceText(new TextEncoder().encode('Köp'))).toBe('Köp');
    expect(sourceText(bytes(0x4b, 0xf6, 0x70))).toBe('Köp');
    expect(sourceText(bytes(0x4b, 0, 0xf6, 0, 0x70, 0))).toBe('Köp');
    expect(sourceText(bytes(0xfe, 0xff, 0, 0x4b, 0, 0xf6, 0, 0x70))).toBe('Köp');
    expect(sourceText(bytes())).toBe('');
  });

  it('loses no byte, whatever stands there', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (any) => sourceText(any).length > 0 || any.length === 0));
  });
});

describe('a comparison', () => {
  it('is summed by its columns', () => {
    const rows = [
      { account: '1930', name: '', value: '130.00', before: '100.00', change: '30.00' },
      { account: '3001', name: '', value: '-40.00', before: '7.50', change: '-47.50' },
    ];
    expect(comparedSums(rows)).toEqual({ value: '90.00', before: '107.50', change: '-17.50' });
  });

  it.each([
    ['2026-01-01', '2026-12-31', 'lastYear', '2025-01-01', '2025-12-31'],
    ['2026-10-01', '2026-10-31', 'earlier', '2026-09-01', '2026-09-30'],
    ['2025-02-01', '2025-02-28', 'lastYear', '2024-02-01', '2024-02-29'],
    ['2024-02-01', '2024-02-29', 'lastYear', '2023-02-01', '2023-02-28'],
    ['2026-02-10', '2026-02-20', 'lastYear', '2025-02-10', '2025-02-20'],
  ] as const)('of %s to %s with %s is of %s to %s', (from, to, comparison, otherFrom, otherTo) => {
    expect(comparedPeriod({ from: plainDate(from), to: plainDate(to) }, comparison)).toEqual({ from: otherFrom, to: otherTo });
  });
});
