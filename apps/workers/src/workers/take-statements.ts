import { recordAudit } from '@saldo/audit';
import {
  accountToImport,
  addTransactions,
  askAboutAccount,
  beginStatement,
  type DatedHead,
  type DeliveryPlan,
  type DeliveryState,
  datedHead,
  deliveryOf,
  endStatement,
  entryMarks,
  joinDepositDetails,
  keepDepositDetails,
  mappingById,
  newDepositDetails,
  noTransactions,
  type ObservedEntry,
  planDelivery,
  reviewAccount,
  type StatementPlace,
  type TransactionCounts,
  writeEntries,
} from '@saldo/bank';
import {
  type BankEntry,
  readStatements,
  type StatementHead,
  type StatementOptions,
  type StatementReading,
  type StatementSource,
  statementEntries,
} from '@saldo/bank/statements';
import { type Feed, feedById, type ImportPayload, noteSynced } from '@saldo/feeds';
import { fenced, finishJob, writeCheckpoint, writeProgress } from '@saldo/jobs';
import { type Plain, SaldoError } from '@saldo/kernel';
import { keepRaw, packRaw } from '@saldo/ledger';
import { type Tx, transaction } from '@saldo/platform/db';
import { fileContent, files } from '@saldo/platform/files';
import { enqueueChecks } from '@saldo/quality';
import { reconcileAfter } from '@saldo/reconcile';
import type { JobRun } from '../registry.ts';
import { bankResult, type StatementResult } from './bank-result.ts';
import { byPlan } from './by-plan.ts';

/** What the job keeps: the file's bytes, whose account each statement is, what is done, and how far the current statement has come. */
interface Taken {
  readonly rawId: string;
  /** The account of each statement of the file, in its order; null for one without a day. */
  readonly accounts: readonly (string | null)[];
  readonly done: readonly StatementResult[];
  readonly current: DeliveryState | null;
}

interface Reading {
  readonly feed: Feed;
  readonly open: StatementSource;
  readonly options: StatementOptions;
  readonly reading: StatementReading;
  /** The marks of what is booked, statement by statement. */
  readonly observed: readonly (readonly ObservedEntry[])[];
  /** The statements with their days; null for one without a day. */
  readonly heads: readonly (DatedHead | null)[];
}

const ENTRIES_IN_COMMIT = 1_000;

/**
 * Takes in a file of statements that somebody has handed over: checks all of it, finds the accounts, keeps its bytes, matches each
 * statement with what is stored and stores the difference. Nothing of a file that is refused is stored. Details of deposits (camt.054,
 * BgMax) join the transactions that they explain, now or when those come.
 */
export async function takeStatements(run: JobRun<ImportPayload>): Promise<Plain> {
  await run.progress({ done: 0, total: null, phase: 'read' });
  const read = await check(run);
  let taken = (run.checkpoint as unknown as Taken | null) ?? (await begin(run, read));
  if (isDetails(read.reading)) taken = await takeDetails(run, read, taken);
  else {
    for await (const { statement, entries } of statementsFrom(read, taken.done.length))
      taken = await takeOne(run, read, taken, statement, entries);
  }
  return await finish(run, read, taken);
}

async function check({ actor, payload }: JobRun<ImportPayload>): Promise<Reading> {
  const { kind, fileKey, fileName, mappingId } = payload;
  const { feed, mapping } = await transaction(actor, async (tx) => {
    const found = await feedById(tx, payload.feedId);
    return { feed: found, mapping: mappingId === undefined ? null : await mappingById(tx, mappingId) };
  });
  const open: StatementSource = () => fileContent(fileKey);
  if (kind === 'sie') throw new SaldoError('defect', 'defect');
  const options: StatementOptions = { fileName, kind, ...(mapping && { mapping: mapping.mapping }) };
  const reading = await readStatements(open, options);
  if (reading.status === 'refused') {
    const { faults, faultCount } = reading;
    throw new SaldoError('bank.file-refused', 'invalid', { file: fileName, count: faultCount }, { retry: 'never', faults, faultCount });
  }
  const observed: ObservedEntry[][] = reading.statements.map(() => []);
  for await (const batch of statementEntries(open, reading, options))
    for (const entry of batch.entries) if (entry.status === 'booked') observed[batch.statement]?.push(observedEntry(entry));
  const heads = reading.statements.map((head, place) => datedHead(head, observed[place] ?? []));
  return { feed, open, options, reading, observed, heads };
}

