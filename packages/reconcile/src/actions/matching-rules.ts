import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { holdClient, refuseForeignClient } from '@saldo/clients';
import { type Actor, type Fault, type Plain, SaldoError } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { deleteRule, insertRule, type MatchingRule, type RuleFields, ruleById, rulePage, updateRule } from '../rules-store.ts';
import { refuse } from './in-open.ts';
import type { Page } from './read-reconciliation.ts';

/** The rules of the actor's clients. Throws `reconcile.bad-cursor`, `clients.missing`. */
export async function listMatchingRules(
  actor: Actor,
  filter: { readonly clientId?: string | undefined; readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<MatchingRule>> {
  const { clientId, limit } = filter;
  can(actor, 'reconciliation.read', clientId === undefined ? {} : { clientId });
  const found = await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await rulePage(tx, filter);
  });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One rule. Throws `reconcile.rule-missing`. */
export async function getMatchingRule(actor: Actor, id: string): Promise<MatchingRule> {
  can(actor, 'reconciliation.read');
  return await transaction(actor, (tx) => ruleById(tx, id));
}

/** Whether there is such a rule among those of the actor's clients, whatever the actor may do with it. Throws `reconcile.rule-missing`. */
export async function ruleInReach(actor: Actor, id: string): Promise<MatchingRule> {
  return await transaction(actor, (tx) => ruleById(tx, id));
}

/** Writes a rule down. Throws `reconcile.rule-exists`, `reconcile.invalid` with a fault per field. */
export async function createMatchingRule(
  actor: Actor,
  { clientId, ...rule }: RuleFields & { readonly clientId: string },
): Promise<MatchingRule> {
  can(actor, 'reconciliation.write', { clientId });
  return await transaction(actor, async (tx) => {
    await holdClient(tx, clientId);
    const fields = cleaned(rule);
    const id = await insertRule(tx, clientId, fields);
    await audit(tx, actor, clientId, 'rule.create', id, toldRule(fields));
    return await ruleById(tx, id);
  });
}

/** What may be changed of a rule. */
export type RuleChange = Partial<Omit<RuleFields, 'kind'>> & { readonly enabled?: boolean | undefined };

/** Changes a rule. Throws `reconcile.rule-missing`, `reconcile.stale`, `reconcile.rule-exists`, `reconcile.invalid`. */
export async function updateMatchingRule(
  actor: Actor,
  id: string,
  change: RuleChange,
  options: { version?: number | undefined } = {},
): Promise<MatchingRule> {
  return await transaction(actor, async (tx) => {
    const before = await forChange(tx, actor, id, options.version);
    const fields = cleaned({ ...before, ...change });
    const enabled = change.enabled ?? before.enabled;
    await updateRule(tx, id, { ...fields, enabled });
    const payload = { before: { ...toldRule(before), enabled: before.enabled }, after: { ...toldRule(fields), enabled } };
    await audit(tx, actor, before.clientId, 'rule.update', id, payload);
    return await ruleById(tx, id);
  });
}

/** Takes a rule away; what was matched by it stays. Throws `reconcile.rule-missing`, `reconcile.stale`. */
export async function deleteMatchingRule(actor: Actor, id: string, options: { version?: number | undefined } = {}): Promise<void> {
  await transaction(actor, async (tx) => {
    const before = await forChange(tx, actor, id, options.version);
    await deleteRule(tx, id);
    const { confirmed, failed } = before;
    await audit(tx, actor, before.clientId, 'rule.delete', id, { ...toldRule(before), confirmed, failed });
  });
}

async function forChange(tx: Tx, actor: Actor, id: string, version: number | undefined): Promise<MatchingRule> {
  const found = await ruleById(tx, id, true);
  can(actor, 'reconciliation.write', { clientId: found.clientId });
  if (version !== undefined && version !== found.version) throw new SaldoError('reconcile.stale', 'conflict');
  return found;
}

function cleaned(rule: RuleFields): RuleFields {
  const { kind } = rule;
  const [bankName, ledgerName] = [rule.bankName.trim(), kind === 'alias' ? rule.ledgerName.trim() : ''];
  const [ratePpm, fixedMinor] = kind === 'fee' ? [rule.ratePpm, rule.fixedMinor] : [0, 0n];
  const isFeeOfNothing = kind === 'fee' && ratePpm === 0 && fixedMinor === 0n;
  refuse([
    ...(bankName === '' && kind !== 'fee' ? [fault('bankName', NAME)] : []),
    ...(ledgerName === '' && kind === 'alias' ? [fault('ledgerName', NAME)] : []),
    ...(isFeeOfNothing || ratePpm < 0 || ratePpm >= 1_000_000 || fixedMinor < 0n ? [fault('ratePercent', RATE)] : []),
  ]);
  return { kind, bankName, ledgerName, ratePpm, fixedMinor };
}

function toldRule({ kind, bankName, ledgerName, ratePpm, fixedMinor }: RuleFields) {
  return { kind, bankName, ledgerName, ratePpm, fixedMinor: String(fixedMinor) };
}

async function audit(tx: Tx, actor: Actor, clientId: string, action: string, refId: string, payload: Plain): Promise<void> {
  await recordAudit(tx, actor, { clientId, action, refType: 'rule', refId, payload });
}

function fault(field: string, message: Fault['message']): Fault {
  return { code: 'reconcile.field', field, message };
}

const NAME = { sv: 'Ange ett namn.', en: 'Give a name.' };
const RATE = {
  sv: 'Ange en avgift över 0 och under 100 procent, eller ett fast belopp.',
  en: 'Give a fee above 0 and under 100 per cent, or a fixed amount.',
};
