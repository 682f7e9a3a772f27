import type { PlainDate } from '@saldo/kernel';
import { kept } from '../kept.ts';
import { StatementNotes } from '../notes.ts';
import type { BankEntry, StatementHead } from '../statement.ts';
import { isCurrency, readAmount, type WrittenAmount } from './amounts.ts';
import { addDetail, countedEntry } from './counted-entry.ts';
import { Days } from './days.ts';
import { type BalanceDraft, type Direction, EntryDraft, PageDraft, PartDraft, type PartyDraft, StatementDraft } from './drafts.ts';
import { entryOf } from './entry.ts';
import { ENVELOPE, type Grammar, PASSED_OVER } from './grammar.ts';
import { DEEPEST, LONGEST_ENTRY, MOST_BALANCES, MOST_DETAILS, MOST_STATEMENTS } from './limits.ts';
import { headOf, keepBalance } from './statement-head.ts';
import type { Stretches } from './stretches.ts';
import type { XmlScanner, XmlTaker } from './xml-scanner.ts';

/** Elements that a fault is named by; the field is the path from there. */
const LABELS = new Set(['Stmt', 'Ntfctn', 'Bal', 'Ntry', 'TxDtls', 'GrpHdr', 'Acct', 'TxsSummry']);

/** Takes an entry and the place of its statement among those of the file. */
type Give = (statement: number, entry: BankEntry) => void;

/** Makes statements of the elements of a message. What is done at which element stands in `steps.ts`. */
export class CamtReader implements XmlTaker {
  readonly notes = new StatementNotes();
  readonly heads: StatementHead[] = [];
  kind: 'camt053' | 'camt054' | null = null;
  /** Such as `camt.053.001.08`, by the namespace of the message. */
  version = '';
  /** What else the file may be: the first namespace of ISO 20022 that it names, or its root. */
  otherwise = '';
  messageId = '';
  createdAt = '';
  readonly page = new PageDraft();
  /** Whether it is of no use to read on. */
  isOver = false;
  statement = new StatementDraft(0, 0);
  entry = new EntryDraft(0, 0);
  part = new PartDraft();
  balance: BalanceDraft | null = null;
  party: PartyDraft = { name: '', agent: '', account: '', scheme: '' };
  charge: { amount: WrittenAmount | null; direction: Direction | null } = { amount: null, direction: null };
  /** How many details the present block has, and how many it says it has. */
  block = { details: 0, stated: null as number | null };
  /** Takes the entries, in the file's order; without it they are only counted and checked. */
  readonly give: Give | undefined;
  readonly #grammar: Grammar<CamtReader>;
  readonly #stretches: Stretches;
  readonly #days = new Days();
  readonly #places = new Uint16Array(DEEPEST);
  readonly #seen = new Int32Array(DEEPEST);
  #depth = 0;
  #line = 0;
  #currency = '';
  #isInEntry = false;
  #balanceCount = 0;

  constructor(grammar: Grammar<CamtReader>, stretches: Stretches, give?: Give) {
    this.#grammar = grammar;
    this.#stretches = stretches;
    this.give = give;
  }

  /** The names that `open` is told the numbers of. */
  get vocabulary(): ReadonlyMap<string, number> {
    return this.#grammar.vocabulary;
  }

  open(code: number, xml: XmlScanner): boolean {
    const grammar = this.#grammar;
    const around = this.#depth === 0 ? ENVELOPE : this.#places[this.#depth - 1]!;
    const place = grammar.next(around, code);
    this.#places[this.#depth] = place;
    this.#seen[this.#depth] = 0;
    this.#depth++;
    if (place === PASSED_OVER) {
      if (grammar.texts[around] !== undefined) this.fault('camt.element-in-value', { found: xml.innermost });
      return false;
    }
    this.#line = xml.line;
    if (around === ENVELOPE) this.#envelope(xml);
    if (place === ENVELOPE) return false;
    const bit = grammar.once[place]!;
    if (bit !== 0) {
      if ((this.#seen[this.#depth - 2]! & bit) !== 0) this.fault('camt.twice');
      this.#seen[this.#depth - 2]! |= bit;
    }
    grammar.opens[place]?.(this, xml);
    return grammar.texts[place] !== undefined;
  }

  close(text: string, xml: XmlScanner): void {
    const place = this.#places[this.#depth - 1]!;
    if (place > ENVELOPE) {
      this.#grammar.texts[place]?.(this, trimmed(text));
      this.#grammar.closes[place]?.(this, xml);
    }
    this.#depth--;
  }

  /** Notes a fault of the element that is being read, named by the path to it. */
  fault(code: string, details: Record<string, string | number> = {}, line = this.#line): void {
    const names = this.#path();
    const at = names.findLastIndex((name, index) => LABELS.has(name) || index === 0);
    const field = names.slice(at + 1).join('/');
    this.notes.fault(code, { line, ...(at >= 0 && { label: names[at]! }), ...(field !== '' && { field }) }, details);
  }

  #path(): string[] {
    return [...this.#places.subarray(0, this.#depth)].flatMap((place) => (place > ENVELOPE ? [this.#grammar.names[place]!] : []));
  }

  #envelope(xml: XmlScanner): void {
    for (const [name, value] of xml.tag.attributes()) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const stated = /\b[a-z]{4}\.\d{3}(?:\.\d{3}\.\d{2})?/.exec(value)?.[0] ?? '';
      if (stated.startsWith('camt.05') && this.version === '') this.version = kept(stated);
      if (stated !== '' && !stated.startsWith('head.') && !/^[a-z]/.test(this.otherwise)) this.otherwise = kept(stated);
    }
    if (this.otherwise === '') this.otherwise = `<${kept(xml.innermost)}>`;
  }

