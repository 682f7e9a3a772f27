import { Accounts } from './accounts.ts';
import { byteText, CLOSE, HASH, isBreak, LF, lineEnd, OPEN, skipBlanks } from './bytes.ts';
import { Checksum } from './checksum.ts';
import { ROW_ADDED, ROW_STANDING, ROW_STRUCK, RowColumns, VoucherColumns } from './columns.ts';
import { Fields, OPEN_LIST } from './fields.ts';
import { HeadReader } from './head.ts';
import { commonLabels, type LabelForm, labels } from './labels.ts';
import { LONGEST_NAME, LONGEST_OBJECTS, MOST_KEPT } from './limits.ts';
import { Notes } from './notes.ts';
import { RowReader } from './rows.ts';
import { VoucherReader } from './voucher-reader.ts';

/** An item whose label the standard does not have. Texts are one character per byte. */
export interface UnknownItem {
  readonly line: number;
  readonly label: string;
  readonly text: string;
}

/** Where a line stands in the file, in bytes; its line end counts. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** The days that vouchers of the file's own year lie in, as numbers YYYYMMDD. */
export interface YearScope {
  readonly from: number;
  readonly to: number;
}

export interface ScannerOptions {
  /** The file's own year, where an earlier pass found that it is only told after the vouchers. */
  readonly scope?: YearScope;
  /** Whether every row goes the tolerant way, for tests. */
  readonly onlyTolerant?: boolean;
  /** How many rows a voucher may have, where tests want fewer. */
  readonly mostRows?: number;
}

/** Ctrl-Z, with which DOS ended a text. */
const END_MARK = '\u001a';

/**
 * Reads SIE 1-4 stretch by stretch: vouchers into columns, everything else into the head, deviations into the notes. A stretch holds
 * whole lines; a voucher that it ends in the middle of is left, to be read again from its start with what follows.
 */
export class SieScanner {
  readonly notes = new Notes();
  readonly vouchers = new VoucherColumns();
  readonly rows = new RowColumns();
  readonly accounts = new Accounts();
  readonly head = new HeadReader(this.notes);
  readonly unknown: UnknownItem[] = [];
  readonly generatedRanges: ByteRange[] = [];
  readonly labelsSeen = new Set<string>();
  readonly voucherReader: VoucherReader;
  /** What the closing #KSUMMA states and what was counted. */
  checksum: { stated: string; computed: number; line: number } | null = null;
  line = 1;
  /** Whether #VER was met. */
  hasVouchers = false;
  /** Whether the last item that was read lacks a field, or a text or list of it is not closed. */
  lastItemIsIncomplete = false;
  /** Whether the file ends without a line end, and not in the brace that closes a voucher. */
  endsInLine = false;
  #openChecksum: { sum: Checksum; from: number; line: number } | null = null;
  #textWasOpen = false;
  readonly #rowReader: RowReader;
  readonly #fields = new Fields();
  #bytes: Uint8Array = new Uint8Array(0);
  #base = 0;

