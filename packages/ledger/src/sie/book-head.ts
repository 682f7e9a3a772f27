import { type Fault, type PlainDate, parseCompactDate } from '@saldo/kernel';
import type { BooksAccount, BooksBalance, BooksHead, BooksObject } from '../books.ts';
import type { HeadReader } from './head.ts';
import type { ByteRange } from './scanner.ts';

/** What a SIE file says of itself and its company, and the books do not need. */
export interface SieDetails {
  /** `#FLAGGA`: 1 where a program has taken the file in. */
  readonly flag: string;
  readonly format: string;
  readonly statedType: string | null;
  readonly prose: readonly string[];
  readonly companyType: string;
  readonly industryCode: string;
  /** Contact, street, postal code and town, telephone. */
  readonly address: readonly string[];
  readonly taxYear: string;
  /** `#GEN`: when and by whom the file was made, and where that stands, since it differs in every export of the same books. */
  readonly generated: { readonly on: PlainDate | null; readonly by: string; readonly ranges: readonly ByteRange[] };
}

/** A number YYYYMMDD as a day, or null for none. */
function plainDay(day: number): PlainDate | null {
  return day === 0 ? null : parseCompactDate(String(day).padStart(8, '0'));
}

/** The head of the books from what was collected, its texts decoded. */
export function booksHead(head: HeadReader, decode: (text: string) => string, findings: readonly Fault[]): BooksHead {
  const label = (name: string) => decode(head.texts.get(name) ?? '');
  return {
    company: { name: label('FNAMN'), orgNo: label('ORGNR'), sourceId: label('FNR') },
    program: label('PROGRAM'),
    currency: label('VALUTA').toUpperCase() || 'SEK',
    chartType: label('KPTYP'),
    years: [...head.years]
      .sort(([a], [b]) => b - a)
      .map(([yearIndex, { from, to }]) => ({ yearIndex, from: plainDay(from)!, to: plainDay(to)! })),
    balancesUpTo: plainDay(head.balancesUpTo),
    accounts: accountsOf(head, decode),
    dimensions: [...head.dimensions].map(([number, { name, parent }]) => ({
      number: decode(number),
      name: decode(name),
      parent: parent === null ? null : decode(parent),
    })),
    objects: [...head.objects.values()].map(
      ({ dimension, number, name }): BooksObject => ({ dimension: decode(dimension), number: decode(number), name: decode(name) }),
    ),
    balances: balancesOf(head, decode),
    findings,
  };
}

function accountsOf(head: HeadReader, decode: (text: string) => string): BooksAccount[] {
  return [...head.accounts].map(([number, { name, type, unit, sruCodes }]) => ({
    number: decode(number),
    name: decode(name),
    type: type === 'T' || type === 'S' || type === 'K' || type === 'I' ? type : null,
    unit: unit === '' ? null : decode(unit),
    sruCodes: sruCodes.map(decode),
  }));
}

function balancesOf(head: HeadReader, decode: (text: string) => string): BooksBalance[] {
  return Array.from(head.balances.all(), ({ kind, yearIndex, account, objects, month, minor, quantity }) => ({
    kind,
    yearIndex,
    account: decode(account),
    objects: objects.length === 0 ? objects : objects.map(([dimension, object]) => [decode(dimension), decode(object)] as const),
    month,
    amountMinor: minor,
    quantity,
  }));
}

export function sieDetails(head: HeadReader, decode: (text: string) => string, ranges: readonly ByteRange[]): SieDetails {
  const label = (name: string) => decode(head.texts.get(name) ?? '');
  return {
    flag: label('FLAGGA'),
    format: label('FORMAT'),
    statedType: head.texts.has('SIETYP') ? label('SIETYP') : null,
    prose: head.prose.map(decode),
    companyType: label('FTYP'),
    industryCode: label('BKOD'),
    address: head.address.map(decode),
    taxYear: label('TAXAR'),
    generated: { on: plainDay(head.generated?.day ?? 0), by: decode(head.generated?.sign ?? ''), ranges },
  };
}
