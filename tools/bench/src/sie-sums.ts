import type { BooksRow, BooksVoucher } from '@saldo/ledger';
import type { SieBatch } from '@saldo/ledger/sie';

/** Code page 437 of the letters that generated books have; written here again, so that both readers are held against it. */
const LETTERS: Readonly<Record<number, string>> = { 134: 'å', 132: 'ä', 148: 'ö', 143: 'Å', 142: 'Ä', 153: 'Ö', 130: 'é' };
const CODES = Uint16Array.from({ length: 256 }, (_, byte) => LETTERS[byte]?.charCodeAt(0) ?? byte);
const QUOTE = 34;
const BACKSLASH = 92;

/** A running sum (FNV-1a over numbers) of every field that the store writes. */
class Sum {
  value = 0x811c9dc5;

  add(number: number): void {
    this.value = Math.imul(this.value ^ (number | 0), 0x01000193);
  }

  text(text: string): void {
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
    this.add(text.length);
  }

  /** A range of bytes as the text that it says; `\"` is a quote. */
  range(bytes: Uint8Array, start: number, stop: number): void {
    let length = 0;
    for (let p = start; p < stop; p++) {
      if (bytes[p] === BACKSLASH && bytes[p + 1] === QUOTE) continue;
      this.add(CODES[bytes[p]!]!);
      length++;
    }
    this.add(length);
  }
}

const minorOf = (minor: number | bigint) => Number(BigInt.asIntN(32, BigInt(minor)));

/** The sum of every field of vouchers in columns, straight from their bytes. */
export async function sumOfColumns(batches: AsyncIterable<SieBatch>): Promise<number> {
  const sum = new Sum();
  for await (const { bytes, vouchers, rows, accounts } of batches) {
    for (let v = 0; v < vouchers.count; v++) {
      sum.range(bytes, vouchers.seriesStart[v]!, vouchers.seriesStop[v]!);
      sum.range(bytes, vouchers.numberStart[v]!, vouchers.numberStop[v]!);
      sum.range(bytes, vouchers.textStart[v]!, vouchers.textStop[v]!);
      for (const number of [vouchers.day[v]!, vouchers.registered[v]!, vouchers.offset[v]!, vouchers.length[v]!, vouchers.line[v]!])
        sum.add(number);
      // Standing rows first and corrections after them, as the objects have them.
      for (const standing of [true, false]) {
        for (let row = vouchers.rowStart[v]!; row < vouchers.rowStart[v + 1]!; row++) {
          if ((rows.kind[row] === 0) !== standing) continue;
          sum.add(rows.kind[row]!);
          sum.text(accounts[rows.account[row]!]!);
          sum.add(minorOf(rows.minor(row)));
          sum.add(rows.day[row] === vouchers.day[v] ? 0 : rows.day[row]!);
          sum.text(objectsText(bytes, rows.objectsStart[row]!, rows.objectsStop[row]!));
          sum.range(bytes, rows.textStart[row]!, rows.textStop[row]!);
          sum.range(bytes, rows.quantityStart[row]!, rows.quantityStop[row]!);
          sum.range(bytes, rows.signStart[row]!, rows.signStop[row]!);
        }
      }
    }
  }
  return sum.value >>> 0;
}

function objectsText(bytes: Uint8Array, start: number, stop: number): string {
  return Buffer.from(bytes.subarray(start, stop)).toString('latin1').replace(/["\s]/g, '');
}

/** The same sum of vouchers as objects. */
export async function sumOfObjects(batches: AsyncIterable<readonly BooksVoucher[]>): Promise<number> {
  const sum = new Sum();
  for await (const vouchers of batches) {
    for (const voucher of vouchers) {
      sum.text(voucher.series);
      sum.text(voucher.number);
      sum.text(voucher.text);
      const { offset, length, line } = voucher.place!;
      for (const number of [dayOf(voucher.date), dayOf(voucher.registeredOn), offset, length, line]) sum.add(number);
      for (const row of voucher.rows) addRow(sum, 0, row);
      for (const { kind, row } of voucher.corrections) addRow(sum, kind === 'added' ? 1 : 2, row);
    }
  }
  return sum.value >>> 0;
}

function addRow(sum: Sum, kind: number, row: BooksRow): void {
  sum.add(kind);
  sum.text(row.account);
  sum.add(minorOf(row.amountMinor));
  sum.add(dayOf(row.date));
  sum.text(row.objects.flat().join('').replace(/\s/g, ''));
  sum.text(row.text);
  sum.text(row.quantity ?? '');
  sum.text(row.sign ?? '');
}

function dayOf(date: string | null): number {
  return date === null ? 0 : Number(date.replaceAll('-', ''));
}
