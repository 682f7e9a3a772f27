import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenPeriod, parseAddress, writeAddress } from './address.ts';
import * as searches from './searches.ts';

describe('an address', () => {
  it('comes back as it was written, figures as text', () => {
    expect(parseAddress('?account=1930&q=a%20b')).toEqual({ account: '1930', q: 'a b' });
    expect(writeAddress({ account: '1930', q: 'å & b', voucher: undefined, state: '' })).toBe('?account=1930&q=%C3%A5+%26+b');
    expect(writeAddress({})).toBe('');
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1, unit: 'grapheme' })), (search) => {
        expect(parseAddress(writeAddress(search))).toEqual({ ...search });
      }),
    );
  });
});

describe('a view', () => {
  it('reads what it knows and ignores the rest', () => {
    expect(searches.jobsSearch({ queue: 'etl', status: 'burning', job: 'abc' })).toEqual({ queue: 'etl', job: 'abc' });
    expect(searches.vouchersSearch({ q: ' ', state: 'current', flagged: '1', account: '1930' })).toEqual({ flagged: '1', account: '1930' });
    expect(searches.clientsSearch({ kind: 'aif', open: 'everything' })).toEqual({ kind: 'aif' });
  });

  it('counts within bounds, and reads again what it has read', () => {
    expect(searches.sampleSearch({ n: '25', seed: '7' })).toEqual({ n: 25, seed: '7' });
    expect(searches.sampleSearch({ n: 25, seed: '7' })).toEqual({ n: 25, seed: '7' });
    for (const n of ['0', '101', '2.5', '-1', 'x', '']) expect(searches.sampleSearch({ n }).n, n).toBeUndefined();
  });

  it('takes both days or none', () => {
    expect(searches.periodSearch({ from: '2026-01-01', to: '2026-01-31' })).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(searches.periodSearch({ from: '2026-01-01' })).toEqual({});
    expect(searches.periodSearch({ from: '2026-02-30', to: '2026-03-01' })).toEqual({});
    expect(chosenPeriod({ from: '2026-03-01', to: '2026-01-01' })).toBeNull();
  });

  it('never breaks on what somebody wrote into the address', () => {
    expect(searches.periodSearch({ from: '2026-01-01', to: { toString: 0 } })).toEqual({});
    const anything = fc.dictionary(
      fc.constantFrom('q', 'kind', 'open', 'from', 'to', 'state', 'account', 'job', 'queue', 'next', 'token', 'n'),
      fc.anything(),
    );
    fc.assert(
      fc.property(anything, (raw) => {
        for (const read of Object.values(searches)) read(raw);
      }),
    );
  });

  it('leads a fresh sign-in only to a place of its own', () => {
    expect(searches.signInSearch({ next: '/clients?q=a' }).next).toBe('/clients?q=a');
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'clients', '/sign-in?next=/']) {
      expect(searches.signInSearch({ next }).next, next).toBeUndefined();
    }
  });
});
