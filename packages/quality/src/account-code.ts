/** An account as a number, 0 where it is not four digits. */
export function accountCode(account: string): number {
  return account.length === 4 && /^\d{4}$/.test(account) ? Number(account) : 0;
}
