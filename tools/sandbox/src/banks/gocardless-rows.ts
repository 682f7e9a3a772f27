import { addDays, formatAmount, type PlainDate } from '@saldo/kernel';
import type { RowKind, SandboxBank, SandboxBankAccount } from './bank-account.ts';
import { balanceAt, closingOn, type ToldRow } from './told-rows.ts';

const CODES: Readonly<Record<RowKind, string>> = {
  'bankgiro-in': 'PMNT-RCDT-DMCT',
  'bankgiro-out': 'PMNT-ICDT-DMCT',
  autogiro: 'PMNT-IDDT-PMDD',
  card: 'PMNT-CCRD-POSD',
  salary: 'PMNT-ICDT-SALA',
  tax: 'PMNT-ICDT-TAXS',
  fee: 'ACMT-MDOP-CHRG',
  interest: 'ACMT-MCOP-INTR',
  transfer: 'PMNT-RCDT-ESCT',
};

/** A row as GoCardless hands it on from a bank. What is pending has no booking day and no internal id. */
export function gocardlessRow(told: ToldRow, bank: SandboxBank, account: SandboxBankAccount): Readonly<Record<string, unknown>> {
  const { style } = bank;
  const { currency } = account;
  const { row, isBooked, text, transactionId, internalId, entryNumber } = told;
  const amountMinor = style === 'card' ? -told.amountMinor : told.amountMinor;
  const common = {
    transactionId,
    ...(isBooked && { bookingDate: row.bookingDate }),
    valueDate: row.valueDate,
    transactionAmount: { amount: formatAmount(amountMinor), currency },
    ...(isBooked && { internalTransactionId: internalId }),
    ...(bank.tellsBalanceAfter &&
      account.mirrorOf === null &&
      told.balanceAfterMinor !== null && {
        balanceAfterTransaction: {
          balanceAmount: { amount: formatAmount(told.balanceAfterMinor), currency },
          balanceType: 'interimBooked',
        },
      }),
  };
  if (style === 'card') return { ...common, additionalInformation: text, proprietaryBankTransactionCode: 'PURCHASE' };
  if (style === 'additional-information') {
    return {
      ...common,
      ...(isBooked && { entryReference: entryNumber }),
      additionalInformation: text,
      proprietaryBankTransactionCode: 'Transfer',
    };
  }
  return {
    ...common,
    ...otherSide(told),
    remittanceInformationUnstructured: text,
    ...(row.ocr !== '' && { remittanceInformationStructured: row.ocr }),
    ...(row.foreign && {
      currencyExchange: [
        {
          sourceCurrency: row.foreign.currency,
          targetCurrency: currency,
          exchangeRate: row.foreign.rate,
          instructedAmount: { amount: formatAmount(row.foreign.amountMinor), currency: row.foreign.currency },
        },
      ],
    }),
    bankTransactionCode: CODES[row.kind],
  };
}

function otherSide({ row: { counterparty }, isBooked, amountMinor }: ToldRow): Readonly<Record<string, unknown>> {
  if (counterparty === null || !isBooked) return {};
  const number = /^[A-Z]{2}\d/.test(counterparty.account) ? 'iban' : 'bban';
  const account = counterparty.account === '' ? {} : { [number]: counterparty.account };
  return amountMinor < 0n
    ? { creditorName: counterparty.name, ...(counterparty.account !== '' && { creditorAccount: account }) }
    : { debtorName: counterparty.name, ...(counterparty.account !== '' && { debtorAccount: account }) };
}

/** The balances that a bank of that style states. */
export function gocardlessBalances(account: SandboxBankAccount, bank: SandboxBank, nowMs: number, today: PlainDate): readonly unknown[] {
  const { bookedMinor, availableMinor } = balanceAt(account, nowMs);
  const balance = (balanceType: string, minor: bigint, more = {}) => ({
    balanceAmount: { amount: formatAmount(minor), currency: account.currency },
    balanceType,
    ...more,
  });
  if (account.mirrorOf !== null) {
    const main = bank.accounts.find(({ key }) => key === account.mirrorOf);
    return [balance('interimAvailable', main ? balanceAt(main, nowMs).availableMinor : 0n)];
  }
  // Of a credit card: what is owed is positive, and what is available is the rest of its limit.
  if (bank.style === 'card')
    return [balance('expected', -bookedMinor), balance('nonInvoiced', 0n), balance('interimAvailable', 5_000_000n + bookedMinor)];
  const yesterday = addDays(today, -1);
  return [
    balance('interimBooked', bookedMinor, { referenceDate: today }),
    ...(bank.style === 'plain' ? [balance('closingBooked', closingOn(account, yesterday, nowMs), { referenceDate: yesterday })] : []),
    balance('interimAvailable', availableMinor + 1_000_000n, { creditLimitIncluded: true }),
  ];
}

/** What GoCardless itself knows of an account. */
export function gocardlessMetadata(accountId: string, account: SandboxBankAccount, bank: SandboxBank, status: string) {
  return {
    id: accountId,
    created: '2026-01-01T08:00:00.000Z',
    last_accessed: null,
    iban: account.iban ?? '',
    bban: account.bban ?? '',
    status,
    institution_id: bank.institutionId,
    owner_name: account.ownerName,
    name: account.name,
  };
}

/** What the bank says of an account. */
export function gocardlessDetails(account: SandboxBankAccount, lacksNumbers: boolean) {
  const common = { resourceId: `resource-${account.key}`, currency: account.currency };
  if (lacksNumbers) return { account: common };
  return {
    account: {
      ...common,
      ...(account.iban !== null && { iban: account.iban }),
      ...(account.bban !== null && { bban: account.bban }),
      ...(account.maskedPan !== null && { maskedPan: account.maskedPan }),
      ownerName: account.ownerName,
      name: account.name,
      product: account.product,
      cashAccountType: account.maskedPan === null ? 'CACC' : 'CARD',
    },
  };
}

/** A bank of the list; the single one tells its features as well. */
export function gocardlessInstitution(bank: SandboxBank, isSingle: boolean) {
  return {
    id: bank.institutionId,
    name: bank.name,
    bic: bank.bic,
    transaction_total_days: String(bank.historyDays),
    max_access_valid_for_days: String(bank.accessDays),
    countries: ['SE'],
    logo: `https://cdn.example/${bank.bic}.png`,
    ...(isSingle && { supported_features: bank.features, identification_codes: [] }),
  };
}
