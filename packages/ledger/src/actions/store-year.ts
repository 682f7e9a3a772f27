import { recordAudit } from '@saldo/audit';
import type { Actor } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import type { BooksHead, BooksVoucher } from '../books.ts';
import { contentHash } from '../content-hash.ts';
import { storeHead } from '../head-store.ts';
import { keepRaw, type PackedRaw } from '../raw-store.ts';
import { monthsOf, sumMonth } from '../sums-store.ts';
import { duplicateNumber } from '../voucher-flags.ts';
import { isNumbered, numberKey, type SourceReach } from '../voucher-identity.ts';
import { flagSharedNumbers, prepareChanges, ROWS_PER_STATEMENT, storedVouchers, writeChanges, writeRemovals } from '../vouchers-store.ts';
import { count, noVouchers, type StoredVoucher, type VoucherChange, type VoucherCounts, yearDiff } from '../year-diff.ts';
import { currentVouchers, type FinancialYear, markFinished, markUnfinished, openYear, type SourceYear } from '../years-store.ts';

/** A year's books that have been read to their end and found good. */
export interface YearBooks {
  readonly head: BooksHead;
  /** `balances`: nothing is said of vouchers, and they are left alone. */
  readonly reach: SourceReach | 'balances';
  /** The vouchers in their order, from the first, each time that it is called. */
  vouchers(): AsyncIterable<readonly BooksVoucher[]>;
  /** False where it is known that no two vouchers share a number, which saves a pass over them. */
  readonly mayShareNumbers: boolean;
  /** Which vouchers of the source belong to this year; all where it is left out. */
  belongs?(voucher: BooksVoucher): boolean;
  /** Numbers (`numberKey`) that the source has although their vouchers do not come. */
  readonly listed?: ReadonlySet<string>;
}

/** How far a year has been stored: what a run that was cut off goes on from. */
export interface YearState {
  readonly year: FinancialYear;
  readonly rawId: string;
  readonly sha256: string;
  /** Null where the source is not the whole year. */
  readonly contentSha256: string | null;
  /** Whether everything but the vouchers is stored. */
  readonly hasHead?: true;
  /** Vouchers of the source that have been dealt with. */
  readonly taken: number;
  readonly counts: VoucherCounts;
  readonly entries: number;
  /** The first days of the months that something was changed in; null for all of them. */
  readonly touched: readonly string[] | null;
}

