import { describe, expect, it } from 'vitest';
import { accountNumbers, knownAccount } from './account-identity.ts';

const iban = 'SE4550000000058398257466';
/** Of a bank's three digits and an account: only the check digits are reckoned. */
const ibanOf = (bank: string, number: string) => {
  const digits = `${bank}${number.padStart(17, '0')}`;
  const rest = [...`${digits}281400`].reduce((left, digit) => (left * 10 + Number(digit)) % 97, 0);
  return `SE${String(98 - rest).padStart(2, '0')}${digits}`;
};
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

  it.each([
    // Handelsbanken: the IBAN has the nine digits of the account alone.
    ['6789123456789', '600', '123456789'],
    ['678912345678', '600', '012345678'],
    // Swedbank: five digits of clearing number, ten of the account; the fifth and zeros may be left out.
    ['832791234567891', '800', '832791234567891'],
    ['83279123456789', '800', '832790123456789'],
    ['8327123456789', '800', '832790123456789'],
    ['33008001019219', '300', '8001019219'],
    ['91801234567891', '120', '1234567891'],
    ['99604200264951', '950', '99604200264951'],
    ['9960264951', '950', '99600000264951'],
    // Seven digits behind the clearing number: all of it stands in the IBAN.
    ['58398257466', '500', '58398257466'],
  ])('of the Swedish number %s is that of its IBAN, whichever of the two was there first', (bban, bank, inIban) => {
    const swedish = ibanOf(bank, inIban);
    expect(knownAccount([account('a', { iban: swedish })], stated({ bban }))?.id).toBe('a');
    expect(knownAccount([account('a', { bban })], stated({ iban: swedish }))?.id).toBe('a');
    // Not of another bank, nor with another account number.
    expect(knownAccount([account('a', { iban: ibanOf('957', inIban.slice(-9)) })], stated({ bban }))?.id).toBe(undefined);
    const other = `${bban.slice(0, -1)}${(Number(bban.at(-1)) + 1) % 10}`;
    expect(knownAccount([account('a', { iban: swedish })], stated({ bban: other }))).toBeNull();
  });

  it('is the same where zeros of its Swedish number, or the fifth digit of the clearing number, are left out', () => {
    const known = (bban: string, other: string) => knownAccount([account('a', { bban })], stated({ bban: other }))?.id;
    expect(known('832790123456789', '83279123456789')).toBe('a');
    expect(known('832790123456789', '8327123456789')).toBe('a');
    expect(known('6789012345678', '678912345678')).toBe('a');
    // Another branch, or another account.
    expect(known('6789123456789', '6788123456789')).toBe(undefined);
    expect(known('58398257466', '5839825746')).toBe(undefined);
  });

  it('is not told by a masked card number that somebody sends as IBAN', () => {
    expect(accountNumbers({ iban: '376XXXXXXXX1009', bban: null })).toEqual({ iban: null, bban: '376XXXXXXXX1009' });
  });
});
