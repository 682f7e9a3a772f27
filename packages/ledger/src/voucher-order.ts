import type { VoucherIdentity } from './voucher-identity.ts';

/**
 * The order in which vouchers stand in a file: their numbers ascend within a series, as the standard wants (SIE 4C, #VER). Numbers that
 * are none come after those that are, and unnumbered vouchers last, each file's in its own order.
 */
export function inVoucherOrder(a: VoucherIdentity, b: VoucherIdentity): number {
  return (
    byText(a.unnumberedIn, b.unnumberedIn) || byText(a.series, b.series) || byNumber(a.number, b.number) || a.occurrence - b.occurrence
  );
}

function byNumber(a: string, b: string): number {
  const [left, right] = [digitsOf(a), digitsOf(b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null) || byText(a, b);
  return left.length - right.length || byText(left, right) || byText(a, b);
}

// Numbers may have more digits than a number holds.
function digitsOf(text: string): string | null {
  return /^\d+$/.test(text) ? text.replace(/^0+/, '') : null;
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
