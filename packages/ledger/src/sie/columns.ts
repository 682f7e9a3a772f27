/** What a row of the columns is: a row of the voucher (#TRANS), one added later (#RTRANS), one struck (#BTRANS). */
export const ROW_STANDING = 0;
export const ROW_ADDED = 1;
export const ROW_STRUCK = 2;

type Grown = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

function longer<T extends Grown>(column: T, length: number): T {
  const next = new (column.constructor as new (length: number) => T)(length);
  next.set(column);
  return next;
}

/** The largest amount, in minor units, that is kept as a float: eight of them still add up exactly. */
const LARGEST_FLOAT_AMOUNT = 1e15;

const FIRST_ROWS = 128;
const FIRST_VOUCHERS = 32;

/** The rows of a batch of vouchers; texts are ranges of the batch's bytes, days are numbers YYYYMMDD with 0 for none. */
export class RowColumns {
  count = 0;
  kind = new Uint8Array(FIRST_ROWS);
  /** The index of the account in the reader's list of accounts. */
  account = new Int32Array(FIRST_ROWS);
  /** Minor units; NaN where the amount stands in `large`. */
  amount = new Float64Array(FIRST_ROWS);
  day = new Int32Array(FIRST_ROWS);
  /** 1 where the text holds escapes or control characters. */
  textCare = new Uint8Array(FIRST_ROWS);
  objectsStart = new Int32Array(FIRST_ROWS);
  objectsStop = new Int32Array(FIRST_ROWS);
  textStart = new Int32Array(FIRST_ROWS);
  textStop = new Int32Array(FIRST_ROWS);
  quantityStart = new Int32Array(FIRST_ROWS);
  quantityStop = new Int32Array(FIRST_ROWS);
  signStart = new Int32Array(FIRST_ROWS);
  signStop = new Int32Array(FIRST_ROWS);
  /** Amounts beyond what a float holds exactly, by row. */
  readonly large = new Map<number, bigint>();

  /** Makes room for one more row and gives its index; everything in it but the account and the amount is empty. */
  open(kind: number): number {
    const row = this.count;
    if (row === this.kind.length) this.#grow();
    this.kind[row] = kind;
    this.day[row] = 0;
    this.textCare[row] = 0;
    this.objectsStart[row] = this.objectsStop[row] = 0;
    this.textStart[row] = this.textStop[row] = 0;
    this.quantityStart[row] = this.quantityStop[row] = 0;
    this.signStart[row] = this.signStop[row] = 0;
    return row;
  }

  /** Puts an exact amount in its place: a float while one holds it. */
  setMinor(row: number, minor: bigint): void {
    const float = Number(minor);
    if (Math.abs(float) <= LARGEST_FLOAT_AMOUNT) {
      this.amount[row] = float;
      return;
    }
    this.amount[row] = Number.NaN;
    this.large.set(row, minor);
  }

  /** The amount of a row, exactly. */
  minor(row: number): bigint {
    const amount = this.amount[row]!;
    return Number.isNaN(amount) ? this.large.get(row)! : BigInt(amount);
  }

  /** Forgets the rows from `count` on. */
  cutTo(count: number): void {
    this.count = count;
    if (this.large.size > 0) for (const row of this.large.keys()) if (row >= count) this.large.delete(row);
  }

  #grow(): void {
    const length = this.kind.length * 2;
    this.kind = longer(this.kind, length);
    this.account = longer(this.account, length);
    this.amount = longer(this.amount, length);
    this.day = longer(this.day, length);
    this.textCare = longer(this.textCare, length);
    this.objectsStart = longer(this.objectsStart, length);
    this.objectsStop = longer(this.objectsStop, length);
    this.textStart = longer(this.textStart, length);
    this.textStop = longer(this.textStop, length);
    this.quantityStart = longer(this.quantityStart, length);
    this.quantityStop = longer(this.quantityStop, length);
    this.signStart = longer(this.signStart, length);
    this.signStop = longer(this.signStop, length);
  }
}

/** The vouchers of a batch. Voucher `v` has the rows from `rowStart[v]` up to `rowStart[v + 1]`. */
export class VoucherColumns {
  count = 0;
  rowStart = new Int32Array(FIRST_VOUCHERS + 1);
  day = new Int32Array(FIRST_VOUCHERS);
  registered = new Int32Array(FIRST_VOUCHERS);
  seriesStart = new Int32Array(FIRST_VOUCHERS);
  seriesStop = new Int32Array(FIRST_VOUCHERS);
  numberStart = new Int32Array(FIRST_VOUCHERS);
  numberStop = new Int32Array(FIRST_VOUCHERS);
  textStart = new Int32Array(FIRST_VOUCHERS);
  textStop = new Int32Array(FIRST_VOUCHERS);
  signStart = new Int32Array(FIRST_VOUCHERS);
  signStop = new Int32Array(FIRST_VOUCHERS);
  /** Where the voucher stands in the file: bytes from its start, and the line counted from 1. */
  offset = new Float64Array(FIRST_VOUCHERS);
  length = new Int32Array(FIRST_VOUCHERS);
  line = new Int32Array(FIRST_VOUCHERS);

  /** Makes room for one more voucher and gives its index. */
  open(): number {
    if (this.count === this.day.length) this.#grow();
    return this.count;
  }

  #grow(): void {
    const length = this.day.length * 2;
    this.rowStart = longer(this.rowStart, length + 1);
    this.day = longer(this.day, length);
    this.registered = longer(this.registered, length);
    this.seriesStart = longer(this.seriesStart, length);
    this.seriesStop = longer(this.seriesStop, length);
    this.numberStart = longer(this.numberStart, length);
    this.numberStop = longer(this.numberStop, length);
    this.textStart = longer(this.textStart, length);
    this.textStop = longer(this.textStop, length);
    this.signStart = longer(this.signStart, length);
    this.signStop = longer(this.signStop, length);
    this.offset = longer(this.offset, length);
    this.length = longer(this.length, length);
    this.line = longer(this.line, length);
  }
}

/** A stretch of vouchers as typed columns over the bytes that they were read from; both hold until the next batch is asked for. */
export interface SieBatch {
  readonly bytes: Uint8Array;
  /** How many of the bytes the batch was read from. */
  readonly end: number;
  readonly vouchers: VoucherColumns;
  readonly rows: RowColumns;
  /** The account numbers by index. */
  readonly accounts: readonly string[];
}
