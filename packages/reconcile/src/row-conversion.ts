import type { KeptDetail, KeptReferences } from '@saldo/bank';
import type { PlainDate } from '@saldo/kernel';
import type { MatchRow, RowPart } from './engine-input.ts';

/** A booked transaction as it is read to be matched. */
export interface ReadTransaction {
  readonly id: string;
  readonly day: PlainDate;
  readonly amountMinor: string;
  readonly currency: string;
  readonly name: string;
  readonly text: string;
  readonly references: KeptReferences;
  readonly details: readonly KeptDetail[];
  readonly isReversal: boolean;
}

/** A ledger entry as it is read to be matched. */
export interface ReadEntry {
  readonly id: string;
  readonly day: PlainDate;
  readonly amountMinor: string;
  readonly currency: string;
  readonly text: string;
  readonly voucherText: string;
  readonly voucherId: string;
  readonly series: string;
  readonly number: string;
  readonly reference: string | null;
}

/** What was open before the data begins, as it is read to be matched. */
export interface ReadOpeningItem {
  readonly id: string;
  readonly day: PlainDate;
  readonly amountMinor: string;
  readonly currency: string;
  readonly text: string;
  readonly reference: string;
}

/** A transaction as a row to match. @param sequence its place among those of the account */
export function bankRow(read: ReadTransaction, sequence: number): MatchRow {
  const { id, day, currency, name, text, isReversal } = read;
  const parts = read.details.flatMap(partOf);
  return {
    id,
    day,
    currency,
    name,
    text,
    amountMinor: BigInt(read.amountMinor),
    references: referencesOf(read.references),
    sequence,
    ...(isReversal && { isReversal }),
    ...(parts.length > 0 && { parts }),
  };
}

/** A ledger entry as a row to match. What its source gives no text for, its voucher has one. */
export function ledgerRow(read: ReadEntry): MatchRow {
  const { id, day, currency, voucherId, series, number } = read;
  return {
    id,
    day,
    currency,
    voucherId,
    series,
    number,
    amountMinor: BigInt(read.amountMinor),
    text: [...new Set([read.text, read.voucherText])].filter((text) => text !== '').join(' '),
    ...(read.reference && { references: [read.reference] }),
  };
}

/** An opening item as a row to match. */
export function openingRow(read: ReadOpeningItem): MatchRow {
  const { id, day, currency, text, reference } = read;
  return { id, day, currency, text, amountMinor: BigInt(read.amountMinor), ...(reference !== '' && { references: [reference] }) };
}

function partOf({ amountMinor, counterpartyName, references }: KeptDetail): RowPart[] {
  return amountMinor === null ? [] : [{ amountMinor: BigInt(amountMinor), name: counterpartyName, references: referencesOf(references) }];
}

function referencesOf({ endToEnd, ocr, bankgiro, message, invoices }: KeptReferences): string[] {
  return [...new Set([endToEnd, ocr, bankgiro, message, ...invoices])].filter((one) => one !== '');
}
