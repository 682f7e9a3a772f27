import { parsePlainDate, plainDate } from '@saldo/kernel';
import { z } from 'zod';

// Numbers arrive as text (exact-json.ts), so a field that is a number here and text there is the same to us.

/** Text that may be `null`, `""` or left out: all three mean none. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const name = z.string().min(1);
const whole = z
  .string()
  .regex(/^\d+$/)
  .transform((digits) => Number(digits));
const day = z
  .string()
  .refine((value) => parsePlainDate(value) !== null)
  .transform((value) => plainDate(value));
const truth = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .nullish()
  .transform((value) => value === true || value === 'true');

/** What every list says about itself. Some old endpoints give the pages as text. */
export const metaInformation = z.object({ '@TotalResources': whole, '@TotalPages': whole, '@CurrentPage': whole });
export type MetaInformation = z.infer<typeof metaInformation>;

export const companyAnswer = z.object({
  CompanyInformation: z.object({ CompanyName: text, OrganizationNumber: text, DatabaseNumber: text }),
});

export const lockedPeriodAnswer = z.object({
  LockedPeriod: z
    .object({ EndDate: text })
    .nullish()
    .transform((locked) => locked?.EndDate ?? ''),
});

export const financialYearItem = z.object({ Id: whole, FromDate: day, ToDate: day });
export type FinancialYearItem = z.infer<typeof financialYearItem>;

/** In a list the balances are only in newer answers. */
export const accountItem = z.object({
  Number: name,
  Description: text,
  Active: truth,
  SRU: text,
  BalanceBroughtForward: z.string().nullish(),
  BalanceCarriedForward: z.string().nullish(),
});
export type AccountItem = z.infer<typeof accountItem>;
export const accountAnswer = z.object({ Account: accountItem });

export const voucherItem = z.object({
  VoucherSeries: text,
  VoucherNumber: name,
  TransactionDate: day,
  Description: text,
  Comments: text,
  ReferenceType: text,
  ReferenceNumber: text,
  ApprovalState: text,
});
export type VoucherItem = z.infer<typeof voucherItem>;

export const voucherRow = z.object({
  Account: name,
  Debit: z.string().nullish(),
  Credit: z.string().nullish(),
  CostCenter: text,
  Project: text,
  Quantity: text,
  Removed: truth,
  TransactionInformation: text,
});
export type VoucherRow = z.infer<typeof voucherRow>;

export const fullVoucher = voucherItem.extend({ CostCenter: text, Project: text, VoucherRows: z.array(voucherRow) });
export type FullVoucher = z.infer<typeof fullVoucher>;
export const voucherAnswer = z.object({ Voucher: fullVoucher });

export const costCenterItem = z.object({ Code: name, Description: text });
export type CostCenterItem = z.infer<typeof costCenterItem>;

export const projectItem = z.object({ ProjectNumber: name, Description: text });
export type ProjectItem = z.infer<typeof projectItem>;

export const fileConnectionItem = z.object({ FileId: name, VoucherSeries: text, VoucherNumber: name, VoucherYear: text, Name: text });
export type FileConnectionItem = z.infer<typeof fileConnectionItem>;

export const tokenAnswer = z.object({
  access_token: name,
  refresh_token: z.string().optional(),
  scope: text,
  expires_in: whole,
});
