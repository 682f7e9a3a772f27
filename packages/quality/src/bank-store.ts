import type { Period, PlainDate } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { CheckedBankAccount, CheckedStatement, CheckedTransaction } from './books.ts';

const MOST_ROWS = 200_000;
const ROWS_PER_READ = 5_000;

type AccountRow = Pick<CheckedBankAccount, 'id' | 'name' | 'currency' | 'ledgerAccount' | 'balanceDay'> & {
  readonly balance: string | null;
};

/** The client's bank accounts that are on, without their rows. */
export async function bankAccountsOf(tx: Tx, clientId: string): Promise<CheckedBankAccount[]> {
  const found = await rows<AccountRow>(
    tx,
    sql`select id, coalesce(nullif(name, ''), iban, bban, 'bank') as name, currency, ledger_account as "ledgerAccount", balance_minor::text as balance,
        balance_day::text as "balanceDay" from bank_accounts where client_id = ${clientId} and enabled order by id limit 200`,
  );
  return found.map(({ balance, ...account }) => ({ ...account, balanceMinor: minorOf(balance), transactions: [], statements: [] }));
}

/** The statements of an account that have a day of the period, and what each brought. */
export async function statementsOf(tx: Tx, bankAccountId: string, { from, to }: Period): Promise<CheckedStatement[]> {
  const found = await rows<{
    id: string;
    from: PlainDate;
    to: PlainDate;
    opening: string | null;
    closing: string | null;
    expected: string | null;
    actual: string | null;
  }>(
    tx,
    sql`select id, from_date::text as "from", to_date::text as "to", opening_minor::text as opening, closing_minor::text as closing,
        proof->>'expectedMinor' as expected, proof->>'actualMinor' as actual
      from bank_statements where bank_account_id = ${bankAccountId} and replaced_by is null and proof is not null
        and from_date <= ${to} and to_date >= ${from} order by from_date, id limit 5000`,
  );
  return found.map(({ opening, closing, expected, actual, ...statement }) => {
    const [openingMinor, closingMinor] = [minorOf(opening), minorOf(closing)];
    // The reader has held its rows against its balances: what those should have come to is what it brought.
    const off = (minorOf(expected) ?? 0) - (minorOf(actual) ?? 0);
    return { ...statement, openingMinor, closingMinor, movementMinor: (closingMinor ?? 0) - (openingMinor ?? 0) + off };
  });
}

interface TransactionRow extends Omit<CheckedTransaction, 'minor' | 'balanceAfterMinor'> {
  readonly minor: string;
  readonly balanceAfter: string | null;
}

/** The rows of an account in some days, behind one; fewer than what is read at once where they end. */
export async function transactionsOf(
  tx: Tx,
  bankAccountId: string,
  { from, to }: Period,
  after: CheckedTransaction | undefined,
): Promise<CheckedTransaction[]> {
  const found = await rows<TransactionRow>(
    tx,
    sql`select id, booking_date::text as "bookingDate", value_date::text as "valueDate", amount_minor::text as minor, currency,
        counterparty_name as counterparty, text, balance_after_minor::text as "balanceAfter",
        nullif("references"->>'endToEnd', 'NOTPROVIDED') as reference
      from bank_transactions where bank_account_id = ${bankAccountId} and state = 'current' and booking_date between ${from} and ${to}
        ${after ? sql`and (booking_date, id) > (${after.bookingDate}::date, ${after.id}::uuid)` : sql``}
      order by booking_date, id limit ${ROWS_PER_READ}`,
  );
  return found.map(({ minor, balanceAfter, reference, ...row }) => ({
    ...row,
    reference: reference ?? '',
    minor: Number(minor),
    balanceAfterMinor: minorOf(balanceAfter),
  }));
}

/** Whether there may be more behind a page of rows. */
export function mayGoOn(page: readonly unknown[], read: number): boolean {
  return page.length === ROWS_PER_READ && read < MOST_ROWS;
}

function minorOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
