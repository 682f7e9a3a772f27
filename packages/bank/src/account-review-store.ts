import { type Actor, addDays, formatAmount, type Plain, type PlainDate } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { closeTasks, openTask } from '@saldo/tasks';
import { sql } from 'drizzle-orm';
import { accountById, type BankAccount } from './accounts-store.ts';
import {
  type ClosingBalance,
  type ProofSpan,
  type ProvenDay,
  proofSpans,
  proveDays,
  type UnprovenDays,
  unprovenDays,
} from './day-proof.ts';
import type { KeptSpan } from './schema.ts';
import { type ChainGap, chainGaps, closingsOf } from './statement-chain.ts';
import { type BankStatement, statementsOf } from './statements-store.ts';
import { daySums } from './transactions-store.ts';

/** What does not hold of an account's statements. */
export interface AccountReview {
  /** Statements whose balances do not agree with their entries, or that state none to prove by. */
  readonly unproven: readonly BankStatement[];
  readonly gaps: readonly ChainGap[];
  /** Days that no statement is to blame for: their transactions do not make the difference of the bank's balances. */
  readonly days: readonly UnprovenDays[];
}

/** What does not hold of an account now. */
export async function reviewAccount(tx: Tx, bankAccountId: string): Promise<AccountReview> {
  const { seen } = await accountById(tx, bankAccountId);
  const statements = await statementsOf(tx, bankAccountId);
  const unproven = statements.filter(({ proof }) => proof.status === 'unproven');
  const gaps = gapsBetween(statements);
  const { closings, spans } = await spansOf(tx, bankAccountId);
  return { unproven, gaps, days: unprovenDays(closings, spans, seen, [...unproven, ...gaps]) };
}

/** Where an account's statements do not join. Of `reviewAccount` the part that a list of statements needs. */
export async function gapsOf(tx: Tx, bankAccountId: string): Promise<ChainGap[]> {
  return gapsBetween(await statementsOf(tx, bankAccountId));
}

function gapsBetween(statements: readonly BankStatement[]): ChainGap[] {
  return [...Map.groupBy(statements, ({ source }) => source).values()].flatMap(chainGaps);
}

/** Asks a person about what does not hold of an account, or closes the task where all holds. */
export async function askAboutAccount(tx: Tx, actor: Actor, bankAccountId: string, review: AccountReview): Promise<void> {
  const account = await accountById(tx, bankAccountId);
  const { id, clientId, currency } = account;
  const ref = { type: 'bankAccount', id };
  if (review.unproven.length === 0 && review.gaps.length === 0 && review.days.length === 0) {
    await closeTasks(tx, actor, { clientId, kind: 'bank-unproven', ref });
    return;
  }
  const number = account.iban ?? account.bban ?? account.name;
  await openTask(tx, actor, {
    clientId,
    kind: 'bank-unproven',
    title:
      review.unproven.length === 0 && review.gaps.length === 0
        ? {
            sv: `Transaktionerna på ${number} stämmer inte med bankens saldon`,
            en: `The transactions of ${number} do not agree with the bank's balances`,
          }
        : { sv: `Kontoutdragen för ${number} går inte ihop`, en: `The statements of ${number} do not add up` },
    refs: [ref],
    suggestion: suggestionOf(review, currency),
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
  const { spans } = await spansOf(tx, bankAccountId);
  const kept: KeptSpan[] = spans.map((span) => ({ ...span, differenceMinor: String(span.differenceMinor) }));
  await tx.execute(sql`update bank_accounts set proof = ${JSON.stringify(kept)}::jsonb where id = ${bankAccountId}`);
}

async function spansOf(tx: Tx, bankAccountId: string): Promise<{ closings: ClosingBalance[]; spans: ProofSpan[] }> {
  const closings = await closingBalances(tx, bankAccountId);
  const [first, last] = [closings[0], closings.at(-1)];
  const sums = first && last ? await daySums(tx, bankAccountId, { from: first.day, to: last.day }) : [];
  return { closings, spans: proofSpans(closings, sums) };
}

/** The booked balances at the end of days that statements and feeds told, by day; of both on one day the statement's. */
export async function closingBalances(tx: Tx, bankAccountId: string): Promise<ClosingBalance[]> {
  const told = await rows<{ day: PlainDate; amount: string }>(
    tx,
    sql`select day::text as day, (array_agg(amount_minor order by seen_at desc))[1]::text as amount from bank_day_balances
      where bank_account_id = ${bankAccountId} group by day order by day limit 20000`,
  );
  const byDay = new Map<PlainDate, ClosingBalance>(told.map(({ day, amount }) => [day, { day, amountMinor: BigInt(amount) }]));
  for (const closing of closingsOf(await statementsOf(tx, bankAccountId)))
    if (!closing.mayGoOn || !byDay.has(closing.day)) byDay.set(closing.day, closing);
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

// The balances within the days, and the nearest on either side, between which the outermost days are proven.
function closingsAround(closings: readonly ClosingBalance[], { from, to }: { readonly from: PlainDate; readonly to: PlainDate }) {
  const before = closings.findLastIndex(({ day, mayGoOn }) => day < from && !mayGoOn);
  const after = closings.findIndex(({ day, mayGoOn }) => day >= to && !mayGoOn);
  return closings.slice(Math.max(0, before), after === -1 ? closings.length : after + 1);
}

const TOLD = 20;

// Everything that one sees the fault by: where the balances began, what came between, where that leads and what the bank says instead.
function suggestionOf({ unproven, gaps, days }: AccountReview, currency: string): Plain {
  return {
    code: gaps.length > 0 ? 'bank.statements-apart' : unproven.length > 0 ? 'bank.statement-unproven' : 'bank.days-unproven',
    currency,
    details: { unproven: unproven.length, gaps: gaps.length, days: days.length },
    statements: unproven.slice(0, TOLD).map(({ id, from, to, openingMinor, proof }) => {
      const expected = proof.expectedMinor === null ? null : BigInt(proof.expectedMinor);
      const actual = proof.actualMinor === null ? null : BigInt(proof.actualMinor);
      return { id, from, to, ...figures(openingMinor, expected, actual) };
    }),
    gaps: gaps.slice(0, TOLD).map(({ from, to, expectedMinor, actualMinor }) => {
      return { from, to, ...figures(null, expectedMinor, actualMinor) };
    }),
    days: days.slice(0, TOLD).map(({ from, to, openingMinor, closingMinor, differenceMinor }) => {
      return { from, to, ...figures(openingMinor, closingMinor - differenceMinor, closingMinor) };
    }),
  };
}

function figures(opening: bigint | null, expected: bigint | null, actual: bigint | null): Record<string, string | null> {
  return {
    opening: told(opening),
    entries: told(opening === null || expected === null ? null : expected - opening),
    expected: told(expected),
    actual: told(actual),
    difference: told(expected === null || actual === null ? null : actual - expected),
  };
}

function told(amountMinor: bigint | null): string | null {
  return amountMinor === null ? null : formatAmount(amountMinor);
}
