import { describe, expect, it } from 'vitest';
import type { ClientChecks } from '../../api/resources.ts';
import { drafted, limitKey, withDraft } from './check-draft.ts';

const sentence = { sv: 'a', en: 'a' };
const limit = (name: string, unit: string, value: string) => ({ name, unit, value, default: value, about: sentence });
const saved: ClientChecks = {
  materiality: '0.00',
  version: 3,
  checks: [
    {
      code: 'quality.old',
      family: 'time',
      severity: 'warning',
      title: sentence,
      rule: '',
      on: true,
      isMaterial: false,
      limits: [limit('days', 'days', '30'), limit('least', 'amount', '100.00')],
    },
  ],
};

describe('what is written of the checks', () => {
  it('is put into them as the API wants it, and leaves the rest', () => {
    const draft = { materiality: '1 500', 'quality.old': 'off', [limitKey('quality.old', 'least')]: '50,5' };
    expect(withDraft(saved, draft)).toEqual({
      checks: {
        ...saved,
        materiality: '1500.00',
        checks: [
          {
            ...saved.checks[0],
            on: false,
            limits: [limit('days', 'days', '30'), { ...limit('least', 'amount', '100.00'), value: '50.50' }],
          },
        ],
      },
    });
  });

  it('is told where it cannot be read', () => {
    expect(withDraft(saved, { materiality: 'mycket', [limitKey('quality.old', 'days')]: '3,5' })).toEqual({
      wrong: ['materiality', limitKey('quality.old', 'days')],
    });
  });

  it('is no change where it is as it was', () => {
    expect(drafted({ a: 'on' }, 'a', 'off', 'off')).toEqual({});
    expect(drafted({}, 'a', 'off', 'on')).toEqual({ a: 'off' });
  });
});
