import { describe, expect, it } from 'vitest';
import { comparedBalance } from './compared-balance.ts';

const row = (account: string, openingMinor: bigint, debitMinor: bigint, creditMinor: bigint) => {
  const closingMinor = openingMinor + debitMinor - creditMinor;
  return { account, name: `Konto ${account}`, openingMinor, debitMinor, creditMinor, closingMinor, flags: [] };
};

describe('two trial balances side by side', () => {
  const now = [row('1930', 10_000n, 5_000n, 0n), row('3041', 0n, 0n, 6_000n)];
  const then = [row('1930', 9_000n, 0n, 0n), row('5010', 0n, 1_750n, 0n), row('2440', -500n, 0n, 0n)];

  it('hold balance accounts by what they close at, result accounts by what they moved, each account of either', () => {
    expect(comparedBalance(now, then).map((each) => [each.account, each.valueMinor, each.beforeMinor, each.changeMinor])).toEqual([
      ['1930', 15_000n, 9_000n, 6_000n],
      ['2440', 0n, -500n, 500n],
      ['3041', -6_000n, 0n, -6_000n],
      ['5010', 0n, 1_750n, -1_750n],
    ]);
    expect(comparedBalance(now, then).map(({ name }) => name)).toContain('Konto 5010');
  });

  it('have moved where either has', () => {
    expect(
      comparedBalance(now, then)
        .filter(({ moved }) => !moved)
        .map(({ account }) => account),
    ).toEqual(['2440']);
    expect(comparedBalance(then, now).find(({ account }) => account === '1930')).toMatchObject({ moved: true, valueMinor: 9_000n });
  });
});
