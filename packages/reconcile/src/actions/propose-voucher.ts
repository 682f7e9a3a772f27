import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { refuseForeignClient } from '@saldo/clients';
import { type Actor, type PlainDate, SaldoError } from '@saldo/kernel';
import { rows, type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { matchById } from '../matches-store.ts';
import { namedRows } from '../pool-rows-store.ts';
import { type ProposalRow, proposalRows } from '../proposal-rows.ts';
import { insertProposal, type ProposedVoucher, proposalById, proposalPage } from '../proposals-store.ts';
import type { Reconciliation } from '../reconciliations-store.ts';
import { inOpen, refuse } from './in-open.ts';
import type { Page } from './read-reconciliation.ts';

/** The proposed vouchers of a client, by default those that are not booked yet. Throws `clients.missing`, `reconcile.bad-cursor`. */
export async function listProposedVouchers(
  actor: Actor,
  clientId: string,
  part: { readonly state?: ProposedVoucher['state'] | undefined; readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<ProposedVoucher>> {
  can(actor, 'reconciliation.read', { clientId });
  const found = await transaction(actor, async (tx) => {
    await refuseForeignClient(tx, clientId);
    return await proposalPage(tx, clientId, part);
  });
  const items = found.slice(0, part.limit);
  return { items, nextCursor: found.length > part.limit ? (items.at(-1)?.id ?? null) : null };
}

/** What is proposed to be booked: the difference of a match, or rows of the bank that the books lack. */
export interface VoucherWish {
  readonly clientId: string;
  readonly matchId?: string | undefined;
  readonly bankTransactionIds?: readonly string[] | undefined;
  readonly rows: readonly ProposalRow[];
  readonly date?: PlainDate | undefined;
  readonly text?: string | undefined;
}

/**
 * Proposes a voucher; it is booked by nobody but the books themselves. Throws `reconcile.match-missing`, `reconcile.row-missing`,
 * `reconcile.row-taken`, `reconcile.proposal-exists`, `reconcile.closed`, and `reconcile.invalid` for rows that do not balance or book another amount.
 */
export async function proposeVoucher(actor: Actor, wish: VoucherWish): Promise<ProposedVoucher> {
  can(actor, 'reconciliation.write', { clientId: wish.clientId });
  return await inOpen(
    actor,
    (tx) => reconciliationFor(tx, wish),
    async (tx, reconciliation) => {
      const about = await whatIsBooked(tx, reconciliation, wish);
      const read = proposalRows(wish.rows, reconciliation.ledgerAccount, about.bookedMinor);
      if ('faults' in read) {
        refuse(read.faults);
        throw new SaldoError('reconcile.invalid', 'invalid');
      }
      const text = wish.text?.trim() || wish.rows.find((row) => row.text !== '')?.text || 'Avstämning';
      const { matchId, bankRowIds } = about;
      const id = await insertProposal(tx, actor, reconciliation, {
        matchId,
        bankRowIds,
        date: wish.date ?? about.day,
        text,
        rows: read.rows,
      });
      const { clientId } = reconciliation;
      const payload = { reconciliationId: reconciliation.id, matchId, bankTransactionIds: bankRowIds.slice(0, 100) };
      await recordAudit(tx, actor, { clientId, action: 'proposal.create', refType: 'proposal', refId: id, payload });
      return await proposalById(tx, id);
    },
  );
}

async function reconciliationFor(tx: Tx, { clientId, matchId, bankTransactionIds = [] }: VoucherWish): Promise<string> {
  await refuseForeignClient(tx, clientId);
  if (matchId !== undefined) {
    const match = await matchById(tx, matchId);
    if (match.clientId !== clientId) throw new SaldoError('reconcile.match-missing', 'missing');
    return match.reconciliationId;
  }
  refuse(bankTransactionIds.length === 0 ? [NOTHING_NAMED] : []);
  const [found] = await rows<{ id: string | null }>(
    tx,
    sql`select (select r.id from reconciliations r where r.bank_account_id = t.bank_account_id and r.to_date >= t.booking_date
          order by r.closed_at is not null, r.to_date limit 1) as id
      from bank_transactions t where t.id::text = ${bankTransactionIds[0]} and t.client_id = ${clientId}`,
  );
  if (!found) throw new SaldoError('reconcile.row-missing', 'missing');
  if (found.id === null) throw new SaldoError('reconcile.row-outside', 'invalid', {}, { faults: [NOT_RECONCILED] });
  return found.id;
}

interface Booked {
  readonly bookedMinor: bigint;
  readonly day: string;
  readonly matchId: string | null;
  readonly bankRowIds: readonly string[];
}

async function whatIsBooked(tx: Tx, reconciliation: Reconciliation, wish: VoucherWish): Promise<Booked> {
  if (wish.matchId === undefined) {
    const named = await namedRows(tx, reconciliation, { bank: wish.bankTransactionIds ?? [], ledger: [] });
    const bookedMinor = named.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    return { bookedMinor, day: lastDay(named.map(({ day }) => day)), matchId: null, bankRowIds: named.map(({ id }) => id) };
  }
  const { state, differenceMinor, bankIds } = await matchById(tx, wish.matchId);
  if (state === 'rejected') throw new SaldoError('reconcile.decided', 'conflict');
  const days = await rows<{ day: string }>(
    tx,
    sql`select max(booking_date)::text as day from bank_transactions where id = any(${sql.param([...bankIds])}::uuid[]) having count(*) > 0`,
  );
  return { bookedMinor: differenceMinor, day: days[0]?.day ?? reconciliation.to, matchId: wish.matchId, bankRowIds: [] };
}

function lastDay(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}

const NOTHING_NAMED = {
  code: 'reconcile.field',
  field: 'matchId',
  message: { sv: 'Ange en matchning eller minst en bankrad.', en: 'Give a match, or at least one row of the bank.' },
};
const NOT_RECONCILED = {
  code: 'reconcile.field',
  field: 'bankTransactionIds',
  message: { sv: 'Stäm av raderna först.', en: 'Reconcile the rows first.' },
};
