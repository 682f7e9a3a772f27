import { SaldoError } from '@saldo/kernel';
import { isOwnClient, rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import type { AuditRow } from './row.ts';
import { ROW, rowOf, type StoredRow } from './store.ts';

/** How the log may be read: the newest first with a minus. */
export const auditSorts = ['-at', 'at'] as const;
export type AuditSort = (typeof auditSorts)[number];

/** Which rows of the log are asked for. */
export interface AuditQuery {
  readonly clientId?: string | undefined;
  readonly refType?: string | undefined;
  readonly refId?: string | undefined;
  readonly action?: string | undefined;
  /** The user, key or job that acted; of a user, also what their keys did. */
  readonly actorId?: string | undefined;
  /** From this instant on. */
  readonly since?: Date | undefined;
  /** Before this instant. */
  readonly before?: Date | undefined;
  /** Only the row of this number; of one chain, where `clientId` names it. */
  readonly seq?: number | undefined;
  /** Only what this person did. */
  readonly onlyBy?: string | undefined;
  /** Only the chains of the transaction's clients, without what the actor itself did in the firm's. */
  readonly ownChains?: boolean | undefined;
  /** `-at` where it is left out. */
  readonly sort?: AuditSort | undefined;
  /** 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface AuditPage {
  readonly items: AuditRow[];
  readonly nextCursor: string | null;
}

/**
 * A page of the log. The transaction's actor sees the chains of its clients, and of the firm's chain what it did itself.
 * Throws `audit.bad-cursor` for a cursor that is none.
 */
export async function listAudit(tx: Tx, query: AuditQuery): Promise<AuditPage> {
  const conditions = conditionsOf(query);
  const found = await rows<StoredRow>(
    tx,
    sql`select ${ROW} from audit_rows where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}
        order by ${orderOf(query)} limit ${query.limit + 1}`,
  );
  const items = found.slice(0, query.limit).map((row) => {
    const { seal: _, ...shown } = rowOf(row);
    return shown;
  });
  const last = items.at(-1);
  return { items, nextCursor: found.length > query.limit && last ? writeCursor(last) : null };
}

/** Whether anything was ever recorded of a client: its chain stays when it is archived or removed. */
export async function hasChain(tx: Tx, clientId: string): Promise<boolean> {
  return (await rows(tx, sql`select from audit_heads where client_id = ${clientId}::uuid`)).length > 0;
}

function conditionsOf(query: AuditQuery): SQL[] {
  const conditions: SQL[] = [];
  if (query.clientId !== undefined) conditions.push(sql`client_id = ${query.clientId}::uuid`);
  if (query.refType !== undefined) conditions.push(sql`ref_type = ${query.refType}`);
  if (query.refId !== undefined) conditions.push(sql`ref_id = ${query.refId}`);
  if (query.action !== undefined) conditions.push(sql`action = ${query.action}`);
  if (query.actorId !== undefined) conditions.push(sql`(actor_id = ${query.actorId} or actor_user_id::text = ${query.actorId})`);
  if (query.since !== undefined) conditions.push(sql`audit_rows.at >= ${query.since.toISOString()}::timestamptz`);
  if (query.before !== undefined) conditions.push(sql`audit_rows.at < ${query.before.toISOString()}::timestamptz`);
  if (query.seq !== undefined) conditions.push(sql`audit_rows.seq = ${query.seq}`);
  if (query.onlyBy !== undefined) conditions.push(sql`actor_user_id = ${query.onlyBy}::uuid`);
  if (query.ownChains === true) conditions.push(isOwnClient('client_id'));
  if (query.cursor !== undefined) conditions.push(after(readCursor(query.cursor), query));
  return conditions;
}

// Within a chain the number is the order; over chains it is the time, which within one never runs backwards.
function orderOf({ clientId, sort }: AuditQuery): SQL {
  const way = sort === 'at' ? sql`asc` : sql`desc`;
  return clientId ? sql`audit_rows.seq ${way}` : sql`audit_rows.at ${way}, client_id ${way}, audit_rows.seq ${way}`;
}

function after({ at, chain, seq }: Place, { clientId, sort }: AuditQuery): SQL {
  const beyond = sort === 'at' ? sql`>` : sql`<`;
  return clientId
    ? sql`audit_rows.seq ${beyond} ${seq}`
    : sql`(audit_rows.at, client_id, audit_rows.seq) ${beyond} (${at}::timestamptz, ${chain}::uuid, ${seq})`;
}

interface Place {
  readonly at: string;
  readonly chain: string;
  readonly seq: number;
}

function writeCursor({ at, chain, seq }: Place): string {
  return Buffer.from(`${at} ${chain} ${seq}`).toString('base64url');
}

function readCursor(cursor: string): Place {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, at, chain, seq] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f-]{36}) (\d{1,15})$/.exec(text) ?? [];
  if (at === undefined || chain === undefined || seq === undefined) throw new SaldoError('audit.bad-cursor', 'invalid');
  return { at, chain, seq: Number(seq) };
}
