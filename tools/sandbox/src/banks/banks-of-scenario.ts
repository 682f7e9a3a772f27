import type { PlainDate } from '@saldo/kernel';
import type { SandboxCompany } from '../books/company.ts';
import { bankRow, type SandboxBank, type SandboxBankAccount, swedishIban } from './bank-account.ts';
import { everydayRows, troublesomeRows } from './everyday-rows.ts';
import { cardPurchase, rowsFromBooks } from './rows-from-books.ts';

const usualFeatures = ['account_selection', 'business_accounts', 'private_accounts', 'pending_transactions'];

/**
 * The banks of the sandbox and what a company of the scenario has there. At SEB lies its account 1930, which agrees with its books; the
 * others are there for what banks do.
 */
export function banksOfScenario(companies: readonly SandboxCompany[], today: PlainDate): SandboxBank[] {
  return [
    {
      institutionId: 'SEB_SE_CORP_ESSESESS',
      aspspName: 'SEB',
      name: 'SEB Företag',
      bic: 'ESSESESS',
      historyDays: 730,
      accessDays: 180,
      features: usualFeatures,
      style: 'additional-information',
      tellsBalanceAfter: true,
      accounts: companies.flatMap((company, index) => companyAccounts(company, index, today)),
    },
    handelsbanken(companies, today),
    swedbank(companies, today),
    nordea(companies, today),
    sebKort(companies, today),
    empty('LANSFORSAKRINGAR_ELLFSESS', 'Länsförsäkringar Bank', 'ELLFSESS'),
  ];
}

function companyAccounts(company: SandboxCompany, index: number, today: PlainDate): SandboxBankAccount[] {
  const { openingMinor, rows } = rowsFromBooks(company, today);
  const number = String(52_010_000_000 + company.databaseNumber);
  const main = account(company, {
    key: `seb-${index}`,
    iban: swedishIban('500', number),
    bban: number,
    name: 'Företagskonto',
    product: 'Enkla firman',
    openingMinor,
    rows,
  });
  const card = account(company, {
    key: `seb-card-${index}`,
    maskedPan: `5413********${String(company.databaseNumber).slice(-4)}`,
    name: 'Företagskort Mastercard',
    product: 'Bankkort Företag',
    mirrorOf: main.key,
    rows: rows
      .filter(({ kind }) => kind === 'card')
      .map((row) => ({ ...row, amountMinor: -row.amountMinor, pendingMinor: -row.pendingMinor })),
  });
  const currency = account(company, {
    key: `seb-eur-${index}`,
    iban: swedishIban('500', String(59_080_000_000 + company.databaseNumber)),
    currency: 'EUR',
    name: 'Valutakonto EUR',
    product: 'Valutakonto',
    openingMinor: 250_000n,
    rows: foreignRows(today),
  });
  return [main, card, currency];
}

/** No IBAN, only clearing and account number; and everything that a bank does to rows. */
function handelsbanken([company]: readonly SandboxCompany[], today: PlainDate): SandboxBank {
  return {
    institutionId: 'HANDELSBANKEN_HANDSESS',
    aspspName: 'Handelsbanken',
    name: 'Handelsbanken',
    bic: 'HANDSESS',
    historyDays: 395,
    accessDays: 180,
    features: usualFeatures,
    style: 'plain',
    tellsBalanceAfter: false,
    accounts: [
      account(company, {
        key: 'shb',
        bban: '6112123456789',
        name: 'Affärskonto',
        product: 'Checkräkning',
        openingMinor: 18_500_000n,
        rows: [...everydayRows(today, 41), ...troublesomeRows(today)],
      }),
    ],
  };
}

