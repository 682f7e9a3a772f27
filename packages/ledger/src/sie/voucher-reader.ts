import type { Accounts } from './accounts.ts';
import { byteText, OPEN } from './bytes.ts';
import { ROW_ADDED, ROW_STANDING, type RowColumns, type VoucherColumns } from './columns.ts';
import { BARE, type Fields, OPEN_LIST } from './fields.ts';
import type { HeadReader } from './head.ts';
import { LONGEST_NAME, MOST_ROWS } from './limits.ts';
import type { Notes } from './notes.ts';
import { NumbersSeen } from './numbers-seen.ts';
import { readPlainHeader } from './plain-header.ts';
import { dayField, hasControls } from './tolerant-rows.ts';
import { unmatchedAdded } from './twins.ts';

interface Scan {
  readonly vouchers: VoucherColumns;
  readonly rows: RowColumns;
  readonly accounts: Accounts;
  readonly notes: Notes;
  readonly head: HeadReader;
  line: number;
}

interface ReaderOptions {
  readonly scope?: { readonly from: number; readonly to: number };
  readonly onlyTolerant?: boolean;
  readonly mostRows?: number;
}

type State = 'outside' | 'named' | 'inside';

/** Reads #VER, its braces and its end; what a voucher says counts when it is complete. */
export class VoucherReader {
  voucherCount = 0;
  rowCount = 0;
  correctionCount = 0;
  unbalanced = 0;
  outsideYear = 0;
  /** What debit and credit come to, in minor units; for a limit, so not to the öre. */
  debit = 0;
  credit = 0;
  /** Whether vouchers were met before the file told its own year, so that they could not be held against it. */
  yearCameLate = false;
  readonly numbers = new NumbersSeen();
  readonly #scan: Scan;
  readonly #fields: Fields;
  readonly #onlyTolerant: boolean;
  readonly #mostRows: number;
  readonly #scope: { from: number; to: number } | null;
  #state: State = 'outside';
  #bytes: Uint8Array = new Uint8Array(0);
  #start = 0;
  #line = 0;
  #broken = false;
  /** Whether the voucher has too many rows to be read again as a whole. */
  #tooLong = false;

  constructor(scan: Scan, fields: Fields, { scope, onlyTolerant, mostRows }: ReaderOptions) {
    this.#onlyTolerant = onlyTolerant ?? false;
    this.#mostRows = mostRows ?? MOST_ROWS;
    this.#scan = scan;
    this.#fields = fields;
    this.#scope = scope ?? null;
  }

  /** Whether a voucher has begun and is not complete. */
  get isOpen(): boolean {
    return this.#state !== 'outside';
  }

  /** Reads the fields of #VER, whose label ends at `after`; gives the position of the line feed. */
  start(bytes: Uint8Array, lineStart: number, after: number, base: number, line: number): number {
    const { notes, rows, vouchers } = this.#scan;
    if (this.isOpen) this.interrupt('#VER', line);
    const v = vouchers.open();
    this.#state = 'named';
    this.#bytes = bytes;
    this.#start = lineStart;
    this.#line = line;
    this.#broken = false;
    this.#tooLong = false;
    vouchers.rowStart[v] = rows.count;
    vouchers.offset[v] = base + lineStart;
    vouchers.line[v] = line;
    const end = this.#onlyTolerant ? -1 : readPlainHeader(bytes, after, vouchers, v);
    const fields = this.#fields;
    if (end >= 0) {
      fields.unclosed = false;
      return end;
    }
    fields.read(bytes, after);
    if (fields.unclosed) notes.finding('sie.quote-unclosed', line, '#VER');
    else if (fields.misused) notes.finding('sie.quote-misused', line, '#VER');
    this.#readFields(v, line);
    return fields.end;
  }

