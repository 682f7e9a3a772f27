import { formatAmount, parseAmount } from '@saldo/kernel';
import type { NewOpening } from '../../api/resources.ts';
import { readDay } from '../../format/period.ts';

type Item = NewOpening['items'][number];

const SIDES: Readonly<Record<string, Item['side']>> = { bank: 'bank', huvudbok: 'ledger', bokföring: 'ledger', ledger: 'ledger' };

/** An amount as a person writes it (`1 234,50`, `−12.00`) as the API wants it; null where it is none. */
export function readAmount(text: string): string | null {
  const plain = text.replaceAll(/\s/g, '').replace('−', '-').replace(',', '.');
  const minor = parseAmount(plain);
  return minor === null ? null : formatAmount(minor);
}

/** Items written one a line (`bank; 2025-12-30; 1 250,00; text`), or the number of the first line that cannot be read. */
export function readItems(text: string): { items: Item[] } | { wrongLine: number } {
  const items: Item[] = [];
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [side = '', day = '', amount = '', ...rest] = line.split(/[;\t]/).map((cell) => cell.trim());
    const read = { side: SIDES[side.toLowerCase()], date: readDay(day), amount: readAmount(amount) };
    if (read.side === undefined || read.date === null || read.amount === null) return { wrongLine: place + 1 };
    items.push({ side: read.side, date: read.date, amount: read.amount, text: rest.join('; ') });
  }
  return { items };
}
