import type { z } from '@hono/zod-openapi';
import { formatAmount, type Period, parseAmount, type Sentence, sumMinor } from '@saldo/kernel';
import type { AccountMonthsSchema } from '../../wire/account-months.ts';
import type { ComparisonSchema, EntrySchema, TrialBalanceSchema, VoucherSampleSchema, VoucherSchema } from '../../wire/ledger.ts';
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

/** The trial balance of two periods side by side, whose days head their columns. */
export function comparisonSheet(days: Period, other: Period): Sheet<z.input<typeof ComparisonSchema>['rows'][number]> {
  const headed = ({ from, to }: Period): Sentence => ({ sv: `${from} – ${to}`, en: `${from} – ${to}` });
  return {
    list: 'trial-balance',
    title: balanceSheet.title,
    columns: [
      { id: 'account', header: account, kind: 'text', value: (row) => row.account },
      { id: 'name', header: accountName, kind: 'text', value: (row) => row.name },
      { id: 'value', header: headed(days), kind: 'amount', value: (row) => row.value },
      { id: 'before', header: headed(other), kind: 'amount', value: (row) => row.before },
      { id: 'change', header: { sv: 'Förändring', en: 'Change' }, kind: 'amount', value: (row) => row.change },
    ],
  };
}

/** A row of a voucher that was drawn, with the voucher and the draw. */
export interface SampledRow {
  readonly place: number;
  readonly voucher: z.input<typeof VoucherSampleSchema>['items'][number];
  /** None of a voucher whose rows were all struck: it was drawn like any other. */
  readonly entry: z.input<typeof VoucherSchema>['entries'][number] | undefined;
  readonly seed: string;
  readonly population: number;
}

/** A sample, one row each row of its vouchers: with seed and identity anybody draws it again. */
export const sampleSheet: Sheet<SampledRow> = {
  list: 'vouchers',
  title: { sv: 'Stickprov', en: 'Sample' },
  columns: [
    { id: 'place', header: { sv: 'Nr', en: 'No.' }, kind: 'count', value: ({ place }) => place },
    { id: 'series', header: { sv: 'Serie', en: 'Series' }, kind: 'text', value: (row) => row.voucher.series },
    { id: 'number', header: { sv: 'Nummer', en: 'Number' }, kind: 'text', value: (row) => row.voucher.number },
    { id: 'date', header: date, kind: 'day', value: (row) => row.voucher.date },
    { id: 'text', header: text, kind: 'text', value: (row) => row.voucher.text },
    { id: 'account', header: account, kind: 'text', value: ({ entry }) => entry?.account ?? null },
    { id: 'accountName', header: accountName, kind: 'text', value: ({ entry }) => entry?.accountName ?? null },
    { id: 'amount', header: { sv: 'Belopp', en: 'Amount' }, kind: 'amount', value: ({ entry }) => entry?.amount ?? null },
    { id: 'currency', header: { sv: 'Valuta', en: 'Currency' }, kind: 'text', value: ({ entry }) => entry?.currency ?? null },
    { id: 'rowText', header: { sv: 'Radtext', en: 'Row text' }, kind: 'text', value: ({ entry }) => entry?.text ?? null },
    { id: 'source', header: { sv: 'Källa', en: 'Source' }, kind: 'text', value: ({ voucher: { source } }) => source?.ref ?? null },
    {
      id: 'sha256',
      header: { sv: 'Källans SHA-256', en: 'SHA-256 of the source' },
      kind: 'text',
      value: ({ voucher: { source } }) => source?.sha256 ?? null,
    },
    { id: 'identity', header: { sv: 'Identitet', en: 'Identity' }, kind: 'text', value: (row) => row.voucher.identity },
    {
      id: 'rank',
      header: { sv: 'SHA-256 av frö|identitet', en: 'SHA-256 of seed|identity' },
      kind: 'text',
      value: (row) => row.voucher.rank,
    },
    { id: 'seed', header: { sv: 'Frö', en: 'Seed' }, kind: 'text', value: ({ seed }) => seed },
    { id: 'population', header: { sv: 'Draget ur', en: 'Drawn from' }, kind: 'count', value: ({ population }) => population },
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