  constructor(options: ScannerOptions = {}) {
    this.#rowReader = new RowReader(this.rows, this.accounts, this.notes, options.onlyTolerant);
    this.voucherReader = new VoucherReader(this, this.#fields, options);
  }

  /**
   * Reads the whole lines up to `end`, which follows a line feed; `base` is the file offset of the first byte. Gives how many bytes
   * are done with. The columns hold the vouchers of this stretch until the next.
   */
  scan(bytes: Uint8Array, end: number, base: number, last: boolean): number {
    this.#bytes = bytes;
    this.#base = base;
    this.vouchers.count = 0;
    this.rows.cutTo(0);
    if (this.#openChecksum) this.#openChecksum.from = 0;
    let p = 0;
    while (p < end) p = this.#lineAt(p);
    const done = last ? this.#finish(end) : this.#leave(end);
    this.#openChecksum?.sum.add(bytes, this.#openChecksum.from, done);
    return done;
  }

  #lineAt(start: number): number {
    const bytes = this.#bytes;
    const p = skipBlanks(bytes, start);
    const c = bytes[p];
    let next = p;
    if (c === HASH) next = this.#item(p, start);
    else if (c === OPEN || c === CLOSE) {
      // What follows a brace on its line is read like a line of its own.
      this.voucherReader.brace(c, p, this.#base, this.line);
      const after = skipBlanks(bytes, p + 1);
      if (bytes[after] !== LF) return after;
      next = after;
    } else if (c !== LF) next = this.#stray(p);
    this.line++;
    if (!this.voucherReader.isOpen) this.notes.commit();
    return next + 1;
  }

  /** Reads the item whose # stands at `at`; gives the position of its line feed. */
  #item(at: number, lineStart: number): number {
    const bytes = this.#bytes;
    if (isTrans(bytes, at + 1)) return this.#row(at + 6, ROW_STANDING);
    let p = at + 1;
    while (!isBreak(bytes[p])) p++;
    this.#textWasOpen = false;
    if (p - at === 4 && bytes[at + 1] === 86 && bytes[at + 2] === 69 && bytes[at + 3] === 82) return this.#voucher(lineStart, p);
    const written = byteText(bytes, at + 1, p);
    const label = written.toUpperCase();
    if (label !== written && labels.has(label)) this.notes.finding('sie.label-case', this.line, `#${written}`);
    if (label === 'VER') return this.#voucher(lineStart, p);
    if (label === 'TRANS' || label === 'RTRANS' || label === 'BTRANS') return this.#row(p, KINDS[label]);
    if (this.voucherReader.isOpen && labels.has(label)) this.voucherReader.interrupt(`#${label}`, this.line);
    return this.#headItem(label, at, lineStart, p);
  }

  #voucher(lineStart: number, after: number): number {
    this.hasVouchers = true;
    return this.#seen(this.voucherReader.start(this.#bytes, lineStart, after, this.#base, this.line));
  }

  #row(at: number, kind: number): number {
    if (!this.voucherReader.takesRows(ROW_LABELS[kind]!, this.line)) return lineEnd(this.#bytes, at);
    const end = this.#rowReader.read(this.#bytes, at, kind, ROW_LABELS[kind]!, this.line);
    this.#textWasOpen = this.#rowReader.fields.unclosed;
    return end;
  }

