import { type PlainDate, parsePlainDate, sumMinor } from '@saldo/kernel';
import type { BooksAccount, BooksCorrection, BooksDimension, BooksObject, BooksRow, BooksVoucher, ObjectRef } from '../books.ts';
import { isQuantity, quantityText, readAmount } from './amounts.ts';
import { LONGEST_NAME, LONGEST_OBJECTS, MOST_HEAD_ITEMS, MOST_KEPT } from './limits.ts';
import { Notes } from './notes.ts';
import { NumbersSeen } from './numbers-seen.ts';
import type { ByteRange } from './scanner.ts';
import type { XmlElement, XmlTaker } from './xml-events.ts';

export interface Sie5Balance {
  readonly kind: 'opening' | 'closing' | 'budget';
  readonly account: string;
  /** `YYYY-MM`; a budget without one is that of the own year. */
  readonly month: string | null;
  readonly amountMinor: bigint;
  readonly quantity: string | null;
  readonly objects: ObjectRef[];
}

interface OpenVoucher {
  readonly element: XmlElement;
  readonly date: PlainDate | null;
  registeredOn: PlainDate | null;
  sign: string | null;
  readonly rows: BooksRow[];
  readonly corrections: BooksCorrection[];
}

interface OpenRow {
  readonly row: BooksRow | null;
  readonly objects: ObjectRef[];
  struck: { by: string | null; at: PlainDate | null } | null;
  added: { by: string | null; at: PlainDate | null } | null;
}

/** Invoices of customers and suppliers are objects of dimension 10 in SIE 4C, section 8. */
const INVOICE_DIMENSION = '10';
/** Parts of the file that the books have no place for; they stay in the file. */
const UNREAD = new Set([
  'Customer',
  'Supplier',
  'FixedAsset',
  'GeneralObject',
  'AccountAggregation',
  'EmbeddedFile',
  'FileReference',
  'Signature',
]);
/** Parts whose items are kept by their names, and the attributes that these stand in. */
const KEPT_PARTS = new Set(['Accounts', 'Dimensions', 'CustomerInvoices', 'SupplierInvoices', 'Journal']);
const NAMES = ['id', 'accountId', 'dimId', 'objectId'];
const TYPES: Readonly<Record<string, BooksAccount['type']>> = { asset: 'T', liability: 'S', equity: 'S', cost: 'K', income: 'I' };

/** Collects the head of a SIE 5 file and makes a voucher of each journal entry; `give` takes them where somebody wants them. */
export class Sie5Reader implements XmlTaker {
  readonly notes = new Notes();
  readonly accounts = new Map<string, BooksAccount>();
  readonly dimensions: BooksDimension[] = [];
  readonly objects: BooksObject[] = [];
  readonly years: { start: string; end: string; primary: boolean; line: number }[] = [];
  readonly balances: Sie5Balance[] = [];
  readonly sums = new Map<string, bigint>();
  /** The days that vouchers are dated, with the first voucher of each. */
  readonly days = new Map<PlainDate, { count: number; voucher: string; line: number }>();
  readonly createdRanges: ByteRange[] = [];
  readonly encoding = 'utf-8';
  isEntry = false;
  company = { name: '', orgNo: '', sourceId: '' };
  program = '';
  currency = 'SEK';
  createdOn: PlainDate | null = null;
  createdBy = '';
  voucherCount = 0;
  entryCount = 0;
  correctionCount = 0;
  unbalanced = 0;
  /** What debit and credit come to, in minor units. */
  debit = 0n;
  credit = 0n;
  readonly #give: ((voucher: BooksVoucher) => void) | null;
  readonly #path: string[] = [];
  readonly #invoiceAccounts = new Set<string>();
  readonly #unread = new Map<string, number>();
  readonly #numbers = new NumbersSeen();
  #items = 0;
  #createdAt = 0;
  #account = '';
  #dimension = '';
  #journal = '';
  #balance: Sie5Balance | null = null;
  #voucher: OpenVoucher | null = null;
  #row: OpenRow | null = null;

