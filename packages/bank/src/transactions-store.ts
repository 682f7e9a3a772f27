import type { PlainDate, Sentence } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { DaySum } from './day-proof.ts';
import { type EntryColumns, knownTransaction } from './kept-entry.ts';
import type { KnownTransaction } from './match-entries.ts';
import type { BankFlag, KeptSighting } from './schema.ts';

/** What a batch of transactions belongs to. */
export interface TransactionPlace {
  readonly clientId: string;
  readonly bankAccountId: string;
}

/** A transaction to be written: a new one, or a stored one's new version. */
export interface WrittenTransaction {
  readonly id: string;
  readonly columns: EntryColumns;
  readonly sightings: readonly KeptSighting[];
  readonly isDoubtful: boolean;
  /** Kept, but not current: the bank's balance disproves it. */
  readonly isDisproved?: boolean;
  /** On a day that a statement proves without it. */
  readonly isUnsettled?: boolean;
  /** In another currency than the account's: it stands there, and is in no sum. */
  readonly isOfOtherCurrency?: boolean;
}

/** A stored transaction that another delivery told of too. */
export interface ToldTransaction {
  readonly id: string;
  readonly sightings: readonly KeptSighting[];
}

const READ_AT_ONCE = 20_000;
const ROWS_PER_STATEMENT = 1_000;

/** Every transaction of an account between two days, as far as matching asks, by day and id. */
export async function knownTransactions(
  tx: Tx,
  bankAccountId: string,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<KnownTransaction[]> {
  const found: KnownTransaction[] = [];
  for (let after: KnownTransaction | undefined; ; after = found.at(-1)) {
    const beyond = after ? sql`and (booking_date, id) > (${after.bookingDate}::date, ${after.id}::uuid)` : sql``;
    const page = await rows<Parameters<typeof knownTransaction>[0]>(
      tx,
      sql`select id, booking_date::text as "bookingDate", amount_minor::text as "amountMinor", state, sightings,
          flags @> '[{"code": "bank.possible-duplicate"}]' as "isDoubtful"
        from bank_transactions where bank_account_id = ${bankAccountId} and booking_date between ${from}::date and ${to}::date ${beyond}
        order by booking_date, id limit ${READ_AT_ONCE}`,
    );
    found.push(...page.map(knownTransaction));
    if (page.length < READ_AT_ONCE) return found;
  }
}

/** Writes new transactions. */
export async function insertTransactions(tx: Tx, place: TransactionPlace, added: readonly WrittenTransaction[]): Promise<void> {
  for (const part of inParts(added)) {
    const json = JSON.stringify(part.map(writtenFields));
    await tx.execute(sql`
      insert into bank_transactions (id, client_id, bank_account_id, booking_date, value_date, amount_minor, currency, counterparty_name,
        counterparty_account, "references", text, code, is_reversal, foreign_amount, charges, balance_after_minor, details, parts, sightings, flags, state,
        withdrawn_at)
      select x.id, ${place.clientId}::uuid, ${place.bankAccountId}::uuid, x."bookingDate", x."valueDate", x."amountMinor", x.currency,
        x."counterpartyName", x."counterpartyAccount", x."references", x.text, x.code, x."isReversal", x."foreign", x.charges,
        x."balanceAfterMinor", x.details, x.parts, x.sightings, x.flags, x.state,
        case when x.state = 'withdrawn' then now() end
      from jsonb_to_recordset(${json}::jsonb) as x(${WRITTEN})`);
  }
}

/** Writes new versions of stored transactions, the ones before them kept; one that was withdrawn is current again. */
export async function replaceTransactions(tx: Tx, changed: readonly WrittenTransaction[]): Promise<void> {
  for (const part of inParts(changed)) {
    await keepVersions(
      tx,
      part.map(({ id }) => id),
      false,
    );
    const json = JSON.stringify(part.map(writtenFields));
    await tx.execute(sql`
      update bank_transactions t set booking_date = x."bookingDate", value_date = x."valueDate", currency = x.currency,
        counterparty_name = x."counterpartyName", counterparty_account = x."counterpartyAccount", "references" = x."references", text = x.text,
        code = x.code, is_reversal = x."isReversal", foreign_amount = x."foreign", charges = x.charges, balance_after_minor = x."balanceAfterMinor",
        details = case when x.details = '[]' then t.details else x.details end, parts = coalesce(x.parts, t.parts), sightings = x.sightings,
        flags = x.flags, state = 'current', withdrawn_at = null, version = t.version + 1, seen_at = now()
      from jsonb_to_recordset(${json}::jsonb) as x(${WRITTEN}) where t.id = x.id`);
  }
}

/** Writes that another delivery told of transactions too; what they say stays. */
export async function writeSightings(tx: Tx, told: readonly ToldTransaction[]): Promise<void> {
  for (const part of inParts(told))
    await tx.execute(sql`
      update bank_transactions t set sightings = x.sightings
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x(id uuid, sightings jsonb) where t.id = x.id`);
}

/** Marks transactions that the bank took back: they stay, with their last version in history. */
export async function withdrawTransactions(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const part of inParts(ids)) {
    await keepVersions(tx, part, true);
    await tx.execute(sql`
      update bank_transactions set state = 'withdrawn', withdrawn_at = now(), version = version + 1,
        flags = (select coalesce(jsonb_agg(f), '[]') from jsonb_array_elements(flags) f where f->>'code' not in (${POSSIBLE_DUPLICATE}, ${WITHDRAWN}))
          || ${JSON.stringify([flagOf(WITHDRAWN)])}::jsonb
      where id = any(${sql.param([...part])}::uuid[])`);
  }
}

