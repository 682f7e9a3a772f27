import { type Fault, type PlainDate, parseAmount, parsePlainDate } from '@saldo/kernel';
import type { Side } from './engine-input.ts';

/** An item that was open before the data begins. Minor units. */
export interface OpeningItem {
  readonly side: Side;
  readonly date: PlainDate;
  readonly amountMinor: bigint;
  readonly text: string;
  readonly reference: string;
}

/** What a file of opening items holds, or everything that is wrong with it. */
export type OpeningReading =
  | { readonly status: 'read'; readonly items: readonly OpeningItem[] }
  | { readonly status: 'refused'; readonly faults: readonly Fault[] };

const COLUMNS: Readonly<Record<string, keyof Row>> = {
  side: 'side',
  sida: 'side',
  date: 'date',
  datum: 'date',
  amount: 'amount',
  belopp: 'amount',
  text: 'text',
  reference: 'reference',
  referens: 'reference',
};
const SIDES: Readonly<Record<string, Side>> = { bank: 'bank', ledger: 'ledger', bokföring: 'ledger', bok: 'ledger', huvudbok: 'ledger' };
const NEEDED = ['side', 'date', 'amount'] as const;

interface Row {
  readonly side: string;
  readonly date: string;
  readonly amount: string;
  readonly text: string;
  readonly reference: string;
}

/**
 * Reads opening items from CSV (RFC 4180) with a heading: `side,date,amount,text,reference`, in English or Swedish, in any order, between
 * commas, semicolons or tabs. The side is `bank` or `ledger`; amounts may have a decimal comma where commas part nothing.
 */
export function readOpeningCsv(text: string): OpeningReading {
  const [heading = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd());
  const delimiter = [';', '\t', ','].find((one) => heading.includes(one)) ?? ',';
  const names = cells(heading, delimiter).map((name) => COLUMNS[name.trim().toLowerCase()]);
  const lacking = NEEDED.filter((name) => !names.includes(name));
  if (lacking.length > 0) return { status: 'refused', faults: lacking.map((name) => fault(1, name, NO_COLUMN)) };
  const items: OpeningItem[] = [];
  const faults: Fault[] = [];
  for (const [place, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = rowOf(cells(line, delimiter), names);
    const read = readRow(row, place + 2);
    if ('item' in read) items.push(read.item);
    else faults.push(...read.faults);
  }
  return faults.length > 0 ? { status: 'refused', faults } : { status: 'read', items };
}

function readRow(row: Row, line: number): { readonly item: OpeningItem } | { readonly faults: readonly Fault[] } {
  const side = SIDES[row.side.trim().toLowerCase()];
  const date = parsePlainDate(row.date.trim());
  const amountMinor = parseAmount(
    row.amount
      .replace(/[\s\u00a0]/g, '')
      .replace('\u2212', '-')
      .replace(',', '.'),
  );
  if (side && date && amountMinor !== null && amountMinor !== 0n)
    return { item: { side, date, amountMinor, text: row.text.trim().slice(0, 500), reference: row.reference.trim().slice(0, 100) } };
  return {
    faults: [
      ...(side ? [] : [fault(line, 'side', SIDE)]),
      ...(date ? [] : [fault(line, 'date', DATE)]),
      ...(amountMinor ? [] : [fault(line, 'amount', AMOUNT)]),
    ],
  };
}

function rowOf(values: readonly string[], names: readonly (keyof Row | undefined)[]): Row {
  const of = (name: keyof Row) => values[names.indexOf(name)] ?? '';
  return { side: of('side'), date: of('date'), amount: of('amount'), text: of('text'), reference: of('reference') };
}

// A cell in quotes may hold the delimiter, and two quotes are one of its own.
function cells(line: string, delimiter: string): string[] {
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (quoted && sign === '"' && line[at + 1] === '"') {
      cell += sign;
      at++;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) {
      found.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...found, cell];
}

function fault(line: number, field: string, message: Fault['message']): Fault {
  return { code: 'reconcile.field', line, field, message };
}

const NO_COLUMN = { sv: 'Kolumnen saknas i rubrikraden.', en: 'The heading lacks the column.' };
const SIDE = { sv: 'Ange bank eller ledger.', en: 'Give bank or ledger.' };
const DATE = { sv: 'Ange en dag som ÅÅÅÅ-MM-DD.', en: 'Give a day as YYYY-MM-DD.' };
const AMOUNT = { sv: 'Ange ett belopp med högst två decimaler, inte noll.', en: 'Give an amount of at most two decimals, not zero.' };
