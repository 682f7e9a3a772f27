import { addDays, type PlainDate } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { knownAccount } from './account-identity.ts';
import { accountsOf } from './accounts-store.ts';
import { DEPOSIT_DAYS_APART, type DepositCandidate, type DepositDetails, depositFor, namedAccount } from './deposit-details.ts';
import type { KeptDetail } from './schema.ts';

/** Details that a file brought, and where they stand in it. */
export interface NewDepositDetails extends DepositDetails {
  readonly content: string;
  readonly details: readonly KeptDetail[];
  readonly text: string;
  readonly offset: number | null;
  readonly length: number | null;
}

/** What the details of a file belong to. */
export interface DetailsPlace {
  readonly clientId: string;
  readonly feedId: string;
  readonly source: string;
  readonly rawId: string;
}

/** Keeps details, each once however often it is delivered; answers how many are new. */
export async function keepDepositDetails(tx: Tx, place: DetailsPlace, all: readonly NewDepositDetails[]): Promise<number> {
  const json = JSON.stringify(all.map((one) => ({ id: newId(), ...one, amountMinor: String(one.amountMinor) })));
  const kept = await rows(
    tx,
    sql`insert into bank_deposit_details (id, client_id, feed_id, bank_account_id, source, booking_date, value_date, amount_minor, currency, ids,
        content, details, text, bankgiro, raw_id, raw_offset, raw_length)
      select x.id, ${place.clientId}::uuid, ${place.feedId}::uuid, x."bankAccountId", ${place.source}, x."bookingDate", x."valueDate", x."amountMinor",
        x.currency, array(select jsonb_array_elements_text(x.ids)), x.content, x.details, x.text, x.bankgiro, ${place.rawId}::uuid, x."offset", x.length
      from jsonb_to_recordset(${json}::jsonb) as x(id uuid, "bankAccountId" uuid, "bookingDate" date, "valueDate" date, "amountMinor" bigint,
        currency text, ids jsonb, content text, details jsonb, text text, bankgiro text, "offset" bigint, length bigint)
      on conflict (client_id, source, content) do nothing returning id`,
  );
  return kept.length;
}

interface WaitingDetails extends Omit<DepositDetails, 'amountMinor'> {
  readonly id: string;
  readonly amountMinor: string;
}

const JOINED_AT_ONCE = 500;

/**
 * Joins details that wait with the transactions that they explain, where those are there by now; answers how many were joined and how many
 * of those days still wait. Asked after details have come and after transactions have.
 */
export async function joinDepositDetails(
  tx: Tx,
  clientId: string,
  days: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<{ readonly joined: number; readonly waiting: number }> {
  const from = addDays(days.from, -DEPOSIT_DAYS_APART);
  const to = addDays(days.to, DEPOSIT_DAYS_APART);
  let joined = 0;
  let waiting = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await rows<WaitingDetails>(
      tx,
      sql`select id, bank_account_id as "bankAccountId", booking_date::text as "bookingDate", value_date::text as "valueDate",
          amount_minor::text as "amountMinor", currency, ids, bankgiro
        from bank_deposit_details where client_id = ${clientId} and transaction_id is null and booking_date between ${from}::date and ${to}::date
          and id > ${after}::uuid order by id limit ${JOINED_AT_ONCE}`,
    );
    const pairs = page.length === 0 ? [] : await pairsOf(tx, clientId, page);
    if (pairs.length > 0) await writeJoined(tx, pairs);
    joined += pairs.length;
    waiting += page.length - pairs.length;
    if (page.length < JOINED_AT_ONCE) return { joined, waiting };
    after = page.at(-1)?.id ?? after;
  }
}

async function pairsOf(tx: Tx, clientId: string, page: readonly WaitingDetails[]): Promise<{ id: string; transactionId: string }[]> {
  const amounts = [...new Set(page.map(({ amountMinor }) => amountMinor))];
  const dates = page.map(({ bookingDate }) => bookingDate).sort();
  const found = await rows<Omit<DepositCandidate, 'amountMinor' | 'ids'> & { amountMinor: string; ids: readonly string[] }>(
    tx,
    sql`select t.id, t.bank_account_id as "bankAccountId", t.booking_date::text as "bookingDate", t.value_date::text as "valueDate",
        t.amount_minor::text as "amountMinor", t.currency, t.text || ' ' || (t."references"->>'message') as text,
        array(select distinct i from jsonb_array_elements(t.sightings) s, jsonb_array_elements_text(s->'ids') i) as ids
      from bank_transactions t where t.client_id = ${clientId} and t.state = 'current' and t.amount_minor = any(${sql.param(amounts)}::bigint[])
        and t.booking_date between ${addDays(dates[0] as PlainDate, -2 * DEPOSIT_DAYS_APART)}::date
        and ${addDays(dates.at(-1) as PlainDate, 2 * DEPOSIT_DAYS_APART)}::date
        and not exists (select 1 from bank_deposit_details d where d.client_id = ${clientId} and d.transaction_id = t.id)
      order by t.booking_date, t.id limit 20000`,
  );
  const accounts = await accountsOf(tx, clientId);
  const free = new Map(found.map((one) => [one.id, { ...one, amountMinor: BigInt(one.amountMinor) }]));
  const pairs: { id: string; transactionId: string }[] = [];
  for (const waiting of page) {
    const named = namedAccount(waiting.ids);
    const known = named === null ? null : knownAccount(accounts, { iban: named, bban: null, currency: waiting.currency });
    // The deposit is on the account that they name, which may have come since or not yet.
    if (named !== null && known === null) continue;
    const details = { ...waiting, bankAccountId: known?.id ?? waiting.bankAccountId, amountMinor: BigInt(waiting.amountMinor) };
    const fit = depositFor(details, [...free.values()]);
    if (!fit) continue;
    free.delete(fit.id);
    pairs.push({ id: waiting.id, transactionId: fit.id });
  }
  return pairs;
}

// What the statement itself told of the parts stays where it told more of them.
async function writeJoined(tx: Tx, pairs: readonly { readonly id: string; readonly transactionId: string }[]): Promise<void> {
  const json = JSON.stringify(pairs);
  await tx.execute(sql`
    update bank_deposit_details d set transaction_id = x."transactionId"
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, "transactionId" uuid) where d.id = x.id`);
  await tx.execute(sql`
    update bank_transactions t set details = d.details
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, "transactionId" uuid), bank_deposit_details d
    where t.id = x."transactionId" and d.id = x.id and jsonb_array_length(d.details) > jsonb_array_length(t.details)`);
}
