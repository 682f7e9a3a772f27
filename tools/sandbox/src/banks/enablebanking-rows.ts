import { createHash } from 'node:crypto';
import { addDays, formatAmount, type PlainDate } from '@saldo/kernel';
import type { SandboxBank, SandboxBankAccount } from './bank-account.ts';
import { balanceAt, closingOn, type ToldRow } from './told-rows.ts';

// SEB pads amounts to three decimals and does not say the currency of its balances.
const isPadded = ({ style }: SandboxBank) => style === 'additional-information';

function written(minor: bigint, bank: SandboxBank): string {
  return `${formatAmount(minor)}${isPadded(bank) ? '0' : ''}`;
}

/** A row as Enable Banking hands it on: the amount without a sign, the direction beside it, and a handle that is another every time. */
export function enablebankingRow(
  told: ToldRow,
  bank: SandboxBank,
  account: SandboxBankAccount,
  handle: string,
): Readonly<Record<string, unknown>> {
  const { row, isBooked, amountMinor, text, transactionId } = told;
  const { currency } = account;
  const isOut = amountMinor < 0n;
  const { counterparty } = row;
  const side = isOut ? 'creditor' : 'debtor';
  return {
    ...(isBooked && { entry_reference: transactionId }),
    transaction_amount: { amount: written(isOut ? -amountMinor : amountMinor, bank), currency },
    credit_debit_indicator: isOut ? 'DBIT' : 'CRDT',
    status: isBooked ? 'BOOK' : 'PDNG',
    booking_date: isBooked ? row.bookingDate : null,
    value_date: row.valueDate,
    transaction_date: row.valueDate,
    ...(counterparty && isBooked && { [side]: { name: counterparty.name } }),
    ...(counterparty && isBooked && counterparty.account !== '' && { [`${side}_account`]: accountId(counterparty.account) }),
    ...(row.ocr !== '' && { reference_number: row.ocr, reference_number_schema: 'SEBG' }),
    remittance_information: [text],
    bank_transaction_code: { description: row.kind, code: 'PMNT', sub_code: null },
    ...(row.foreign && {
      exchange_rate: {
        unit_currency: row.foreign.currency,
        exchange_rate: row.foreign.rate,
        instructed_amount: { amount: formatAmount(row.foreign.amountMinor), currency: row.foreign.currency },
      },
    }),
    balance_after_transaction:
      bank.tellsBalanceAfter && account.mirrorOf === null && told.balanceAfterMinor !== null
        ? { amount: written(told.balanceAfterMinor, bank), currency: isPadded(bank) ? 'XXX' : currency }
        : null,
    note: null,
    transaction_id: handle,
  };
}

function accountId(number: string) {
  if (/^[A-Z]{2}\d/.test(number)) return { iban: number };
  return { other: { identification: number.replace('-', ''), scheme_name: 'BGNR' } };
}

/** The balances that a bank states through Enable Banking. */
export function enablebankingBalances(account: SandboxBankAccount, bank: SandboxBank, nowMs: number, today: PlainDate): readonly unknown[] {
  const { bookedMinor, availableMinor } = balanceAt(account, nowMs);
  const currency = isPadded(bank) ? 'XXX' : account.currency;
  const balance = (balance_type: string, minor: bigint, reference_date: PlainDate) => ({
    name: balance_type,
    balance_amount: { amount: written(minor, bank), currency },
    balance_type,
    reference_date,
  });
  if (account.mirrorOf !== null) {
    const main = bank.accounts.find(({ key }) => key === account.mirrorOf);
    return [balance('ITAV', main ? balanceAt(main, nowMs).availableMinor : 0n, today)];
  }
  const yesterday = addDays(today, -1);
  return [
    balance('ITBD', bookedMinor, today),
    balance('CLBD', closingOn(account, yesterday, nowMs), yesterday),
    balance('ITAV', availableMinor, today),
  ];
}

/** An account as the bank describes it: the hash is the same over all sessions. */
export function enablebankingAccount(uid: string, account: SandboxBankAccount) {
  const hash = identificationHash(account);
  const scheme = account.bban === null ? 'CPAN' : 'BBAN';
  const other = { identification: account.bban ?? account.maskedPan ?? '', scheme_name: scheme };
  return {
    uid,
    identification_hash: hash,
    identification_hashes: [hash],
    account_id: account.iban === null ? { iban: null, other } : { iban: account.iban },
    all_account_ids: [
      ...(account.iban === null ? [] : [{ identification: account.iban, scheme_name: 'IBAN' }]),
      ...(other.identification ? [other] : []),
    ],
    name: account.ownerName,
    details: account.name,
    product: account.product,
    cash_account_type: account.maskedPan === null ? 'CACC' : 'CARD',
    currency: account.currency,
    psu_status: 'Account Holder',
  };
}

/** Of the account's number alone: two currencies under one number share it. */
export function identificationHash({ iban, bban, maskedPan }: SandboxBankAccount): string {
  return createHash('sha256')
    .update(`${iban ?? bban ?? maskedPan}`)
    .digest('base64');
}

/** A bank of the list. */
export function enablebankingAspsp(bank: SandboxBank) {
  return {
    name: bank.aspspName,
    country: 'SE',
    logo: `https://enablebanking.com/brands/SE/${bank.aspspName}/`,
    bic: bank.bic,
    psu_types: ['business', 'personal'],
    auth_methods: [{ name: 'BANKID', psu_type: 'business', approach: 'REDIRECT', hidden_method: false }],
    maximum_consent_validity: bank.accessDays * 86_400,
    beta: false,
    required_psu_headers: ['Psu-Ip-Address'],
  };
}
