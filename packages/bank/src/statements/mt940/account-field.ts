import { isIban } from '../../provider/account-number.ts';
import type { StatedAccount } from '../statement.ts';

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const BIC = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
const CURRENCY = /^(.*?\d)(?:\/|\s)?([A-Z]{3})$/;

/**
 * The account of a `:25:`: an IBAN, or numbers of the country's own form, with a BIC or a bank number and a stroke before it (behind it on
 * a second line for `:25P:`), some with the currency at their end. `information` is what the bank writes of it after the opening balance,
 * where some tell the IBAN beside the number.
 */
export function readAccount(lines: readonly string[], currency: string | null, information: readonly string[]): StatedAccount {
  const [first = '', second = ''] = lines;
  let number = first.trim().toUpperCase();
  const suffix = CURRENCY.exec(number);
  // Three letters at the end of an IBAN may be part of it; of a currency only where they name the one of the balances.
  if (suffix && (suffix[2] === currency || !IBAN.test(number.replace(/[\s-]/g, '')))) number = suffix[1] ?? number;
  const parts = number.split('/').map((part) => part.replace(/[\s.,-]/g, ''));
  const bic = [...parts, second.trim().toUpperCase()].find((part) => BIC.test(part) && !/^\d+$/.test(part)) ?? null;
  const numbers = parts.filter((part) => part !== bic && part !== '').join('');
  const iban = IBAN.test(numbers) ? numbers : null;
  return {
    iban: iban ?? ibanIn(information),
    bban: iban === null && numbers !== '' ? numbers : null,
    currency: currency ?? suffix?.[2] ?? null,
    name: '',
    ownerName: '',
    bic,
  };
}

function ibanIn(information: readonly string[]): string | null {
  for (const line of information) {
    const found = /\bIBAN\b[^A-Z0-9]*(?:NO[^A-Z0-9]*)?([A-Z]{2}\d{2}[A-Z0-9 ]{11,40})/.exec(line.toUpperCase())?.[1]?.replaceAll(' ', '');
    // In a text only what holds its check digits is an IBAN.
    if (found && isIban(found)) return found;
  }
  return null;
}
