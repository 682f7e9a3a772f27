import { addDays, atOnce, type PlainDate, type Steps } from '@saldo/kernel';
import { ascendingIds } from '@saldo/ledger';
import type { Tx } from '@saldo/platform/db';
import { keepProof } from '../account-review-store.ts';
import { accountById, nextRevision, noteSeen } from '../accounts-store.ts';
import type { SeenDays } from '../day-proof.ts';
import { type DeliveryPlace, entryColumns, keptSighting, withSighting } from '../kept-entry.ts';
import {
  daysToKnow,
  type KnownTransaction,
  LONGEST_MOVE_DAYS,
  type MatchPlan,
  matchingSteps,
  type ObservedEntry,
  type Pairing,
} from '../match-entries.ts';
import type { KeptSighting, KeptStatementProof } from '../schema.ts';
import { hasDay, withDays } from '../seen-days.ts';
import type { Settlement } from '../settle.ts';
import { type ChainedStatement, relationOf } from '../statement-chain.ts';
import { type DatedHead, disprovesOthers, later } from '../statement-days.ts';
import type { BankEntry } from '../statements/index.ts';
import { type BankStatement, finishStatement, insertStatement, type StatementPlace, statementsOf } from '../statements-store.ts';
import { countEntry, noTransactions, type TransactionCounts } from '../transaction-counts.ts';
import {
  flagDoubtful,
  insertTransactions,
  knownTransactions,
  replaceTransactions,
  type ToldTransaction,
  type WrittenTransaction,
  withdrawTransactions,
  writeSightings,
} from '../transactions-store.ts';

/** A delivery of an account's transactions: a statement of a file, or what a feed fetched. */
export interface Delivery {
  readonly clientId: string;
  readonly bankAccountId: string;
  /** The account's. */
  readonly currency: string;
  readonly source: string;
  readonly rawId: string;
  /** What was booked, in the order of the delivery. */
  readonly observed: readonly ObservedEntry[];
  /** The days that were delivered whole. */
  readonly whole: readonly SeenDays[];
  readonly isProven: boolean;
  /** Whether it proves that nothing else was booked on a day. */
  disproves(day: PlainDate): boolean;
}

/** How a delivery is taken in: its place among what is stored, and how far it has come. Plain, so that a job can keep it. */
export interface DeliveryState {
  readonly statementId: string | null;
  /** Other parts of the same day's statements: what they hold is not looked at. */
  readonly parts: readonly string[];
  readonly replaces: string | null;
  /** How many of the observed entries are stored. */
  readonly done: number;
  readonly counts: TransactionCounts;
}

/** What is to become of a delivery, by the account as it was when it was matched. */
export interface DeliveryPlan {
  readonly plan: MatchPlan;
  readonly pairs: ReadonlyMap<number, Pairing>;
  readonly known: ReadonlyMap<string, KnownTransaction & { readonly sightings: readonly KeptSighting[] }>;
  readonly revision: number;
  /** What became of what a feed and another way disagree about; null for a statement, which its own balances decide. */
  readonly settlement: Settlement | null;
}

/** The state of a delivery that is no statement. */
export const newDelivery: DeliveryState = { statementId: null, parts: [], replaces: null, done: 0, counts: noTransactions };

/**
 * Begins a statement of a file. One that was stored before is that one; those beside it, and one that it replaces, are told by names,
 * balances and what they hold (`relationOf`).
 */
export async function beginStatement(
  tx: Tx,
  place: StatementPlace,
  head: DatedHead,
  observed: readonly ObservedEntry[],
): Promise<DeliveryState> {
  const stored = await statementsOf(tx, place.bankAccountId, head);
  const held = stored.length === 0 ? new Map() : await heldBy(tx, place.bankAccountId, stored, place.source);
  const one = { ...chained(place, head), rawId: place.rawId, rawOffset: head.place?.offset ?? null };
  const relations = stored.map((other) => ({ other, relation: relationOf(one, other, held.get(other.id) ?? [], observed) }));
  const same = relations.find(({ relation }) => relation === 'same')?.other;
  const replaced = relations.find(({ relation }) => relation === 'replacing')?.other;
  return {
    statementId: same ? same.id : await insertStatement(tx, place, head),
    parts: relations.filter(({ relation }) => relation === 'part').map(({ other }) => other.id),
    replaces: replaced && !same && head.proof.status === 'proven' ? replaced.id : null,
    done: 0,
    counts: noTransactions,
  };
}

