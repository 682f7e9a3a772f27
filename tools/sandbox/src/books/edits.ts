import { type PlainDate, parseAmount } from '@saldo/kernel';
import {
  inOrder,
  type SandboxCompany,
  type SandboxFile,
  type SandboxRow,
  type SandboxVoucher,
  type SandboxYear,
  yearOf,
} from './company.ts';
import { row } from './drafts.ts';

/** A row as whoever edits the books writes it: an amount in kronor, debit positive. */
export interface RowWish {
  readonly account: string;
  readonly amount: string;
  readonly costCenter?: string | undefined;
  readonly project?: string | undefined;
  readonly text?: string | undefined;
  readonly quantity?: string | undefined;
}

/** A voucher to book; its number is the next of its series unless given. */
export interface VoucherWish {
  readonly date: PlainDate;
  readonly rows: readonly RowWish[];
  readonly series?: string | undefined;
  readonly number?: number | undefined;
  readonly text?: string | undefined;
  readonly comments?: string | undefined;
  readonly costCenter?: string | undefined;
  readonly files?: readonly SandboxFile[] | undefined;
}

/** Which voucher: the year is the one that is named, else the last one that has it. */
export interface VoucherKey {
  readonly series: string;
  readonly number: number;
  readonly year?: number | undefined;
}

/** Changes to a booked voucher: Fortnox strikes rows and adds others, and lets its text be rewritten. */
export interface VoucherChange {
  readonly text?: string | undefined;
  readonly date?: PlainDate | undefined;
  readonly comments?: string | undefined;
  /** Places of rows to strike, from 0. */
  readonly strike?: readonly number[] | undefined;
  readonly add?: readonly RowWish[] | undefined;
  /** Replaces all rows without a trace, which Fortnox itself does not do. */
  readonly rows?: readonly RowWish[] | undefined;
  readonly by?: string | undefined;
}

/** Books a voucher. Throws RangeError where no year has its day or its number is taken. */
export function addVoucher(company: SandboxCompany, wish: VoucherWish, nowMs: number): SandboxVoucher {
  const year = yearOf(company, wish.date);
  if (!year) throw new RangeError(`no financial year has ${wish.date}`);
  const series = wish.series ?? 'A';
  const taken = year.vouchers.filter((voucher) => voucher.series === series).map(({ number }) => number);
  const number = wish.number ?? Math.max(0, ...taken) + 1;
  if (taken.includes(number)) throw new RangeError(`${series}${number} is taken`);
  const voucher: SandboxVoucher = {
    series,
    number,
    date: wish.date,
    registeredOn: wish.date,
    text: wish.text ?? '',
    comments: wish.comments ?? '',
    referenceType: 'MANUAL',
    referenceNumber: '',
    approvalState: 0,
    costCenter: wish.costCenter ?? null,
    project: null,
    rows: wish.rows.map((wished) => wishedRow(wished)),
    files: wish.files ?? [],
    modifiedMs: nowMs,
  };
  year.vouchers = inOrder([...year.vouchers, voucher]);
  return voucher;
}

/** Changes a voucher as a user of Fortnox does. Throws RangeError where there is none. */
export function changeVoucher(
  company: SandboxCompany,
  key: VoucherKey,
  change: VoucherChange,
  nowMs: number,
  today: PlainDate,
): SandboxVoucher {
  const { year, voucher } = find(company, key);
  const by = change.by ?? 'Anna Ek';
  const kept = change.rows ? change.rows.map((wished) => wishedRow(wished)) : voucher.rows;
  const rows = [
    ...kept.map((old, place): SandboxRow => (change.strike?.includes(place) ? { ...old, state: 'struck', by, at: today } : old)),
    ...(change.add ?? []).map((wished): SandboxRow => ({ ...wishedRow(wished), state: 'added', by, at: today })),
  ];
  const changed: SandboxVoucher = {
    ...voucher,
    text: change.text ?? voucher.text,
    date: change.date ?? voucher.date,
    comments: change.comments ?? voucher.comments,
    rows,
    modifiedMs: nowMs,
  };
  year.vouchers = year.vouchers.map((other) => (other === voucher ? changed : other));
  return changed;
}

/** Deletes a voucher: only the last of its series goes, as in Fortnox, unless `force`. */
export function deleteVoucher(company: SandboxCompany, key: VoucherKey, force = false): void {
  const { year, voucher } = find(company, key);
  const later = year.vouchers.some(({ series, number }) => series === voucher.series && number > voucher.number);
  if (later && !force) throw new RangeError(`${key.series}${key.number} is not the last of its series`);
  year.vouchers = year.vouchers.filter((other) => other !== voucher);
}

function find(company: SandboxCompany, key: VoucherKey): { year: SandboxYear; voucher: SandboxVoucher } {
  for (const year of company.years.toReversed()) {
    if (key.year !== undefined && key.year !== year.id) continue;
    const voucher = year.vouchers.find(({ series, number }) => series === key.series && number === key.number);
    if (voucher) return { year, voucher };
  }
  throw new RangeError(`no voucher ${key.series}${key.number}`);
}

function wishedRow({ account, amount, costCenter, project, text, quantity }: RowWish): SandboxRow {
  const amountMinor = parseAmount(amount);
  if (amountMinor === null) throw new RangeError(`${amount} is no amount`);
  return row(account, amountMinor, {
    costCenter: costCenter ?? null,
    project: project ?? null,
    text: text ?? '',
    quantity: quantity ?? null,
  });
}