async function begin(run: JobRun<ImportPayload>, { feed, open, reading, heads }: Reading): Promise<Taken> {
  const { actor, payload } = run;
  const { fileName, bankAccountId } = payload;
  const raw = await packRaw(open(), { kind: reading.kind, name: fileName, contentType: 'application/octet-stream' });
  return await fenced(actor, async (tx) => {
    const rawId = await keepRaw(tx, feed.clientId, raw);
    const accounts: (string | null)[] = [];
    for (const [place, head] of reading.statements.entries()) {
      if (isDetails(reading) || !heads[place]) accounts.push(null);
      else accounts.push((await accountToImport(tx, actor, feed.clientId, head.account, bankAccountId, fileName)).id);
    }
    const taken: Taken = { rawId, accounts, done: [], current: null };
    await writeCheckpoint(tx, actor, asPlain(taken));
    return taken;
  });
}

/** Each statement of the file from one on, with its booked entries as they come. */
async function* statementsFrom({ open, options, reading }: Reading, first: number) {
  const batches = statementEntries(open, reading, options)[Symbol.asyncIterator]();
  let batch = await batches.next();
  const entriesOf = async function* (statement: number): AsyncGenerator<BankEntry[]> {
    for (; !batch.done && batch.value.statement <= statement; batch = await batches.next())
      if (batch.value.statement === statement) yield batch.value.entries.filter(({ status }) => status === 'booked');
  };
  for (let statement = 0; statement < reading.statements.length; statement++) {
    const entries = entriesOf(statement);
    if (statement >= first) yield { statement, entries };
    // What is left of it, or all of one that is done.
    for await (const _ of entries);
  }
}

async function takeOne(
  run: JobRun<ImportPayload>,
  read: Reading,
  taken: Taken,
  statement: number,
  batches: AsyncGenerator<BankEntry[]>,
): Promise<Taken> {
  const { actor, signal } = run;
  const head = read.heads[statement] ?? null;
  const bankAccountId = taken.accounts[statement] ?? null;
  if (bankAccountId === null || !head) {
    return withDone(taken, { head: read.reading.statements[statement] as StatementHead, bankAccountId, counts: noTransactions });
  }
  const place = placeOf(read, taken, head, bankAccountId);
  const delivery = deliveryOf(place, head, read.observed[statement] ?? []);
  const soFar = taken.done.reduce((sum, one) => sum + one.entries, 0);

  let state =
    taken.current ??
    (await fenced(actor, async (tx) => {
      const begun = await beginStatement(tx, place, head, delivery.observed);
      await writeCheckpoint(tx, actor, asPlain({ ...taken, current: begun }));
      return begun;
    }));
  const plan = () => transaction(actor, (tx) => planDelivery(tx, delivery, state));
  let made = await plan();
  const commit = async (
    work: (tx: Tx, current: DeliveryPlan) => Promise<{ state: DeliveryState; made: DeliveryPlan }>,
    after: (state: DeliveryState) => Taken,
  ) => {
    ({ state, made } = await byPlan(made, plan, signal, (current) =>
      fenced(actor, async (tx) => {
        const written = await work(tx, current);
        await writeCheckpoint(tx, actor, asPlain(after(written.state)));
        await writeProgress(tx, actor, { done: soFar + written.state.done, total: totalOf(read), phase: 'store' });
        return written;
      }),
    ));
  };

  for await (const entries of inCommits(batches, state.done)) {
    await commit(
      (tx, current) => writeEntries(tx, delivery, current, state, entries),
      (current) => ({ ...taken, current }),
    );
  }
  const ended = (current: DeliveryState) => withDone(taken, { head, bankAccountId, counts: current.counts });
  await commit(async (tx, current) => ({ state: await endStatement(tx, delivery, current, state, head), made: current }), ended);
  return ended(state);
}

// Entries gathered to what one transaction writes; what was stored before is passed over.
async function* inCommits(batches: AsyncGenerator<BankEntry[]>, stored: number): AsyncGenerator<BankEntry[]> {
  let passed = 0;
  let waiting: BankEntry[] = [];
  for await (const batch of batches) {
    const left = batch.slice(Math.max(0, stored - passed));
    passed += batch.length;
    waiting.push(...left);
    for (; waiting.length >= ENTRIES_IN_COMMIT; waiting = waiting.slice(ENTRIES_IN_COMMIT)) yield waiting.slice(0, ENTRIES_IN_COMMIT);
  }
  if (waiting.length > 0) yield waiting;
}

