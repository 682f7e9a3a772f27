import { describe, expect, it } from 'vitest';
import { touched } from './touched.ts';

const changed = new Set(['a']);

describe('what is read again when a client has changed', () => {
  it('is what is about that client, and what is about all of them', () => {
    expect(touched(['feeds', 'a'], changed)).toBe('now');
    expect(touched(['timeline', 'a', {}], changed)).toBe('now');
    expect(touched(['clients', 'one', 'a'], changed)).toBe('now');
    for (const key of [
      ['board', 'list', {}],
      ['jobs', 'live', 'j'],
      ['feeds', 'all'],
      ['clients', 'list', {}],
      ['audit', {}],
    ]) {
      expect(touched(key, changed)).toBe('now');
    }
  });

  it('is nothing of another client, and nothing that no client changes', () => {
    for (const key of [['feeds', 'b'], ['timeline', 'b'], ['clients', 'one', 'b'], ['ledger', 'b', 'vouchers'], ['me'], ['users']]) {
      expect(touched(key, changed)).toBe('no');
    }
  });

  it('is the books only soon', () => {
    expect(touched(['ledger', 'a', 'vouchers', {}], changed)).toBe('soon');
    expect(touched(['ledger', 'voucher', 'v'], changed)).toBe('soon');
  });
});
