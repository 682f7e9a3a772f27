import type { CheckedAccount } from './books.ts';
import { VAT_RATES, type VatRate } from './vat-rates.ts';

/** What an account is for value added tax, by BAS and by its own name. */
export type VatRole =
  | 'output'
  | 'reverse'
  | 'input'
  | 'input-reverse'
  | 'settlement'
  /** Income, cost, asset or prepayment that tax may be counted on. */
  | 'income'
  | 'cost'
  | 'none';

export interface AccountTraits {
  readonly code: number;
  readonly name: string;
  readonly role: VatRole;
  /** The rate of an output account, or of an income account as its name says; 0 for exempt; null where nothing tells. */
  readonly rate: VatRate | 0 | null;
}

/** The traits of an account of the chart; its name says more than its number, since charts are the company's own. */
export function traitsOf(code: number, account: CheckedAccount | undefined): AccountTraits {
  const name = account?.name ?? '';
  const role = roleOf(code, name);
  return {
    code,
    name,
    role,
    rate: role === 'income' ? incomeRate(code, name) : role === 'output' || role === 'reverse' ? outputRate(code) : null,
  };
}

// A chart that uses a number for something else says so in the name.
const VAT_NAME = /moms|vat\b|mervärd/i;

function roleOf(code: number, name: string): VatRole {
  if (code >= 2610 && code <= 2659) {
    if (name !== '' && !VAT_NAME.test(name)) return 'none';
    return vatRole(code);
  }
  if (code >= 3000 && code <= 3999) return 'income';
  return (code >= 4000 && code <= 7999) || (code >= 1000 && code <= 1499) || (code >= 1700 && code <= 1799) ? 'cost' : 'none';
}

function vatRole(code: number): VatRole {
  if (code === 2650) return 'settlement';
  if (code < 2640) {
    const kind = code % 10;
    if (kind === 4 || kind === 5) return 'reverse';
    return kind === 7 || kind === 9 ? 'none' : 'output';
  }
  if (code === 2645 || code === 2647) return 'input-reverse';
  return code < 2650 ? 'input' : 'none';
}

function outputRate(code: number): VatRate {
  return code < 2620 ? 25 : code < 2630 ? 12 : 6;
}

const EXEMPT_NAME = /momsfri|ej moms|utan moms|ej skattepl|skattefri|export|utanför eu|\beu\b|omvänd|trepart|varuförvärv|bidrag/i;
const STATED_RATE = /(?:^|\D)(25|12|6)(?:[,.]0+)?\s*(?:%|proc)/i;

function incomeRate(code: number, name: string): VatRate | 0 | null {
  const stated = STATED_RATE.exec(name)?.[1];
  if (stated && !EXEMPT_NAME.test(name)) return VAT_RATES.find((rate) => rate === Number(stated)) ?? null;
  if (EXEMPT_NAME.test(name)) return 0;
  if (name === '' && code >= 3001 && code <= 3004) return ([25, 12, 6, 0] as const)[code - 3001] ?? null;
  return null;
}

/** Öresavrundning, and what else in class 3 no tax is counted on: exchange gains, grants, insurance money. */
export function carriesNoVat(code: number): boolean {
  return code === 3740 || (code >= 3960 && code <= 3999);
}

/** Pay, payroll tax, insurance, bank fees, memberships, interest and tax never carry input tax (ML 10 kap.). */
export function isExemptCost(code: number): boolean {
  return (
    (code >= 7010 && code <= 7579) || (code >= 6310 && code <= 6319) || (code >= 6570 && code <= 6579) || (code >= 8000 && code <= 8999)
  );
}