/** How a run writes: each piece of work in a transaction of its own, together with the state that is true after it. */
export interface YearWriter {
  commit(state: YearState, work: (tx: Tx) => Promise<void>): Promise<void>;
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * Begins to store a year in one transaction: the year itself and the bytes. Answers the state to go on from, or what is stored already
 * where the source's content is what it was. Throws `ledger.year-has-source`, `ledger.year-overlaps`.
 */
export async function beginYear(
  tx: Tx,
  source: SourceYear,
  books: Pick<YearBooks, 'reach'>,
  of: { readonly raw: PackedRaw; readonly contentSha256: string | null; readonly full: boolean },
): Promise<{ readonly state: YearState; readonly unchanged: boolean }> {
  const { clientId } = source;
  const year = await openYear(tx, source);
  const { sha256 } = of.raw;
  const contentSha256 = books.reach === 'whole-year' ? of.contentSha256 : null;
  const rawId = await keepRaw(tx, clientId, of.raw);
  if (!of.full && contentSha256 !== null && year.contentSha256 === contentSha256) {
    const { vouchers, entries } = await currentVouchers(tx, year.id);
    return {
      state: { year, rawId, sha256, contentSha256, taken: vouchers, counts: { ...noVouchers, unchanged: vouchers }, entries, touched: [] },
      unchanged: true,
    };
  }
  await markUnfinished(tx, year.id);
  // Sums that were never made, or that a run before this one left behind, are made for every month.
  const touched = year.summed ? [] : null;
  return { state: { year, rawId, sha256, contentSha256, taken: 0, counts: noVouchers, entries: 0, touched }, unchanged: false };
}

/**
 * Stores a year's head and its vouchers in batches, each with the state after it, from wherever the state says; marks what the source no
 * longer has; and sums the months that something was changed in. Cut off anywhere and begun again with the last state, it ends with the
 * same rows and the same counts. While a batch is being written the next is made ready.
 */
export async function storeVouchers(writer: YearWriter, first: YearState, books: YearBooks): Promise<YearState> {
  const { year, sha256, rawId } = first;
  const begun: YearState = { ...first, hasHead: true };
  if (!first.hasHead) {
    const at = { clientId: year.clientId, financialYearId: year.id, isWhole: books.reach === 'whole-year' };
    await storeHead({ read: writer.read, write: (work, isLast) => writer.commit(isLast ? begun : first, work) }, at, books.head);
  }
  if (books.reach === 'balances') return await storeSums(writer, begun);
  const place = { clientId: year.clientId, feedId: year.feedId, financialYearId: year.id, currency: books.head.currency, rawId };
  const stored = await writer.read((tx) => storedVouchers(tx, year.id));
  const shared = books.mayShareNumbers ? await sharedNumbers(books, books.reach) : new Map<string, string[]>();
  const diff = yearDiff(stored, { reach: books.reach, year, fileSha256: sha256, shared, ...(books.listed && { listed: books.listed }) });

  const background = inBackground();
  let state = begun;
  let changes: VoucherChange[] = [];
  let weight = 0;
  const flush = async () => {
    const [after, prepared] = [state, prepareChanges(place, changes)];
    changes = [];
    weight = 0;
    await background.begin(() => writer.commit(after, (tx) => writeChanges(tx, prepared)));
  };
  try {
    let at = 0;
    for await (const vouchers of books.vouchers()) {
      for (const voucher of vouchers) {
        const index = at++;
        if (books.belongs?.(voucher) === false) continue;
        const change = diff.next(voucher, index);
        if (index < begun.taken) continue;
        state = after(state, change, at);
        if (change.kind === 'unchanged' && !change.onlyFlags && !change.toldMore) continue;
        changes.push(change);
        weight += 1 + voucher.rows.length;
        if (weight >= ROWS_PER_STATEMENT) await flush();
      }
    }
    if (changes.length > 0) await flush();
  } finally {
    await background.rest();
  }
  await background.settled();
  return await storeSums(writer, await storeRemovals(writer, state, diff.gone()));
}

/** Ends a year: its state says that it is whole, and the audit log what happened. In the caller's transaction. */
export async function finishYear(
  tx: Tx,
  actor: Actor,
  { year, rawId, sha256, contentSha256, counts, entries }: YearState,
  reach: YearBooks['reach'],
): Promise<void> {
  await markFinished(tx, year.id, { contentSha256, rawId });
  if (reach === 'additions' && counts.added > 0) await flagSharedNumbers(tx, year.id, duplicateNumber);
  await recordAudit(tx, actor, {
    clientId: year.clientId,
    action: 'ledger.year-stored',
    refType: 'financialYear',
    refId: year.id,
    payload: { from: year.from, to: year.to, sha256, vouchers: { ...counts }, entries },
  });
}

const REMOVALS_PER_BATCH = 500;

function after(state: YearState, { kind, voucher, stored }: VoucherChange, taken: number): YearState {
  const counts = count(state.counts, kind);
  const entries = state.entries + voucher.rows.length;
  const touched = kind === 'unchanged' ? state.touched : touch(state.touched, voucher.date, stored?.date);
  return { ...state, taken, counts, entries, touched };
}

function touch(touched: YearState['touched'], ...dates: (string | undefined)[]): YearState['touched'] {
  if (touched === null) return null;
  const months = dates.flatMap((date) => (date === undefined ? [] : [`${date.slice(0, 8)}01`])).filter((month) => !touched.includes(month));
  return months.length === 0 ? touched : [...new Set([...touched, ...months])].sort();
}

async function storeRemovals(writer: YearWriter, begun: YearState, gone: readonly StoredVoucher[]): Promise<YearState> {
  let state = begun;
  for (let i = 0; i < gone.length; i += REMOVALS_PER_BATCH) {
    const batch = gone.slice(i, i + REMOVALS_PER_BATCH);
    const touched = touch(state.touched, ...batch.map((voucher) => voucher.date));
    state = { ...state, counts: count(state.counts, 'removed', batch.length), touched };
    await writer.commit(state, (tx) => writeRemovals(tx, batch));
  }
  return state;
}

async function storeSums(writer: YearWriter, state: YearState): Promise<YearState> {
  const { year, touched } = state;
  const months = touched ?? (await writer.read((tx) => monthsOf(tx, year)));
  for (const month of months) await writer.commit(state, (tx) => sumMonth(tx, year, month));
  return state;
}

// One piece of work at a time, whose error is kept for whoever begins the next or asks.
function inBackground() {
  let last: Promise<{ readonly error: unknown } | null> = Promise.resolve(null);
  const settled = async (): Promise<void> => {
    const failed = await last;
    if (failed) throw failed.error;
  };
  return {
    settled,
    begin: async (work: () => Promise<void>): Promise<void> => {
      await settled();
      last = work().then(
        () => null,
        (error: unknown) => ({ error }),
      );
    },
    rest: async (): Promise<void> => {
      await last;
    },
  };
}

// Two passes, so that only the few that share a number are kept: which they are is known when the first is over.
async function sharedNumbers(books: YearBooks, reach: SourceReach): Promise<Map<string, string[]>> {
  const seen = new Set<string>();
  const hashes = new Map<string, string[]>();
  const numbered = async (take: (key: string, voucher: BooksVoucher) => void) => {
    for await (const vouchers of books.vouchers()) {
      for (const voucher of vouchers) {
        if (isNumbered(voucher, reach) && books.belongs?.(voucher) !== false) take(numberKey(voucher.series, voucher.number), voucher);
      }
    }
  };
  await numbered((key) => (seen.has(key) ? hashes.set(key, []) : seen.add(key)));
  if (hashes.size > 0) await numbered((key, voucher) => hashes.get(key)?.push(contentHash(voucher)));
  return hashes;
}
