import { describe, expect, test } from 'vitest';
import { messages } from './messages.ts';
import { providerError, providerTroubles } from './provider-error.ts';

describe('an error of a provider', () => {
  test.each(providerTroubles)('%s has its sentence, in both languages, whoever the provider is', (reason) => {
    for (const provider of ['gocardless', 'enablebanking'] as const) {
      const { code, details } = providerError(provider, reason, { said: 'Try again', lacks: '' });
      const sentence = messages[code]?.(details);
      expect(sentence?.sv).toMatch(/\.$/);
      expect(sentence?.en).toMatch(/\.$/);
      expect(`${sentence?.sv}${sentence?.en}`).not.toMatch(/undefined|null|\[object/);
    }
  });

  test('keeps how long to wait, and says whether trying again helps', () => {
    const limit = providerError('gocardless', 'limit', { scope: 'balances' }, { afterSeconds: 85_092 });
    expect(limit).toMatchObject({
      code: 'bank.limit',
      kind: 'limit',
      retry: 'later',
      afterSeconds: 85_092,
      details: { provider: 'gocardless' },
    });
    expect(providerError('gocardless', 'suspended').retry).toBe('never');
  });
});
