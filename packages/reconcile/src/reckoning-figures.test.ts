import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ReckoningFigures, reckon } from './reckoning-figures.ts';

const figures: ReckoningFigures = {
  bankOpeningMinor: 100n,
  bankClosingMinor: 150n,
  bankClosingDay: null,
  ledgerOpeningMinor: 90n,
  ledgerClosingMinor: 130n,
  openingBankMinor: 10n,
  openingLedgerMinor: 0n,
  movedBankMinor: 50n,
  movedLedgerMinor: 40n,
  outstandingBankMinor: 20n,
  outstandingLedgerMinor: 0n,
  undecidedBankMinor: 0n,
  undecidedLedgerMinor: 0n,
  rowsSha256: null,
};

it('is what the two sides differ by once what is open is taken away', () => {
  expect(reckon(figures)).toMatchObject({ unexplained: '0', openingDifference: '0', gap: '0', ledgerGap: '0', differences: '0' });
  expect(reckon({ ...figures, outstandingBankMinor: 19n })).toMatchObject({ unexplained: '1', differences: '1' });
  expect(reckon({ ...figures, bankClosingMinor: 149n })).toMatchObject({ unexplained: '-1', gap: '-1' });
  expect(reckon({ ...figures, bankClosingMinor: null })).toMatchObject({ unexplained: null, gap: null, differences: '0' });
});

it('falls apart to the öre into opening, gaps and differences', () => {
  const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const record = Object.fromEntries(
    Object.keys(figures)
      .filter((key) => key.endsWith('Minor'))
      .map((key) => [key, amount]),
  );
  fc.assert(
    fc.property(fc.record(record), (amounts) => {
      const { unexplained, openingDifference, gap, ledgerGap, differences } = reckon({ ...figures, ...amounts });
      const sum = BigInt(openingDifference ?? 0) + BigInt(gap ?? 0) - BigInt(ledgerGap ?? 0) + BigInt(differences);
      expect(unexplained).toBe(String(sum));
    }),
  );
});

it('has another hash whenever something that it rests on is another', () => {
  expect(reckon(figures).inputsSha256).toBe(reckon({ ...figures }).inputsSha256);
  expect(reckon({ ...figures, rowsSha256: 'x' }).inputsSha256).not.toBe(reckon(figures).inputsSha256);
});
