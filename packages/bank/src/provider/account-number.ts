/** An account's numbers as they are compared: without blanks and hyphens. */
export interface AccountNumbers {
  readonly iban: string | null;
  /** The number in the country's own form, or a card's masked one; null where there is an IBAN alone. */
  readonly bban: string | null;
  readonly isCard: boolean;
}

/** Sorts out what a provider calls an account's numbers: under `iban` there may stand a card's masked number (American Express). */
export function accountNumbers(given: {
  readonly iban?: string | undefined;
  readonly bban?: string | undefined;
  readonly card?: string | undefined;
}): AccountNumbers {
  const [iban, bban, card] = [given.iban, given.bban, given.card].map((text) => bare(text ?? ''));
  const masked = [card, iban, bban].find((text) => text && isMasked(text));
  if (iban && isIban(iban)) return { iban, bban: bban && !isMasked(bban) ? bban : null, isCard: false };
  const national = [bban, iban].find((text) => text && !isMasked(text));
  if (national) return { iban: null, bban: national, isCard: false };
  return { iban: null, bban: masked ?? (card || null), isCard: (masked ?? card ?? '') !== '' };
}

/** Whether a text is an IBAN whose check digits hold (ISO 13616, modulus 97 of ISO 7064). */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(text) && modulus97Holds(text);
}

/** Whether the check digits in the third and fourth place hold (modulus 97-10 of ISO 7064), as in an IBAN and in an RF reference. */
export function modulus97Holds(text: string): boolean {
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** Without blanks and hyphens, in capitals. */
export function bare(text: string): string {
  return text.replace(/[\s-]+/g, '').toUpperCase();
}

function isMasked(text: string): boolean {
  return /[X*•#]{3,}/i.test(text) && /\d{2,}/.test(text);
}