  #readFields(v: number, line: number): void {
    const { notes, vouchers } = this.#scan;
    const fields = this.#fields;
    const opensHere = fields.kindOf(fields.count - 1) === OPEN_LIST && fields.isEmpty(fields.count - 1);
    if (opensHere) {
      fields.count--;
      this.#state = 'inside';
    }
    let at = 0;
    const day = dayField(fields, 2);
    const shifted = (day.form === 'none' || fields.count === 2) && dayField(fields, 1).form === 'compact';
    const numberOnly = shifted && /^\d+$/.test(fields.text(0));
    if (shifted) notes.finding('sie.series-missing', line, '#VER', { field: 'series' });
    this.#range(vouchers.seriesStart, vouchers.seriesStop, v, numberOnly ? -1 : at++);
    this.#range(vouchers.numberStart, vouchers.numberStop, v, shifted && !numberOnly ? -1 : at++);
    vouchers.day[v] = this.#day(at++, line, 'date', 'sie.date-unreadable');
    at = this.#text(v, at, line);
    vouchers.registered[v] = this.#day(at++, line, 'registered', null);
    this.#range(vouchers.signStart, vouchers.signStop, v, at);
  }

  #range(starts: Int32Array, stops: Int32Array, v: number, at: number): void {
    const given = at >= 0 && this.#fields.has(at);
    starts[v] = given ? this.#fields.start[at]! : 0;
    stops[v] = given ? this.#fields.stop[at]! : 0;
  }

  #day(at: number, line: number, field: string, faultCode: string | null): number {
    const { notes } = this.#scan;
    const day = dayField(this.#fields, at);
    if (day.form === 'compact' || day.form === 'empty') return day.value;
    const found = this.#fields.text(at);
    if (day.form === 'iso') {
      notes.finding('sie.date-form', line, '#VER', { field, found });
      return day.value;
    }
    this.#broken ||= faultCode !== null;
    if (faultCode) notes.fault(faultCode, line, '#VER', { field, found });
    else notes.finding('sie.registered-unreadable', line, '#VER', { field, found });
    return 0;
  }

  /** The text, also one of several words that nobody put in quotes; gives the index of the field after it. */
  #text(v: number, at: number, line: number): number {
    const { notes, vouchers } = this.#scan;
    const fields = this.#fields;
    let last = at;
    if (fields.kindOf(at) === BARE) while (fields.kindOf(last + 1) === BARE && dayField(fields, last + 1).form === 'none') last++;
    if (last > at) notes.finding('sie.text-unquoted', line, '#VER', { field: 'text', found: fields.span(at, last) });
    this.#range(vouchers.textStart, vouchers.textStop, v, at);
    if (fields.has(last)) vouchers.textStop[v] = fields.stop[last]!;
    if (hasControls(fields.bytes, vouchers.textStart[v]!, vouchers.textStop[v]!)) {
      notes.finding('sie.control-character', line, '#VER', { field: 'text' });
    }
    return last + 1;
  }

  /** Takes a brace that stands where a line begins. */
  brace(c: number, at: number, base: number, line: number): void {
    const { notes } = this.#scan;
    if (c === OPEN) {
      if (this.#state === 'named') this.#state = 'inside';
      else notes.fault('sie.brace-stray', line, null, { found: '{' });
    } else if (this.#state === 'inside') this.#close(at + 1, base);
    else if (this.#state === 'named') {
      notes.fault('sie.brace-stray', line, null, { found: '}' });
      this.#forget();
    } else notes.fault('sie.brace-stray', line, null, { found: '}' });
  }

  /** Whether a row may stand here; where not, that is a fault. */
  takesRows(label: string, line: number): boolean {
    const { notes, rows, vouchers } = this.#scan;
    if (this.#state === 'outside') {
      notes.fault('sie.row-outside-voucher', line, label);
      return false;
    }
    if (this.#state === 'named') {
      // Where the rows end in a brace all the same, nothing is unsure.
      notes.finding('sie.brace-missing', line, label);
      this.#state = 'inside';
    }
    if (this.#tooLong) return false;
    if (rows.count - vouchers.rowStart[vouchers.count]! < this.#mostRows) return true;
    notes.fault('sie.too-many-items', line, label, { most: this.#mostRows });
    notes.commit();
    this.#broken = this.#tooLong = true;
    rows.cutTo(vouchers.rowStart[vouchers.count]!);
    return false;
  }

  /** Another item begins although the voucher is not closed. */
  interrupt(label: string, line: number): void {
    this.#scan.notes.fault('sie.voucher-unclosed', this.#line, '#VER', { next: label, at: line });
    this.#forget();
  }

  #forget(): void {
    const { notes, rows, vouchers } = this.#scan;
    rows.cutTo(vouchers.rowStart[vouchers.count]!);
    this.#state = 'outside';
    notes.commit();
  }

  /** The stretch ends; gives up to where it is done with, so that an open voucher is read again as a whole. */
  leaveOpen(end: number): number {
    if (!this.isOpen || this.#tooLong) return end;
    const { notes, rows, vouchers } = this.#scan;
    notes.rollback();
    rows.cutTo(vouchers.rowStart[vouchers.count]!);
    this.#scan.line = this.#line;
    this.#state = 'outside';
    return this.#start;
  }

  /** The file ends. */
  finish(line: number): void {
    if (!this.isOpen) return;
    this.#scan.notes.fault('sie.truncated-voucher', this.#line, '#VER', { at: line - 1 });
    this.#forget();
  }

  #close(stop: number, base: number): void {
    const { notes, rows, vouchers } = this.#scan;
    const v = vouchers.count;
    vouchers.rowStart[v + 1] = rows.count;
    vouchers.length[v] = base + stop - vouchers.offset[v]!;
    this.#state = 'outside';
    if (!this.#settleDay(v) || this.#broken) {
      this.#forget();
      return;
    }
    this.#sum(v);
    this.#checkNumber(v);
    vouchers.count++;
    this.voucherCount++;
    notes.commit();
  }

  /** A voucher without a day has that of its rows where they agree, else the day of its registration. */
  #settleDay(v: number): boolean {
    const { notes, rows, vouchers } = this.#scan;
    if (vouchers.day[v] !== 0 || this.#broken) return true;
    const days = new Set(rows.day.subarray(vouchers.rowStart[v]!, rows.count));
    days.delete(0);
    const agreed = days.size === 1;
    const day = agreed ? [...days][0]! : vouchers.registered[v]!;
    vouchers.day[v] = day;
    if (day === 0) notes.fault('sie.date-missing', this.#line, '#VER', { field: 'date' });
    else notes.finding('sie.date-derived', this.#line, '#VER', { field: 'date', day, from: agreed ? 'rows' : 'registered' });
    return day !== 0;
  }

  #sum(v: number): void {
    const { accounts, notes, rows, vouchers } = this.#scan;
    const inYear = this.#inYear(vouchers.day[v]!);
    const first = vouchers.rowStart[v]!;
    const stop = rows.count;
    let sum = 0;
    let large = 0n;
    let corrections = 0;
    let added = false;
    for (let row = first; row < stop; row++) {
      if (rows.kind[row] !== ROW_STANDING) {
        corrections++;
        added ||= rows.kind[row] === ROW_ADDED;
        continue;
      }
      const amount = rows.amount[row]!;
      if (Number.isNaN(amount)) {
        large += rows.minor(row);
        this.#turnOver(Number(rows.minor(row)));
        accounts.addLarge(rows.account[row]!, rows.minor(row), inYear);
        continue;
      }
      sum += amount;
      this.#turnOver(amount);
      accounts.add(rows.account[row]!, amount, inYear);
      if (sum > 4e15 || sum < -4e15) {
        large += BigInt(sum);
        sum = 0;
      }
    }
    this.rowCount += stop - first - corrections;
    this.correctionCount += corrections;
    const difference = large === 0n ? sum : large + BigInt(sum);
    if (difference !== 0 && difference !== 0n) {
      this.unbalanced++;
      notes.finding('sie.voucher-unbalanced', this.#line, '#VER', { voucher: this.#name(v), difference: String(difference) });
    }
    if (added) this.#checkTwins(v, first, stop);
  }

  #turnOver(amount: number): void {
    if (amount > 0) this.debit += amount;
    else this.credit -= amount;
  }

  #checkTwins(v: number, first: number, stop: number): void {
    const { accounts, notes, rows } = this.#scan;
    for (const row of unmatchedAdded(rows, this.#bytes, first, stop)) {
      notes.finding('sie.added-without-twin', this.#line, '#RTRANS', {
        voucher: this.#name(v),
        account: accounts.numbers[rows.account[row]!]!,
      });
    }
  }

  /** Whether a voucher of the day counts for the file's own year and the balances that it states. */
  #inYear(day: number): boolean {
    const { head, notes } = this.#scan;
    const year = this.#scope ?? head.years.get(0);
    if (!year) {
      this.yearCameLate = true;
      return true;
    }
    const inside = day >= year.from && day <= year.to;
    if (!inside) {
      this.outsideYear++;
      notes.finding('sie.voucher-outside-year', this.#line, '#VER', { voucher: this.#name(this.#scan.vouchers.count), day });
    }
    return inside && (head.balancesUpTo === 0 || day <= head.balancesUpTo);
  }

  #checkNumber(v: number): void {
    const { notes, vouchers } = this.#scan;
    const start = vouchers.numberStart[v]!;
    const stop = vouchers.numberStop[v]!;
    this.#checkLength('number', stop - start);
    this.#checkLength('series', vouchers.seriesStop[v]! - vouchers.seriesStart[v]!);
    if (start === stop) return;
    const series = byteText(this.#bytes, vouchers.seriesStart[v]!, vouchers.seriesStop[v]!);
    if (this.numbers.meet(series, this.#bytes, start, stop))
      notes.finding('sie.number-twice', this.#line, '#VER', { voucher: this.#name(v) });
  }

  #checkLength(field: string, length: number): void {
    if (length > LONGEST_NAME) this.#scan.notes.fault('sie.name-too-long', this.#line, '#VER', { field, most: LONGEST_NAME });
  }

  #name(v: number): string {
    const { vouchers } = this.#scan;
    const series = byteText(this.#bytes, vouchers.seriesStart[v]!, vouchers.seriesStop[v]!);
    return `${series} ${byteText(this.#bytes, vouchers.numberStart[v]!, vouchers.numberStop[v]!)}`.trim();
  }
}
