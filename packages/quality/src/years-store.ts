import type { PlainDate } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';

/** Since when each of a client's years has been known to be locked. */
export async function lockedYears(tx: Tx, clientId: string): Promise<ReadonlyMap<string, PlainDate>> {
  const found = await rows<{ id: string; lockedOn: PlainDate }>(
    tx,
    sql`select financial_year_id as id, locked_on::text as "lockedOn" from checked_years where client_id = ${clientId} and locked_on is not null`,
  );
  return new Map(found.map(({ id, lockedOn }) => [id, lockedOn]));
}

/** Notes that a year was checked; the first day on which it was seen locked stays, until it is open again. */
export async function noteChecked(tx: Tx, year: { id: string; clientId: string; locked: boolean }, today: PlainDate): Promise<void> {
  await tx.execute(sql`insert into checked_years (financial_year_id, client_id, locked_on, checked_at)
    values (${year.id}, ${year.clientId}, ${year.locked ? today : null}, now())
    on conflict (financial_year_id) do update set checked_at = now(),
      locked_on = ${year.locked ? sql`coalesce(checked_years.locked_on, excluded.locked_on)` : sql`null`}`);
}
