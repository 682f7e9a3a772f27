import type { CsvMapping } from '../statement.ts';

/** The places of the cells of a row, from 0. */
export interface CsvColumns {
  readonly bookingDate: number;
  readonly valueDate: number | null;
  readonly amount: number | null;
  readonly moneyIn: number | null;
  readonly moneyOut: number | null;
  readonly direction: number | null;
  readonly status: number | null;
  readonly text: readonly number[];
  readonly counterparty: number | null;
  readonly counterpartyAccount: number | null;
  readonly reference: number | null;
  readonly balance: number | null;
  readonly currency: number | null;
  /** Clearing number and account number, where they stand apart. */
  readonly account: readonly number[];
  /** Tells balances from transactions, at banks that write both as rows. */
  readonly rowKind: number | null;
  /** The last of those without which a row is none. */
  readonly lastNeeded: number;
}

/** What is wrong with the columns of a mapping: a code, the field of the mapping, and what it names. */
export type ColumnFault = readonly [code: string, field: string, found: string];

/** Finds the columns that a mapping names in the heading, or counts them from 1 where there is none. */
export function csvColumns({ columns, hasHeading }: CsvMapping, heading: readonly string[]): CsvColumns | readonly ColumnFault[] {
  const faults: ColumnFault[] = [];
  const folded = heading.map(foldedHeading);
  const place = (field: string, name: string): number => {
    const at = hasHeading ? folded.indexOf(foldedHeading(name)) : /^[1-9]\d{0,2}$/.test(name) ? Number(name) - 1 : -1;
    if (at < 0) faults.push(['csv.column-missing', field, name]);
    return at;
  };
  const maybe = (field: string, name: string | undefined) => (name === undefined || name === '' ? null : place(field, name));
  const [amount, moneyIn, moneyOut] = [
    maybe('amount', columns.amount),
    maybe('moneyIn', columns.moneyIn),
    maybe('moneyOut', columns.moneyOut),
  ];
  if (amount === null && moneyIn === null && moneyOut === null) faults.push(['csv.mapping-amount', 'amount', '']);
  const direction = maybe('direction', columns.direction);
  const bookingDate = place('bookingDate', columns.bookingDate);
  const found: CsvColumns = {
    bookingDate,
    valueDate: maybe('valueDate', columns.valueDate),
    amount,
    moneyIn,
    moneyOut,
    direction,
    status: maybe('status', columns.status),
    text: (columns.text ?? []).map((name) => place('text', name)),
    counterparty: maybe('counterparty', columns.counterparty),
    counterpartyAccount: maybe('counterpartyAccount', columns.counterpartyAccount),
    reference: maybe('reference', columns.reference),
    balance: maybe('balance', columns.balance),
    currency: maybe('currency', columns.currency),
    account:
      columns.account === undefined || columns.account === '' ? [] : accountNames(columns.account).map((name) => place('account', name)),
    rowKind: hasHeading ? rowKindAt(folded) : null,
    lastNeeded: Math.max(bookingDate, direction ?? 0, amount ?? Math.max(moneyIn ?? 0, moneyOut ?? 0)),
  };
  return faults.length > 0 ? faults : found;
}

const ROW_KIND_HEADINGS = new Set(['row type', 'reatüüp', 'ieraksta tips', 'eilutės tipas', 'radtyp']);

/** Whichever columns a mapping names: Swedbank in the Baltic countries writes balances and turnovers as rows (the Lithuanian one without a heading). */
function rowKindAt(folded: readonly string[]): number | null {
  const at = folded.findIndex((name) => ROW_KIND_HEADINGS.has(name));
  if (at >= 0) return at;
  return folded[0]?.startsWith('sąskaitos nr') && folded[1] === '' ? 1 : null;
}

/** `Clearingnummer + Kontonummer` names two columns that make up the account together. */
function accountNames(names: string): string[] {
  return names.split(/\s\+\s/);
}

/** How a heading is compared: without case, blanks at its ends and doubled ones. */
export function foldedHeading(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
}
