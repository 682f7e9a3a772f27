import { setTimeout as pause } from 'node:timers/promises';
import { SaldoError } from '@saldo/kernel';
import { afterEach, describe, expect, test } from 'vitest';
import { type BankWorld, bankWorld } from './fixtures/bank-world.ts';
import { freshToken } from './token.ts';

let made: BankWorld;
afterEach(() => made.sandbox.close());

const asked = () => made.sandbox.control.requests().map(({ address }) => address.split('/').at(-2));

describe('the token', () => {
  test('is asked for once and kept until it is nearly over', async () => {
    made = await bankWorld();
    const first = await freshToken(made.source, null);
    expect(await freshToken(made.source, null)).toBe(first);
    made.pass(86_400_000 - 60_001);
    expect(await freshToken(made.source, null)).toBe(first);
    made.pass(1);
    expect(await freshToken(made.source, null)).not.toBe(first);
    expect(asked()).toEqual(['new', 'refresh']);
  });

  test('that was refused is renewed, and one that somebody else has renewed meanwhile is taken', async () => {
    made = await bankWorld();
    const first = await freshToken(made.source, null);
    const second = await freshToken(made.source, first);
    expect(await freshToken(made.source, first)).toBe(second);
    expect(asked()).toEqual(['new', 'refresh']);
  });

  test('is asked for by one, for whom the others wait', async () => {
    made = await bankWorld();
    const waiting = { ...made.source, sleep: () => pause(5) };
    const all = await Promise.all([1, 2, 3, 4].map(() => freshToken(waiting, null)));
    expect(new Set(all).size).toBe(1);
    expect(asked()).toEqual(['new']);
  });

  test("of keys that are none is the operator's matter, and the next may try", async () => {
    made = await bankWorld();
    const wrong = { ...made.source, secretKey: 'wrong' };
    await expect(freshToken(wrong, null)).rejects.toMatchObject({
      code: 'bank.misconfigured',
      retry: 'never',
      details: { said: expect.stringContaining('No active account') },
    });
    expect(await freshToken(made.source, null)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('that cannot be had just now leaves the lease to the next', async () => {
    made = await bankWorld();
    made.banks.fault({ kind: 'cut', path: '/token/', afterBytes: 2 });
    await expect(freshToken(made.source, null)).rejects.toBeInstanceOf(SaldoError);
    made.banks.fault({ kind: 'not-json', path: '/token/' });
    await expect(freshToken(made.source, null)).rejects.toMatchObject({ retry: 'later' });
    expect(await freshToken(made.source, null)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
