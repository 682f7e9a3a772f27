import { describe, expect, it } from 'vitest';
import type { ProviderAccount } from './provider.ts';
import { withDetails } from './told-account.ts';

const iban = 'SE4550000000058398257466';
const account = (fields: Partial<ProviderAccount>): ProviderAccount => ({
  providerAccountId: 'a1',
  institutionId: 'SEB_SE_CORP_ESSESESS',
  stableKey: '',
  iban: null,
  bban: null,
  currency: null,
  name: '',
  ownerName: '',
  product: '',
  isCard: false,
  status: 'ready',
  ...fields,
});

describe('an account of a consent with its details', () => {
  it('keeps the number, names and key that the details leave out', () => {
    const told = account({ iban, stableKey: `iban:${iban}`, name: 'Företagskonto', ownerName: 'Bolaget AB' });
    const details = account({ stableKey: 'resource:SEB_SE_CORP_ESSESESS:r1', currency: 'SEK' });
    expect(withDetails(told, details)).toEqual({ ...told, currency: 'SEK' });
  });

  it('takes what the details tell', () => {
    const told = account({ bban: '58398257466', stableKey: 'bban:58398257466' });
    const details = account({ providerAccountId: '', iban, stableKey: `iban:${iban}`, currency: 'EUR', name: 'Konto' });
    expect(withDetails(told, details)).toMatchObject({ providerAccountId: 'a1', iban, bban: '58398257466', stableKey: `iban:${iban}` });
    const numbered = account({ bban: '58398257466', stableKey: 'bban:58398257466' });
    expect(withDetails(account({ stableKey: 'resource:x' }), numbered).stableKey).toBe('bban:58398257466');
    expect(withDetails(account({}), account({ stableKey: 'resource:x:r' })).stableKey).toBe('resource:x:r');
  });
});