/** Details are few and small beside statements: the file is one commit. */
async function takeDetails(run: JobRun<ImportPayload>, read: Reading, taken: Taken): Promise<Taken> {
  const { actor, payload } = run;
  const { feed, open, options, reading } = read;
  const found: { head: StatementHead; entries: BankEntry[] }[] = reading.statements.map((head) => ({ head, entries: [] }));
  for await (const batch of statementEntries(open, reading, options)) {
    // What is pending may come to nothing, and is told again when it is booked.
    found[batch.statement]?.entries.push(...batch.entries.filter(({ status }) => status === 'booked'));
  }
  return await fenced(actor, async (tx) => {
    const place = { clientId: feed.clientId, feedId: feed.id, source: reading.kind, rawId: taken.rawId };
    const named = { chosenId: payload.bankAccountId, isExact: reading.kind === 'camt054' };
    let after = taken;
    for (const { head, entries } of found) {
      const details = await newDepositDetails(tx, feed.clientId, head.account, entries, named);
      const kept = await keepDepositDetails(tx, place, details);
      after = withDone(after, {
        head,
        bankAccountId: details[0]?.bankAccountId ?? null,
        counts: { ...noTransactions, unchanged: entries.length - kept },
      });
    }
    await writeCheckpoint(tx, actor, asPlain(after));
    return after;
  });
}

async function finish(run: JobRun<ImportPayload>, read: Reading, taken: Taken): Promise<Plain> {
  const { actor, payload } = run;
  const { feed, reading, heads } = read;
  const result = await fenced(actor, async (tx) => {
    const days = heads.filter((head) => head !== null);
    const from = days.map((head) => head.from).sort()[0];
    const to = days
      .map((head) => head.to)
      .sort()
      .at(-1);
    const joined = from && to ? await joinDepositDetails(tx, feed.clientId, { from, to }) : { joined: 0, waiting: 0 };
    const reviews = new Map<string, Awaited<ReturnType<typeof reviewAccount>>>();
    for (const bankAccountId of new Set(taken.accounts)) {
      if (bankAccountId === null) continue;
      const review = await reviewAccount(tx, bankAccountId);
      reviews.set(bankAccountId, review);
      await askAboutAccount(tx, actor, bankAccountId, review);
    }
    const ended = bankResult(reading, taken.done, reviews, joined);
    await noteSynced(tx, actor, feed.id);
    await reconcileAfter(tx, actor, feed.clientId);
    const what = { kind: payload.kind, rawId: taken.rawId, statements: reading.statements.length };
    await recordAudit(tx, actor, { clientId: feed.clientId, action: 'feed.imported', refType: 'feed', refId: feed.id, payload: what });
    await enqueueChecks(tx, actor, feed.clientId);
    await finishJob(tx, actor, ended);
    return ended;
  });
  await files().remove(payload.fileKey);
  return result;
}

function withDone(
  taken: Taken,
  {
    head,
    bankAccountId,
    counts,
  }: { readonly head: StatementHead; readonly bankAccountId: string | null; readonly counts: TransactionCounts },
): Taken {
  const { pending, booked } = head.counts;
  const result: StatementResult = {
    bankAccountId,
    from: head.from,
    to: head.to,
    entries: booked,
    counts: addTransactions(counts, { ...noTransactions, pending }),
  };
  return { ...taken, done: [...taken.done, result], current: null };
}

function placeOf({ feed, reading }: Reading, { rawId }: Taken, head: DatedHead, bankAccountId: string): StatementPlace {
  const currency = head.account.currency ?? head.closing?.currency ?? head.opening?.currency ?? 'SEK';
  return { clientId: feed.clientId, bankAccountId, feedId: feed.id, source: reading.kind, currency, rawId };
}

function observedEntry(entry: BankEntry): ObservedEntry {
  return { bookingDate: entry.bookingDate, amountMinor: entry.amountMinor, ...entryMarks(entry) };
}

function totalOf({ observed }: Reading): number {
  return observed.reduce((sum, entries) => sum + entries.length, 0);
}

function isDetails({ kind }: StatementReading): boolean {
  return kind === 'camt054' || kind === 'bgmax';
}

// What this job wrote as its checkpoint is what it reads: nobody else writes there.
function asPlain(taken: Taken): Plain {
  return taken as unknown as Plain;
}
