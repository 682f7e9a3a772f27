import { addDays, type PlainDate } from '@saldo/kernel';
import { seededRandom } from '../books/random.ts';
import { bankingDay, bankRow, instantOf, type SandboxBankRow } from './bank-account.ts';
import { bankgiroOf, cardPurchase } from './rows-from-books.ts';

const DAYS_BACK = 400;

/** A year of everyday rows up to a day, for accounts that no books tell of: the same for the same seed. */
export function everydayRows(today: PlainDate, seed: number, perWeek = 3): SandboxBankRow[] {
  const random = seededRandom(seed);
  const rows: SandboxBankRow[] = [];
  for (let back = DAYS_BACK; back > 0; back--) {
    if (!random.chance(perWeek / 7)) continue;
    const day = addDays(today, -back);
    const id = `everyday-${back}`;
    const amountMinor = BigInt(random.between(2_500, 900_000));
    const [name, isIn] = random.pick(partners);
    if (isIn) {
      const bookingDate = bankingDay(day);
      rows.push(
        bankRow({ id, kind: 'transfer', bookingDate, amountMinor: amountMinor * 3n, text: name, counterparty: { name, account: '' } }),
      );
    } else if (random.chance(0.5)) {
      rows.push(cardPurchase({ id, bookingDate: day, amountMinor: -amountMinor, text: name, boughtOn: day }));
    } else {
      const counterparty = { name, account: bankgiroOf(name) };
      rows.push(
        bankRow({ id, kind: 'bankgiro-out', bookingDate: bankingDay(day), amountMinor: -amountMinor, text: `Bg ${name}`, counterparty }),
      );
    }
  }
  return rows;
}

const partners: readonly (readonly [name: string, isIn: boolean])[] = [
  ['Ängsgården Förvaltning AB', true],
  ['Norrsken Event HB', true],
  ['Circle K Ljungby', false],
  ['Dustin Sverige AB', false],
  ['SJ AB', false],
  ['Telia Sverige AB', false],
  ['Bröderna Öhman Städ', false],
];

/**
 * What banks do to rows within days of `today`: three purchases that are equal, one that is pending and booked for another amount under
 * another text, one that comes late, one that is taken back, one that moves to the next day, one whose text is written anew.
 */
export function troublesomeRows(today: PlainDate): SandboxBankRow[] {
  const [ago, tomorrow] = [(days: number) => addDays(today, -days), addDays(today, 1)];
  const coffees = [1, 2, 3].map((number) =>
    bankRow({ id: `coffee-${number}`, kind: 'card', bookingDate: ago(9), amountMinor: -3_900n, text: 'ESPRESSO HOUSE' }),
  );
  const fuel = bankRow({
    id: 'fuel',
    kind: 'card',
    bookingDate: addDays(today, 2),
    valueDate: today,
    amountMinor: -81_250n,
    text: 'OKQ8 STOCKHOLM',
    pendingFromMs: instantOf(today, 6),
    pendingText: 'RESERVATION OKQ8',
    pendingMinor: -100_000n,
  });
  const late = bankRow({
    id: 'late',
    kind: 'fee',
    bookingDate: ago(20),
    amountMinor: -7_500n,
    text: 'Avgift',
    bookedFromMs: instantOf(tomorrow, 5),
  });
  const withdrawn = bankRow({
    id: 'withdrawn',
    kind: 'transfer',
    bookingDate: ago(3),
    amountMinor: 49_900n,
    text: 'Felaktig insättning',
    withdrawnFromMs: instantOf(tomorrow, 5),
  });
  const moved = { id: 'moved', kind: 'transfer', amountMinor: -62_000n, text: 'Överföring 5551' } as const;
  const written = { id: 'written', kind: 'bankgiro-out', bookingDate: ago(4), amountMinor: -18_375n } as const;
  const [until, from] = [{ withdrawnFromMs: instantOf(tomorrow, 5) }, { bookedFromMs: instantOf(tomorrow, 5) }];
  return [
    ...coffees,
    fuel,
    late,
    withdrawn,
    bankRow({ ...moved, bookingDate: ago(5), ...until }),
    bankRow({ ...moved, bookingDate: ago(4), ...from }),
    bankRow({ ...written, text: 'Bg 5123-4561', ...until }),
    bankRow({ ...written, text: 'Bg 5123-4561 Elbolaget Norr', counterparty: { name: 'Elbolaget Norr', account: '5123-4561' }, ...from }),
  ];
}
