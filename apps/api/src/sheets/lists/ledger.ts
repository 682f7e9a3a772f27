import type { z } from '@hono/zod-openapi';
import { formatAmount, parseAmount, type Sentence, sumMinor } from '@saldo/kernel';
import type { AccountMonthsSchema } from '../../wire/account-months.ts';
import type { EntrySchema, TrialBalanceSchema, VoucherSchema } from '../../wire/ledger.ts';
import type { Sheet } from '../sheet.ts';

const voucher: Sentence = { sv: 'Verifikation', en: 'Voucher' };
const date: Sentence = { sv: 'Datum', en: 'Date' };
const text: Sentence = { sv: 'Text', en: 'Text' };
const account: Sentence = { sv: 'Konto', en: 'Account' };
const accountName: Sentence = { sv: 'Benämning', en: 'Name' };
const debit: Sentence = { sv: 'Debet', en: 'Debit' };
const credit: Sentence = { sv: 'Kredit', en: 'Credit' };
const opening: Sentence = { sv: 'Ingående', en: 'Opening' };
const closing: Sentence = { sv: 'Utgående', en: 'Closing' };

const states: Readonly<Record<string, Sentence>> = {
  current: { sv: '', en: '' },
  superseded: { sv: 'ersatt', en: 'superseded' },
  removed: { sv: 'borttagen i källan', en: 'removed at the source' },
};

/** Vouchers, one row each. */
export const voucherSheet: Sheet<z.input<typeof VoucherSchema>> = {
  list: 'vouchers',
  title: { sv: 'Verifikationer', en: 'Vouchers' },
  columns: [
    { id: 'voucher', header: voucher, kind: 'text', value: ({ series, number }) => named(series, number) },
    { id: 'date', header: date, kind: 'day', value: (row) => row.date },
    { id: 'text', header: text, kind: 'text', value: (row) => row.text },
    {
      id: 'state',
      header: { sv: 'Anmärkning', en: 'Remark' },
      kind: 'text',
      value: ({ flags, state }, language) =>
        [...flags.map(({ message }) => message), states[state]?.[language]].filter(Boolean).join(' ') || null,
    },
    { id: 'amount', header: { sv: 'Belopp', en: 'Amount' }, kind: 'amount', value: ({ entries }) => debitOf(entries) },
  ],
};

/** The rows of the books. `running` is there where a balance to begin from is known. */
export const entrySheet: Sheet<z.input<typeof EntrySchema> & { running?: string | null }> = {
  list: 'ledger-entries',
  title: { sv: 'Huvudbok', en: 'Ledger' },
  columns: [
    { id: 'voucher', header: voucher, kind: 'text', value: ({ series, number }) => named(series, number) },
    { id: 'date', header: date, kind: 'day', value: (row) => row.date },
    { id: 'account', header: account, kind: 'text', value: (row) => row.account },
    { id: 'accountName', header: accountName, kind: 'text', value: (row) => row.accountName },
    { id: 'text', header: text, kind: 'text', value: (row) => row.text || row.voucherText },
    { id: 'costCenter', header: { sv: 'Kostnadsställe', en: 'Cost centre' }, kind: 'text', value: (row) => row.costCenter },
    { id: 'project', header: { sv: 'Projekt', en: 'Project' }, kind: 'text', value: (row) => row.project },
    { id: 'debit', header: debit, kind: 'amount', value: ({ amount }) => (amount.startsWith('-') ? null : amount) },
    { id: 'credit', header: credit, kind: 'amount', value: ({ amount }) => (amount.startsWith('-') ? amount.slice(1) : null) },
    { id: 'running', header: { sv: 'Saldo', en: 'Balance' }, kind: 'amount', value: ({ running }) => running ?? null },
  ],
};

/** The trial balance, one row an account. */
export const balanceSheet: Sheet<z.input<typeof TrialBalanceSchema>['rows'][number]> = {
  list: 'trial-balance',
  title: { sv: 'Saldobalans', en: 'Trial balance' },
  columns: [
    { id: 'account', header: account, kind: 'text', value: (row) => row.account },
    { id: 'name', header: accountName, kind: 'text', value: (row) => row.name },
    { id: 'opening', header: opening, kind: 'amount', value: (row) => row.opening },
    { id: 'debit', header: debit, kind: 'amount', value: (row) => row.debit },
    { id: 'credit', header: credit, kind: 'amount', value: (row) => row.credit },
    { id: 'closing', header: closing, kind: 'amount', value: (row) => row.closing },
  ],
};

/** The months of an account. */
export const accountMonthsSheet: Sheet<z.input<typeof AccountMonthsSchema>['months'][number]> = {
  list: 'account-months',
  title: { sv: 'Månader', en: 'Months' },
  columns: [
    { id: 'from', header: { sv: 'Från', en: 'From' }, kind: 'day', value: (row) => row.from },
    { id: 'to', header: { sv: 'Till', en: 'To' }, kind: 'day', value: (row) => row.to },
    { id: 'opening', header: opening, kind: 'amount', value: (row) => row.opening },
    { id: 'debit', header: debit, kind: 'amount', value: (row) => row.debit },
    { id: 'credit', header: credit, kind: 'amount', value: (row) => row.credit },
    { id: 'closing', header: closing, kind: 'amount', value: (row) => row.closing },
  ],
};

function named(series: string, number: string): string {
  return [series, number].filter(Boolean).join(' ');
}

function debitOf(entries: readonly { readonly amount: string }[]): string {
  return formatAmount(sumMinor(entries.map(({ amount }) => parseAmount(amount) ?? 0n).filter((amount) => amount > 0n)));
}