async function heldBy(
  tx: Tx,
  bankAccountId: string,
  statements: readonly BankStatement[],
  source: string,
): Promise<ReadonlyMap<string, readonly KnownTransaction[]>> {
  const days = { from: addDays(statements[0]?.from as PlainDate, -LONGEST_MOVE_DAYS), to: addDays(lastDay(statements), LONGEST_MOVE_DAYS) };
  const held = new Map<string, KnownTransaction[]>();
  for (const known of await knownTransactions(tx, bankAccountId, days)) {
    const own = known.sightings.find((one) => one.source === source) as KeptSighting | undefined;
    if (known.state !== 'current' || !own || own.statementId === null) continue;
    held.set(own.statementId, [...(held.get(own.statementId) ?? []), known]);
  }
  return held;
}

function lastDay(statements: readonly BankStatement[]): PlainDate {
  return statements.map(({ to }) => to).reduce(later);
}

/** What a delivery is matched with: what is stored of its account now. */
export interface MatchedWith {
  readonly known: readonly KnownTransaction[];
  readonly seen: readonly SeenDays[];
  readonly revision: number;
}

/** Matches a delivery with what is stored of its account now. */
export async function planDelivery(tx: Tx, delivery: Delivery, state: Pick<DeliveryState, 'parts'>): Promise<DeliveryPlan> {
  return atOnce(planSteps(delivery, await matchedWith(tx, delivery, state)));
}

/** Reads what a delivery is matched with. */
export async function matchedWith(tx: Tx, delivery: Delivery, { parts }: Pick<DeliveryState, 'parts'>): Promise<MatchedWith> {
  const { bankAccountId, source, observed, whole } = delivery;
  const { seen, revision } = await accountById(tx, bankAccountId);
  const days = daysToKnow(observed, whole);
  const stored = days ? await knownTransactions(tx, bankAccountId, days) : [];
  const others = new Set(parts);
  const isElsewhere = ({ sightings }: KnownTransaction) =>
    others.size > 0 && sightings.some((one) => one.source === source && others.has(String((one as unknown as KeptSighting).statementId)));
  return { known: stored.filter((one) => !isElsewhere(one)), seen, revision };
}

/** Matches a delivery with what was read for it. Who does so outside a transaction is told by the revision whether it still holds. */
export function* planSteps(delivery: Delivery, { known, seen, revision }: MatchedWith): Steps<DeliveryPlan> {
  const { source, observed, whole, isProven, disproves } = delivery;
  const plan = yield* matchingSteps(known, {
    source,
    entries: observed,
    isWhole: (day) => hasDay(whole, day),
    wasWhole: (day) => hasDay(seen, day),
    isProven,
    disproves,
  });
  return {
    plan,
    pairs: new Map(plan.pairs.map((pair) => [pair.entry, pair])),
    known: new Map(known.map((one) => [one.id, one as DeliveryPlan['known'] extends ReadonlyMap<string, infer Kept> ? Kept : never])),
    revision,
    settlement: null,
  };
}

/**
 * Writes the next entries of a delivery, in its order, from `state.done` on. Throws `bank.account-changed` where somebody else has changed
 * the account's transactions since the plan was made: then it is to be made again.
 */
export async function writeEntries(
  tx: Tx,
  delivery: Delivery,
  made: DeliveryPlan,
  state: DeliveryState,
  entries: readonly BankEntry[],
): Promise<{ readonly state: DeliveryState; readonly made: DeliveryPlan }> {
  const place: DeliveryPlace = { source: delivery.source, statementId: state.statementId, rawId: delivery.rawId };
  const doubtful = new Set(made.plan.doubtful);
  const ids = ascendingIds(entries.length);
  const disproved = new Set(made.settlement?.disproved);
  const unsettled = new Set(made.settlement?.unsettled);
  const added: WrittenTransaction[] = [];
  const changed: WrittenTransaction[] = [];
  const told: ToldTransaction[] = [];
  let { counts } = state;
  for (const [n, entry] of entries.entries()) {
    const at = state.done + n;
    const observed = delivery.observed[at] as ObservedEntry;
    const pair = made.pairs.get(at);
    const before = pair && made.known.get(pair.id);
    const seen = keptSighting(observed, entry.place, place);
    const [isDisproved, isUnsettled] = [disproved.has(at), unsettled.has(at)];
    counts = countEntry(counts, isDisproved ? 'same' : (pair?.how ?? 'added'));
    // What was disproved before comes again with every fetch: it stays as it is.
    if (isDisproved && pair) continue;
    if (!pair || !before) {
      added.push({
        id: ids[n] ?? '',
        columns: entryColumns(entry),
        sightings: [seen],
        isDoubtful: doubtful.has(at),
        isDisproved,
        isUnsettled,
        isOfOtherCurrency: entry.currency !== delivery.currency,
      });
      continue;
    }
    if (pair.how === 'changed' || pair.how === 'revived')
      changed.push({
        id: pair.id,
        columns: entryColumns(entry),
        sightings: withSighting(before.sightings, seen, true),
        isDoubtful: false,
        isOfOtherCurrency: entry.currency !== delivery.currency,
      });
    else if (pair.how === 'told' || !hasSameIds(before.sightings, seen))
      told.push({ id: pair.id, sightings: withSighting(before.sightings, seen, false) });
  }
  const revision = await nextRevision(tx, delivery.bankAccountId, made.revision);
  await insertTransactions(tx, delivery, added);
  await replaceTransactions(tx, changed);
  await writeSightings(tx, told);
  return { state: { ...state, done: state.done + entries.length, counts }, made: { ...made, revision } };
}

