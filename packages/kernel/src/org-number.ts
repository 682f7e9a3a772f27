declare const orgNumber: unique symbol;

/** A Swedish organisation or personal number, `NNNNNN-NNNN`, whose check digit holds. */
export type OrgNumber = string & { readonly [orgNumber]: true };

/**
 * Reads ten digits, or twelve with a century (16, 18, 19, 20), with or without the hyphen.
 * Null where the form or the check digit is wrong (Luhn, modulus 10: Skatteverket SKV 704).
 */
export function parseOrgNumber(text: string): OrgNumber | null {
  const parts = /^(?:16|18|19|20)?(\d{6})[-+]?(\d{4})$/.exec(text.trim());
  if (!parts) return null;
  const [, head, tail] = parts;
  return luhnHolds(`${head}${tail}`) ? (`${head}-${tail}` as OrgNumber) : null;
}

/** Whether the digits end in their own Luhn check digit (ISO/IEC 7812-1). */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
