// Books of a made-up Swedish company over two years, in which everything is in order.
import { dailyEvent, monthlyEvents } from './books-events.ts';
import { type BooksWorld, emptyWorld, rows } from './books-world.ts';

/** Two financial years, 2025 closed and 2026 until 20 November, with about so many vouchers. */
export function booksWorld(vouchers: number, seed: number): BooksWorld {
  const world = emptyWorld(seed);
  const months: string[] = [];
  for (let month = 0; month < 23; month++) months.push(`${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
  const daily = Math.max(10, Math.round((vouchers - months.length * 22) / months.length / 1.75));
  for (const month of months) {
    for (let event = 0; event < daily; event++) dailyEvent(world, month, event);
    monthlyEvents(world, month);
    if (month === '2025-12') closeYear(world);
  }
  number(world);
  return world;
}

function closeYear(world: BooksWorld): void {
  world.add('2025-12-31', 'Avskrivning inventarier 2025', rows(7832, 2_400_000, 1229, -2_400_000), 'depreciation');
  let result = 0;
  for (const { entries, date } of world.vouchers) for (const { code, minor } of entries) if (code >= 3000 && date < '2026') result += minor;
  world.add('2025-12-31', 'Årets resultat 2025', rows(8999, -result, 2099, result), 'result');
  world.add('2026-01-02', 'Omföring av resultat 2025', rows(2099, -result, 2091, result), 'transfer');
}

// By day within the series, as a program gives its numbers.
function number(world: BooksWorld): void {
  const next = new Map<string, number>();
  for (const voucher of world.vouchers.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    voucher.series = SERIES[voucher.kind] ?? 'A';
    const key = `${voucher.year} ${voucher.series}`;
    next.set(key, (next.get(key) ?? 0) + 1);
    voucher.number = String(next.get(key));
  }
}

const SERIES: Readonly<Record<string, string>> = {
  sale25: 'B',
  'sale-plain': 'B',
  sale12: 'B',
  sale6: 'B',
  'sale-exempt': 'B',
  credit: 'B',
  receipt: 'C',
  purchase: 'D',
  abroad: 'D',
  payment: 'E',
  pay: 'L',
};