/** Flags transactions that may be others told differently, or takes the flag away where days seen whole have settled it. */
export async function flagDoubtful(tx: Tx, ids: readonly string[], isDoubtful: boolean): Promise<void> {
  if (ids.length === 0) return;
  const without = sql`(select coalesce(jsonb_agg(f), '[]') from jsonb_array_elements(flags) f where f->>'code' <> ${POSSIBLE_DUPLICATE})`;
  const flags = isDoubtful ? sql`${without} || ${JSON.stringify([flagOf(POSSIBLE_DUPLICATE)])}::jsonb` : without;
  await tx.execute(sql`update bank_transactions set flags = ${flags} where id = any(${sql.param([...ids])}::uuid[])`);
}

/** What the current transactions of an account sum to on each day that has any, by day, in its currency. */
export async function daySums(
  tx: Tx,
  bankAccountId: string,
  days: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<DaySum[]> {
  const found = await rows<{ day: PlainDate; sum: string }>(
    tx,
    sql`select booking_date::text as day, sum(amount_minor)::text as sum from bank_transactions
      where bank_account_id = ${bankAccountId} and state = 'current' and booking_date between ${days.from}::date and ${days.to}::date
        and currency = (select currency from bank_accounts where id = ${bankAccountId})
      group by booking_date order by booking_date`,
  );
  return found.map(({ day, sum }) => ({ day, sumMinor: BigInt(sum) }));
}

const POSSIBLE_DUPLICATE = 'bank.possible-duplicate';
const WITHDRAWN = 'bank.withdrawn';
const DISPROVED = 'bank.disproved';
const NOT_IN_STATEMENT = 'bank.not-in-statement';
const OTHER_CURRENCY = 'bank.other-currency';

const FLAGS: Readonly<Record<string, Sentence>> = {
  [POSSIBLE_DUPLICATE]: {
    sv: 'Kan vara samma transaktion som en annan med samma dag och belopp. Avgörs när dagen har hämtats i sin helhet.',
    en: 'May be the same transaction as another one of the same day and amount. Settled once the whole day has been fetched.',
  },
  [WITHDRAWN]: {
    sv: 'Banken har tagit tillbaka transaktionen: den finns inte längre i bankens uppgifter.',
    en: 'The bank has taken the transaction back: it is no longer in what the bank delivers.',
  },
  [DISPROVED]: {
    sv: 'Bankens saldo stämmer bara utan den här transaktionen, som kontoutdraget inte har.',
    en: 'The balance of the bank agrees only without this transaction, which the statement does not have.',
  },
  [NOT_IN_STATEMENT]: {
    sv: 'Kontoutdraget för dagen går ihop utan den här transaktionen.',
    en: 'The statement of the day adds up without this transaction.',
  },
  [OTHER_CURRENCY]: {
    sv: 'Banken anger beloppet i en annan valuta än kontots. Vad kontot belastades med framgår inte, så det räknas inte in i saldot.',
    en: "The bank gives the amount in another currency than the account's. What the account was charged is not told, so that no balance counts it.",
  },
};

function flagOf(code: string): BankFlag {
  return { code, message: FLAGS[code] as Sentence };
}

const WRITTEN = sql.raw(`id uuid, "bookingDate" date, "valueDate" date, "amountMinor" bigint, currency text, "counterpartyName" text,
  "counterpartyAccount" text, "references" jsonb, text text, code text, "isReversal" boolean, "foreign" jsonb, charges jsonb,
  "balanceAfterMinor" bigint, details jsonb, parts int, sightings jsonb, flags jsonb, state text`);

function writtenFields(written: WrittenTransaction) {
  const { id, columns, sightings, isDoubtful, isDisproved = false, isUnsettled = false, isOfOtherCurrency = false } = written;
  const codes = [
    ...(isOfOtherCurrency ? [OTHER_CURRENCY] : []),
    ...(isDoubtful ? [POSSIBLE_DUPLICATE] : []),
    ...(isDisproved ? [DISPROVED] : []),
    ...(isUnsettled ? [NOT_IN_STATEMENT] : []),
  ];
  return { id, ...columns, sightings, flags: codes.map(flagOf), state: isDisproved ? 'withdrawn' : 'current' };
}

async function keepVersions(tx: Tx, ids: readonly string[], withdrawn: boolean): Promise<void> {
  await tx.execute(sql`
    insert into bank_transaction_versions (transaction_id, version, client_id, snapshot, seen_at, withdrawn)
    select id, version, client_id, jsonb_build_object('bookingDate', booking_date, 'valueDate', value_date, 'amountMinor', amount_minor::text,
        'counterpartyName', counterparty_name, 'counterpartyAccount', counterparty_account, 'references', "references", 'text', text,
        'details', details, 'sightings', sightings), seen_at, ${withdrawn}
    from bank_transactions where id = any(${sql.param([...ids])}::uuid[])`);
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += ROWS_PER_STATEMENT) yield all.slice(at, at + ROWS_PER_STATEMENT);
}
