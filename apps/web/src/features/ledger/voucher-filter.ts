import type { QueryOf, Voucher, VoucherState } from '../../api/resources.ts';
import { voucherName } from '../frame/palette-match.ts';

/** The filters of the list of vouchers as its address holds them. */
export interface VoucherFilter {
  q?: string | undefined;
  series?: string | undefined;
  account?: string | undefined;
  state?: Exclude<VoucherState, 'current'> | undefined;
  flagged?: '1' | undefined;
}

type AskedOfServer = Pick<QueryOf<'/api/vouchers'>, 'state' | 'series' | 'number'>;

/** The part of a filter that the server applies: a search that names a voucher (`A 105`, `105`) is one of them. */
export function askedOfServer({ q, series, state }: VoucherFilter): AskedOfServer {
  const named = q ? (voucherName(q) ?? numberAlone(q)) : null;
  return {
    ...(state ? { state } : {}),
    ...(named?.series ? { series: named.series } : series ? { series } : {}),
    ...(named ? { number: named.number } : {}),
  };
}

/** Whether a part of the filter is left that only the rows themselves can answer. */
export function looksAtRows(filter: VoucherFilter): boolean {
  return filter.account !== undefined || filter.flagged !== undefined || textOf(filter) !== null;
}

/** Whether a voucher answers what is left to the rows: its text or a row's, an account by its beginning, a remark. */
export function fitsFilter(voucher: Voucher, filter: VoucherFilter): boolean {
  const text = textOf(filter);
  if (filter.flagged && voucher.flags.length === 0) return false;
  if (filter.account && !voucher.entries.some(({ account }) => account.startsWith(filter.account ?? ''))) return false;
  return (
    text === null ||
    [voucher.text, ...voucher.entries.map((entry) => entry.text)].some((each) => each.toLocaleLowerCase('sv').includes(text))
  );
}

function textOf({ q }: VoucherFilter): string | null {
  return q && !voucherName(q) && !numberAlone(q) ? q.toLocaleLowerCase('sv') : null;
}

function numberAlone(q: string): { series: string; number: string } | null {
  return /^\s*\d{1,12}\s*$/.test(q) ? { series: '', number: q.trim() } : null;
}
