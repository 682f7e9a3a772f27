import type { ProviderAccount } from './provider.ts';

/**
 * An account as its consent told of it, with what the bank's own details add. What either leaves out the other may have: many a bank gives
 * details without a number, and the number is what the account is known by.
 */
export function withDetails(told: ProviderAccount, details: ProviderAccount): ProviderAccount {
  const iban = details.iban ?? told.iban;
  const bban = details.bban ?? told.bban;
  // A key made of a number goes before one of whatever else the details have.
  const isNumbered = details.iban !== null || (details.bban !== null && told.iban === null);
  const stableKey = isNumbered ? details.stableKey || told.stableKey : told.stableKey || details.stableKey;
  return {
    ...details,
    providerAccountId: told.providerAccountId,
    stableKey,
    iban,
    bban,
    currency: details.currency ?? told.currency,
    name: details.name || told.name,
    ownerName: details.ownerName || told.ownerName,
    product: details.product || told.product,
    isCard: details.isCard || told.isCard,
  };
}
