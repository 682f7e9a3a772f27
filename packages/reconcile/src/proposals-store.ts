import { recordAudit } from '@saldo/audit';
import { type Actor, actorName, addDays, isUuid, type PlainDate, SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { ResidualKind } from './engine-output.ts';
import { insertDecided, joinEntry } from './matches-store.ts';
import { isProposedVoucher, type ProposalRow, usualPosting } from './proposal-rows.ts';
import type { Reconciliation } from './reconciliations-store.ts';
import type { KeptProposalRow } from './schema.ts';

/** A voucher that is proposed to be booked, or was. */
export interface ProposedVoucher {
  readonly id: string;
  readonly clientId: string;
  readonly reconciliationId: string;
  readonly matchId: string | null;
  readonly bankRowIds: readonly string[];
  readonly date: PlainDate;
  readonly text: string;
  readonly currency: string;
  readonly rows: readonly KeptProposalRow[];
  readonly state: 'proposed' | 'booked' | 'withdrawn';
  /** The voucher of the books that it became. */
  readonly voucherId: string | null;
  readonly madeBy: string;
  readonly version: number;
}

const COLUMNS =
  sql.raw(`p.id, p.client_id as "clientId", p.reconciliation_id as "reconciliationId", p.match_id as "matchId", p.bank_row_ids as "bankRowIds",
  p.date::text as date, p.text, p.currency, p.rows, p.state, p.voucher_id as "voucherId", p.made_by as "madeBy", p.version`);

/** A page of the proposals of a client, and one more where there is a further page. */
export async function proposalPage(
  tx: Tx,
  clientId: string,
  {
    state = 'proposed',
    limit,
    cursor,
  }: { readonly state?: ProposedVoucher['state'] | undefined; readonly limit: number; readonly cursor?: string | undefined },
): Promise<ProposedVoucher[]> {
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('reconcile.bad-cursor', 'invalid');
  return await rows<ProposedVoucher>(
    tx,
    sql`select ${COLUMNS} from proposed_vouchers p where p.client_id = ${clientId} and p.state = ${state}
      ${cursor === undefined ? sql`` : sql`and p.id > ${cursor}`} order by p.id limit ${limit + 1}`,
  );
}

/** One proposal. */
export async function proposalById(tx: Tx, id: string): Promise<ProposedVoucher> {
  const [found] = await rows<ProposedVoucher>(tx, sql`select ${COLUMNS} from proposed_vouchers p where p.id = ${id}`);
  if (!found) throw new SaldoError('reconcile.row-missing', 'missing');
  return found;
}

/** What is proposed. */
export interface NewProposal {
  readonly matchId: string | null;
  readonly bankRowIds: readonly string[];
  readonly date: string;
  readonly text: string;
  readonly rows: readonly ProposalRow[];
}

/** Stores a proposal. Answers its id. Throws `reconcile.proposal-exists` where its match has one. */
export async function insertProposal(
  tx: Tx,
  actor: Actor,
  { id: reconciliationId, clientId, currency }: Pick<Reconciliation, 'id' | 'clientId' | 'currency'>,
  made: NewProposal,
): Promise<string> {
  const id = newId();
  const kept: KeptProposalRow[] = made.rows.map((row) => ({ ...row, amountMinor: String(row.amountMinor) }));
  const stored = await rows(
    tx,
    sql`insert into proposed_vouchers (id, client_id, reconciliation_id, match_id, bank_row_ids, date, text, currency, rows, made_by)
      values (${id}, ${clientId}, ${reconciliationId}, ${made.matchId}, ${sql.param([...made.bankRowIds])}::uuid[], ${made.date}, ${made.text}, ${currency},
        ${JSON.stringify(kept)}::jsonb, ${actorName(actor)})
      on conflict (match_id) where state = 'proposed' do nothing returning id`,
  );
  if (stored.length === 0) throw new SaldoError('reconcile.proposal-exists', 'conflict');
  return id;
}

const AT_ONCE = 1_000;

/**
 * Brings the proposals of a reconciliation up to its matches: what a match that stands leaves as a fee, a rounding or an exchange difference
 * is proposed to be booked, and what a match left that stands no more is withdrawn.
 */
export async function followMatches(tx: Tx, actor: Actor, reconciliation: Reconciliation): Promise<void> {
  const { id, clientId, ledgerAccount, currency } = reconciliation;
  const gone = await rows<{ id: string }>(
    tx,
    sql`update proposed_vouchers p set state = 'withdrawn', ended_at = now(), version = version + 1
      where p.reconciliation_id = ${id} and p.state = 'proposed' and p.match_id is not null
        and not exists (select from reconciliation_matches m where m.id = p.match_id and m.state in ('auto', 'confirmed') and m.difference_minor <> 0)
      returning p.id`,
  );
  for (const { id: refId } of gone)
    await recordAudit(tx, actor, { clientId, action: 'proposal.withdraw', refType: 'proposal', refId, payload: { reconciliationId: id } });
  const leaving = await rows<{ id: string; residual: ResidualKind; difference: string; day: string | null; name: string | null }>(
    tx,
    sql`select m.id, m.residual, m.difference_minor::text as difference, max(t.booking_date)::text as day, max(t.counterparty_name) as name
      from reconciliation_matches m join reconciliation_match_rows h on h.match_id = m.id
      left join bank_transactions t on t.id = h.row_id and h.side = 'bank'
      where m.reconciliation_id = ${id} and m.state in ('auto', 'confirmed') and m.difference_minor <> 0
        and m.residual in ('fee', 'rounding', 'exchange')
        and not exists (select from proposed_vouchers p where p.match_id = m.id and p.state <> 'withdrawn')
      group by m.id order by m.id limit ${AT_ONCE}`,
  );
  for (const { id: matchId, residual, difference, day, name } of leaving) {
    const differenceMinor = BigInt(difference);
    const posting = usualPosting(residual, differenceMinor);
    if (!posting) continue;
    const text = [posting.text, name].filter(Boolean).join(' ');
    const made = [
      { account: ledgerAccount, amountMinor: differenceMinor, text: '' },
      { account: posting.account, amountMinor: -differenceMinor, text: '' },
    ];
    const refId = await insertProposal(
      tx,
      actor,
      { id, clientId, currency },
      { matchId, bankRowIds: [], date: day ?? reconciliation.to, text, rows: made },
    );
    await recordAudit(tx, actor, { clientId, action: 'proposal.create', refType: 'proposal', refId, payload: { matchId, residual } });
  }
}

/** A voucher of the books that may be a proposed one. */
interface Candidate {
  readonly entryId: string;
  readonly voucherId: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly rows: readonly { readonly account: string; readonly amountMinor: string }[];
}

const DAYS_APART = 31;
const MOST_CANDIDATES = 200;

/**
 * Ends the proposals whose vouchers have come back from the books: the entry joins its match, which then differs by nothing. Of several
 * vouchers of the same rows the one of its own text and day goes first, and each ends one proposal. Answers how many ended.
 */
export async function endBooked(tx: Tx, actor: Actor, reconciliation: Reconciliation): Promise<number> {
  const { id, clientId } = reconciliation;
  const waiting = await rows<ProposedVoucher>(
    tx,
    sql`select ${COLUMNS} from proposed_vouchers p where p.reconciliation_id = ${id} and p.state = 'proposed' order by p.id limit ${AT_ONCE}`,
  );
  let ended = 0;
  for (const proposal of waiting) {
    const found = await bookedAs(tx, reconciliation, proposal);
    if (!found) continue;
    if (proposal.matchId !== null) await joinEntry(tx, actor, proposal.matchId, found.entryId);
    else if (!(await bookRows(tx, actor, reconciliation, proposal, found))) continue;
    await tx.execute(sql`
      update proposed_vouchers set state = 'booked', voucher_id = ${found.voucherId}, ended_at = now(), version = version + 1 where id = ${proposal.id}`);
    const payload = { voucherId: found.voucherId, entryId: found.entryId, matchId: proposal.matchId };
    await recordAudit(tx, actor, { clientId, action: 'proposal.booked', refType: 'proposal', refId: proposal.id, payload });
    ended++;
  }
  return ended;
}

// Rows of the bank that something else has taken meanwhile are no longer this proposal's.
async function bookRows(
  tx: Tx,
  actor: Actor,
  reconciliation: Reconciliation,
  proposal: ProposedVoucher,
  found: Candidate,
): Promise<boolean> {
  const taken = await rows(
    tx,
    sql`select from reconciliation_match_rows where held and row_id = any(${sql.param([...proposal.bankRowIds])}::uuid[]) limit 1`,
  );
  if (taken.length > 0) return false;
  const group = { bankIds: proposal.bankRowIds, ledgerIds: [found.entryId] };
  await insertDecided(tx, actor, reconciliation, { ...group, differenceMinor: 0n, note: proposal.text, kind: 'proposal' });
  return true;
}

async function bookedAs(tx: Tx, { clientId, ledgerAccount }: Reconciliation, proposal: ProposedVoucher): Promise<Candidate | null> {
  const own = proposal.rows
    .filter(({ account }) => account === ledgerAccount)
    .reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  const candidates = await rows<Candidate>(
    tx,
    sql`select e.id as "entryId", v.id as "voucherId", v.date::text as date, v.text,
        (select jsonb_agg(jsonb_build_object('account', o.account, 'amountMinor', o.amount_minor::text)) from ledger_entries o
          where o.voucher_id = v.id and o.current) as rows
      from ledger_entries e join vouchers v on v.id = e.voucher_id
      where e.client_id = ${clientId} and e.account = ${ledgerAccount} and e.current and e.amount_minor = ${own}
        and e.date between ${addDays(proposal.date, -DAYS_APART)}::date and ${addDays(proposal.date, DAYS_APART)}::date
        and not exists (select from reconciliation_match_rows h where h.held and h.side = 'ledger' and h.row_id = e.id
          and h.match_id in (select id from reconciliation_matches where state = 'confirmed'))
      order by (v.text = ${proposal.text}) desc, abs(v.date - ${proposal.date}::date), e.id limit ${MOST_CANDIDATES}`,
  );
  return candidates.find((one) => isProposedVoucher(proposal.rows, one.rows)) ?? null;
}
