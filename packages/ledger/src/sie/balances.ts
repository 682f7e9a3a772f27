import type { BalanceKind } from '../books.ts';
import { isQuantity, isSplitAmount, quantityText } from './amounts.ts';
import { byteText } from './bytes.ts';
import { type Fields, LIST, listFields, OPEN_LIST } from './fields.ts';
import type { Notes } from './notes.ts';
import { amountField } from './tolerant-rows.ts';

/** A balance as it stands in the file; texts are one character per byte. */
export interface ReadBalance {
  readonly kind: BalanceKind;
  readonly yearIndex: number;
  readonly account: string;
  readonly objects: readonly (readonly [string, string])[];
  readonly month: string | null;
  readonly minor: bigint;
  readonly quantity: string | null;
}

const KINDS: Readonly<Record<string, BalanceKind>> = {
  IB: 'IB',
  UB: 'UB',
  RES: 'RES',
  OIB: 'OIB',
  OUB: 'OUB',
  PSALDO: 'PSALDO',
  PBUDGET: 'PBUDGET',
};

const NO_OBJECTS: readonly (readonly [string, string])[] = [];

/** Reads #IB, #UB, #RES, #OIB, #OUB, #PSALDO and #PBUDGET. Where one stands twice, the later counts. */
export class Balances {
  readonly #notes: Notes;
  readonly #byKey = new Map<string, ReadBalance>();

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  all(): Iterable<ReadBalance> {
    return this.#byKey.values();
  }

  read(label: string, fields: Fields, line: number): void {
    const kind = KINDS[label]!;
    const monthly = kind === 'PSALDO' || kind === 'PBUDGET';
    const year = fields.text(0).trim();
    if (!/^[+-]?\d{1,2}$/.test(year)) {
      this.#notes.fault('sie.year-index-unreadable', line, `#${label}`, { field: 'year', found: year });
      return;
    }
    const swapped = monthly && !isMonth(fields.text(1).trim()) && isMonth(fields.text(2).trim());
    if (swapped) this.#notes.finding('sie.fields-swapped', line, `#${label}`, { field: 'month' });
    const month = monthly ? this.#month(fields.text(swapped ? 2 : 1).trim(), `#${label}`, line) : null;
    const accountAt = monthly && !swapped ? 2 : 1;
    const listAt = monthly ? 3 : 2;
    const objects = this.#objects(fields, listAt, monthly || kind === 'OIB' || kind === 'OUB', `#${label}`, line);
    if (objects === null) return;
    const amountAt = listAt + (objects.listed ? 1 : 0);
    const amount = amountField(fields, amountAt);
    if (typeof amount === 'string') {
      this.#notes.fault(amount, line, `#${label}`, { field: 'amount', found: fields.text(amountAt) });
      return;
    }
    if (!amount.asStandard) this.#notes.finding('sie.amount-form', line, `#${label}`, { field: 'amount', found: fields.text(amountAt) });
    const account = fields.text(accountAt).trim();
    if (account === '') {
      this.#withoutAccount(amount.minor, `#${label}`, line);
      return;
    }
    const quantity = this.#quantity(fields, amountAt, `#${label}`, line);
    if (month === 'unreadable' || quantity === 'split') return;
    this.#keep({ kind, yearIndex: Number(year) + 0, account, objects: objects.pairs, month, minor: amount.minor, quantity }, line);
  }

  #keep(balance: ReadBalance, line: number): void {
    const { kind, yearIndex, account, month, objects } = balance;
    const key = `${kind} ${yearIndex} ${account} ${month ?? ''} ${objects.map((pair) => pair.join('\t')).join('\n')}`;
    if (this.#byKey.has(key)) this.#notes.finding('sie.balance-twice', line, `#${kind}`, { account });
    this.#byKey.set(key, balance);
  }

  #withoutAccount(minor: bigint, label: string, line: number): void {
    if (minor === 0n) this.#notes.finding('sie.account-empty', line, label, { field: 'account' });
    else this.#notes.fault('sie.account-missing', line, label, { field: 'account' });
  }

  #month(text: string, label: string, line: number): string {
    if (isMonth(text)) return text;
    this.#notes.finding('sie.month-unreadable', line, label, { field: 'month', found: text });
    return 'unreadable';
  }

  #objects(fields: Fields, at: number, wanted: boolean, label: string, line: number) {
    const kind = fields.kindOf(at);
    if (kind === OPEN_LIST) {
      this.#notes.fault('sie.objects-unclosed', line, label, { field: 'objects', account: fields.text(at - 1) });
      return null;
    }
    if (kind !== LIST) {
      if (wanted && fields.has(at)) this.#notes.finding('sie.objects-missing', line, label, { field: 'objects' });
      return { listed: false, pairs: NO_OBJECTS };
    }
    const { pairs, complete } = pairsOf(byteText(fields.bytes, fields.start[at]!, fields.stop[at]!));
    if (!complete) this.#notes.finding('sie.objects-incomplete', line, label, { field: 'objects' });
    return { listed: true, pairs };
  }

  #quantity(fields: Fields, amountAt: number, label: string, line: number): string | null | 'split' {
    const text = fields.text(amountAt + 1).trim();
    if (text === '') return null;
    if (isSplitBalance(fields.text(amountAt), text, fields.text(amountAt + 2).trim())) {
      this.#notes.fault('sie.amount-split', line, label, { field: 'amount', found: `${fields.text(amountAt)} ${text}` });
      return 'split';
    }
    if (isQuantity(text)) return quantityText(text);
    this.#notes.finding('sie.quantity-unreadable', line, label, { field: 'quantity', found: text });
    return null;
  }
}

/**
 * Whether an amount and the quantity after it are one amount that was written with blanks. `1 234` may be both; `1 050`, `1 234,50` and
 * `1 234 567` may not: no quantity begins with a nought and further digits, has a comma, or has more digits behind it.
 */
function isSplitBalance(amount: string, quantity: string, more: string): boolean {
  if (!isSplitAmount(amount, quantity)) return false;
  return /^0|,/.test(quantity) || /^\d{3}(?:[.,]\d{1,2})?$/.test(more);
}

function isMonth(text: string): boolean {
  return /^(?:19|20|21)\d{2}(?:0[1-9]|1[0-2])$/.test(text);
}

/** The pairs of an object list; a dimension without an object is left out. */
export function pairsOf(list: string): { pairs: readonly (readonly [string, string])[]; complete: boolean } {
  const fields = listFields(list);
  if (fields.length === 0) return { pairs: NO_OBJECTS, complete: true };
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) pairs.push([fields[i]!, fields[i + 1]!]);
  return { pairs, complete: fields.length % 2 === 0 };
}
