import { plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountMovement, hasBalance, proveBooks, type StatedBalance, trialBalance } from './trial-balance.ts';

const stated = (
  account: string,
  openingMinor: bigint | null,
  closingMinor: bigint | null,
  resultMinor: bigint | null = null,
): StatedBalance => ({
  account,
  openingMinor,
  closingMinor,
  resultMinor,
});

const moved = (account: string, debitMinor: bigint, creditMinor: bigint, beforeMinor = 0n): AccountMovement => ({
  account,
  beforeMinor,
  debitMinor,
  creditMinor,
  provableMinor: beforeMinor + debitMinor - creditMinor,
});

const balanced = { count: 0, vouchers: [] };
const nothing = { chart: [], lastClosing: new Map<string, bigint>(), unbalanced: balanced };

describe('trialBalance', () => {
  it('opens at what the source states and what moved before the days', () => {
    const { rows, totals } = trialBalance({
      unbalanced: balanced,
      chart: [{ account: '1930', name: 'Företagskonto', type: null }],
      stated: [stated('1930', 100_00n, 175_00n), stated('3001', null, null, -50_00n)],
      movements: [moved('1930', 100_00n, 50_00n, 25_00n), moved('3001', 0n, 50_00n)],
      lastClosing: new Map([['1930', 999_00n]]),
    });
    expect(rows).toEqual([
      {
        account: '1930',
        name: 'Företagskonto',
        openingMinor: 125_00n,
        debitMinor: 100_00n,
        creditMinor: 50_00n,
        closingMinor: 175_00n,
        flags: [],
      },
      { account: '3001', name: '', openingMinor: 0n, debitMinor: 0n, creditMinor: 50_00n, closingMinor: -50_00n, flags: [] },
    ]);
    expect(totals).toEqual({ openingMinor: 125_00n, debitMinor: 100_00n, creditMinor: 100_00n, closingMinor: 125_00n });
  });

  it('carries the last closing where the source has not opened the year, and only of balance accounts', () => {
    const { rows } = trialBalance({
      ...nothing,
      stated: [stated('1930', 0n, null)],
      movements: [moved('1930', 10n, 0n)],
      lastClosing: new Map([
        ['1930', 500n],
        ['2440', -500n],
        ['3001', -70n],
      ]),
    });
    expect(rows.map((row) => [row.account, row.openingMinor, row.closingMinor, row.flags.map((flag) => flag.code)])).toEqual([
      ['1930', 500n, 510n, ['carried']],
      ['2440', -500n, -500n, ['carried']],
    ]);
  });

  it('is proven only where what it shows is what the source states, though the source may agree with itself', () => {
    const input = {
      ...nothing,
      stated: [stated('1930', 0n, 10n)],
      movements: [moved('1930', 10n, 0n)],
      lastClosing: new Map([['1930', 500n]]),
    };
    expect(proveBooks(input).status).toBe('proven');
    const { rows, proof } = trialBalance(input);
    expect(proof).toMatchObject({ status: 'unproven', differences: [{ account: '1930', expectedMinor: 10n, actualMinor: 510n }] });
    expect(rows[0]?.flags.map(({ message }) => message.en)).toEqual([
      'The source states no opening balance. The closing balance of the year before stands here.',
      "The source states 0.10 but last year's closing balance and the vouchers give 5.10.",
    ]);
    const counted = { ...input, stated: [stated('1930', null, 510n)] };
    expect(trialBalance(counted).proof.status).toBe('proven');
  });

  it('carries nothing where the source has opened any account', () => {
    const { rows } = trialBalance({
      ...nothing,
      stated: [stated('1930', 500n, null)],
      movements: [],
      lastClosing: new Map([['2440', -500n]]),
    });
    expect(rows.map((row) => row.account)).toEqual(['1930']);
  });

  it('shows an account whose stated closing nothing explains', () => {
    const { rows, proof } = trialBalance({ ...nothing, stated: [stated('1510', null, 70n)], movements: [moved('1930', 5n, 5n)] });
    expect(rows.map((row) => [row.account, row.closingMinor, row.flags.map((flag) => flag.code)])).toEqual([
      ['1510', 0n, ['differs']],
      ['1930', 0n, []],
    ]);
    expect(proof).toMatchObject({ status: 'unproven', differences: [{ account: '1510', expectedMinor: 70n, actualMinor: 0n }] });
  });

  it('ends at the closing whichever day within the year parts it in two', () => {
    const amounts = fc.array(
      fc.record({ account: fc.constantFrom('1930', '2440', '3001'), day: fc.nat(9), minor: fc.bigInt(-900n, 900n) }),
    );
    fc.assert(
      fc.property(amounts, fc.nat(10), fc.bigInt(-500n, 500n), (entries, cut, opening) => {
        const sum = (keep: (entry: { account: string; day: number; minor: bigint }) => boolean) =>
          ['1930', '2440', '3001'].map((account): AccountMovement => {
            const own = entries.filter((entry) => entry.account === account);
            const within = own.filter(keep).map((entry) => entry.minor);
            const before = own.filter((entry) => !keep(entry)).reduce((a, entry) => a + entry.minor, 0n);
            return {
              account,
              beforeMinor: before,
              debitMinor: within.filter((minor) => minor > 0n).reduce((a, b) => a + b, 0n),
              creditMinor: -within.filter((minor) => minor < 0n).reduce((a, b) => a + b, 0n),
              provableMinor: 0n,
            };
          });
        const balances = (movements: AccountMovement[]) =>
          new Map(
            trialBalance({ ...nothing, stated: [stated('1930', opening, null)], movements }).rows.map((row) => [
              row.account,
              row.closingMinor,
            ]),
          );
        const whole = balances(sum(() => true));
        const part = balances(sum((entry) => entry.day >= cut));
        for (const account of ['1930', '2440', '3001']) expect(part.get(account) ?? 0n).toBe(whole.get(account) ?? 0n);
      }),
    );
  });
});

