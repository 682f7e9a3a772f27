import { isIban } from './provider/account-number.ts';
import type { StatedAccount } from './statements/index.ts';
import { isInIban, isSameNumber } from './swedish-account.ts';

/** An account as it is stored, as far as knowing it again asks. */
export interface NumberedAccount {
  readonly id: string;
  readonly iban: string | null;
  readonly bban: string | null;
  readonly currency: string;
}

/** The numbers that an account is known by, without blanks, hyphens and dots. */
export function accountNumbers({ iban, bban }: Pick<StatedAccount, 'iban' | 'bban'>): { iban: string | null; bban: string | null } {
  const number = (text: string | null) => text?.replace(/[\s.-]/g, '').toUpperCase() || null;
  const [first, second] = [number(iban), number(bban)];
  // What some send as IBAN is a masked card number or a number of the country's own.
  return first !== null && !isIban(first) ? { iban: null, bban: second ?? first } : { iban: first, bban: second };
}

/**
 * The account of a client that a source means: by IBAN, or by the country's own number and currency, whatever connection or file it comes
 * by. Accounts of one number in several currencies are apart; where the source names no currency, the only one of the number.
 * A Swedish number is that of the IBAN that is made of it, and of itself with other zeros (`swedish-account.ts`).
 */
export function knownAccount<T extends NumberedAccount>(
  accounts: readonly T[],
  stated: Pick<StatedAccount, 'iban' | 'bban' | 'currency'>,
): T | null {
  const { iban, bban } = accountNumbers(stated);
  const inCurrency = accounts.filter(({ currency }) => stated.currency === null || currency === stated.currency);
  const fits = [
    (one: T) => iban !== null && one.iban === iban,
    (one: T) => bban !== null && one.bban === bban,
    (one: T) => isMadeOf(iban, one.bban) || isMadeOf(one.iban, bban),
    (one: T) => bban !== null && one.bban !== null && isSameNumber(bban, one.bban),
  ];
  for (const isIt of fits) {
    const found = inCurrency.filter(isIt);
    if (found.length === 1) return found[0] ?? null;
    if (found.length > 1) return null;
  }
  return null;
}

function isMadeOf(iban: string | null, bban: string | null): boolean {
  return iban !== null && bban !== null && isInIban(iban, bban);
}