  #seen(end: number): number {
    this.#textWasOpen = this.#fields.unclosed;
    return end;
  }

  #headItem(label: string, at: number, lineStart: number, after: number): number {
    const fields = this.#fields.read(this.#bytes, after);
    const form = labels.get(label);
    if (form === undefined) {
      this.lastItemIsIncomplete = !commonLabels.has(label);
      const code = commonLabels.has(label) ? 'sie.label-outside-standard' : 'sie.label-unknown';
      this.notes.finding(code, this.line, `#${label}`.slice(0, 40));
      if (this.unknown.length < MOST_KEPT) {
        this.unknown.push({ line: this.line, label: `#${label}`, text: byteText(this.#bytes, at, Math.min(fields.end, at + 500)) });
      }
      return fields.end;
    }
    this.labelsSeen.add(label);
    this.#checkNames(form, fields, `#${label}`);
    this.lastItemIsIncomplete = fields.unclosed || fields.count < form.required || fields.kindOf(fields.count - 1) === OPEN_LIST;
    if (label === 'KSUMMA') this.#checksumItem(fields, lineStart);
    else {
      if (fields.unclosed) this.notes.finding('sie.quote-unclosed', this.line, `#${label}`);
      else if (fields.misused) this.notes.finding('sie.quote-misused', this.line, `#${label}`);
      if (fields.count < form.required && !MAY_BE_EMPTY.has(label) && !HAS_AMOUNT.has(label)) {
        const missing = form.fields[fields.count]!;
        this.notes.finding('sie.field-missing', this.line, `#${label}`, { field: missing, missing });
      }
      this.head.read(label, fields, this.line);
    }
    if (label === 'GEN' && this.generatedRanges.length < MOST_KEPT)
      this.generatedRanges.push({ offset: this.#base + lineStart, length: fields.end + 1 - lineStart });
    return this.#seen(fields.end);
  }

  #checkNames(form: LabelForm, { start, stop, count }: Fields, label: string): void {
    for (let at = 0; at < count && at < form.fields.length; at++) {
      const most = LONGEST[form.fields[at]!];
      if (most === undefined || stop[at]! - start[at]! <= most) continue;
      this.notes.fault('sie.name-too-long', this.line, label, { field: form.fields[at]!, most });
    }
  }

  #checksumItem(fields: Fields, lineStart: number): void {
    const stated = fields.text(0).trim();
    const open = this.#openChecksum;
    if (stated === '') {
      if (open) this.notes.finding('sie.checksum-opened-twice', this.line, '#KSUMMA');
      this.#openChecksum = { sum: new Checksum(), from: fields.end, line: this.line };
    } else if (!open) this.notes.finding('sie.checksum-not-opened', this.line, '#KSUMMA', { stated });
    else {
      open.sum.add(this.#bytes, open.from, lineStart);
      this.checksum = { stated, computed: open.sum.value(), line: this.line };
      this.#openChecksum = null;
    }
  }

  /** A line that begins with neither a label nor a brace: the rest of a text that was not closed, an end mark, or nothing known. */
  #stray(at: number): number {
    const end = lineEnd(this.#bytes, at);
    const text = byteText(this.#bytes, at, end).trim();
    if ([...text].every((character) => character === '\0' || character === END_MARK)) this.notes.finding('sie.end-mark', this.line, null);
    else if (this.#textWasOpen) this.notes.finding('sie.text-over-lines', this.line, null, { found: text });
    else this.notes.fault('sie.line-without-label', this.line, null, { found: text });
    return end;
  }

  /** An open voucher is read again as a whole, and so is what stood in it that the standard does not know. */
  #leave(end: number): number {
    const done = this.voucherReader.leaveOpen(end);
    while (this.unknown.length > 0 && this.unknown.at(-1)!.line >= this.line) this.unknown.pop();
    return done;
  }

  #finish(end: number): number {
    this.voucherReader.finish(this.line);
    if (this.#openChecksum) this.notes.fault('sie.truncated-checksum', this.#openChecksum.line, '#KSUMMA');
    this.notes.commit();
    return end;
  }
}

/** How long the fields may be that things are known by. */
const LONGEST: Readonly<Record<string, number>> = {
  account: LONGEST_NAME,
  dimension: LONGEST_NAME,
  parent: LONGEST_NAME,
  object: LONGEST_NAME,
  objects: LONGEST_OBJECTS,
};

const ROW_LABELS = ['#TRANS', '#RTRANS', '#BTRANS'];
const KINDS: Readonly<Record<'TRANS' | 'RTRANS' | 'BTRANS', number>> = { TRANS: ROW_STANDING, RTRANS: ROW_ADDED, BTRANS: ROW_STRUCK };
/** Labels of one optional text, which programs write with nothing after them; it says nothing and hurts nothing. */
const MAY_BE_EMPTY = new Set(['KSUMMA', 'ORGNR', 'PROSA', 'ADRESS', 'FTYP', 'BKOD', 'TAXAR']);

/** Labels whose readers tell themselves what is missing. */
const HAS_AMOUNT = new Set(['RAR', 'IB', 'UB', 'RES', 'OIB', 'OUB', 'PSALDO', 'PBUDGET']);

/** Whether `TRANS` stands here: nearly every item is one, so no text is made of it. */
function isTrans(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 84 &&
    bytes[at + 1] === 82 &&
    bytes[at + 2] === 65 &&
    bytes[at + 3] === 78 &&
    bytes[at + 4] === 83 &&
    isBreak(bytes[at + 5])
  );
}