describe('proveBooks', () => {
  it('proves closings by opening and movements, and results by movements', () => {
    const proof = proveBooks({
      ...nothing,
      stated: [stated('1930', 10n, 15n), stated('3001', null, null, -5n)],
      movements: [moved('1930', 5n, 0n), moved('3001', 0n, 5n)],
    });
    expect(proof).toEqual({ status: 'proven', differences: [], unbalanced: balanced });
  });

  it('names the accounts that differ', () => {
    const proof = proveBooks({
      ...nothing,
      stated: [stated('1930', 10n, 15n), stated('2440', 1n, 1n)],
      movements: [moved('1930', 4n, 0n)],
    });
    expect(proof).toMatchObject({ status: 'unproven', differences: [{ account: '1930', expectedMinor: 15n, actualMinor: 14n }] });
  });

  it('is unproven where a voucher does not balance, although every account agrees', () => {
    const crooked = { voucherId: 'v', series: 'A', number: '75', date: plainDate('2025-03-01'), differenceMinor: 1_250n };
    const unbalanced = { count: 1, vouchers: [crooked] };
    const proof = proveBooks({ ...nothing, unbalanced, stated: [stated('1930', 10n, 15n)], movements: [moved('1930', 5n, 0n)] });
    expect(proof).toEqual({ status: 'unproven', differences: [], unbalanced });
  });

  it('is unproven where the source states nothing to prove by', () => {
    expect(proveBooks({ ...nothing, stated: [stated('1930', 10n, null)], movements: [] }).status).toBe('unproven');
  });

  it('takes a closing that counts from the last closing, where the year was not opened', () => {
    const proof = proveBooks({
      unbalanced: balanced,
      stated: [stated('1930', null, 15n)],
      movements: [moved('1930', 5n, 0n)],
      lastClosing: new Map([['1930', 10n]]),
    });
    expect(proof.status).toBe('proven');
  });
});

describe('hasBalance', () => {
  it('goes by the type, and else by the class', () => {
    expect([
      hasBalance('1930', null),
      hasBalance('2099', null),
      hasBalance('3001', null),
      hasBalance('9030', 'T'),
      hasBalance('1930', 'K'),
    ]).toEqual([true, true, false, true, false]);
  });
});
