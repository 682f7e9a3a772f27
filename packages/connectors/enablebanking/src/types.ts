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
const whole = anything.transform((value) => (typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : null));
const truth = anything.transform((value) => value === true);
const orNone = <T>(schema: z.ZodType<T>) => anything.transform((value) => schema.safeParse(value).data ?? null);
const listOf = <T>(schema: z.ZodType<T>) =>
  anything.transform((value) => (Array.isArray(value) ? value.flatMap((one) => schema.safeParse(one).data ?? []) : []));

const amount = z.looseObject({ amount: z.string(), currency: text });

export const aspsp = z.looseObject({
  name,
  country: text,
  logo: text,
  bic: text,
  psu_types: texts,
  /** Seconds. */
  maximum_consent_validity: whole,
  beta: truth,
});
export type Aspsp = z.infer<typeof aspsp>;
export const aspspList = z.looseObject({ aspsps: z.array(aspsp) });

export const begunAuthorization = z.looseObject({ url: name, authorization_id: name });

const identification = z.looseObject({ identification: name, scheme_name: text });
const accountId = z.looseObject({ iban: text, other: orNone(identification) });

export const account = z.looseObject({
  /** Null for one that the bank lists and does not let be read. */
  uid: text,
  identification_hash: text,
  account_id: orNone(accountId),
  all_account_ids: listOf(identification),
  name: text,
  details: text,
  product: text,
  cash_account_type: text,
  currency: text,
});
export type Account = z.infer<typeof account>;

const access = z.looseObject({ valid_until: text });
const bank = z.looseObject({ name: text, country: text });

export const newSession = z.looseObject({ session_id: name, accounts: z.array(account), aspsp: bank, access });
export type NewSession = z.infer<typeof newSession>;

export const session = z.looseObject({
  status: text,
  accounts_data: listOf(z.looseObject({ uid: name, identification_hash: text })),
  aspsp: bank,
  access,
});
export type Session = z.infer<typeof session>;

const balance = z.looseObject({ balance_amount: amount, balance_type: text, reference_date: text, last_change_date_time: text });
export type Balance = z.infer<typeof balance>;
export const balancesAnswer = z.looseObject({ balances: z.array(balance) });

/** A row that is worth nothing without its amount. */
const transaction = z.unknown().transform((value, context): Transaction => {
  const row = transactionIn(value);
  if (row) return row;
  context.addIssue({ code: 'custom', path: ['transaction_amount'] });
  return z.NEVER;
});

export const transactionsPage = z.looseObject({ transactions: z.array(transaction), continuation_key: text });
export type TransactionsPage = z.infer<typeof transactionsPage>;
