import { type Actor, actorName, isUuid, SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import type { RowGroup } from './engine-input.ts';
import type { Evidence, ResidualKind } from './engine-output.ts';
import { contentOf, type StoredMatch, type WantedMatch } from './match-changes.ts';
import type { DecidedGroup } from './replay-differences.ts';
import { rowsKeyOf } from './rows-key.ts';
import type { KeptMatchState } from './schema.ts';

/** A match as it is stored, with its rows. Minor units. */
export interface StoredGroup extends RowGroup {
  readonly id: string;
  readonly clientId: string;
  readonly reconciliationId: string;
  readonly state: KeptMatchState;
  readonly rank: number;
  readonly kind: string;
  readonly confidence: number;
  readonly differenceMinor: bigint;
  readonly residual: ResidualKind | null;
  readonly coincidence: number | null;
  readonly evidence: readonly Evidence[];
  readonly ruleIds: readonly string[];
  readonly note: string;
  readonly madeBy: string;
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly undone: boolean;
  readonly version: number;
}

const COLUMNS = sql.raw(`m.id, m.client_id as "clientId", m.reconciliation_id as "reconciliationId", m.state, m.rank, m.kind, m.confidence,
  m.difference_minor::text as "differenceMinor", m.residual, m.coincidence, m.evidence, m.rule_ids as "ruleIds", m.note, m.made_by as "madeBy",
  m.decided_by as "decidedBy", (extract(epoch from m.decided_at) * 1000)::float8 as "decidedAtMs", m.undone, m.version`);
const ROWS = sql.raw(`lateral (select coalesce(array_agg(row_id order by row_id) filter (where side = 'bank'), '{}') as "bankIds",
  coalesce(array_agg(row_id order by row_id) filter (where side = 'ledger'), '{}') as "ledgerIds"
  from reconciliation_match_rows where match_id = m.id) g`);

type GroupRow = Omit<StoredGroup, 'differenceMinor'> & { readonly differenceMinor: string };

/** One match, locked where it is to be decided. Throws `reconcile.match-missing`, also for what a run has superseded. */
export async function matchById(tx: Tx, id: string): Promise<StoredGroup> {
  const [found] = isUuid(id)
    ? await rows<GroupRow>(
        tx,
        sql`select ${COLUMNS}, g.* from reconciliation_matches m, ${ROWS} where m.id = ${id} and m.state <> 'superseded'`,
      )
    : [];
  if (!found) throw new SaldoError('reconcile.match-missing', 'missing');
  return asGroup(found);
}

/** Which matches of a reconciliation are asked for. */
export interface MatchFilter {
  readonly state?: Exclude<KeptMatchState, 'superseded'> | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of the matches of a reconciliation in the order in which they were made, and one more where there is a further page. */
export async function matchPage(tx: Tx, reconciliationId: string, { state, limit, cursor }: MatchFilter): Promise<StoredGroup[]> {
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('reconcile.bad-cursor', 'invalid');
  const of = state === undefined ? sql`m.state <> 'superseded'` : sql`m.state = ${state}`;
  const found = await rows<GroupRow>(
    tx,
    sql`select ${COLUMNS}, g.* from (
        select * from reconciliation_matches m where m.reconciliation_id = ${reconciliationId} and ${of}
          ${cursor === undefined ? sql`` : sql`and m.id > ${cursor}`} order by m.id limit ${limit + 1}
      ) m, ${ROWS} order by m.id`,
  );
  return found.map(asGroup);
}

/** Groups of an account's rows that stand, since a person confirmed them. */
export async function standingGroups(tx: Tx, reconciliationId: string): Promise<RowGroup[]> {
  return (await groups(tx, sql`m.reconciliation_id = ${reconciliationId} and m.state = 'confirmed'`)).map(onlyRows);
}

/** Groups of an account's rows that a person has rejected or taken back. */
export async function refusedGroups(tx: Tx, bankAccountId: string): Promise<RowGroup[]> {
  return (
    await groups(
      tx,
      sql`m.state = 'rejected' and m.reconciliation_id in (select id from reconciliations where bank_account_id = ${bankAccountId})`,
    )
  ).map(onlyRows);
}

/** Groups of a reconciliation's rows that stand, made or confirmed, and those that a person has rejected. */
export async function decidedGroups(tx: Tx, reconciliationId: string): Promise<DecidedGroup[]> {
  // The compiler knows no narrower state of what the condition picks.
  return (await groups(
    tx,
    sql`m.reconciliation_id = ${reconciliationId} and m.state in ('auto', 'confirmed', 'rejected')`,
  )) as DecidedGroup[];
}

function onlyRows({ bankIds, ledgerIds }: RowGroup): RowGroup {
  return { bankIds, ledgerIds };
}

type FoundGroup = RowGroup & { readonly id: string; readonly state: KeptMatchState };

async function groups(tx: Tx, of: SQL): Promise<FoundGroup[]> {
  const found: FoundGroup[] = [];
  for (let after: string | null = null; ; ) {
    const page: FoundGroup[] = await rows(
      tx,
      sql`select m.id, m.state, g.* from (select id, state from reconciliation_matches m where ${of} ${after === null ? sql`` : sql`and m.id > ${after}`}
          order by m.id limit ${READ_AT_ONCE}) m, ${ROWS} order by m.id`,
    );
    for (const one of page) found.push(one);
    const last = page.at(-1);
    if (page.length < READ_AT_ONCE || !last) return found;
    after = last.id;
  }
}

const READ_AT_ONCE = 5_000;
/** With their evidence, so that nobody waits for long while a page is read. */
const MATCHES_AT_ONCE = 1_000;

/** The next of the matches that earlier runs have stored and nobody has decided; none after the last. */
export async function undecidedMatches(tx: Tx, reconciliationId: string, after: string | null): Promise<StoredMatch[]> {
  const found = await rows<Omit<GroupRow, 'state'> & { state: 'auto' | 'suggested'; rowsKey: string; isWhole: boolean }>(
    tx,
    sql`select ${COLUMNS}, m.rows_key as "rowsKey",
        m.is_whole as "isWhole"
      from reconciliation_matches m where m.reconciliation_id = ${reconciliationId} and m.state in ('auto', 'suggested')
        ${after === null ? sql`` : sql`and m.id > ${after}`} order by m.id limit ${MATCHES_AT_ONCE}`,
  );
  return found.map((one) => {
    const { id, rowsKey, isWhole } = one;
    // The compiler knows no narrower kind of what this package itself has written.
    const content = contentOf({ ...one, kind: one.kind as WantedMatch['kind'], differenceMinor: BigInt(one.differenceMinor) });
    return { id, rowsKey, isWhole, content };
  });
}

/** Takes back what a run before has made and this one does not: automatic matches stay in history, suggestions say nothing any more. */
export async function supersedeMatches(tx: Tx, ids: readonly string[]): Promise<void> {
  const of = sql.param([...ids]);
  await tx.execute(sql`
    delete from reconciliation_match_rows where match_id in (select id from reconciliation_matches where id = any(${of}::uuid[]) and state = 'suggested')`);
  await tx.execute(sql`delete from reconciliation_matches where id = any(${of}::uuid[]) and state = 'suggested'`);
  await tx.execute(sql`
    update reconciliation_match_rows set held = false where held and match_id in (
      select id from reconciliation_matches where id = any(${of}::uuid[]) and state = 'auto')`);
  await tx.execute(sql`
    update reconciliation_matches set state = 'superseded', version = version + 1 where id = any(${of}::uuid[]) and state = 'auto'`);
}

/** Weighs stored matches anew that nobody has decided meanwhile; one whose rows were taken meanwhile is left as it is. */
export async function changeMatches(
  tx: Tx,
  changed: readonly (WantedMatch & { readonly id: string })[],
  engineVersion: string,
): Promise<void> {
  const free = await withoutTaken(tx, changed);
  const json = JSON.stringify(free.map((one) => ({ id: one.id, ...writtenFields(one) })));
  const now = await rows<{ id: string }>(
    tx,
    sql`update reconciliation_matches m set state = x.state, rank = x.rank, kind = x.kind, confidence = x.confidence, residual = x.residual,
        difference_minor = x."differenceMinor", coincidence = x.coincidence, evidence = x.evidence, rule_ids = x."ruleIds",
        engine_version = ${engineVersion}, version = m.version + 1
      from jsonb_to_recordset(${json}::jsonb) as x(${WRITTEN}) where m.id = x.id and m.state in ('auto', 'suggested') returning m.id`,
  );
  await tx.execute(sql`
    update reconciliation_match_rows h set held = m.state = 'auto' from reconciliation_matches m
    where m.id = h.match_id and h.match_id = any(${sql.param(now.map(({ id }) => id))}::uuid[]) and h.held <> (m.state = 'auto')`);
}

/** Whom a match belongs to and who made it. */
export interface MatchPlace {
  readonly clientId: string;
  readonly reconciliationId: string;
  readonly engineVersion: string;
}

/** A match with the id that it is stored under. */
export type PlacedMatch = WantedMatch & { readonly id: string };

/**
 * Stores matches of a run, without their rows, but for those whose rows a decision has taken meanwhile or that were refused. Answers those
 * that were stored.
 */
export async function insertMatches(
  tx: Tx,
  actor: Actor,
  { clientId, reconciliationId, engineVersion }: MatchPlace,
  made: readonly WantedMatch[],
): Promise<PlacedMatch[]> {
  const free = (await withoutRefused(tx, reconciliationId, await withoutTaken(tx, made))).map((one) => ({ ...one, id: newId() }));
  const json = JSON.stringify(free.map((one) => ({ id: one.id, ...writtenFields(one) })));
  const stored = await rows<{ id: string }>(
    tx,
    sql`insert into reconciliation_matches (id, client_id, reconciliation_id, state, rank, kind, confidence, difference_minor, residual, coincidence,
        evidence, rule_ids, rows_key, is_whole, made_by, engine_version)
      select x.id, ${clientId}::uuid, ${reconciliationId}::uuid, x.state, x.rank, x.kind, x.confidence, x."differenceMinor", x.residual, x.coincidence,
        x.evidence, x."ruleIds", x."rowsKey", x."isWhole", ${actorName(actor)}, ${engineVersion}
      from jsonb_to_recordset(${json}::jsonb) as x(${WRITTEN})
      on conflict (reconciliation_id, rows_key) where state in ('auto', 'suggested', 'confirmed') do nothing returning id`,
  );
  const ids = new Set(stored.map(({ id }) => id));
  return free.filter(({ id }) => ids.has(id));
}

/** A row of a match. */
export interface MatchedRow {
  readonly matchId: string;
  readonly side: 'bank' | 'ledger';
  readonly rowId: string;
  readonly held: boolean;
}

/** Stores rows of matches; one that is there already stays. */
export async function insertMatchRows(
  tx: Tx,
  { clientId, reconciliationId }: Pick<MatchPlace, 'clientId' | 'reconciliationId'>,
  added: readonly MatchedRow[],
): Promise<void> {
  const of = <T>(pick: (row: MatchedRow) => T) => sql.param(added.map(pick));
  await tx.execute(sql`
    insert into reconciliation_match_rows (match_id, side, row_id, reconciliation_id, client_id, held)
    select x.match_id, x.side, x.row_id, ${reconciliationId}::uuid, ${clientId}::uuid, x.held
    from unnest(${of(({ matchId }) => matchId)}::uuid[], ${of(({ side }) => side)}::text[], ${of(({ rowId }) => rowId)}::uuid[],
      ${of(({ held }) => held)}::boolean[]) as x(match_id, side, row_id, held)
    on conflict (match_id, side, row_id) do nothing`);
}

/** So many rows are stored with one commit. */
export const ROWS_IN_COMMIT = 10_000;

/** Says that all rows of a match are stored. */
export async function noteWhole(tx: Tx, matchId: string): Promise<void> {
  await tx.execute(sql`update reconciliation_matches set is_whole = true where id = ${matchId}`);
}

/** The rows of matches, as they are stored. */
export function* rowsOfMatches(matches: readonly PlacedMatch[]): Generator<MatchedRow, void, void> {
  for (const { id: matchId, state, bankIds, ledgerIds } of matches) {
    const held = state === 'auto';
    for (const rowId of bankIds) yield { matchId, side: 'bank', rowId, held };
    for (const rowId of ledgerIds) yield { matchId, side: 'ledger', rowId, held };
  }
}

/** Those of some rows that a match holds already. */
export async function heldRows(tx: Tx, rowIds: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select distinct row_id as id from reconciliation_match_rows where held and row_id = any(${sql.param([...rowIds])}::uuid[])`,
  );
  return new Set(found.map(({ id }) => id));
}

async function withoutTaken<T extends WantedMatch>(tx: Tx, matches: readonly T[]): Promise<T[]> {
  const taken = await rows<{ id: string; matchId: string }>(
    tx,
    sql`select row_id as id, match_id as "matchId" from reconciliation_match_rows
      where held and row_id = any(${sql.param(matches.flatMap(({ bankIds, ledgerIds }) => [...bankIds, ...ledgerIds]))}::uuid[])`,
  );
  const holder = new Map(taken.map(({ id, matchId }) => [id, matchId]));
  const isFree = (own: unknown) => (id: string) => !holder.has(id) || holder.get(id) === own;
  return matches.filter((one) => {
    const free = isFree(Reflect.get(one, 'id'));
    return one.bankIds.every(free) && one.ledgerIds.every(free);
  });
}

async function withoutRefused(tx: Tx, reconciliationId: string, matches: readonly WantedMatch[]): Promise<WantedMatch[]> {
  const refused = await rows<{ key: string }>(
    tx,
    sql`select rows_key as key from reconciliation_matches where reconciliation_id = ${reconciliationId} and state = 'rejected'
      and rows_key = any(${sql.param(matches.map(({ rowsKey }) => rowsKey))}::text[])`,
  );
  const keys = new Set(refused.map(({ key }) => key));
  return matches.filter(({ rowsKey }) => !keys.has(rowsKey));
}

const WRITTEN =
  sql.raw(`id uuid, state text, rank int, kind text, confidence float8, "differenceMinor" bigint, residual text, coincidence float8,
  evidence jsonb, "ruleIds" uuid[], "rowsKey" text, "isWhole" boolean`);

function writtenFields(match: WantedMatch) {
  const { bankIds, ledgerIds, differenceMinor, ruleIds, ...fields } = match;
  return {
    ...fields,
    differenceMinor: String(differenceMinor),
    ruleIds: [...ruleIds],
    isWhole: bankIds.length + ledgerIds.length <= ROWS_IN_COMMIT,
  };
}

function asGroup(row: GroupRow): StoredGroup {
  return { ...row, differenceMinor: BigInt(row.differenceMinor) };
}

/** Takes away the suggestions that want any of some rows, but for one: the rows are taken. */
export async function dropSuggestions(tx: Tx, rowIds: readonly string[], exceptId: string | null): Promise<void> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select distinct m.id from reconciliation_match_rows h join reconciliation_matches m on m.id = h.match_id
      where h.row_id = any(${sql.param([...rowIds])}::uuid[]) and m.state = 'suggested' and m.id is distinct from ${exceptId}::uuid`,
  );
  if (found.length > 0)
    await supersedeMatches(
      tx,
      found.map(({ id }) => id),
    );
}

/** Stores rows that a person has said belong together. Answers the id of the match. */
export async function insertDecided(
  tx: Tx,
  actor: Actor,
  { id: reconciliationId, clientId }: { readonly id: string; readonly clientId: string },
  made: RowGroup & { readonly differenceMinor: bigint; readonly note: string; readonly kind?: string },
): Promise<string> {
  const [id, by] = [newId(), actorName(actor)];
  const { bankIds, ledgerIds, differenceMinor, note, kind = 'hand' } = made;
  await tx.execute(sql`
    insert into reconciliation_matches (id, client_id, reconciliation_id, state, kind, confidence, difference_minor, rows_key, note, made_by,
      decided_by, decided_at)
    values (${id}, ${clientId}, ${reconciliationId}, 'confirmed', ${kind}, 1, ${differenceMinor}, ${rowsKeyOf(made)}, ${note}, ${by}, ${by}, now())`);
  const row = (side: MatchedRow['side']) => (rowId: string) => ({ matchId: id, side, rowId, held: true });
  await insertMatchRows(tx, { clientId, reconciliationId }, [...bankIds.map(row('bank')), ...ledgerIds.map(row('ledger'))]);
  return id;
}

/** Notes what a person decided on a match, and takes or frees its rows. */
export async function decideMatch(
  tx: Tx,
  actor: Actor,
  id: string,
  { state, undone }: { readonly state: 'confirmed' | 'rejected'; readonly undone: boolean },
): Promise<void> {
  await tx.execute(sql`
    update reconciliation_matches set state = ${state}, undone = ${undone}, decided_by = ${actorName(actor)}, decided_at = now(), version = version + 1
    where id = ${id}`);
  const held = state === 'confirmed';
  await tx.execute(sql`update reconciliation_match_rows set held = ${held} where match_id = ${id} and held <> ${held}`);
}

/** Puts the entry of a booked difference into its match, which stands from then on and differs by what the entry leaves. */
export async function joinEntry(tx: Tx, actor: Actor, matchId: string, entryId: string): Promise<void> {
  // A run that took the entry for something else did not know of the proposal.
  const [holder] = await rows<{ id: string }>(
    tx,
    sql`select match_id as id from reconciliation_match_rows where held and side = 'ledger' and row_id = ${entryId}`,
  );
  if (holder) await supersedeMatches(tx, [holder.id]);
  await dropSuggestions(tx, [entryId], null);
  const { clientId, reconciliationId, bankIds, ledgerIds } = await matchById(tx, matchId);
  const joined = { bankIds, ledgerIds: [...ledgerIds, entryId] };
  await insertMatchRows(tx, { clientId, reconciliationId }, [{ matchId, side: 'ledger', rowId: entryId, held: true }]);
  await tx.execute(sql`
    update reconciliation_matches set state = 'confirmed', rows_key = ${rowsKeyOf(joined)},
      difference_minor = difference_minor - (select amount_minor from ledger_entries where id = ${entryId}),
      decided_by = coalesce(decided_by, ${actorName(actor)}), decided_at = coalesce(decided_at, now()), version = version + 1
    where id = ${matchId}`);
}
