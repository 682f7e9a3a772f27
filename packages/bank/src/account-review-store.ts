import { type Actor, addDays, formatAmount, type Plain, type PlainDate } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { closeTasks, openTask } from '@saldo/tasks';
import { sql } from 'drizzle-orm';
import { accountById, type BankAccount } from './accounts-store.ts';
import { type ClosingBalance, type ProvenDay, proofSpans, proveDays } from './day-proof.ts';
import type { KeptSpan } from './schema.ts';
import { type ChainGap, chainGaps, closingsOf } from './statement-chain.ts';
import { type BankStatement, statementsOf } from './statements-store.ts';
import { daySums } from './transactions-store.ts';

/** What does not hold of an account's statements. */
export interface AccountReview {
  /** Statements whose balances do not agree with their entries, or that state none to prove by. */
  readonly unproven: readonly BankStatement[];
  readonly gaps: readonly ChainGap[];
}

/** What does not hold of an account's statements now. */
export async function reviewAccount(tx: Tx, bankAccountId: string): Promise<AccountReview> {
  const statements = await statementsOf(tx, bankAccountId);
  const bySource = Map.groupBy(statements, ({ source }) => source);
  return {
    unproven: statements.filter(({ proof }) => proof.status === 'unproven'),
    gaps: [...bySource.values()].flatMap(chainGaps),
  };
}

/** Asks a person about what does not hold of an account's statements, or closes the task where all holds. */
export async function askAboutStatements(tx: Tx, actor: Actor, bankAccountId: string, review: AccountReview): Promise<void> {
  const account = await accountById(tx, bankAccountId);
  const { id, clientId } = account;
  const ref = { type: 'bankAccount', id };
  if (review.unproven.length === 0 && review.gaps.length === 0) {
    await closeTasks(tx, actor, { clientId, kind: 'bank-unproven', ref });
    return;
  }
  const number = account.iban ?? account.bban ?? account.name;
  await openTask(tx, actor, {
    clientId,
    kind: 'bank-unproven',
    title: { sv: `Kontoutdragen för ${number} går inte ihop`, en: `The statements of ${number} do not add up` },
    refs: [ref],
    suggestion: suggestionOf(review),
    priority: 2,
  });
}

/** The proof of an account day by day, by the balances of its statements and of its feeds. */
export async function proveAccount(
  tx: Tx,
  account: BankAccount,
  days: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<ProvenDay[]> {
  const closings = await closingBalances(tx, account.id);
  const around = closingsAround(closings, days);
  const first = around[0]?.day;
  const last = around.at(-1)?.day;
  const from = first && first < days.from ? first : days.from;
  const to = last && last > days.to ? last : days.to;
  return proveDays(days, around, await daySums(tx, account.id, { from: addDays(from, -1), to }), account.seen);
}

/** Keeps the proof of an account as it is now, for lists that show many. */
export async function keepProof(tx: Tx, bankAccountId: string): Promise<void> {
  const closings = await closingBalances(tx, bankAccountId);
  const [first, last] = [closings[0], closings.at(-1)];
  const sums = first && last ? await daySums(tx, bankAccountId, { from: first.day, to: last.day }) : [];
  const spans: KeptSpan[] = proofSpans(closings, sums).map((span) => ({ ...span, differenceMinor: String(span.differenceMinor) }));
  await tx.execute(sql`update bank_accounts set proof = ${JSON.stringify(spans)}::jsonb where id = ${bankAccountId}`);
}

/** The booked balances at the end of days that statements and feeds told, by day; of both on one day the statement's. */
export async function closingBalances(tx: Tx, bankAccountId: string): Promise<ClosingBalance[]> {
  const told = await rows<{ day: PlainDate; amount: string }>(
    tx,
    sql`select day::text as day, (array_agg(amount_minor order by seen_at desc))[1]::text as amount from bank_day_balances
      where bank_account_id = ${bankAccountId} group by day order by day limit 20000`,
  );
  const byDay = new Map(told.map(({ day, amount }) => [day, BigInt(amount)]));
  for (const { day, amountMinor } of closingsOf(await statementsOf(tx, bankAccountId))) byDay.set(day, amountMinor);
  return [...byDay].map(([day, amountMinor]) => ({ day, amountMinor })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

// The balances within the days, and the nearest on either side, between which the outermost days are proven.
function closingsAround(closings: readonly ClosingBalance[], { from, to }: { readonly from: PlainDate; readonly to: PlainDate }) {
  const before = closings.findLastIndex(({ day }) => day < from);
  const after = closings.findIndex(({ day }) => day >= to);
  return closings.slice(Math.max(0, before), after === -1 ? closings.length : after + 1);
}

const TOLD = 20;

function suggestionOf({ unproven, gaps }: AccountReview): Plain {
  return {
    code: gaps.length > 0 ? 'bank.statements-apart' : 'bank.statement-unproven',
    details: { unproven: unproven.length, gaps: gaps.length },
    statements: unproven.slice(0, TOLD).map(({ id, from, to, proof }) => {
      const { expectedMinor, actualMinor } = proof;
      return {
        id,
        from,
        to,
        expected: expectedMinor === null ? null : formatAmount(BigInt(expectedMinor)),
        actual: actualMinor === null ? null : formatAmount(BigInt(actualMinor)),
      };
    }),
    gaps: gaps.slice(0, TOLD).map(({ from, to, expectedMinor, actualMinor }) => {
      return { from, to, expected: formatAmount(expectedMinor), actual: formatAmount(actualMinor) };
    }),
  };
}