/**
 * Ends a delivery: what the bank has taken back is marked, what was in doubt on days that were seen whole is settled, and the days are
 * noted as seen, with the balance that closes them.
 */
export async function endDelivery(
  tx: Tx,
  delivery: Delivery,
  made: DeliveryPlan,
  state: DeliveryState,
  balance: { readonly day: PlainDate; readonly amountMinor: bigint } | null,
): Promise<DeliveryState> {
  const { plan, known } = made;
  const withdrawn = made.settlement?.withdrawn ?? plan.withdrawn;
  await nextRevision(tx, delivery.bankAccountId, made.revision);
  await withdrawTransactions(tx, withdrawn);
  await flagDoubtful(tx, plan.doubtfulStored, true);
  const gone = new Set(withdrawn);
  const settled = [...known.values()].filter((one) => one.isDoubtful && !gone.has(one.id) && hasDay(delivery.whole, one.bookingDate));
  await flagDoubtful(
    tx,
    settled.map(({ id }) => id),
    false,
  );
  const account = await accountById(tx, delivery.bankAccountId, true);
  const isNewer = balance !== null && (account.balanceDay === null || account.balanceDay <= balance.day);
  await noteSeen(tx, account, { seen: withDays(account.seen, delivery.whole), balance: isNewer ? balance : null });
  await keepProof(tx, account.id);
  return { ...state, counts: countEntry(state.counts, 'removed', withdrawn.length) };
}

/** Ends a statement: with its delivery, and its proof. */
export async function endStatement(
  tx: Tx,
  delivery: Delivery,
  made: DeliveryPlan,
  state: DeliveryState,
  head: DatedHead,
): Promise<DeliveryState> {
  const { closing, proof } = head;
  const balance = closing && { day: head.to, amountMinor: closing.amountMinor };
  if (state.statementId !== null) await finishStatement(tx, state.statementId, keptProof(proof), state.replaces);
  return await endDelivery(tx, delivery, made, state, balance);
}

/** What a statement delivers: all of its days where its balances prove it, else only what it says. */
export function deliveryOf(place: StatementPlace, head: DatedHead, observed: readonly ObservedEntry[]): Delivery {
  const isProven = head.proof.status === 'proven';
  const { clientId, bankAccountId, currency, source, rawId } = place;
  const whole = isProven ? [{ from: head.from, to: head.to }] : [];
  const disproves = (day: PlainDate) => isProven && disprovesOthers(head, day);
  return { clientId, bankAccountId, currency, source, rawId, observed, whole, isProven, disproves };
}

function chained({ source }: StatementPlace, head: DatedHead): Omit<ChainedStatement, 'id'> {
  const { sourceId, sequence, from, to, opening, closing } = head;
  return { source, sourceId, sequence, from, to, openingMinor: opening?.amountMinor ?? null, closingMinor: closing?.amountMinor ?? null };
}

function keptProof({ status, expectedMinor, actualMinor }: DatedHead['proof']): KeptStatementProof {
  const digits = (minor: bigint | null) => (minor === null ? null : String(minor));
  return { status, expectedMinor: digits(expectedMinor), actualMinor: digits(actualMinor) };
}

function hasSameIds(sightings: readonly KeptSighting[], seen: KeptSighting): boolean {
  const before = sightings.find(({ source }) => source === seen.source);
  return before !== undefined && before.ids.length === seen.ids.length && before.ids.every((id) => seen.ids.includes(id));
}
