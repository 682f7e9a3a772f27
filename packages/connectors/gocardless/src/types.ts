import { z } from 'zod';

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
const looseAmount = anything.transform((value) => amount.safeParse(value).data ?? null);

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

const numbers = anything.transform((value) => accountOf.safeParse(value).data ?? null);
const accountOf = z.looseObject({ iban: text, bban: text, pan: text, maskedPan: text, msisdn: text });

const exchange = z.looseObject({ sourceCurrency: text, exchangeRate: text, targetCurrency: text, instructedAmount: looseAmount });
/** An array or an object: both are real. */
const exchanges = anything.transform((value) => [value].flat().flatMap((one) => exchange.safeParse(one).data ?? []));

// {balanceAmount: {…}, balanceType}, or the amount at once.
const balanceAfter = anything.transform((value) => {
  const wrapped = z.looseObject({ balanceAmount: amount, balanceType: text }).safeParse(value).data;
  const plain = wrapped === undefined ? amount.safeParse(value).data : undefined;
  return wrapped ?? (plain && { balanceAmount: plain, balanceType: '' }) ?? null;
});

export const transaction = z.looseObject({
  transactionId: text,
  internalTransactionId: text,
  entryReference: text,
  endToEndId: text,
  mandateId: text,
  checkId: text,
  creditorId: text,
  bookingDate: text,
  bookingDateTime: text,
  valueDate: text,
  valueDateTime: text,
  transactionAmount: amount,
  currencyExchange: exchanges,
  creditorName: text,
  creditorAccount: numbers,
  ultimateCreditor: text,
  debtorName: text,
  debtorAccount: numbers,
  ultimateDebtor: text,
  remittanceInformationUnstructured: text,
  remittanceInformationUnstructuredArray: texts,
  remittanceInformationStructured: text,
  remittanceInformationStructuredArray: texts,
  additionalInformation: text,
  purposeCode: text,
  bankTransactionCode: text,
  proprietaryBankTransactionCode: text,
  balanceAfterTransaction: balanceAfter,
});
export type Transaction = z.infer<typeof transaction>;

export const transactionsAnswer = z.looseObject({
  transactions: z.looseObject({
    booked: z.array(transaction),
    // A pending row that cannot be read is none: the next answer replaces them all.
    pending: anything.transform((value) => (Array.isArray(value) ? value.map((one) => transaction.safeParse(one).data ?? null) : [])),
  }),
  last_updated: text,
});
