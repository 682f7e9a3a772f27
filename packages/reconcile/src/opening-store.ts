import { type Actor, actorName, type PlainDate } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { Side } from './engine-input.ts';
import type { OpeningItem } from './opening-csv.ts';
import type { Reconciliation } from './reconciliations-store.ts';

/** What a first reconciliation opens with. Minor units; null where a balance was not entered. */
export interface Opening {
  readonly reconciliationId: string;
  readonly clientId: string;
  readonly bankBalanceMinor: bigint | null;
  readonly ledgerBalanceMinor: bigint | null;
  readonly items: readonly (OpeningItem & { readonly id: string })[];
}

/** No reconciliation opens with more items. */
export const MOST_OPENING_ITEMS = 20_000;

/** The opening of a reconciliation; null where none was entered. */
export async function openingOf(tx: Tx, reconciliationId: string): Promise<Opening | null> {
  const [head] = await rows<{ clientId: string; bank: string | null; ledger: string | null }>(
    tx,
    sql`select client_id as "clientId", bank_balance_minor::text as bank, ledger_balance_minor::text as ledger from reconciliation_openings
      where reconciliation_id = ${reconciliationId}`,
  );
  if (!head) return null;
  const items = await rows<{ id: string; side: Side; date: PlainDate; amount: string; text: string; reference: string }>(
    tx,
    sql`select id, side, date::text as date, amount_minor::text as amount, text, reference from reconciliation_opening_items
      where reconciliation_id = ${reconciliationId} order by id limit ${MOST_OPENING_ITEMS}`,
  );
  return {
    reconciliationId,
    clientId: head.clientId,
    bankBalanceMinor: minor(head.bank),
    ledgerBalanceMinor: minor(head.ledger),
    items: items.map(({ amount, ...item }) => ({ ...item, amountMinor: BigInt(amount) })),
  };
}

/** Whether a decision or a match rests on an opening item of the reconciliation. */
export async function isOpeningUsed(tx: Tx, reconciliationId: string): Promise<boolean> {
  const used = await rows(
    tx,
    sql`select from reconciliation_opening_items t where t.reconciliation_id = ${reconciliationId} and (
        exists (select from reconciliation_match_rows h where h.held and h.row_id = t.id)
        or exists (select from reconciliation_carries c where c.row_id = t.id)) limit 1`,
  );
  return used.length > 0;
}

/** Stores an opening in the place of the one before. */
export async function replaceOpening(
  tx: Tx,
  actor: Actor,
  { id, clientId }: Reconciliation,
  opening: Pick<Opening, 'bankBalanceMinor' | 'ledgerBalanceMinor'> & { readonly items: readonly OpeningItem[] },
): Promise<void> {
  const { bankBalanceMinor, ledgerBalanceMinor } = opening;
  await tx.execute(sql`
    insert into reconciliation_openings (reconciliation_id, client_id, bank_balance_minor, ledger_balance_minor, entered_by)
    values (${id}, ${clientId}, ${bankBalanceMinor}, ${ledgerBalanceMinor}, ${actorName(actor)})
    on conflict (reconciliation_id) do update set bank_balance_minor = excluded.bank_balance_minor,
      ledger_balance_minor = excluded.ledger_balance_minor, entered_by = excluded.entered_by, entered_at = now()`);
  await tx.execute(sql`delete from reconciliation_opening_items where reconciliation_id = ${id}`);
  const json = JSON.stringify(opening.items.map((item) => ({ ...item, id: newId(), amountMinor: String(item.amountMinor) })));
  await tx.execute(sql`
    insert into reconciliation_opening_items (id, client_id, reconciliation_id, side, date, amount_minor, text, reference)
    select x.id, ${clientId}::uuid, ${id}::uuid, x.side, x.date, x."amountMinor", x.text, x.reference
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, side text, date date, "amountMinor" bigint, text text, reference text)`);
}

function minor(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