  /** A message begins whose statements are taken. */
  message(kind: 'camt053' | 'camt054'): void {
    if (this.kind !== null && this.kind !== kind) this.fault('camt.mixed');
    this.kind = kind;
  }

  /** Where what is being read begins or ends, in bytes of the file. */
  byteOf(character: number): number {
    return this.#stretches.byteOf(character);
  }

  beginStatement(xml: XmlScanner): void {
    this.statement = new StatementDraft(xml.line, this.byteOf(xml.start));
    if (this.heads.length < MOST_STATEMENTS || this.isOver) return;
    this.fault('camt.too-many-statements', { most: MOST_STATEMENTS });
    this.isOver = true;
  }

  endStatement(xml: XmlScanner): void {
    const { offset, line } = this.statement;
    const place = { offset, length: this.byteOf(xml.stop) - offset, line };
    this.heads.push(headOf(this.statement, this, place));
  }

  beginBalance(xml: XmlScanner): void {
    this.balance = {
      line: xml.line,
      kind: '',
      amount: null,
      hasAmount: false,
      direction: null,
      hasDirection: false,
      isNegative: false,
      date: null,
    };
  }

  endBalance(): void {
    if (this.balance && keepBalance(this.balance, this.statement, this) && ++this.#balanceCount === MOST_BALANCES + 1) {
      this.fault('camt.too-many-balances', { most: MOST_BALANCES });
      this.isOver = true;
    }
    this.balance = null;
  }

  beginEntry(xml: XmlScanner): void {
    // Where an entry stands is told of those that are given; elsewhere it only serves to see that one grows too long.
    this.entry = new EntryDraft(xml.line, this.give ? this.byteOf(xml.start) : this.#stretches.base);
    this.part = this.entry.own;
    this.#isInEntry = true;
  }

  endEntry(xml: XmlScanner): void {
    this.#isInEntry = false;
    const counted = countedEntry(this.entry, this.statement, this);
    if (!counted || !this.give) return;
    const { offset, line } = this.entry;
    this.give(this.heads.length, entryOf(this.entry, counted, this.statement, { offset, length: this.byteOf(xml.stop) - offset, line }));
  }

  beginDetail(): void {
    this.part = new PartDraft();
    this.block.details++;
    this.entry.detailCount++;
    if (this.give) this.entry.details.push(this.part);
    if (this.entry.detailCount !== MOST_DETAILS + 1) return;
    this.fault('camt.entry-too-long');
    this.isOver = true;
  }

  endDetail(): void {
    this.entry.detailsMinor = addDetail(this.entry, this.part);
    this.part = this.entry.own;
  }

  /** Called between stretches, with how many bytes of the file are done with. */
  checkLength(done: number): void {
    if (!this.#isInEntry || done - this.entry.offset <= LONGEST_ENTRY) return;
    this.fault('camt.entry-too-long', {}, this.entry.line);
    this.isOver = true;
  }

  /** An amount begins, whose attribute names its currency. */
  currency(xml: XmlScanner): void {
    this.#currency = xml.tag.attribute('Ccy');
  }

  /** The amount of a text; null where it is none, which is told. */
  amount(text: string): WrittenAmount | null {
    const currency = this.#currency;
    if (!isCurrency(currency)) {
      this.fault(currency === '' ? 'camt.currency-missing' : 'camt.currency-unreadable', { found: kept(currency) });
      return null;
    }
    const read = readAmount(text, currency);
    if (typeof read !== 'string') return { minor: read.minor, problem: read.problem, currency, text, line: this.#line };
    this.fault(`camt.amount-${read}`, { found: kept(text) });
    return null;
  }

  /** An amount that is kept in any case, so that one that hundredths cannot tell is a fault. */
  exactAmount(text: string): WrittenAmount | null {
    const amount = this.amount(text);
    if (amount === null || amount.problem === null) return amount;
    this.fault(`camt.amount-${amount.problem}`, { found: kept(text), currency: kept(amount.currency) });
    return null;
  }

  /** An amount that stands beside the booked one. */
  amountBeside(text: string): WrittenAmount | null {
    const amount = this.amount(text);
    if (amount === null || amount.problem === null) return amount;
    this.entry.imprecise.push({
      amount,
      label: 'Ntry',
      field: this.#path()
        .slice(this.#path().indexOf('Ntry') + 1)
        .join('/'),
    });
    return null;
  }

  direction(text: string): Direction | null {
    if (text === 'CRDT' || text === 'DBIT') return text;
    this.fault('camt.direction-unreadable', { found: kept(text) });
    return null;
  }

  day(text: string): PlainDate | null {
    const day = this.#days.read(text);
    if (day === null) this.fault('camt.date-unreadable', { found: kept(text) });
    return day;
  }

  indicator(text: string): boolean {
    if (text !== 'true' && text !== '1' && text !== 'false' && text !== '0') this.fault('camt.indicator-unreadable', { found: kept(text) });
    return text === 'true' || text === '1';
  }

  /** A number of things; null where it is none, which is of no harm: what is counted here goes before what is said. */
  count(text: string): number | null {
    return /^\d{1,15}$/.test(text) ? Number(text) : null;
  }
}

/** A text without the blanks around it, which most have not. */
function trimmed(text: string): string {
  return text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32 ? text : text.trim();
}
