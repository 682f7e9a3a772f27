import { expect, test } from 'vitest';
import { explain } from './explanation.ts';
import { account, ordinaryPairs, row } from './fixtures/rows.ts';
import { match } from './match.ts';

test('what weighs most comes first, then what speaks against it, luck and the difference', () => {
  const { sv, en, parts } = explain({
    evidence: [
      { kind: 'days', weight: 1.2, value: 2 },
      { kind: 'other-name', weight: -4, value: 'BERG EL' },
      { kind: 'sum', weight: 14.3, value: 5 },
      { kind: 'rival', weight: -0.2 },
    ],
    differenceMinor: -1_250n,
    coincidence: 0.000_025,
  });
  expect(sv).toBe(
    '5 poster ger tillsammans beloppet, banken 2 dagar senare, annan motpart (BERG EL), slumpen ger en sådan summa 1 gång på 40\u00a0000, differens \u221212,50.',
  );
  expect(en).toBe(
    '5 items come to the amount, the bank 2 days later, another counterparty (BERG EL), luck gives such a sum 1 time in 40,000, difference \u221212.50.',
  );
  expect(parts).toHaveLength(4);
});

test('the parts of a pair sum to the bits of its confidence', () => {
  const { bank, ledger } = ordinaryPairs(60);
  const added = account([...bank, row('x', '2025-06-05', 900)], [...ledger, row('y', '2025-06-04', 900), row('z', '2025-06-05', 900)]);
  for (const { evidence, confidence } of match(added).matches) {
    const bits = evidence.reduce((sum, { weight }) => sum + weight, 0);
    const expected = confidence >= 1 - 1e-12 ? 40 : Math.log2(confidence / (1 - confidence));
    expect(Math.abs(Math.min(bits, 40) - Math.min(expected, 40))).toBeLessThan(0.5);
  }
});
