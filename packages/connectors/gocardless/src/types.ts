import { z } from 'zod';
import { type Transaction, transactionIn } from './transaction-row.ts';

// Numbers arrive as text (readExactJson). Only what a row is worth nothing without is demanded; whatever else is of another kind than it
// should be counts as left out, and stays in the raw answer.

// What no database stores as text: NUL, and half a character.
const storable = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed().trim() : '');

/** Of any kind, or left out. */
const anything = z.unknown().optional();

const text = anything.transform(storable);
const name = z.string().transform(storable).pipe(z.string().min(1));
const texts = anything.transform((value) => (Array.isArray(value) ? value.map(storable).filter(Boolean) : []));
/** A count that comes as text or as a number; null where it is none. */
const days = anything.transform((value) => (typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : null));
const truth = anything.transform((value) => value === true || value === 'true');

const amount = z.looseObject({ amount: z.string(), currency: text });

export const tokenAnswer = z.object({
  access: name,
  access_expires: z.string().regex(/^\d+$/).transform(Number),
  /** Only of `token/new`: refreshing gives no other one. */
  refresh: z.string().nullish(),
  refresh_expires: z.string().regex(/^\d+$/).transform(Number).nullish(),
});

export const institution = z.looseObject({
  id: name,
  name: text,
  bic: text,
  transaction_total_days: days,
  max_access_valid_for_days: days,
  countries: texts,
  logo: text,
  /** Only of a single one. */
  supported_features: texts,
});
export type GocardlessInstitution = z.infer<typeof institution>;
export const institutionList = z.array(institution);

export const agreement = z.looseObject({
  id: name,
  institution_id: text,
  max_historical_days: days,
  access_valid_for_days: days,
  created: text,
  /** Null until the person has agreed. */
  accepted: text,
});
export type Agreement = z.infer<typeof agreement>;

export const requisition = z.looseObject({
  // A sample of a creation has neither id nor status nor link; the answer of the service has.
  id: text,
  status: text,
  institution_id: name,
  agreement: text,
  reference: text,
  accounts: texts,
  link: text,
});
export type Requisition = z.infer<typeof requisition>;

/** What the service itself knows of an account: not counted by the bank. */
export const accountMetadata = z.looseObject({
  id: name,
  status: text,
  institution_id: text,
  iban: text,
  bban: text,
  owner_name: text,
  name: text,
});
export type AccountMetadata = z.infer<typeof accountMetadata>;

export const accountDetails = z.looseObject({
  account: z.looseObject({
    resourceId: text,
    iban: text,
    bban: text,
    maskedPan: text,
    currency: text,
    ownerName: text,
    name: text,
    displayName: text,
    product: text,
    details: text,
    cashAccountType: text,
    status: text,
  }),
});
export type AccountDetails = z.infer<typeof accountDetails>['account'];

const balance = z.looseObject({
  balanceAmount: amount,
  balanceType: text,
  referenceDate: text,
  lastChangeDateTime: text,
  creditLimitIncluded: truth,
});
export type Balance = z.infer<typeof balance>;
export const balancesAnswer = z.looseObject({ balances: z.array(balance) });

/** A row that is worth nothing without its amount. */
const transaction = z.unknown().transform((value, context): Transaction => {
  const row = transactionIn(value);
  if (row) return row;
  context.addIssue({ code: 'custom', path: ['transactionAmount'] });
  return z.NEVER;
});

export const transactionsAnswer = z.looseObject({
  transactions: z.looseObject({
    booked: z.array(transaction),
    // A pending row that cannot be read is none: the next answer replaces them all.
    pending: anything.transform((value) => (Array.isArray(value) ? value.map(transactionIn) : [])),
  }),
  last_updated: text,
});
