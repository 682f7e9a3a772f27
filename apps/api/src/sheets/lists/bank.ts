import type { z } from '@hono/zod-openapi';
import type { Sentence } from '@saldo/kernel';
import type { BankAccountSchema, BankStatementSchema, BankTransactionSchema } from '../../wire/bank.ts';
import type { Sheet } from '../sheet.ts';
import { bankAccountStates } from './words.ts';

const account: Sentence = { sv: 'Konto', en: 'Account' };
const currency: Sentence = { sv: 'Valuta', en: 'Currency' };

/** A bank account with the name of its bank. */
export type NamedAccount = z.input<typeof BankAccountSchema> & { readonly bankName: string | null };

/** The bank accounts of clients. */
export const bankAccountSheet: Sheet<NamedAccount> = {
  list: 'bank-accounts',
  title: { sv: 'Bankkonton', en: 'Bank accounts' },
  columns: [
    { id: 'account', header: account, kind: 'text', value: (row) => row.iban ?? row.bban },
    { id: 'name', header: { sv: 'Namn', en: 'Name' }, kind: 'text', value: (row) => row.name || row.ownerName || null },
    { id: 'bank', header: { sv: 'Bank', en: 'Bank' }, kind: 'text', value: (row) => row.bankName },
    {
      id: 'state',
      header: { sv: 'Läge', en: 'State' },
      kind: 'text',
      value: (row, language) => bankAccountStates[stateOf(row)]?.[language] ?? null,
    },
    { id: 'ledgerAccount', header: { sv: 'Bokföringskonto', en: 'Ledger account' }, kind: 'text', value: (row) => row.ledgerAccount },
    { id: 'currency', header: currency, kind: 'text', value: (row) => row.currency },
    { id: 'balanceDay', header: { sv: 'Saldo per', en: 'Balance of' }, kind: 'day', value: (row) => row.balanceDay },
    { id: 'balance', header: { sv: 'Saldo', en: 'Balance' }, kind: 'amount', value: (row) => row.balance },
    { id: 'fetched', header: { sv: 'Senast hämtat', en: 'Last fetched' }, kind: 'instant', value: (row) => row.fetchedAt },
    { id: 'consent', header: { sv: 'Samtycke till', en: 'Consent until' }, kind: 'instant', value: (row) => row.consentExpiresAt },
  ],
};

/** Statements, one row each. */
export const bankStatementSheet: Sheet<z.input<typeof BankStatementSchema>> = {
  list: 'bank-statements',
  title: { sv: 'Kontoutdrag', en: 'Statements' },
  columns: [
    { id: 'from', header: { sv: 'Från', en: 'From' }, kind: 'day', value: (row) => row.from },
    { id: 'to', header: { sv: 'Till', en: 'To' }, kind: 'day', value: (row) => row.to },
    { id: 'name', header: { sv: 'Beteckning', en: 'Name' }, kind: 'text', value: (row) => row.sourceId || row.sequence || null },
    { id: 'opening', header: { sv: 'Ingående saldo', en: 'Opening' }, kind: 'amount', value: (row) => row.opening },
    { id: 'closing', header: { sv: 'Utgående saldo', en: 'Closing' }, kind: 'amount', value: (row) => row.closing },
    { id: 'currency', header: currency, kind: 'text', value: (row) => row.currency },
    { id: 'transactions', header: { sv: 'Transaktioner', en: 'Transactions' }, kind: 'count', value: (row) => row.transactions },
    {
      id: 'proof',
      header: { sv: 'Avstämning', en: 'Reconciliation' },
      kind: 'text',
      value: ({ proof }, language) => PROOFS[proof.status][language],
    },
  ],
};

/** A transaction with the name and number of its account. */
export type NamedTransaction = z.input<typeof BankTransactionSchema> & { readonly accountName: string | null };

/** Transactions, one row each. */
export const bankTransactionSheet: Sheet<NamedTransaction> = {
  list: 'bank-transactions',
  title: { sv: 'Banktransaktioner', en: 'Bank transactions' },
  columns: [
    { id: 'date', header: { sv: 'Bokföringsdag', en: 'Booking date' }, kind: 'day', value: (row) => row.bookingDate },
    { id: 'account', header: account, kind: 'text', value: (row) => row.accountName },
    { id: 'valueDate', header: { sv: 'Valutadag', en: 'Value date' }, kind: 'day', value: (row) => row.valueDate },
    {
      id: 'counterparty',
      header: { sv: 'Motpart', en: 'Counterparty' },
      kind: 'text',
      value: ({ counterparty }) => counterparty.name || null,
    },
    { id: 'text', header: { sv: 'Text', en: 'Text' }, kind: 'text', value: (row) => row.text || row.references.message || null },
    {
      id: 'reference',
      header: { sv: 'Referens', en: 'Reference' },
      kind: 'text',
      value: ({ references }) => references.ocr || references.endToEnd || null,
    },
    { id: 'amount', header: { sv: 'Belopp', en: 'Amount' }, kind: 'amount', value: (row) => row.amount },
    { id: 'currency', header: currency, kind: 'text', value: (row) => row.currency },
    { id: 'balance', header: { sv: 'Saldo', en: 'Balance' }, kind: 'amount', value: (row) => row.balanceAfter },
    {
      id: 'remark',
      header: { sv: 'Anmärkning', en: 'Remark' },
      kind: 'text',
      value: ({ flags }) => flags.map(({ message }) => message).join(' ') || null,
    },
  ],
};

function stateOf({ enabled, disabledReason, feedId, status }: NamedAccount): string {
  if (!enabled) return disabledReason ?? 'off';
  return feedId === null || status === null ? 'file' : status;
}

const PROOFS: Readonly<Record<'proven' | 'unproven', Sentence>> = {
  proven: { sv: 'avstämt', en: 'reconciled' },
  unproven: { sv: 'inte avstämt', en: 'not reconciled' },
};
