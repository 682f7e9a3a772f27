import { addDays, type Period, type PlainDate } from '@saldo/kernel';
import type { Reconciliation } from '../../api/resources.ts';
import { monthOf } from '../../format/period.ts';

/** The days that an account is reconciled next: the month after its latest reconciliation, else the last month that has ended. */
export function nextDays(
  reconciliations: readonly Pick<Reconciliation, 'bankAccountId' | 'period'>[],
  bankAccountId: string,
  today: PlainDate,
): Period {
  const ends = reconciliations.filter((one) => one.bankAccountId === bankAccountId).map(({ period }) => period.to);
  const last = ends.sort().at(-1);
  if (last === undefined) return monthOf(addDays(monthOf(today).from, -1));
  // Days come from the API as days.
  const from = addDays(last as PlainDate, 1);
  return { from, to: monthOf(from).to };
}
