import { readProblem } from '../api/problem.ts';
import type { FileWish } from '../features/views/list-tools.tsx';
import type { Column } from '../ui/list/column.ts';
import type { Invoice } from './fixtures.ts';
import type { Texts } from './texts.ts';

interface Wish extends FileWish {
  name: string;
  /** The rows as they are shown, in their order. */
  rows: readonly Invoice[];
  /** Every column that the list has. */
  all: readonly Column<Invoice>[];
  texts: Texts;
}

const kinds: Readonly<Record<string, string>> = { date: 'day', due: 'day', amount: 'amount' };

/** What the list shows as a file, written by what writes the product's own. Throws `Problem` where that refuses. */
export async function invoiceFile({ name, format, columns, rows, all, texts }: Wish): Promise<File> {
  const ids = columns.split(',');
  const cells: Readonly<Record<string, (invoice: Invoice) => string>> = {
    number: ({ number }) => number,
    customer: ({ customer }) => customer,
    date: ({ date }) => date,
    due: ({ due }) => due,
    reference: ({ reference }) => reference,
    state: ({ state }) => texts.list.states[state],
    amount: ({ amount }) => amount,
  };
  const response = await fetch('/api/made-up/file', {
    method: 'POST',
    headers: { 'accept-language': document.documentElement.lang },
    body: JSON.stringify({
      name,
      format,
      headers: ids.map((id) => all.find((column) => column.id === id)?.header ?? id),
      kinds: ids.map((id) => kinds[id] ?? 'text'),
      rows: rows.map((invoice) => ids.map((id) => cells[id]?.(invoice) ?? null)),
    }),
  });
  if (!response.ok) throw readProblem(response.status, await response.json(), null);
  return new File([await response.blob()], `${name}.${format}`);
}
