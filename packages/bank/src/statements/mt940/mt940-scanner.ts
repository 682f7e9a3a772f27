import type { PlainDate } from '@saldo/kernel';
import { kept } from '../kept.ts';
import { LARGEST_MINOR, LONGEST_FIELD, MOST_BALANCES, MOST_STATEMENTS } from '../limits.ts';
import type { StatementNotes } from '../notes.ts';
import type { SourcePlace, StatedBalance } from '../statement.ts';
import type { Stretch } from '../text-stretches.ts';
import { BALANCE_KINDS, readBalance } from './balance-field.ts';
import { QuickLine } from './quick-line.ts';
import { readStatementLine, type StatementLine } from './statement-line.ts';

/** One message as it was read; texts one character per byte. */
export interface Mt940Message {
  reference: string;
  readonly accountLines: string[];
  /** `:28C:`, number and page. */
  number: string;
  opening: StatedBalance | null;
  closing: StatedBalance | null;
  readonly balances: StatedBalance[];
  /** `:86:` after the opening balance, before any entry. */
  readonly information: string[];
  entries: number;
  sumMinor: bigint;
  firstDay: PlainDate | null;
  lastDay: PlainDate | null;
  readonly offset: number;
  readonly line: number;
  length: number;
}

/** Sums are kept in whole numbers while these are exact: ten times as fast. */
interface OpenMessage extends Mt940Message {
  minor: number;
  turnover: number;
  largeMinor: bigint;
  largeTurnoverMinor: bigint;
}

/** A `:61:` with what belongs to it. */
export interface Mt940Entry {
  /** The number of its message in the file, from 0. */
  readonly statement: number;
  readonly line: StatementLine;
  readonly supplementary: readonly string[];
  readonly information: readonly string[];
  readonly place: SourcePlace;
}

/** Messages of the same series that are no statement: MT942, within the day, and MT941, balances only. */
export type OtherMessage = 'mt940.interim' | 'mt940.summary';

type State = 'outside' | 'head' | 'open' | 'closed';

/** Fields that only those have. */
const OTHER_FIELDS: Readonly<Record<string, OtherMessage>> = {
  '34F': 'mt940.interim',
  '13D': 'mt940.interim',
  '90D': 'mt940.summary',
  '90C': 'mt940.summary',
};

