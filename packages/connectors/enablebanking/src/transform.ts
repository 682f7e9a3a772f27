import {
  type AccountRef,
  bankgiroOf,
  bare,
  minorOfDecimal,
  ocrOf,
  placesInAnswer,
  rowFault,
  type TransactionsAnswer,
  type Transformed,
  writtenText,
} from '@saldo/bank/provider';
import type { BalanceKind, BankEntry, Counterparty, ForeignAmount, References, SourcePlace, StatedBalance } from '@saldo/bank/statements';
import { type Fault, type PlainDate, parsePlainDate, type Steps } from '@saldo/kernel';
import type { RowSide, Transaction } from './transaction-row.ts';
import type { Balance, TransactionsPage } from './types.ts';

/** A page of rows and its bytes. */
export interface PageOfRows {
  readonly page: TransactionsPage;
  readonly bytes: Uint8Array;
}

// What is cancelled, rejected or still to be carried out moves no money.
const STATUSES: Readonly<Record<string, 'booked' | 'pending' | null>> = {
  BOOK: 'booked',
  PDNG: 'pending',
  HOLD: 'pending',
  OTHR: 'pending',
  CNCL: null,
  RJCT: null,
  SCHD: null,
};

/** All pages' rows as entries, a step each. Refused whole, with every fault, where one booked row has no amount, no direction, no day or no currency. */
export function* transactionsFrom(
  pages: readonly PageOfRows[],
  { account, from, to }: { readonly account: Pick<AccountRef, 'currency'>; readonly from: PlainDate; readonly to: PlainDate },
): Steps<Transformed<TransactionsAnswer>> {
  const { raw, rows } = yield* joined(pages);
  const faults: Fault[] = [];
  const entries: BankEntry[] = [];
  for (const [index, { row, place }] of rows.entries()) {
    const status = STATUSES[row.status] === undefined ? 'pending' : STATUSES[row.status];
    yield;
    if (!status) continue;
    const read = entryFrom(row, { status, currency: account.currency, seenOn: to, index, place });
    if ('value' in read) entries.push(read.value);
    // A pending row that cannot be read is none: the next answer replaces them all.
    else if (status === 'booked') faults.push(...read.faults);
  }
  if (faults.length > 0) return { faults };
  const booked = entries.filter(({ status }) => status === 'booked');
  const within = booked.filter(({ bookingDate }) => from <= bookingDate && bookingDate <= to);
  const pending = entries.filter(({ status }) => status === 'pending');
  return { value: { from, to, booked: within, pending, outside: booked.length - within.length, lastUpdated: null, raw } };
}

interface PlacedRow {
  readonly row: Transaction;
  readonly place: SourcePlace | null;
}

const LINE_FEED = 0x0a;

function* joined(pages: readonly PageOfRows[]): Steps<{ readonly raw: Uint8Array; readonly rows: readonly PlacedRow[] }> {
  const rows: PlacedRow[] = [];
  let [offset, line] = [0, 0];
  for (const { page, bytes } of pages) {
    const places = yield* placesInAnswer(bytes, ['transactions']);
    for (const [index, row] of page.transactions.entries()) {
      const place = places[index];
      rows.push({ row, place: place ? { offset: offset + place.offset, length: place.length, line: line + place.line } : null });
    }
    offset += bytes.length + 1;
    line += 1 + bytes.filter((byte) => byte === LINE_FEED).length;
  }
  const separated = pages.flatMap(({ bytes }, index) => (index === 0 ? [bytes] : [Uint8Array.of(LINE_FEED), bytes]));
  return { raw: Buffer.concat(separated), rows };
}

interface RowContext {
  readonly status: 'booked' | 'pending';
  readonly currency: string | null;
  /** The day that a pending row has which has none of its own. */
  readonly seenOn: PlainDate;
  readonly index: number;
  readonly place: SourcePlace | null;
}

function entryFrom(row: Transaction, { status, currency, seenOn, index, place }: RowContext): Transformed<BankEntry> {
  const { amountMinor, currency: stated } = amountFrom(row.transaction_amount, currency);
  const sign = row.credit_debit_indicator === 'CRDT' ? 1n : row.credit_debit_indicator === 'DBIT' ? -1n : null;
  const bookingDate =
    dayIn(row.booking_date) ?? dayIn(row.value_date) ?? dayIn(row.transaction_date) ?? (status === 'pending' ? seenOn : null);
  if (amountMinor === null || sign === null || bookingDate === null || stated === '') {
    const faults = [
      ...(amountMinor === null || sign === null ? [rowFault(`transactions.${index}.transaction_amount`, 'amount')] : []),
      ...(stated === '' ? [rowFault(`transactions.${index}.transaction_amount.currency`, 'currency')] : []),
      ...(bookingDate === null ? [rowFault(`transactions.${index}.booking_date`, 'day')] : []),
    ];
    return { faults };
  }
  const signed = sign * absolute(amountMinor);
  return {
    value: {
      status,
      bookingDate,
      valueDate: dayIn(row.value_date),
      amountMinor: signed,
      currency: stated,
      isReversal: false,
      code: codeOf(row),
      counterparty: counterpartyFrom(row, signed),
      references: referencesFrom(row, signed),
      text: writtenText(...row.remittance_information, row.remittance_information.length > 0 ? '' : row.bank_transaction_code.description),
      foreign: foreignFrom(row, stated, sign),
      charges: [],
      balanceAfterMinor: balanceAfter(row, stated),
      details: [],
      parts: null,
      place,
    },
  };
}

