import type { CsvMapping } from '../../api/resources.ts';

/** What a column of a CSV file can be, in the order in which one chooses. */
export const columnFields = [
  'bookingDate',
  'valueDate',
  'amount',
  'moneyIn',
  'moneyOut',
  'direction',
  'text',
  'counterparty',
  'reference',
  'balance',
  'currency',
  'account',
] as const;

/** How a file is read before anybody has said anything. */
export const emptyMapping: CsvMapping = {
  delimiter: ';',
  encoding: 'utf-8',
  skipLines: 0,
  hasHeading: true,
  dateFormat: 'YYYY-MM-DD',
  decimal: ',',
  currency: 'SEK',
  columns: { bookingDate: '1' },
  pendingWords: [],
};

/** The mapping with a column chosen for a field, or none. An amount is one column with its sign, or two: the one way ends the other. */
export function withColumn(mapping: CsvMapping, field: (typeof columnFields)[number], column: string): CsvMapping {
  const { text = [], ...others } = mapping.columns;
  if (field === 'text') return { ...mapping, columns: { ...others, text: column ? [column, ...text.slice(1)] : [] } };
  if (field === 'bookingDate') return column ? { ...mapping, columns: { ...others, text, bookingDate: column } } : mapping;
  const ends: readonly string[] =
    column === '' ? [] : field === 'amount' ? ['moneyIn', 'moneyOut'] : field.startsWith('money') ? ['amount'] : [];
  const kept = Object.entries(others).filter(([name]) => name !== field && !ends.includes(name));
  const columns = Object.fromEntries(kept) as Omit<CsvMapping['columns'], 'text'>; // the day is never taken out
  return { ...mapping, columns: { ...columns, ...(column ? { [field]: column } : {}), text } };
}
