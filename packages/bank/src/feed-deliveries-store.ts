import { holdClient } from '@saldo/clients';
import { newId, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { ClosingBalance } from './day-proof.ts';
import { entryColumns } from './kept-entry.ts';
import type { BankEntry } from './statements/index.ts';

/** Replaces what is pending of an account by what is pending now. */
export async function replacePending(
  tx: Tx,
  place: { readonly clientId: string; readonly bankAccountId: string; readonly rawId: string },
  pending: readonly BankEntry[],
): Promise<void> {
  await holdClient(tx, place.clientId);
  await tx.execute(sql`delete from bank_pending where bank_account_id = ${place.bankAccountId}`);
  if (pending.length === 0) return;
  const json = JSON.stringify(pending.map((entry) => ({ id: newId(), ...entryColumns(entry) })));
  await tx.execute(sql`
    insert into bank_pending (id, client_id, bank_account_id, booking_date, value_date, amount_minor, currency, counterparty_name,
      counterparty_account, "references", text, raw_id)
    select x.id, ${place.clientId}::uuid, ${place.bankAccountId}::uuid, x."bookingDate", x."valueDate", x."amountMinor", x.currency,
      x."counterpartyName", x."counterpartyAccount", x."references", x.text, ${place.rawId}::uuid
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, "bookingDate" date, "valueDate" date, "amountMinor" bigint, currency text,
      "counterpartyName" text, "counterpartyAccount" text, "references" jsonb, text text)`);
}

/** Keeps the booked balances at the end of days that a feed told, one a day; of one that is told again the newer one. */
export async function keepDayBalances(
  tx: Tx,
  place: { readonly clientId: string; readonly bankAccountId: string; readonly source: string; readonly rawId: string | null },
  closings: readonly ClosingBalance[],
): Promise<void> {
  if (closings.length === 0) return;
  const json = JSON.stringify(closings.map(({ day, amountMinor }) => ({ day, amount: String(amountMinor) })));
  await tx.execute(sql`
    insert into bank_day_balances (bank_account_id, day, source, client_id, amount_minor, raw_id)
    select ${place.bankAccountId}::uuid, x.day, ${place.source}, ${place.clientId}::uuid, x.amount, ${place.rawId}::uuid
    from jsonb_to_recordset(${json}::jsonb) as x(day date, amount bigint)
    on conflict (bank_account_id, day, source) do update set amount_minor = excluded.amount_minor, raw_id = excluded.raw_id, seen_at = now()`);
}