// Banks that do not know the currency of an account write the code for none.
function amountFrom({ amount, currency }: { readonly amount: string; readonly currency: string }, accountCurrency: string | null) {
  const isNamed = /^[A-Z]{3}$/.test(currency) && currency !== 'XXX';
  return { amountMinor: minorOfDecimal(amount), currency: isNamed ? currency : (accountCurrency ?? '') };
}

// The indicator alone gives the direction; some banks write the minus as well.
function absolute(amountMinor: bigint): bigint {
  return amountMinor < 0n ? -amountMinor : amountMinor;
}

function dayIn(text: string): PlainDate | null {
  return parsePlainDate(text.slice(0, 10));
}

function codeOf({ bank_transaction_code: code }: Transaction): string {
  return [code.code, code.sub_code].filter(Boolean).join('-') || code.description;
}

function otherSide({ creditor, debtor }: Transaction, signed: bigint): RowSide {
  return signed < 0n ? creditor : debtor;
}

function counterpartyFrom(row: Transaction, signed: bigint): Counterparty {
  const { name, iban, others } = otherSide(row, signed);
  return { name: writtenText(name), account: bare(iban || (others[0]?.identification ?? '')) };
}

function referencesFrom(row: Transaction, signed: bigint): References {
  const giro = otherSide(row, signed).others.find(({ scheme_name }) => scheme_name === 'BGNR')?.identification ?? '';
  const isMandate = row.reference_number_schema === 'SDDM';
  const stated = isMandate ? '' : bare(row.reference_number);
  const ids = [
    ['entry', row.entry_reference],
    ['mandate', isMandate ? row.reference_number : ''],
  ] as const;
  return {
    endToEnd: '',
    ocr: stated || (row.remittance_information.map(ocrOf).find(Boolean) ?? ''),
    bankgiro: bankgiroOf(giro) || (/^\d{7,8}$/.test(giro) ? giro : ''),
    message: writtenText(...row.remittance_information),
    invoices: [],
    ids: ids.filter(([, value]) => value !== '').map(([kind, value]) => `${kind}:${value}`),
  };
}

function foreignFrom({ exchange_rate: exchange }: Transaction, currency: string, sign: bigint): ForeignAmount | null {
  const instructed = exchange.instructed_amount;
  if (!instructed || instructed.currency === '' || instructed.currency === currency) return null;
  const amountMinor = minorOfDecimal(instructed.amount);
  return amountMinor === null
    ? null
    : { amountMinor: sign * absolute(amountMinor), currency: instructed.currency, rate: exchange.exchange_rate };
}

function balanceAfter({ balance_after_transaction: after }: Transaction, currency: string): bigint | null {
  if (after === null) return null;
  const { amountMinor, currency: stated } = amountFrom(after, currency);
  return stated === currency ? amountMinor : null;
}

const KINDS: readonly BalanceKind[] = ['OPBD', 'PRCD', 'CLBD', 'ITBD', 'CLAV', 'FWAV', 'OPAV', 'ITAV', 'INFO', 'XPCD'];

/** The balances of an answer; refused whole where one has no amount. */
export function balancesFrom(balances: readonly Balance[], { currency }: Pick<AccountRef, 'currency'>): Transformed<StatedBalance[]> {
  const faults: Fault[] = [];
  const value = balances.map((balance, index): StatedBalance => {
    const { amountMinor, currency: stated } = amountFrom(balance.balance_amount, currency ?? balance.balance_amount.currency);
    if (amountMinor === null) faults.push(rowFault(`balances.${index}.balance_amount`, 'amount'));
    return {
      kind: KINDS.find((kind) => kind === balance.balance_type) ?? 'INFO',
      date: dayIn(balance.reference_date) ?? dayIn(balance.last_change_date_time),
      amountMinor: amountMinor ?? 0n,
      currency: stated,
    };
  });
  return faults.length > 0 ? { faults } : { value };
}