  constructor(give: ((voucher: BooksVoucher) => void) | null) {
    this.#give = give;
  }

  fail(code: string, line: number, found: string): void {
    this.notes.fault(code, line, null, { found });
  }

  open(element: XmlElement): void {
    const { name } = element;
    this.#path.push(name);
    if (this.#path.length === 1) {
      this.isEntry = name === 'SieEntry';
      if (name !== 'Sie' && !this.isEntry) this.notes.fault('sie.xml-not-sie', element.line, null, { found: name });
      return;
    }
    if (UNREAD.has(name)) this.#unread.set(name, (this.#unread.get(name) ?? 0) + 1);
    if (this.#items > MOST_HEAD_ITEMS) return;
    const part = this.#path[1];
    if (KEPT_PARTS.has(part!)) this.#checkNames(element);
    if (part === 'FileInfo') this.#fileInfo(element);
    else if (part === 'Accounts') this.#accounts(element);
    else if (part === 'Dimensions') this.#dimensions(element);
    else if (part === 'CustomerInvoices' || part === 'SupplierInvoices') this.#invoice(element);
    else if (part === 'Journal') this.#journalPart(element);
  }

  close(name: string, stop: number): void {
    this.#path.pop();
    if (name === 'FileCreation' && this.createdRanges.length < MOST_KEPT)
      this.createdRanges.push({ offset: this.#createdAt, length: stop - this.#createdAt });
    else if (name === 'LedgerEntry') this.#closeRow();
    else if (name === 'JournalEntry') this.#closeVoucher(stop);
    else if (this.#balance && (name.endsWith('Balance') || name.startsWith('Budget') || name.endsWith('Multidim'))) {
      const objects = this.#balance.objects.flat().join(' ');
      if (objects.length > LONGEST_OBJECTS) this.notes.fault('sie.name-too-long', null, name, { field: 'objects', most: LONGEST_OBJECTS });
      this.balances.push(this.#balance);
      this.#balance = null;
    }
  }

  /** Tells what of the file was left aside. */
  noteUnread(): void {
    for (const [name, count] of this.#unread) this.notes.finding('sie.xml-part-unread', null, name, { count });
    if (this.#numbers.overflowed) this.notes.finding('sie.numbers-not-checked', null, 'JournalEntry');
  }

  #fileInfo(element: XmlElement): void {
    const { attributes: has, name } = element;
    if (name === 'SoftwareProduct') this.program = [has.name, has.version].filter(Boolean).join(' ');
    else if (name === 'FileCreation') {
      this.createdOn = parsePlainDate((has.time ?? '').slice(0, 10));
      this.createdBy = has.by ?? '';
      this.#createdAt = element.offset;
    } else if (name === 'Company') {
      this.company = { name: has.name ?? '', orgNo: has.organizationId ?? '', sourceId: has.clientId ?? '' };
    } else if (name === 'FiscalYear') {
      const primary = has.primary === 'true' || has.primary === '1';
      this.years.push({ start: has.start ?? '', end: has.end ?? '', primary, line: element.line });
    } else if (name === 'AccountingCurrency') this.currency = has.currency ?? 'SEK';
  }

  #accounts(element: XmlElement): void {
    const { attributes: has, name } = element;
    if (name === 'Account') {
      this.#account = this.#wanted(element, 'id');
      this.#count(element);
      const type = TYPES[has.type ?? ''] ?? null;
      this.accounts.set(this.#account, { number: this.#account, name: has.name ?? '', type, unit: has.unit ?? null, sruCodes: [] });
    } else if (name === 'ObjectReference') this.#balance?.objects.push([has.dimId ?? '', has.objectId ?? '']);
    else if (/^(?:OpeningBalance|ClosingBalance|Budget)(?:Multidim)?$/.test(name)) this.#openBalance(element);
  }

  #openBalance(element: XmlElement): void {
    const { attributes: has, name } = element;
    this.#count(element);
    const amountMinor = this.#amount(element);
    const kind = name.startsWith('Opening') ? 'opening' : name.startsWith('Closing') ? 'closing' : 'budget';
    const month = /^\d{4}-\d{2}/.exec(has.month ?? '')?.[0] ?? null;
    if (month === null && kind !== 'budget') this.notes.finding('sie.month-unreadable', element.line, name, { found: has.month ?? '' });
    if (amountMinor === null) return;
    this.#balance = { kind, account: this.#account, month, amountMinor, quantity: this.#quantity(element), objects: [] };
  }

  #dimensions(element: XmlElement): void {
    const { attributes: has, name } = element;
    if (name !== 'Dimension' && name !== 'Object') return;
    this.#count(element);
    if (name === 'Dimension') {
      this.#dimension = has.id ?? '';
      this.dimensions.push({ number: this.#dimension, name: has.name ?? '', parent: null });
    } else this.objects.push({ dimension: this.#dimension, number: has.id ?? '', name: has.name ?? '' });
  }

  #invoice(element: XmlElement): void {
    const { attributes: has, name } = element;
    const account = name === 'SecondaryAccountRef' ? has.accountId : has.primaryAccountId;
    if (account) this.#invoiceAccounts.add(account);
    if (name !== 'CustomerInvoice' && name !== 'SupplierInvoice') return;
    this.#count(element);
    this.objects.push({ dimension: INVOICE_DIMENSION, number: has.id ?? '', name: has.name ?? has.invoiceNumber ?? '' });
  }

  #journalPart(element: XmlElement): void {
    const { attributes: has, name } = element;
    if (name === 'Journal') this.#journal = has.id ?? '';
    else if (name === 'JournalEntry') this.#openVoucher(element);
    else if (name === 'LedgerEntry') this.#openRow(element);
    else if (name === 'ObjectReference') this.#row?.objects.push([has.dimId ?? '', has.objectId ?? '']);
    else if (name === 'SubdividedAccountObjectReference') this.#subdivided(element);
    else if (name === 'Overstrike' && this.#row) this.#row.struck = made(has);
    else if (name === 'EntryInfo' || name === 'OriginalEntryInfo') {
      if (this.#row) this.#row.added = made(has);
      else if (this.#voucher && (name === 'EntryInfo' || this.#voucher.registeredOn === null)) {
        this.#voucher.registeredOn = made(has).at;
        this.#voucher.sign = made(has).by;
      }
    }
  }

  /** An item of a ledger beside the books: an invoice is an object, fixed assets and the like have no place in the books. */
  #subdivided({ attributes: has, name }: XmlElement): void {
    const account = this.#row?.row?.account;
    if (account !== undefined && this.#invoiceAccounts.has(account)) this.#row?.objects.push([INVOICE_DIMENSION, has.objectId ?? '']);
    else this.#unread.set(name, (this.#unread.get(name) ?? 0) + 1);
  }

  #openVoucher(element: XmlElement): void {
    const found = element.attributes.journalDate ?? '';
    const date = parsePlainDate(found.slice(0, 10));
    if (!date)
      this.notes.fault(found === '' ? 'sie.date-missing' : 'sie.date-unreadable', element.line, element.name, {
        field: 'journalDate',
        found,
      });
    this.#voucher = { element, date, registeredOn: null, sign: null, rows: [], corrections: [] };
  }

  #openRow(element: XmlElement): void {
    const { attributes: has } = element;
    const account = this.#wanted(element, 'accountId');
    const amountMinor = this.#amount(element);
    const objects: ObjectRef[] = [];
    const date = parsePlainDate((has.ledgerDate ?? '').slice(0, 10));
    const row: BooksRow | null =
      account === '' || amountMinor === null
        ? null
        : { account, amountMinor, objects, date, text: has.text ?? '', quantity: this.#quantity(element), sign: null };
    this.#row = { row, objects, struck: null, added: null };
  }

  #closeRow(): void {
    const open = this.#row;
    this.#row = null;
    if (!open?.row || !this.#voucher) return;
    const own = open.row.date === this.#voucher.date ? null : open.row.date;
    const signed = { ...open.row, date: own, sign: (open.struck ?? open.added)?.by ?? null };
    if (open.struck) {
      this.#voucher.corrections.push({ kind: 'struck', row: signed, ...open.struck });
      return;
    }
    this.#voucher.rows.push(signed);
    if (open.added) this.#voucher.corrections.push({ kind: 'added', row: signed, ...open.added });
  }

  #closeVoucher(stop: number): void {
    const open = this.#voucher;
    this.#voucher = null;
    this.notes.commit();
    if (!open?.date) return;
    const { element, date, rows, corrections } = open;
    const number = element.attributes.id ?? '';
    this.voucherCount++;
    this.entryCount += rows.length;
    this.correctionCount += corrections.length;
    const name = `${this.#journal} ${number}`.trim();
    const difference = sumMinor(rows.map((row) => row.amountMinor));
    if (difference !== 0n) {
      this.unbalanced++;
      this.notes.finding('sie.voucher-unbalanced', element.line, element.name, { voucher: name, difference: String(difference) });
    }
    if (number !== '' && this.#numbers.meetText(this.#journal, number)) {
      this.notes.finding('sie.number-twice', element.line, element.name, { voucher: name });
    }
    for (const { account, amountMinor } of rows) {
      if (!this.sums.has(account)) this.#count(element);
      this.sums.set(account, (this.sums.get(account) ?? 0n) + amountMinor);
      if (amountMinor > 0n) this.debit += amountMinor;
      else this.credit -= amountMinor;
    }
    const known = this.days.get(date);
    if (known) known.count++;
    else this.days.set(date, { count: 1, voucher: name, line: element.line });
    this.#give?.({
      series: this.#journal,
      number,
      date,
      text: element.attributes.text ?? '',
      registeredOn: open.registeredOn,
      sign: open.sign,
      rows,
      corrections,
      place: { offset: element.offset, length: stop - element.offset, line: element.line },
    });
  }

  #checkNames({ attributes: has, line, name }: XmlElement): void {
    for (const field of NAMES) {
      if ((has[field]?.length ?? 0) > LONGEST_NAME) this.notes.fault('sie.name-too-long', line, name, { field, most: LONGEST_NAME });
    }
  }

  #wanted(element: XmlElement, attribute: string): string {
    const value = element.attributes[attribute] ?? '';
    if (value === '') this.notes.fault('sie.xml-attribute', element.line, element.name, { field: attribute, missing: attribute });
    return value;
  }

  #amount(element: XmlElement): bigint | null {
    const found = element.attributes.amount ?? '';
    const amount = found === '' ? null : readAmount(found);
    if (amount !== null && amount !== 'too-large') return amount.minor;
    const code = found === '' ? 'sie.amount-missing' : amount === null ? 'sie.amount-unreadable' : 'sie.amount-too-large';
    this.notes.fault(code, element.line, element.name, { field: 'amount', found });
    return null;
  }

  #quantity(element: XmlElement): string | null {
    const found = element.attributes.quantity ?? '';
    if (found === '') return null;
    if (isQuantity(found)) return quantityText(found);
    this.notes.finding('sie.quantity-unreadable', element.line, element.name, { field: 'quantity', found });
    return null;
  }

  #count(element: XmlElement): void {
    if (++this.#items === MOST_HEAD_ITEMS + 1)
      this.notes.fault('sie.too-many-items', element.line, element.name, { most: MOST_HEAD_ITEMS });
  }
}

function made(has: Readonly<Record<string, string>>): { by: string | null; at: PlainDate | null } {
  return { by: has.by || null, at: parsePlainDate((has.date ?? '').slice(0, 10)) };
}
