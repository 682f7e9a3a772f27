import { parsePlainDate, plainDate } from '@saldo/kernel';
import { z } from 'zod';

// Numbers arrive as text (readExactJson), so a field that is a number here and text there is the same to us.

// What no database stores as text: NUL, and half a character.
const storable = (value: string) => value.replaceAll('\0', '').toWellFormed();

/** Text that may be `null`, `""` or left out: all three mean none. */
const text = z
  .string()
  .nullish()
  .transform((value) => storable(value ?? ''));
const name = z.string().transform(storable).pipe(z.string().min(1));
const whole = z
  .string()
  .regex(/^\d+$/)
  .transform((digits) => Number(digits));
/** A day, with or without a time of day behind it. */
const day = z
  .string()
  .transform((value) => /^(\d{4}-\d\d-\d\d)(?:[T ].*)?$/.exec(value.trim())?.[1] ?? '')
  .refine((value) => parsePlainDate(value) !== null)
  .transform((value) => plainDate(value));
const truth = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => value === true || value === '1' || String(value).toLowerCase() === 'true');

/**
 * What every list says about itself. Some old endpoints give the pages as text; how many things there are in all is what tells a whole
 * list, and the rest follows from it.
 */
export const metaInformation = z.object({
  '@TotalResources': whole,
  '@TotalPages': whole.nullish(),
  '@CurrentPage': whole.nullish(),
});
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

const UNSAID_SECONDS = 300;

export const tokenAnswer = z.object({
  access_token: name,
  refresh_token: z.string().nullish(),
  scope: text,
  /** Left out (RFC 6749, 5.1) it is taken for short: a token that is older than that is asked for again. */
  expires_in: whole.nullish().transform((seconds) => seconds ?? UNSAID_SECONDS),
});
