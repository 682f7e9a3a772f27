import type { CheckedVoucher } from './books.ts';
import type { BooksFacts } from './facts.ts';
import { type InvoiceWords, invoiceWords } from './invoice-words.ts';

const kept = new WeakMap<BooksFacts, Map<CheckedVoucher, InvoiceWords>>();

/** What a voucher's text says of an invoice, read once. */
export function wordsOf(facts: BooksFacts, voucher: CheckedVoucher): InvoiceWords {
  let known = kept.get(facts);
  if (!known) {
    known = new Map();
    kept.set(facts, known);
  }
  let words = known.get(voucher);
  if (!words) {
    words = invoiceWords(textOf(voucher));
    known.set(voucher, words);
  }
  return words;
}

/** The voucher's text, or its first row's that has one. */
export function textOf(voucher: CheckedVoucher): string {
  if (voucher.text !== '') return voucher.text;
  return voucher.entries.find(({ text }) => text !== '')?.text ?? '';
}
