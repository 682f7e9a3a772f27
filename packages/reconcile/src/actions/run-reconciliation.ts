import { createHash, type Hash } from 'node:crypto';
import { recordAudit } from '@saldo/audit';
import { closingBalances } from '@saldo/bank';
import { bankSync, fileImport, fortnoxSync } from '@saldo/feeds';
import { canonicalJson, type JobActor, type Plain, SaldoError } from '@saldo/kernel';
import { rows, type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { carriedRows } from '../carries-store.ts';
import type { EngineTables, Matcher } from '../drivers/matcher.ts';
import type { MatchRow, Side } from '../engine-input.ts';
import type { MatchResult } from '../engine-output.ts';
import { refusedGroups, standingGroups } from '../matches-store.ts';
import { keepOpenReasons } from '../open-items-store.ts';
import { endBooked, followMatches } from '../proposals-store.ts';
import { askAboutReconciliation } from '../questions-store.ts';
import { chainFor, holdAccount, noteRun, type Reconciliation, reconciliationById } from '../reconciliations-store.ts';
import { bankRows, ledgerRows, openingRows, type Pool, rowsMark } from '../rows-store.ts';
import { learnedTables } from '../rules-store.ts';
import { reckonAnew, reckonLater, type Standing } from '../standing-store.ts';

/** What a run sets out with. */
export interface RunPlan {
  readonly reconciliation: Reconciliation;
  readonly pool: Pool;
  readonly tables: EngineTables;
  /** Where bank and books stood when it was made. */
  readonly mark: string;
}

/**
 * What a run is to work on; null where the reconciliation was closed meanwhile. Proposed vouchers that have come back from the books are
 * joined with their matches first.
 * Throws `reconcile.sync-running`, which waits, while rows are being stored: what was read now would be half of it.
 */
export async function beginRun(actor: JobActor, id: string): Promise<RunPlan | null> {
  return await transaction(actor, async (tx) => {
    const reconciliation = await reconciliationById(tx, id);
    if (reconciliation.closedAtMs !== null) return null;
    await waitForSync(tx, reconciliation.clientId);
    await holdAccount(tx, reconciliation.bankAccountId);
    await endBooked(tx, actor, reconciliation);
    const pool: Pool = { reconciliation, chain: await chainFor(tx, reconciliation) };
    return { reconciliation, pool, tables: await tablesOf(tx, pool), mark: await rowsMark(tx, pool) };
  });
}

/** What is known of an account besides its rows. */
export async function tablesOf(tx: Tx, { reconciliation, chain }: Pool): Promise<EngineTables> {
  const { id, clientId, bankAccountId, currency, to } = reconciliation;
  const balances = (await closingBalances(tx, bankAccountId)).filter(({ day }) => day >= chain.since && day <= to);
  return {
    currency,
    standing: await standingGroups(tx, id),
    refused: await refusedGroups(tx, bankAccountId),
    carried: await carriedRows(tx, id),
    learned: await learnedTables(tx, clientId),
    balances,
  };
}

async function waitForSync(tx: Tx, clientId: string): Promise<void> {
  const names = sql.param([fortnoxSync.name, bankSync.name, fileImport.name]);
  const running = await rows(
    tx,
    sql`select from jobs where client_id = ${clientId} and status = 'running' and name = any(${names}::text[]) limit 1`,
  );
  if (running.length > 0) throw new SaldoError('reconcile.sync-running', 'limit', {}, { afterSeconds: 2 });
}

/** More rows of both sides than this are not attempted. */
const MOST_ROWS = 1_200_000;

/**
 * Reads all rows of a run, in pages of a short transaction each, and gives them to a matcher. Answers a hash of all that it was given.
 * Throws `reconcile.too-many-rows`.
 * @param told how many rows have been read so far
 */
export async function giveRows(actor: JobActor, plan: RunPlan, matcher: Matcher, told: (rows: number) => Promise<void>): Promise<string> {
  const { pool, tables } = plan;
  const hash = createHash('sha256').update(canonicalJson(plainTables(tables)));
  const opening = await transaction(actor, (tx) => openingRows(tx, pool));
  let count = 0;
  for (const side of ['bank', 'ledger'] as const) {
    give(matcher, hash, side, opening[side]);
    const read = side === 'bank' ? bankRows : ledgerRows;
    for (let last: MatchRow | undefined, sequence = 0; ; ) {
      const page = await transaction(actor, (tx) => read(tx, pool, last, sequence));
      give(matcher, hash, side, page);
      sequence += page.length;
      count += page.length;
      if (count > MOST_ROWS) throw new SaldoError('reconcile.too-many-rows', 'invalid', { most: MOST_ROWS }, { retry: 'never' });
      await told(count);
      last = page.at(-1);
      if (!last) break;
    }
  }
  return hash.digest('hex');
}

function give(matcher: Matcher, hash: Hash, side: Side, read: readonly MatchRow[]): void {
  for (const { id, day, amountMinor, currency, name, text, references } of read)
    hash.update([side, id, day, amountMinor, currency, name, text, references].join('|'));
  if (read.length > 0) matcher.give(side, read);
}

/** Whether the rows are still those that a run has read. */
export async function areSameRows(actor: JobActor, { pool, mark }: RunPlan): Promise<boolean> {
  return await transaction(actor, async (tx) => (await rowsMark(tx, pool)) === mark);
}

/** Ends a run in the caller's transaction: what is too much and why rows are open is kept, and the balance is proven anew. */
export async function endRun(
  tx: Tx,
  actor: JobActor,
  plan: RunPlan,
  found: { readonly result: MatchResult; readonly rowsSha256: string; readonly stored: Plain },
): Promise<Standing> {
  const { reconciliation } = plan;
  const { id, clientId, bankAccountId } = reconciliation;
  await holdAccount(tx, bankAccountId);
  const { engineVersion, notes, open } = found.result;
  const kept = notes.map(({ amountMinor, ...note }) => ({ ...note, amountMinor: amountMinor === null ? null : String(amountMinor) }));
  await noteRun(tx, id, { engineVersion, rowsSha256: found.rowsSha256, notes: kept });
  await keepOpenReasons(tx, reconciliation, open);
  await followMatches(tx, actor, reconciliation);
  const standing = await reckonAnew(tx, id);
  await reckonLater(tx, reconciliation);
  await askAboutReconciliation(tx, actor, reconciliation, standing);
  const { status, counts, proof } = standing;
  const payload = {
    status,
    counts: { ...counts },
    unexplained: proof.unexplained,
    inputsSha256: proof.inputsSha256,
    engineVersion,
    matches: found.stored,
  };
  await recordAudit(tx, actor, { clientId, action: 'reconciliation.run', refType: 'reconciliation', refId: id, payload });
  return standing;
}

// Whatever a run was given is what JSON can say.
function plainTables(tables: EngineTables): Plain {
  return tables as unknown as Plain;
}
