import { SaldoError } from '@saldo/kernel';
import { isOwnClient, rows, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import type { AuditRow } from './row.ts';
import { ROW, rowOf, type StoredRow } from './store.ts';

/** Which rows of the log are asked for, newest first. */
export interface AuditQuery {
  readonly clientId?: string | undefined;
  readonly refType?: string | undefined;
  readonly refId?: string | undefined;
  readonly action?: string | undefined;
  /** The user, key or job that acted; of a user, also what their keys did. */
  readonly actorId?: string | undefined;
  /** Only what this person did. */
  readonly onlyBy?: string | undefined;
  /** Only the chains of the transaction's clients, without what the actor itself did in the firm's. */
  readonly ownChains?: boolean | undefined;
  /** 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface AuditPage {
  readonly items: AuditRow[];
  readonly nextCursor: string | null;
}

/**
 * A page of the log, newest first. The transaction's actor sees the chains of its clients, and of the firm's chain what it did itself.
 * Throws `audit.bad-cursor` for a cursor that is none.
 */
export async function listAudit(tx: Tx, query: AuditQuery): Promise<AuditPage> {
  const conditions = conditionsOf(query);
  const found = await rows<StoredRow>(
    tx,
    sql`select ${ROW} from audit_rows where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}
        order by ${query.clientId ? sql`audit_rows.seq desc` : sql`audit_rows.at desc, client_id desc, audit_rows.seq desc`} limit ${query.limit + 1}`,
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
  if (query.onlyBy !== undefined) conditions.push(sql`actor_user_id = ${query.onlyBy}::uuid`);
  if (query.ownChains === true) conditions.push(isOwnClient('client_id'));
  if (query.cursor !== undefined) conditions.push(after(readCursor(query.cursor), query.clientId !== undefined));
  return conditions;
}

// Within a chain the number is the order; over chains it is the time, which within one never runs backwards.
function after({ at, chain, seq }: Place, withinChain: boolean): SQL {
  return withinChain
    ? sql`audit_rows.seq < ${seq}`
    : sql`(audit_rows.at, client_id, audit_rows.seq) < (${at}::timestamptz, ${chain}::uuid, ${seq})`;
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
