import { type PlainDate, parseCompactDate } from '@saldo/kernel';
import type { BooksCorrection, BooksRow, BooksVoucher, ObjectRef } from '../books.ts';
import { quantityText } from './amounts.ts';
import { BatchText } from './batch-text.ts';
import { ROW_ADDED, ROW_STANDING, type SieBatch } from './columns.ts';
import { decodeByteText, type SieEncoding } from './encoding.ts';
import { ObjectLists } from './object-lists.ts';

const CACHED = 20_000;
const NO_OBJECTS: readonly ObjectRef[] = [];
const NO_CORRECTIONS: readonly BooksCorrection[] = [];

/** Makes vouchers of columns. Object lists, days, accounts and short texts that come again are made once. */
export class VoucherMaker {
  readonly #encoding: SieEncoding;
  readonly #days = new Map<number, PlainDate>();
  readonly #objects: ObjectLists;
  readonly #accounts: string[] = [];
  #batch: SieBatch | null = null;
  readonly #text: BatchText;

  constructor(encoding: SieEncoding) {
    this.#encoding = encoding;
    this.#text = new BatchText(encoding);
    this.#objects = new ObjectLists(encoding);
  }

  /** Adds the vouchers `from` up to and not including `to` of a batch to a list. */
  make(batch: SieBatch, from: number, to: number, list: BooksVoucher[]): void {
    if (this.#batch !== batch) {
      this.#batch = batch;
      this.#text.load(batch.bytes, batch.end);
    }
    for (let i = this.#accounts.length; i < batch.accounts.length; i++) {
      this.#accounts.push(decodeByteText(batch.accounts[i]!, this.#encoding));
    }
    for (let v = from; v < to; v++) list.push(this.#voucher(batch, v));
  }

  #voucher({ vouchers, rows }: SieBatch, v: number): BooksVoucher {
    const day = vouchers.day[v]!;
    const standing: BooksRow[] = [];
    let corrections: BooksCorrection[] | null = null;
    for (let row = vouchers.rowStart[v]!; row < vouchers.rowStart[v + 1]!; row++) {
      const made = this.#row(row, day);
      if (rows.kind[row] === ROW_STANDING) {
        standing.push(made);
        continue;
      }
      corrections ??= [];
      const at = rows.day[row] === 0 ? null : this.#day(rows.day[row]!);
      corrections.push({ kind: rows.kind[row] === ROW_ADDED ? 'added' : 'struck', row: made, by: made.sign, at });
    }
    const sign = this.#text.read(vouchers.signStart[v]!, vouchers.signStop[v]!, true).trim();
    return {
      series: this.#text.read(vouchers.seriesStart[v]!, vouchers.seriesStop[v]!, true).trim(),
      number: this.#text.read(vouchers.numberStart[v]!, vouchers.numberStop[v]!, true).trim(),
      date: this.#day(day),
      text: told(this.#text.read(vouchers.textStart[v]!, vouchers.textStop[v]!, true)),
      registeredOn: vouchers.registered[v] === 0 ? null : this.#day(vouchers.registered[v]!),
      sign: sign === '' ? null : sign,
      rows: standing,
      corrections: corrections ?? NO_CORRECTIONS,
      place: { offset: vouchers.offset[v]!, length: vouchers.length[v]!, line: vouchers.line[v]! },
    };
  }

  #row(row: number, voucherDay: number): BooksRow {
    const { rows } = this.#batch!;
    const text = this.#text;
    const day = rows.day[row]!;
    const amount = rows.amount[row]!;
    const care = rows.textCare[row] === 1;
    const hasQuantity = rows.quantityStop[row]! > rows.quantityStart[row]!;
    const sign = rows.signStop[row] === rows.signStart[row] ? '' : text.read(rows.signStart[row]!, rows.signStop[row]!, care).trim();
    return {
      account: this.#accounts[rows.account[row]!]!,
      amountMinor: Number.isNaN(amount) ? rows.minor(row) : BigInt(amount),
      objects: this.#objectsOf(rows.objectsStart[row]!, rows.objectsStop[row]!),
      date: day === 0 || day === voucherDay ? null : this.#day(day),
      text: told(text.read(rows.textStart[row]!, rows.textStop[row]!, care)),
      quantity: hasQuantity ? quantityText(text.read(rows.quantityStart[row]!, rows.quantityStop[row]!, false).trim()) : null,
      sign: sign === '' ? null : sign,
    };
  }

  #objectsOf(start: number, stop: number): readonly ObjectRef[] {
    if (stop === start) return NO_OBJECTS;
    return this.#objects.of(this.#batch!.bytes, start, stop);
  }

  #day(day: number): PlainDate {
    const known = this.#days.get(day);
    if (known) return known;
    const date = parseCompactDate(String(day).padStart(8, '0'));
    if (!date) throw new RangeError(`${day} is no day: the scanner lets none through`);
    if (this.#days.size < CACHED) this.#days.set(day, date);
    return date;
  }
}

/** A text of blanks alone, which some programs write for none, says nothing. */
function told(text: string): string {
  return text.charCodeAt(0) === 32 && text.trim() === '' ? '' : text;
}
