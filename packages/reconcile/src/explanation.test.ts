import { expect, it } from 'vitest';
import { explain } from './explanation.ts';

it('says what speaks for a match, the heaviest first, and what against', () => {
  const evidence = [
    { kind: 'days', weight: 1.5, value: 2 },
    { kind: 'amount', weight: 9 },
    { kind: 'other-name', weight: -5, value: 'Ek AB' },
  ] as const;
  expect(explain(evidence, { byPerson: false, coincidence: 0.00004 })).toMatchObject({
    sv: 'Samma belopp, 2 dagar emellan; emot talar en annan motpart (Ek AB). Slumpen ger en sådan summa en gång på 25000.',
    en: 'The same amount, 2 days between; against it another counterparty (Ek AB). Luck gives such a sum once in 25000.',
  });
});

it('says who made what nothing speaks for', () => {
  expect(explain([], { byPerson: true, coincidence: null })).toEqual({ sv: 'Matchat för hand.', en: 'Matched by hand.', parts: [] });
});
