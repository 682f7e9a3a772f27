import { addDays, type PlainDate } from '@saldo/kernel';
import type { SandboxRow, SandboxVoucher } from './company.ts';

const people = ['Anna Ek', 'Göran Öst', 'Konsult "Byrå Räkna"'];

/** Accounts that are taken for one another; both ends are costs, so that no balance depends on the correction. */
const mistaken = new Map([
  ['6110', '5410'],
  ['5410', '6110'],
  ['5611', '5800'],
  ['5800', '5611'],
  ['6212', '6110'],
  ['6570', '6991'],
  ['5910', '6071'],
  ['4010', '4600'],
]);

/**
 * Some vouchers as they look after somebody corrected them: a row struck and another added in its place, and with
 * `empties` one voucher with all its rows struck, which keeps its number in the series (only in an open year: what a
 * closed one carried on has been carried).
 */
export function withCorrections(
  vouchers: readonly SandboxVoucher[],
  wishes: { every: number; latest: PlainDate; empties: boolean },
): SandboxVoucher[] {
  const { every, latest } = wishes;
  if (every === 0) return [...vouchers];
  let seen = 0;
  let emptied = !wishes.empties;
  return vouchers.map((voucher) => {
    const index = voucher.rows.findIndex((row) => mistaken.has(row.account));
    if (index < 0 || seen++ % Math.max(1, Math.round(every / 3)) !== 0) return voucher;
    const by = people[seen % people.length]!;
    const at = notAfter(addDays(voucher.registeredOn, 9), latest);
    const touched = { ...voucher, modifiedMs: Date.parse(`${at}T09:30:00Z`) };
    if (!emptied && voucher.series === 'A' && !voucher.rows.some((row) => row.account === '2650')) {
      emptied = true;
      return { ...touched, comments: 'Makulerad, dubbelbokförd', rows: voucher.rows.map((row) => struck(row, by, at)) };
    }
    const wrong = voucher.rows[index]!;
    const added: SandboxRow = { ...wrong, account: mistaken.get(wrong.account)!, state: 'added', by, at };
    return { ...touched, rows: voucher.rows.flatMap((row) => (row === wrong ? [struck(row, by, at), added] : [row])) };
  });
}

function notAfter(day: PlainDate, latest: PlainDate): PlainDate {
  if (day > latest) return latest;
  return day;
}

function struck(row: SandboxRow, by: string, at: PlainDate): SandboxRow {
  return { ...row, state: 'struck', by, at };
}