const TAGS = new Set([
  '20',
  '21',
  '25',
  '25P',
  '28',
  '28C',
  '60F',
  '60M',
  '61',
  '86',
  '62F',
  '62M',
  '64',
  '65',
  '13',
  '13D',
  '34F',
  '90C',
  '90D',
  '940',
]);
const COLON = 58;
const TAG_61 = 54 * 256 + 49;
const TAG_86 = 56 * 256 + 54;
/** So that a hundred of them, and what a message has, are exact in whole numbers. */
const LARGEST_EXACT = 10n ** 13n;
const LARGEST_SUM = 2 ** 52;
/** Blocks round a message, also where `{` and `}` came as the letters that stand in their place in Swedish 7-bit (ISO 646-SE). */
const BLOCK = /^(?:\{|ä|Ã¤|\u0084)[1-5]:/;
const BLOCK_BEGIN = /(?:\{|ä|Ã¤|\u0084)4:/;
/** Also with the control characters that stood round messages on the wire. */
const LONE_HYPHEN = /^-[^\P{Cc}\r\n]*\s*$/mu;
const BLOCK_END = /^-(?:\}|å|Ã¥|\u0086)/;

/**
 * Goes through the lines of MT940 messages once. Notes what is wrong, keeps the heads, and gives the entries to whoever asks for them.
 * Text outside the messages is passed over.
 */
export class Mt940Scanner {
  readonly messages: Mt940Message[] = [];
  /** `MT940`, or `MT950`, which is the same without `:86:`. */
  version = 'MT940';
  /** What the file holds beside statements, where it does. */
  other: { readonly code: OtherMessage; readonly line: number } | null = null;
  line = 0;
  readonly #notes: StatementNotes;
  readonly #give: ((entry: Mt940Entry) => void) | null;
  #state: State = 'outside';
  #message: OpenMessage | null = null;
  #block = false;
  #tag = '';
  /** Where lines without a tag go: into the field before them; null where nobody asks. */
  #lines: string[] | null = null;
  #fieldLength = 0;
  readonly #quick = new QuickLine();
  #pending: { line: StatementLine; supplementary: string[]; information: string[]; offset: number; at: number } | null = null;

  constructor(notes: StatementNotes, give: ((entry: Mt940Entry) => void) | null = null) {
    this.#notes = notes;
    this.#give = give;
  }

  /** Whether no message is open, so that what is read now belongs to none. */
  get isOutside(): boolean {
    return this.#state === 'outside';
  }

  scan({ text, offset }: Stretch): void {
    for (let at = 0; at < text.length; ) {
      const feed = text.indexOf('\n', at);
      const end = text.charCodeAt(feed - 1) === 13 && feed > at ? feed - 1 : feed;
      this.line++;
      const first = text.charCodeAt(at);
      const tag = first === COLON && text.charCodeAt(at + 3) === COLON ? text.charCodeAt(at + 1) * 256 + text.charCodeAt(at + 2) : 0;
      if (tag === TAG_61) this.#entry(text, at + 4, end, offset + at);
      else if (tag === TAG_86) this.#information(text, at + 4, end);
      else if (first === COLON && isTag(text, at)) this.#field(text, at, end, offset + at);
      else if (end > at) this.#untagged(text, at, end, first, offset + at);
      at = feed + 1;
    }
  }

  /** The file ends at a byte: what it leaves open is a fault. */
  finish(offset: number): void {
    this.#flush(offset);
    const begun = this.#message?.line;
    if (this.#state === 'head' || this.#state === 'open') this.#notes.fault('mt940.truncated', { line: this.line }, { begun: begun ?? 0 });
    else if (this.#block) this.#notes.fault('mt940.truncated-block', { line: this.line });
    this.#endMessage(offset);
    if (this.messages.length === 0 && this.#notes.faultCount === 0) this.#notes.fault('mt940.no-messages');
  }

  #field(text: string, at: number, end: number, offset: number): void {
    const close = text.charCodeAt(at + 3) === 58 ? at + 3 : at + 4;
    const tag = text.slice(at + 1, close);
    const isInText = this.#tag === '86' || this.#tag === '61';
    // A text that was broken before `:10:` of a time goes on.
    if (tag === 'NS' && this.#state === 'open' && this.#message?.entries) this.#ownInformation(text, close + 1, end);
    else if (isInText && !TAGS.has(tag) && tag !== 'NS') this.#continue(text, at, end);
    else this.#headField(tag, text.slice(close + 1, end).trim(), offset);
  }

  #untagged(text: string, at: number, end: number, first: number, offset: number): void {
    if (first === 45 && this.#endsMessage(text, at)) {
      this.#flush(offset);
      this.#endMessage(offset);
      const next = text.slice(at, end).search(BLOCK_BEGIN);
      if (next > 0) this.#beginBlock(text.slice(at + next, end), offset + next);
    } else if ((first === 123 || first > 127) && BLOCK.test(text.slice(at, at + 6))) this.#beginBlock(text.slice(at, end), offset);
    else this.#continue(text, at, end);
  }

  #endsMessage(text: string, at: number): boolean {
    const isBlockEnd = BLOCK_END.test(text.slice(at, at + 4));
    // A hyphen alone ends a message whose balance is closed; before that it is a line of a text.
    if (!isBlockEnd && !(this.#state === 'closed' && LONE_HYPHEN.test(text.slice(at, at + 8)))) return false;
    this.#block = false;
    if (this.#state === 'head' || this.#state === 'open') this.#unclosed();
    return true;
  }

  #beginBlock(line: string, offset: number): void {
    const kind = /\{2:[IO]9(\d\d)/.exec(line)?.[1];
    if (kind === '42' || kind === '41') this.#otherMessage(kind === '42' ? 'mt940.interim' : 'mt940.summary');
    else if (kind === '50') this.version = 'MT950';
    if (this.#state === 'head' || this.#state === 'open') this.#unclosed();
    this.#flush(offset);
    this.#endMessage(offset);
    if (BLOCK_BEGIN.test(line)) this.#block = true;
    const field = line.indexOf(':20:');
    if (field > 0) this.#field(line, field, line.length, offset + field);
  }

  #continue(text: string, at: number, end: number): void {
    this.#fieldLength += end - at;
    if (this.#fieldLength <= LONGEST_FIELD) this.#lines?.push(text.slice(at, end));
    else if (this.#fieldLength - (end - at) <= LONGEST_FIELD && this.#state !== 'outside')
      this.#notes.fault('mt940.field-too-long', { line: this.line, label: `:${this.#tag}:` }, { most: LONGEST_FIELD });
  }

  #begin(tag: string, lines: string[] | null): void {
    this.#tag = tag;
    // What belongs to one entry is one field, however many begin it anew.
    if (lines === null || lines !== this.#lines) this.#fieldLength = 0;
    this.#lines = lines;
  }

  #entry(text: string, at: number, end: number, offset: number): void {
    this.#flush(offset);
    const message = this.#message;
    this.#begin('61', null);
    if (this.#state !== 'open' || !message) {
      this.#notes.fault('mt940.entry-outside', { line: this.line, label: ':61:' });
      return;
    }
    const quick = this.#quick;
    if (quick.read(text, at, end)) {
      this.#count(message, quick.minor, quick.days.bookingDate);
      if (this.#give) this.#wait(quick.line(text, end), offset);
      return;
    }
    const read = readStatementLine(text.slice(at, end));
    if ('fault' in read) {
      const [code, field, found] = read.fault;
      this.#notes.fault(code, { line: this.line, label: ':61:', field }, { found });
      return;
    }
    for (const [code, found] of read.findings) this.#notes.finding(code, { line: this.line, label: ':61:' }, { found });
    const { amountMinor, bookingDate } = read.line;
    if (amountMinor > LARGEST_EXACT || amountMinor < -LARGEST_EXACT) {
      message.largeMinor += amountMinor;
      message.largeTurnoverMinor += amountMinor < 0n ? -amountMinor : amountMinor;
      this.#count(message, 0, bookingDate);
    } else this.#count(message, Number(amountMinor), bookingDate);
    if (this.#give) this.#wait(read.line, offset);
  }

  #count(message: OpenMessage, minor: number, day: PlainDate): void {
    message.entries++;
    message.minor += minor;
    message.turnover += minor < 0 ? -minor : minor;
    // Whole numbers are exact up to 2^53.
    if (message.turnover > LARGEST_SUM) spill(message);
    if (day === message.lastDay) return;
    if (message.firstDay === null || day < message.firstDay) message.firstDay = day;
    if (message.lastDay === null || day > message.lastDay) message.lastDay = day;
  }

  #wait(line: StatementLine, offset: number): void {
    this.#pending = { line, supplementary: [], information: [], offset, at: this.line };
    this.#lines = this.#pending.supplementary;
  }

  #information(text: string, at: number, end: number): void {
    const message = this.#message;
    if (this.#pending) this.#begin('86', this.#pending.information);
    else
      this.#begin(
        '86',
        this.#state === 'open' && message?.entries === 0 && message.information.length < MOST_BALANCES ? message.information : null,
      );
    this.#continue(text, at, end);
  }

  // What banks write for themselves between a `:61:` and its `:86:`, or behind them: text of the entry, which goes on.
  #ownInformation(text: string, at: number, end: number): void {
    this.#begin('NS', this.#pending?.supplementary ?? null);
    this.#continue(text, at, end);
  }

  #headField(tag: string, value: string, offset: number): void {
    this.#flush(offset);
    this.#begin(tag, null);
    const other = OTHER_FIELDS[tag];
    if (other && this.#state !== 'outside') this.#otherMessage(other);
    else if (tag === '20') this.#beginMessage(kept(value), offset);
    else if (tag === '25' || tag === '25P') this.#account(tag, value, offset);
    else if (tag === '28' || tag === '28C') this.#numbered(value, offset);
    else if (tag in BALANCE_KINDS) this.#balance(tag, value, offset);
    else if (!TAGS.has(tag) && this.#state !== 'outside') this.#notes.finding('mt940.tag-unknown', { line: this.line, label: `:${tag}:` });
  }

  #otherMessage(code: OtherMessage): void {
    this.other ??= { code, line: this.line };
  }

  #beginMessage(reference: string, offset: number): void {
    if (this.#state === 'head' || this.#state === 'open') this.#unclosed();
    this.#endMessage(offset);
    this.#state = 'head';
    this.#message = {
      reference,
      accountLines: [],
      number: '',
      opening: null,
      closing: null,
      balances: [],
      information: [],
      entries: 0,
      sumMinor: 0n,
      minor: 0,
      turnover: 0,
      largeMinor: 0n,
      largeTurnoverMinor: 0n,
      firstDay: null,
      lastDay: null,
      offset,
      line: this.line,
      length: 0,
    };
  }

  #account(tag: string, value: string, offset: number): void {
    if (this.#state === 'outside' || this.#state === 'closed') {
      this.#notes.finding('mt940.reference-missing', { line: this.line, label: `:${tag}:` });
      this.#beginMessage('', offset);
    }
    if (!this.#message) return;
    this.#message.accountLines.push(value);
    if (tag === '25P') this.#lines = this.#message.accountLines;
  }

  #numbered(value: string, offset: number): void {
    if (this.#state === 'closed') this.#goOn(offset);
    if (this.#message && this.#state === 'head') this.#message.number = kept(value);
  }

  /** Some write reference and account once and several statements after them. */
  #goOn(offset: number): void {
    const before = this.#message;
    if (!before) return;
    this.#beginMessage(before.reference, offset);
    this.#message?.accountLines.push(...before.accountLines);
  }

  #balance(tag: string, value: string, offset: number): void {
    if (tag.startsWith('60') && this.#state === 'closed') this.#goOn(offset);
    const [message, place] = [this.#message, { line: this.line, label: `:${tag}:` }];
    const isOpening = tag.startsWith('60');
    const isClosing = tag.startsWith('62');
    const fits = isOpening
      ? this.#state === 'head'
      : isClosing
        ? this.#state === 'open'
        : this.#state === 'closed' || this.#state === 'open';
    if (!message || !fits) {
      this.#notes.fault('mt940.balance-misplaced', place);
      return;
    }
    if (isOpening) this.#state = 'open';
    if (isClosing) this.#state = 'closed';
    const read = readBalance(BALANCE_KINDS[tag] ?? 'INFO', value);
    if ('field' in read) {
      this.#notes.fault('mt940.balance-unreadable', { ...place, field: read.field }, { found: value });
      return;
    }
    if (read.impossibleDate) this.#notes.finding('mt940.balance-date-impossible', place, { found: read.impossibleDate });
    const { balance } = read;
    if (isOpening) message.opening = balance;
    if (isClosing) message.closing = balance;
    if (message.opening && message.opening.currency !== balance.currency)
      this.#notes.fault('mt940.currency-differs', place, { opening: message.opening.currency, found: balance.currency });
    if (message.balances.length < MOST_BALANCES) message.balances.push(balance);
  }

  #unclosed(): void {
    this.#notes.fault('mt940.unclosed', { line: this.line }, { begun: this.#message?.line ?? 0 });
  }

  #flush(offset: number): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = null;
    this.#give?.({
      statement: this.messages.length,
      line: pending.line,
      supplementary: pending.supplementary,
      information: pending.information,
      place: { offset: pending.offset, length: offset - pending.offset, line: pending.at },
    });
  }

  #endMessage(offset: number): void {
    const message = this.#message;
    this.#message = null;
    this.#state = 'outside';
    this.#begin('', null);
    if (!message) return;
    message.length = offset - message.offset;
    for (const lines of [message.accountLines, message.information]) lines.splice(0, lines.length, ...lines.map(kept));
    if (message.accountLines.join('').trim() === '') this.#notes.fault('mt940.account-missing', { line: message.line, label: ':25:' });
    spill(message);
    message.sumMinor = message.largeMinor;
    if (message.largeTurnoverMinor > LARGEST_MINOR) this.#notes.fault('statement.amounts-too-large', { line: message.line });
    if (this.messages.length < MOST_STATEMENTS) this.messages.push(message);
    else if (this.messages.length === MOST_STATEMENTS) this.#notes.fault('statement.too-many-statements', {}, { most: MOST_STATEMENTS });
  }
}

function spill(message: OpenMessage): void {
  message.largeMinor += BigInt(message.minor);
  message.largeTurnoverMinor += BigInt(message.turnover);
  message.minor = 0;
  message.turnover = 0;
}

/** Whether `:20:`, `:28C:`, `:940:` or the like begins there. */
function isTag(text: string, at: number): boolean {
  const second = text.charCodeAt(at + 1);
  if (second === 78) return text.startsWith(':NS:', at);
  if (second < 48 || second > 57) return false;
  const third = text.charCodeAt(at + 2);
  if (third < 48 || third > 57) return false;
  return text.charCodeAt(at + 3) === COLON || text.charCodeAt(at + 4) === COLON;
}
