import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { holdClient, refuseForeignClient } from '@saldo/clients';
import { enqueue, type Job } from '@saldo/jobs';
import { type Actor, actorName, type Fault, type PlainDate, SaldoError, type Sentence } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { type Finding, type FindingFilter, findingById, findingPage, placeAfter } from '../findings-store.ts';
import { dataQuality } from '../jobs.ts';

/** Asks for a client's books to be checked, of some days where those are given; a queued one with the same wishes is joined. Throws `clients.missing`. */
export async function requestChecks(
  actor: Actor,
  { clientId, from, to }: { readonly clientId: string; readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined },
): Promise<Job> {
  can(actor, 'quality.write', { clientId });
  if (from !== undefined && to !== undefined && from > to) refuse('to', ENDS_FIRST);
  return await transaction(actor, async (tx) => {
    await holdClient(tx, clientId);
    const job = await enqueueChecks(tx, actor, clientId, { ...(from && { from }), ...(to && { to }) });
    await recordAudit(tx, actor, {
      clientId,
      action: 'quality.run',
      refType: 'client',
      refId: clientId,
      payload: { jobId: job.id, from, to },
    });
    return job;
  });
}

/** Has the books checked, in the commit that changed them. */
export async function enqueueChecks(
  tx: Tx,
  actor: Actor,
  clientId: string,
  days: { readonly from?: PlainDate; readonly to?: PlainDate } = {},
): Promise<Job> {
  return await enqueue(tx, actor, dataQuality, { clientId, ...days }, { clientId, subjectId: clientId, priority: 60 });
}

/** A page of the findings of the actor's clients, those about the most money first. Throws `quality.bad-cursor`, `clients.missing`. */
export async function listFindings(actor: Actor, filter: FindingFilter): Promise<{ items: Finding[]; nextCursor: string | null }> {
  const { clientId, limit } = filter;
  can(actor, 'quality.read', clientId === undefined ? {} : { clientId });
  const found = await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await findingPage(tx, filter);
  });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? placeAfter(last) : null };
}

/** One finding. Throws `quality.missing`. */
export async function getFinding(actor: Actor, id: string): Promise<Finding> {
  can(actor, 'quality.read');
  return await transaction(actor, (tx) => findingById(tx, id));
}

/** Whether there is such a finding among those of the actor's clients, whatever the actor may do with it. Throws `quality.missing`. */
export async function findingInReach(actor: Actor, id: string): Promise<Finding> {
  return await transaction(actor, (tx) => findingById(tx, id));
}

/**
 * Accepts a finding as it is, with the reason: it stays away while what was judged is the same.
 * Throws `quality.missing`, `quality.invalid` for an empty reason, `quality.not-open` (409) where it is accepted or gone, `quality.stale`.
 */
export async function acceptFinding(actor: Actor, id: string, reason: string, version?: number): Promise<Finding> {
  const why = reason.trim();
  return await change(actor, id, version, async (tx, { status, content }) => {
    if (why === '' || why.length > 1_000) refuse('reason', REASON);
    if (status !== 'open') throw new SaldoError('quality.not-open', 'conflict', { status });
    await tx.execute(sql`update findings set status = 'accepted', accepted_content = ${content}, accepted_reason = ${why},
      accepted_by = ${actorName(actor)}, accepted_at = now(), version = version + 1, updated_at = now() where id = ${id}`);
    return 'finding.accept';
  });
}

/** Opens again what was accepted. Throws `quality.missing`, `quality.not-accepted` (409), `quality.stale`. */
export async function reopenFinding(actor: Actor, id: string, version?: number): Promise<Finding> {
  return await change(actor, id, version, async (tx, { status }) => {
    if (status !== 'accepted') throw new SaldoError('quality.not-accepted', 'conflict', { status });
    await tx.execute(sql`update findings set status = 'open', accepted_content = null, accepted_reason = null, accepted_by = null,
      accepted_at = null, version = version + 1, updated_at = now() where id = ${id}`);
    return 'finding.reopen';
  });
}

async function change(
  actor: Actor,
  id: string,
  version: number | undefined,
  work: (tx: Tx, finding: Finding) => Promise<string>,
): Promise<Finding> {
  return await transaction(actor, async (tx) => {
    const finding = await findingById(tx, id, true);
    const { clientId, code } = finding;
    can(actor, 'quality.write', { clientId });
    if (version !== undefined && version !== finding.version) throw new SaldoError('quality.stale', 'conflict');
    const action = await work(tx, finding);
    await recordAudit(tx, actor, { clientId, action, refType: 'finding', refId: id, payload: { code } });
    return await findingById(tx, id);
  });
}

function refuse(field: string, message: Sentence): never {
  const faults: Fault[] = [{ code: 'quality.field', field, message }];
  throw new SaldoError('quality.invalid', 'invalid', {}, { faults });
}

const REASON = { sv: 'Ange ett skäl på högst 1 000 tecken.', en: 'Give a reason of at most 1,000 characters.' };
const ENDS_FIRST = { sv: 'Sista dagen ligger före den första.', en: 'The last day lies before the first.' };
