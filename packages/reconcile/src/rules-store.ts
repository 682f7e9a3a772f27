import { recordAudit } from '@saldo/audit';
import { type Actor, isUuid, SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { LearnedTables } from './engine-input.ts';
import { type Lesson, lessonsOf } from './lessons.ts';
import type { StoredGroup } from './matches-store.ts';
import { DECISIONS_THAT_TEACH, hasFailed } from './rule-record.ts';
import type { RuleKind } from './schema.ts';

/** A rule as it is stored. Minor units. */
export interface MatchingRule {
  readonly id: string;
  readonly clientId: string;
  readonly kind: RuleKind;
  readonly bankName: string;
  readonly ledgerName: string;
  readonly ratePpm: number;
  readonly fixedMinor: bigint;
  readonly enabled: boolean;
  readonly demotedAtMs: number | null;
  readonly confirmed: number;
  readonly failed: number;
  readonly origin: 'person' | 'decisions';
  readonly version: number;
}

const COLUMNS = sql.raw(`id, client_id as "clientId", kind, bank_name as "bankName", ledger_name as "ledgerName", rate_ppm as "ratePpm",
  fixed_minor::text as "fixedMinor", enabled, (extract(epoch from demoted_at) * 1000)::float8 as "demotedAtMs", confirmed, failed, origin, version`);

type RuleRow = Omit<MatchingRule, 'fixedMinor'> & { readonly fixedMinor: string };

/** No client has more rules. */
const MOST_RULES = 10_000;

/** What the engine is told of a client: the rules that are on, have not failed, and were written down or taught often enough. */
export async function learnedTables(tx: Tx, clientId: string): Promise<Partial<LearnedTables>> {
  const found = (
    await rows<RuleRow>(
      tx,
      sql`select ${COLUMNS} from matching_rules where client_id = ${clientId} and enabled and demoted_at is null
        and (origin = 'person' or kind = 'fee' or confirmed >= ${DECISIONS_THAT_TEACH}) order by id limit ${MOST_RULES}`,
    )
  ).map(asRule);
  const of = (kind: RuleKind) => found.filter((rule) => rule.kind === kind);
  return {
    aliases: of('alias').map(({ id: ruleId, bankName, ledgerName }) => ({ ruleId, bankName, ledgerName })),
    feeRates: of('fee').map(({ id: ruleId, bankName: name, ratePpm, fixedMinor, confirmed }) => {
      return { ruleId, name, ratePpm, fixedMinor, confirmed };
    }),
    alwaysAsk: of('always-ask').map(({ id: ruleId, bankName: name }) => ({ ruleId, name })),
  };
}

/** A page of the rules of the actor's clients, and one more where there is a further page. Throws `reconcile.bad-cursor`. */
export async function rulePage(
  tx: Tx,
  { clientId, limit, cursor }: { readonly clientId?: string | undefined; readonly limit: number; readonly cursor?: string | undefined },
): Promise<MatchingRule[]> {
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('reconcile.bad-cursor', 'invalid');
  const found = await rows<RuleRow>(
    tx,
    sql`select ${COLUMNS} from matching_rules where true ${clientId === undefined ? sql`` : sql`and client_id = ${clientId}`}
      ${cursor === undefined ? sql`` : sql`and id > ${cursor}`} order by id limit ${limit + 1}`,
  );
  return found.map(asRule);
}

/** One rule, locked where it is to be changed. Throws `reconcile.rule-missing`. */
export async function ruleById(tx: Tx, id: string, lock = false): Promise<MatchingRule> {
  const [found] = isUuid(id)
    ? await rows<RuleRow>(tx, sql`select ${COLUMNS} from matching_rules where id = ${id} ${lock ? sql`for update` : sql``}`)
    : [];
  if (!found) throw new SaldoError('reconcile.rule-missing', 'missing');
  return asRule(found);
}

/** What a rule says. Minor units. */
export type RuleFields = Pick<MatchingRule, 'kind' | 'bankName' | 'ledgerName' | 'ratePpm' | 'fixedMinor'>;

/** Writes a rule down. Answers its id. Throws `reconcile.rule-exists`. */
export async function insertRule(
  tx: Tx,
  clientId: string,
  { kind, bankName, ledgerName, ratePpm, fixedMinor }: RuleFields,
): Promise<string> {
  const id = newId();
  const made = await rows(
    tx,
    sql`insert into matching_rules (id, client_id, kind, bank_name, ledger_name, rate_ppm, fixed_minor, origin)
      values (${id}, ${clientId}, ${kind}, ${bankName}, ${ledgerName}, ${ratePpm}, ${fixedMinor}, 'person')
      on conflict (client_id, kind, bank_name, ledger_name, rate_ppm, fixed_minor) do nothing returning id`,
  );
  if (made.length === 0) throw new SaldoError('reconcile.rule-exists', 'conflict');
  return id;
}

/** Changes a rule. One that is switched on again after it has failed begins anew. Throws `reconcile.rule-exists`. */
export async function updateRule(tx: Tx, id: string, rule: RuleFields & { readonly enabled: boolean }): Promise<void> {
  const same = await rows(
    tx,
    sql`select from matching_rules a join matching_rules b on b.client_id = a.client_id and b.id <> a.id
      where a.id = ${id} and b.kind = ${rule.kind} and b.bank_name = ${rule.bankName} and b.ledger_name = ${rule.ledgerName}
        and b.rate_ppm = ${rule.ratePpm} and b.fixed_minor = ${rule.fixedMinor}`,
  );
  if (same.length > 0) throw new SaldoError('reconcile.rule-exists', 'conflict');
  await tx.execute(sql`
    update matching_rules set bank_name = ${rule.bankName}, ledger_name = ${rule.ledgerName}, rate_ppm = ${rule.ratePpm}, fixed_minor = ${rule.fixedMinor},
      enabled = ${rule.enabled}, failed = case when ${rule.enabled} and demoted_at is not null then 0 else failed end,
      demoted_at = case when ${rule.enabled} then null else demoted_at end, version = version + 1, updated_at = now()
    where id = ${id}`);
}

/** Takes a rule away; what was matched by it stays. */
export async function deleteRule(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`delete from matching_rules where id = ${id}`);
}

