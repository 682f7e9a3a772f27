import { fenced, tellProgress, writeCheckpoint, writeProgress } from '@saldo/jobs';
import type { Plain } from '@saldo/kernel';
import {
  beginYear,
  currentVouchers,
  finishYear,
  keepProof,
  type PackedRaw,
  proveYear,
  readRaw,
  type SourceYear,
  storeVouchers,
  unpackRaw,
  type YearBooks,
  type YearProof,
  type YearState,
  yearById,
} from '@saldo/ledger';
import { type Tx, transaction } from '@saldo/platform/db';
import type { JobRun } from '../registry.ts';
import { type YearResult, yearResult } from './sync-result.ts';

/** What a job that takes in years keeps as its checkpoint: what is done, and how far the current year has come. */
export interface TakenYears {
  readonly done: readonly YearResult[];
  readonly current: YearState | null;
}

/** A year whose books have been read and found good, and what it was read from. */
export interface ReadYear {
  readonly source: SourceYear;
  readonly books: YearBooks;
  readonly raw: PackedRaw;
  /** Null where the source is not the whole year. */
  readonly contentSha256: string | null;
  readonly full: boolean;
}

/** Takes in years for one run of a job, each from its beginning or from where the last run was cut off. */
export interface YearTaker {
  /** What the job has taken in so far, of this run and those before. */
  readonly taken: TakenYears;
  /** Takes in a year from its beginning to its end. */
  take(year: ReadYear): Promise<void>;
  /** Begins a year; `unchanged` where its content is what is stored already. */
  begin(year: ReadYear): Promise<{ readonly state: YearState; readonly unchanged: boolean }>;
  /** Stores a year's vouchers from a state on, and answers the state after them. */
  store(books: YearBooks, state: YearState): Promise<YearState>;
  /** Ends a year and proves it; `also` writes in the same transaction. */
  finish(books: Pick<YearBooks, 'head' | 'reach'>, state: YearState, also?: (tx: Tx) => Promise<void>): Promise<void>;
}

/** Takes years in for a run, from what the job had taken in before. `keep` makes the checkpoint of it. */
export function yearTaker(run: Pick<JobRun, 'actor' | 'signal'>, begun: TakenYears, keep: (taken: TakenYears) => Plain): YearTaker {
  const { actor, signal } = run;
  let taken = begun;
  const soFar = (state: YearState) => taken.done.reduce((sum, year) => sum + vouchersOf(year), 0) + state.taken;

  const begin: YearTaker['begin'] = async ({ source, books, raw, contentSha256, full }) => {
    const begunYear = await fenced(actor, async (tx) => {
      const { state, unchanged } = await beginYear(tx, source, books, { raw, contentSha256, full });
      if (!unchanged) await writeCheckpoint(tx, actor, keep({ ...taken, current: state }));
      return { state, unchanged };
    });
    if (!begunYear.unchanged) taken = { ...taken, current: begunYear.state };
    return begunYear;
  };

  const commit = async (state: YearState, work: (tx: Tx) => Promise<void>): Promise<void> => {
    signal.throwIfAborted();
    const after = { ...taken, current: state };
    await fenced(actor, async (tx) => {
      await work(tx);
      await writeCheckpoint(tx, actor, keep(after));
      await writeProgress(tx, actor, { done: soFar(state), total: null, phase: 'store' });
    });
    taken = after;
  };
  const store: YearTaker['store'] = (books, state) => storeVouchers({ read: (work) => transaction(actor, work), commit }, state, books);

  const finish: YearTaker['finish'] = async (books, state, also) => {
    await tellProgress(actor, { done: soFar(state), total: null, phase: 'prove' });
    taken = await fenced(actor, async (tx) => {
      await also?.(tx);
      await finishYear(tx, actor, state, books.reach);
      const proof = await proofOf(tx, books, state);
      await keepProof(tx, state.year.id, proof, state.entries);
      const ended = { done: [...taken.done, yearResult(state, books.head.findings, proof)], current: null };
      await writeCheckpoint(tx, actor, keep(ended));
      return ended;
    });
  };

  const take: YearTaker['take'] = async (year) => {
    const { state, unchanged } = await begin(year);
    await finish(year.books, unchanged ? state : await store(year.books, state));
  };

  return {
    get taken() {
      return taken;
    },
    take,
    begin,
    store,
    finish,
  };
}

/** The bytes of a year that was cut off, as they were kept: it goes on with what it began with, whatever the source has become. */
export async function keptBytes(run: Pick<JobRun, 'actor'>, state: YearState): Promise<Uint8Array> {
  return await unpackRaw(await transaction(run.actor, (tx) => readRaw(tx, state.rawId)));
}

// Balances alone, of a year without an entry, prove nothing and contradict nothing.
async function proofOf(tx: Tx, books: Pick<YearBooks, 'reach'>, { year }: YearState): Promise<YearProof> {
  const isBare = books.reach === 'balances' && (await currentVouchers(tx, year.id)).entries === 0;
  return isBare
    ? { status: 'unproven', differences: [], unbalanced: { count: 0, vouchers: [] } }
    : await proveYear(tx, await yearById(tx, year.id));
}

function vouchersOf({ vouchers }: YearResult): number {
  return vouchers.added + vouchers.changed + vouchers.unchanged;
}
