import { describe, expect, it } from 'vitest';
import { accountNumbers, knownAccount } from './account-identity.ts';

const iban = 'SE4550000000058398257466';
const account = (id: string, fields: { iban?: string; bban?: string; currency?: string }) => ({
  id,
  iban: fields.iban ?? null,
  bban: fields.bban ?? null,
  currency: fields.currency ?? 'SEK',
});
const stated = (fields: { iban?: string; bban?: string; currency?: string | null }) => ({
  iban: fields.iban ?? null,
  bban: fields.bban ?? null,
  currency: fields.currency === undefined ? 'SEK' : fields.currency,
});

describe('which account a source means', () => {
  it('is told by IBAN, however it is written', () => {
    const accounts = [account('a', { iban }), account('b', { bban: '12345678901' })];
    expect(knownAccount(accounts, stated({ iban: 'SE45 5000 0000 0583 9825 7466' }))?.id).toBe('a');
    expect(knownAccount(accounts, stated({ bban: '1234-567 89 01' }))?.id).toBe('b');
  });

  it('is told apart by its currency, and is the only one of its number where none is said', () => {
    const accounts = [account('sek', { iban }), account('eur', { iban, currency: 'EUR' })];
    expect(knownAccount(accounts, stated({ iban, currency: 'EUR' }))?.id).toBe('eur');
    expect(knownAccount(accounts, stated({ iban, currency: null }))).toBeNull();
    expect(knownAccount([accounts[0] as (typeof accounts)[0]], stated({ iban, currency: null }))?.id).toBe('sek');
    expect(knownAccount(accounts, stated({ iban, currency: 'USD' }))).toBeNull();
  });

  it('is that of a Swedish IBAN that ends with its number after zeros, and of no other', () => {
    expect(knownAccount([account('a', { iban })], stated({ bban: '58398257466' }))?.id).toBe('a');
    expect(knownAccount([account('a', { bban: '58398257466' })], stated({ iban }))?.id).toBe('a');
    // Digits are left before it that are no zeros, or it is too short to tell anything.
    expect(knownAccount([account('a', { iban })], stated({ bban: '398257466' }))).toBeNull();
    expect(knownAccount([account('a', { iban })], stated({ bban: '57466' }))).toBeNull();
  });

  it('is not told by a masked card number that somebody sends as IBAN', () => {
    expect(accountNumbers({ iban: '376XXXXXXXX1009', bban: null })).toEqual({ iban: null, bban: '376XXXXXXXX1009' });
  });
});
