/** A voucher's name as people write it: `A 105`, `a105`, `LEV1-12`. The series as it stands there and in capitals. */
export interface VoucherName {
  readonly series: readonly string[];
  readonly number: string;
}

/** The name in what somebody searches for, or null where it is none: a bare number may as well be an invoice's. */
export function voucherName(query: string): VoucherName | null {
  const [, series, number] = /^\s*(\p{L}[\p{L}\d]{0,7}?)[\s-]*(\d{1,12})\s*$/u.exec(query) ?? [];
  return series && number ? { series: [...new Set([series, series.toUpperCase()])], number } : null;
}

/** The pattern of `like` that holds of a text with these characters somewhere in it. */
export function containing(query: string): string {
  return `%${query.trim().replace(/[\\%_]/g, '\\$&')}%`;
}

/** The pattern of `like` that holds of an account that begins so. */
export function beginning(account: string): string {
  return `${account.trim().replace(/[\\%_]/g, '\\$&')}%`;
}