/** Two currencies under one number; more than 90 days once only. */
function swedbank([company]: readonly SandboxCompany[], today: PlainDate): SandboxBank {
  const iban = swedishIban('800', '81059876543210');
  const shared = { iban, bban: '81059876543210', product: 'Företagskonto' } as const;
  return {
    institutionId: 'SWEDBANK_SWEDSESS',
    aspspName: 'Swedbank',
    name: 'Swedbank',
    bic: 'SWEDSESS',
    historyDays: 730,
    accessDays: 180,
    features: [...usualFeatures, 'separate_continuous_history_consent'],
    style: 'plain',
    tellsBalanceAfter: false,
    accounts: [
      account(company, { ...shared, key: 'swed-sek', name: 'Företagskonto SEK', openingMinor: 9_000_000n, rows: everydayRows(today, 43) }),
      account(company, { ...shared, key: 'swed-eur', currency: 'EUR', name: 'Företagskonto EUR', rows: foreignRows(today) }),
    ],
  };
}

function nordea([company]: readonly SandboxCompany[], today: PlainDate): SandboxBank {
  const number = '30991234567890';
  const rows = everydayRows(today, 47, 5);
  return {
    institutionId: 'NORDEA_NDEASESS',
    aspspName: 'Nordea',
    name: 'Nordea',
    bic: 'NDEASESS',
    historyDays: 365,
    accessDays: 90,
    features: usualFeatures.filter((feature) => feature !== 'account_selection'),
    style: 'plain',
    tellsBalanceAfter: false,
    accounts: [
      account(company, {
        key: 'nordea',
        iban: swedishIban('300', number),
        bban: number,
        name: 'Företagskonto',
        openingMinor: 4_000_000n,
        rows,
      }),
    ],
  };
}

/** A credit card: what is bought is positive. */
function sebKort([company]: readonly SandboxCompany[], today: PlainDate): SandboxBank {
  const rows = everydayRows(today, 53, 2).filter(({ kind }) => kind === 'card');
  return {
    institutionId: 'SEB_KORT_AB_SE_SKHSFI21',
    aspspName: null,
    name: 'SEB Kort',
    bic: 'SKHSFI21',
    historyDays: 90,
    accessDays: 180,
    features: ['card_accounts', 'business_accounts'],
    style: 'card',
    tellsBalanceAfter: false,
    accounts: [account(company, { key: 'seb-kort', maskedPan: '545123******7788', name: 'Eurocard Gold', product: 'Eurocard', rows })],
  };
}

/** A bank where the company has nothing. */
function empty(institutionId: string, name: string, bic: string): SandboxBank {
  const usual = { historyDays: 90, accessDays: 90, features: usualFeatures, style: 'plain', tellsBalanceAfter: false } as const;
  return { institutionId, aspspName: name, name, bic, ...usual, accounts: [] };
}

function foreignRows(today: PlainDate) {
  const bought = { id: 'eur-2', bookingDate: today, amountMinor: -18_950n, text: 'DB VERTRIEB GMBH' } as const;
  return [
    bankRow({
      id: 'eur-1',
      kind: 'transfer',
      bookingDate: firstOfMonth(today),
      amountMinor: 1_240_000n,
      text: 'Möbelhaus Nord GmbH RE-2210',
      counterparty: { name: 'Möbelhaus Nord GmbH', account: 'DE02120300000000202051' },
      foreign: { amountMinor: 1_325_000n, currency: 'USD', rate: '1.0685' },
    }),
    { ...cardPurchase({ ...bought, boughtOn: firstOfMonth(today) }), text: 'DB VERTRIEB GMBH' },
  ];
}

function firstOfMonth(day: PlainDate): PlainDate {
  return `${day.slice(0, 8)}01` as PlainDate;
}

function account(
  company: SandboxCompany | undefined,
  wish: Pick<SandboxBankAccount, 'key' | 'name' | 'rows'> & Partial<SandboxBankAccount>,
): SandboxBankAccount {
  return {
    iban: null,
    bban: null,
    maskedPan: null,
    currency: 'SEK',
    product: 'Konto',
    ownerName: company?.name ?? 'Bolaget AB',
    openingMinor: 0n,
    mirrorOf: null,
    ...wish,
  };
}
