import { foldedHeading } from './csv-columns.ts';

/** A row that is no transaction: a balance at the beginning or the end, or a sum of what stands in others. */
export type SummaryRow = 'opening' | 'closing' | 'sum';

/** What Swedbank in the Baltic countries writes in its column of kinds; 20 is a transaction. */
const BY_KIND: Readonly<Record<string, SummaryRow>> = { '10': 'opening', '82': 'sum', '86': 'closing' };

const BY_TEXT: Readonly<Record<string, SummaryRow>> = {
  'ingående saldo': 'opening',
  'ingående balans': 'opening',
  'inngående saldo': 'opening',
  'opening balance': 'opening',
  alkusaldo: 'opening',
  'utgående saldo': 'closing',
  'utgående balans': 'closing',
  'closing balance': 'closing',
  loppusaldo: 'closing',
};

const SUMS = new Set(['summa', 'totalt', 'total', 'summa insättningar', 'summa uttag', 'omsättning', 'turnover']);

/** What a row is by its kind or by its whole text; null for a transaction. Of sums only what has no day: somebody may be called so. */
export function summaryRow(kind: string, texts: readonly string[], hasDay: boolean): SummaryRow | null {
  const byKind = BY_KIND[kind];
  if (byKind) return byKind;
  for (const text of texts.map(foldedHeading).map((one) => one.replace(/:$/, ''))) {
    const byText = BY_TEXT[text];
    if (byText) return byText;
    if (!hasDay && SUMS.has(text)) return 'sum';
  }
  return null;
}

/** Whether a row that is too short for a transaction is what some print below the last one: a sum, or a text alone. */
export function isFooter(cells: readonly string[]): boolean {
  const [first = ''] = cells;
  return (cells.length === 1 && /^\D/.test(first)) || SUMS.has(foldedHeading(first).replace(/:$/, ''));
}

// Handelsbanken writes `Prel ICA` while a purchase is not booked; `Prel skatt` is what people write who pay their preliminary tax.
const PRELIMINARY = /^prel(?:\.\s*|\s+)(?!skatt)\S/i;
/** What Swedbank and the savings banks write in place of a text, without a balance. */
const RESERVED = new Set(['skyddat belopp', 'reserverat belopp']);

/** Whether a text says that its row is not booked yet. `words` are those of the mapping, in small letters. */
export function isPendingText(text: string, words: ReadonlySet<string>, hasBalance: boolean): boolean {
  if (words.has('prel') && PRELIMINARY.test(text)) return true;
  return !hasBalance && RESERVED.has(foldedHeading(text));
}
