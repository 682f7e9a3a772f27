import { expect, it } from 'vitest';
import { lessonsOf } from './lessons.ts';

const match = {
  bankRows: 1,
  ledgerRows: 1,
  bankName: 'KLARNA BANK',
  ledgerText: 'Avräkning e-handel',
  sameTexts: 2,
  differenceMinor: 0n,
  evidence: [],
};
const kinds = (more: Partial<Parameters<typeof lessonsOf>[0]>) => lessonsOf({ ...match, ...more }).map(({ kind }) => kind);

it('teaches a name where nothing else tied the two', () => {
  expect(lessonsOf(match)).toEqual([{ kind: 'alias', bankName: 'KLARNA BANK', ledgerName: 'Avräkning e-handel', ratePpm: 0 }]);
  expect(kinds({ evidence: [{ kind: 'name', weight: 4 }] })).toEqual([]);
  expect(kinds({ sameTexts: 400 })).toEqual([]);
  expect(kinds({ bankName: '12' })).toEqual([]);
  expect(kinds({ bankRows: 2 })).toEqual([]);
});

it('teaches the rate of a fee', () => {
  const found = lessonsOf({ ...match, differenceMinor: -175n, evidence: [{ kind: 'fee', weight: 3, value: 17_500 }] });
  expect(found).toEqual([{ kind: 'fee', bankName: 'KLARNA BANK', ledgerName: '', ratePpm: 17_500 }]);
});
