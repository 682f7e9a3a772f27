import { type AuditQuery, type AuditRow, type AuditVerdict, hasChain, listAudit, verifyAudit } from '@saldo/audit';
import { type Actor, FIRM, isUuid, type PersonActor, SaldoError, type SystemActor } from '@saldo/kernel';
import { seesClient, transaction } from '@saldo/platform/db';
import { can } from '../can.ts';
import { asOwner } from '../owner-store.ts';
import type { Grant } from '../permissions.ts';
import { namesOf } from '../users-store.ts';

/** What a person asks of the log; left out is all that they may see. */
export type AuditFilter = Omit<AuditQuery, 'onlyBy' | 'ownChains' | 'seq'>;

/** A row of the log with the name of the person behind it; null where it was no person, or one whose row is gone. */
export type NamedAuditRow = AuditRow & { readonly actorName: string | null };

/**
 * A page of the audit log, newest first: an administrator sees all of it, an auditor the chains of its clients, others their own acts.
 * Throws `access.missing` for a client that is not the actor's, `access.forbidden`, `audit.bad-cursor`.
 */
export async function listAuditLog(
  actor: PersonActor,
  filter: AuditFilter,
): Promise<{ items: NamedAuditRow[]; nextCursor: string | null }> {
  const { clientId } = filter;
  const bounds = boundsOf(actor, can(actor, 'audit.read', targetOf(clientId)));
  const { items, nextCursor } = await transaction(actor, async (tx) => {
    const isClient = clientId === undefined || (clientId !== FIRM && (await seesClient(tx, clientId)));
    if (!isClient) throw new SaldoError('access.missing', 'missing');
    return await listAudit(tx, { ...filter, ...bounds });
  });
  return { items: await named(items), nextCursor };
}

/**
 * One row of the log by its place, `<chain>.<number>`, as far as the actor sees it in the list.
 * Throws `access.missing` for a place that has none, or none of the actor's; `access.forbidden`.
 */
export async function getAuditRow(actor: PersonActor, place: string): Promise<NamedAuditRow> {
  const bounds = boundsOf(actor, can(actor, 'audit.read'));
  const { chain, seq } = placeOf(place);
  const { items } = await transaction(actor, (tx) => listAudit(tx, { clientId: chain, seq, limit: 1, ...bounds }));
  const [row] = await named(items);
  if (!row) throw new SaldoError('access.missing', 'missing');
  return row;
}

/** Whose a row of the log is, for whoever may not read the log. Throws `access.missing` where that client is none of the actor's. */
export async function auditRowTarget(actor: PersonActor, place: string): Promise<{ readonly clientId: string }> {
  const { chain } = placeOf(place);
  if (!(await transaction(actor, (tx) => seesClient(tx, chain)))) throw new SaldoError('access.missing', 'missing');
  return { clientId: chain };
}

function placeOf(place: string): { readonly chain: string; readonly seq: number } {
  const [, chain = '', seq = ''] = /^([0-9a-f-]{36})\.(\d{1,15})$/.exec(place) ?? [];
  if (!isUuid(chain)) throw new SaldoError('access.missing', 'missing');
  return { chain, seq: Number(seq) };
}

function boundsOf(actor: PersonActor, grant: Grant): Pick<AuditQuery, 'onlyBy' | 'ownChains'> {
  return grant === 'own-acts' ? { onlyBy: actor.userId } : { ownChains: true };
}

async function named(rows: readonly AuditRow[]): Promise<NamedAuditRow[]> {
  const people = [...new Set(rows.flatMap((row) => row.actor.userId ?? []))];
  const names = await asOwner((tx) => namesOf(tx, people));
  return rows.map((row) => ({ ...row, actorName: names.get(row.actor.userId ?? '') ?? null }));
}

/** Verifies the chains that the actor sees, or one of them. Throws `access.missing`, `access.forbidden`. */
export async function verifyAuditLog(actor: Actor, of: { clientId?: string | undefined } = {}): Promise<AuditVerdict> {
  const { clientId } = of;
  can(actor, 'audit.verify', targetOf(clientId));
  // Whoever answers for all clients answers for those that are archived too: putting one away must not hide what was done to its chain.
  const reader = (actor.kind === 'user' || actor.kind === 'key') && actor.clientIds === 'all' ? VERIFYING : actor;
  if (clientId !== undefined && !(await isKnown(actor, reader, clientId))) throw new SaldoError('access.missing', 'missing');
  return verifyAudit(reader, clientId === undefined ? {} : { clientId });
}

// A client that was archived or removed is known by its chain.
async function isKnown(actor: Actor, reader: Actor, clientId: string): Promise<boolean> {
  if (await transaction(actor, (tx) => seesClient(tx, clientId))) return true;
  return reader === VERIFYING && (await transaction(reader, (tx) => hasChain(tx, clientId)));
}

const VERIFYING: SystemActor = { kind: 'system', task: 'audit.verify' };

function targetOf(clientId: string | undefined): { clientId?: string } {
  if (clientId === undefined) return {};
  if (!isUuid(clientId)) throw new SaldoError('access.missing', 'missing');
  return { clientId };
}
