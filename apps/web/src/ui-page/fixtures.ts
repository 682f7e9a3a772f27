import { addDays, formatAmount, type Period, type PlainDate, plainDate } from '@saldo/kernel';
import { monthsIn } from '../format/period.ts';

// Made up, and the same at every visit: what the design system is shown with.

export const invoiceStates = ['paid', 'open', 'late', 'disputed'] as const;

/** A customer's invoice. */
export interface Invoice {
  readonly number: string;
  readonly customer: string;
  readonly date: PlainDate;
  readonly due: PlainDate;
  readonly state: (typeof invoiceStates)[number];
  readonly amount: string;
  readonly reference: string;
}

const NAMES = [
  'Byggnads AB Ekudden',
  'Nordfrakt AB',
  'Kustens Fastighets AB',
  'Svea Invest Fond I',
  'Holmdal & Lund Redovisning HB',
  'Fjälltekniska i Åre AB',
  'Östkustens Livs AB',
  'Ångströms Måleri & Fasad i Södra Västerbotten AB',
];
const INVOICES = 1_200;
const DAYS = 500;
const PAYMENT_DAYS = 30;
const first = plainDate('2025-07-01');

/** Twelve hundred invoices in the order of their days; some are credits. */
export const invoices: readonly Invoice[] = Array.from({ length: INVOICES }, (_, place) => {
  const [who, much] = [mixed(place), mixed(place + INVOICES)];
  const date = addDays(first, Math.floor((place * DAYS) / INVOICES));
  const minor = BigInt(100_00 + (much % 250_000_00)) * (much % 17 === 0 ? -1n : 1n);
  const isPast = place < INVOICES * 0.8;
  return {
    number: String(10_400 + place),
    customer: NAMES[who % NAMES.length] ?? '',
    date,
    due: addDays(date, PAYMENT_DAYS),
    state: who % 11 === 0 ? 'disputed' : isPast && who % 6 === 0 ? 'late' : isPast ? 'paid' : 'open',
    amount: formatAmount(minor),
    reference: `${10_400 + place}${much % 10}`,
  };
});

// A number that looks like any other, and is the same for the same place (the finaliser of MurmurHash3).
function mixed(place: number): number {
  let hash = Math.imul(place + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A month of an account. */
export interface MadeUpMonth {
  readonly days: Period;
  readonly opening: bigint;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly closing: bigint;
}

/** A financial year that begins within a month and lies in two calendar years; the account is overdrawn for a while. */
export const brokenYear: Period = { from: plainDate('2025-07-15'), to: plainDate('2026-06-30') };
export const months: readonly MadeUpMonth[] = madeUpMonths();

function madeUpMonths(): MadeUpMonth[] {
  let balance = 42_500_00n;
  return monthsIn(brokenYear).map((days, place) => {
    const opening = balance;
    const debit = BigInt(((place * 37) % 11) * 21_340) * 100n;
    const credit = BigInt(((place * 53 + 4) % 9) * 31_870) * 100n + 50n;
    balance += debit - credit;
    return { days, opening, debit, credit, closing: balance };
  });
}

/** Amounts that show what may go wrong: nothing, öre, minus, many digits. */
export const amounts = ['0.00', '0.05', '1234.50', '-1234.50', '482113.50', '-9007199254740993.01'] as const;