/**
 * Learns from what a person decided of a match: the rules that it leaned on were right or wrong, and one that has failed too often is used
 * no more; a match that is right may teach a new one.
 */
export async function learnFrom(tx: Tx, actor: Actor, match: StoredGroup, isRight: boolean): Promise<void> {
  const { clientId, id: matchId } = match;
  const counted = (
    await rows<RuleRow>(
      tx,
      sql`update matching_rules set ${isRight ? sql`confirmed = confirmed + 1` : sql`failed = failed + 1`}, version = version + 1, updated_at = now()
        where client_id = ${clientId} and id = any(${sql.param([...match.ruleIds])}::uuid[]) returning ${COLUMNS}`,
    )
  ).map(asRule);
  for (const rule of counted) {
    if (rule.demotedAtMs !== null || !hasFailed(rule)) continue;
    await tx.execute(sql`update matching_rules set demoted_at = now(), version = version + 1 where id = ${rule.id}`);
    const { confirmed, failed } = rule;
    await recordAudit(tx, actor, {
      clientId,
      action: 'rule.demoted',
      refType: 'rule',
      refId: rule.id,
      payload: { confirmed, failed, matchId },
    });
  }
  if (!isRight) return;
  const known = new Set(counted.map(({ kind }) => kind));
  for (const lesson of await lessonsIn(tx, match)) if (!known.has(lesson.kind)) await teach(tx, actor, match, lesson);
}

async function teach(
  tx: Tx,
  actor: Actor,
  { clientId, id: matchId }: StoredGroup,
  { kind, bankName, ledgerName, ratePpm }: Lesson,
): Promise<void> {
  const [taught] = await rows<{ id: string; confirmed: number }>(
    tx,
    sql`insert into matching_rules (id, client_id, kind, bank_name, ledger_name, rate_ppm, confirmed, origin)
      values (${newId()}, ${clientId}, ${kind}, ${bankName}, ${ledgerName}, ${ratePpm}, 1, 'decisions')
      on conflict (client_id, kind, bank_name, ledger_name, rate_ppm, fixed_minor)
        do update set confirmed = matching_rules.confirmed + 1, version = matching_rules.version + 1, updated_at = now()
      returning id, confirmed`,
  );
  if (!taught) return;
  const payload = { kind, bankName, ledgerName, ratePpm, confirmed: taught.confirmed, matchId };
  await recordAudit(tx, actor, { clientId, action: 'rule.taught', refType: 'rule', refId: taught.id, payload });
}

async function lessonsIn(tx: Tx, { bankIds, ledgerIds, evidence, differenceMinor, clientId }: StoredGroup): Promise<Lesson[]> {
  const [bankId, ledgerId] = [bankIds[0], ledgerIds[0]];
  if (bankId === undefined || ledgerId === undefined || bankIds.length !== 1 || ledgerIds.length !== 1) return [];
  const [found] = await rows<{ bankName: string; ledgerText: string; sameTexts: number }>(
    tx,
    sql`select t.counterparty_name as "bankName", coalesce(nullif(e.text, ''), v.text) as "ledgerText",
        (select count(*)::int from (select from ledger_entries o join vouchers w on w.id = o.voucher_id
          where o.client_id = ${clientId} and o.account = e.account and o.current and coalesce(nullif(o.text, ''), w.text) = coalesce(nullif(e.text, ''), v.text)
          limit 100) same) as "sameTexts"
      from bank_transactions t, ledger_entries e join vouchers v on v.id = e.voucher_id where t.id = ${bankId} and e.id = ${ledgerId}`,
  );
  return found ? lessonsOf({ ...found, bankRows: 1, ledgerRows: 1, evidence, differenceMinor }) : [];
}

function asRule(row: RuleRow): MatchingRule {
  return { ...row, fixedMinor: BigInt(row.fixedMinor) };
}
