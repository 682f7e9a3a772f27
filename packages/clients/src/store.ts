import { type ClientScope, FIRM, isUuid, SaldoError, type Sentence } from '@saldo/kernel';
import { rows, seesClient, type Tx } from '@saldo/platform/db';
import { type SQL, sql } from 'drizzle-orm';
import { type ClientPlace, readClientCursor } from './client-cursor.ts';
import type { ClientKind, VatPeriod } from './client-fields.ts';

/** A company that the firm looks after. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly orgNo: string;
  readonly kind: ClientKind;
  readonly managerId: string | null;
  readonly tier: string | null;
  readonly timeZone: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Since when it is hidden from people; null where it is not. */
  readonly archivedAt: Date | null;
  /** What is allowed but worth a look, such as an organisation number that another client has too. */
  readonly warnings: readonly { readonly code: string; readonly message: Sentence }[];
}

/** What decides which rules and duties apply to a client. */
export interface ClientProfile {
  readonly clientId: string;
  readonly kinds: readonly string[];
  readonly financialYearEnd: string;
  readonly vatPeriod: VatPeriod | null;
  readonly turnoverBand: string | null;
  /** A decimal amount. */
  readonly aumEur: string | null;
  readonly baseCurrency: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** How clients may be ordered: by name, or by when they were made; the last first with a minus. */
export const clientSorts = ['name', '-name', 'created', '-created'] as const;
export type ClientSort = (typeof clientSorts)[number];

/** Which clients are asked for. */
export interface ClientFilter {
  /** A part of the name or the organisation number. */
  readonly q?: string | undefined;
  readonly kind?: ClientKind | undefined;
  readonly managerId?: string | undefined;
  /** Only these; what is no id is nobody's. */
  readonly ids?: readonly string[] | undefined;
  /** `name` where it is left out. */
  readonly sort?: ClientSort | undefined;
  /** From 1 to 500. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const CLIENT =
  sql.raw(`c.id, c.name, c.org_no as "orgNo", c.kind, c.manager_id as "managerId", c.tier, c.time_zone as "timeZone", c.version,
  (extract(epoch from c.created_at) * 1000)::float8 as "createdMs", (extract(epoch from c.updated_at) * 1000)::float8 as "updatedMs",
  (extract(epoch from c.archived_at) * 1000)::float8 as "archivedMs",
  exists (select from clients o where o.org_no = c.org_no and o.id <> c.id) as "sharesOrgNo"`);

interface ClientRow extends Omit<Client, 'createdAt' | 'updatedAt' | 'archivedAt' | 'warnings'> {
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly archivedMs: number | null;
  readonly sharesOrgNo: boolean;
}

const ORG_NO_TAKEN = {
  code: 'clients.org-no-taken',
  message: { sv: 'En annan klient har samma organisationsnummer.', en: 'Another client has the same organisation number.' },
};

/** One client; locked where it is to be written. Throws `clients.missing` for one that is not there or not the actor's. */
export async function clientById(tx: Tx, id: string, forUpdate = false): Promise<Client> {
  const lock = forUpdate ? sql`for no key update of c` : sql``;
  const [row] = isUuid(id) ? await rows<ClientRow>(tx, sql`select ${CLIENT} from clients c where c.id = ${id} ${lock}`) : [];
  if (!row) throw new SaldoError('clients.missing', 'missing');
  return asClient(row);
}

/** A client that is to be changed, locked. Throws `clients.missing` also where somebody else has archived it just now. */
export async function clientForChange(tx: Tx, id: string): Promise<Client> {
  const client = await clientById(tx, id, true);
  if (client.archivedAt !== null) throw new SaldoError('clients.missing', 'missing');
  return client;
}

/** A page of clients, those that are archived or those that are not, and one more where there is a further page. */
export async function clientPage(
  tx: Tx,
  { q, kind, managerId, ids, sort = 'name', limit, cursor }: ClientFilter,
  which: { readonly archived: boolean; readonly among?: ClientScope } = { archived: false },
): Promise<Client[]> {
  const { archived, among = 'all' } = which;
  const place = cursor === undefined ? null : readClientCursor(cursor);
  const found = await rows<ClientRow>(
    tx,
    sql`select ${CLIENT} from clients c where c.archived_at is ${archived ? sql`not null` : sql`null`}
      ${among === 'all' ? sql`` : sql`and c.id = any (${sql.param([...among])}::uuid[])`}
      ${q ? sql`and (c.name ilike ${`%${likeText(q)}%`} or replace(c.org_no, '-', '') like ${`%${likeText(q.replaceAll('-', ''))}%`})` : sql``}
      ${kind ? sql`and c.kind = ${kind}` : sql``}
      ${managerId ? sql`and c.manager_id::text = ${managerId}` : sql``}
      ${ids ? sql`and c.id = any (${sql.param(ids.filter(isUuid))}::uuid[])` : sql``}
      ${place ? sql`and ${ORDER[sort].after(place)}` : sql``} order by ${ORDER[sort].by} limit ${limit + 1}`,
  );
  return found.map(asClient);
}

interface Order {
  readonly by: SQL;
  readonly after: (place: ClientPlace) => SQL;
}

// An id begins with the instant that it was made at, so the key of the table knows that order.
const ORDER: Readonly<Record<ClientSort, Order>> = {
  name: { by: sql`c.name, c.id`, after: ({ name, id }) => sql`(c.name, c.id) > (${name}, ${id}::uuid)` },
  '-name': { by: sql`c.name desc, c.id desc`, after: ({ name, id }) => sql`(c.name, c.id) < (${name}, ${id}::uuid)` },
  created: { by: sql`c.id`, after: ({ id }) => sql`c.id > ${id}::uuid` },
  '-created': { by: sql`c.id desc`, after: ({ id }) => sql`c.id < ${id}::uuid` },
};

/** The client's profile, as it is until somebody says otherwise. */
export async function profileOf(tx: Tx, clientId: string): Promise<ClientProfile> {
  const [row] = await rows<Omit<ClientProfile, 'updatedAt'> & { updatedMs: number }>(
    tx,
    sql`select ${clientId}::text as "clientId", coalesce(p.kinds, '{}') as kinds, coalesce(p.financial_year_end, '12-31') as "financialYearEnd",
        p.vat_period as "vatPeriod", p.turnover_band as "turnoverBand", p.aum_eur::text as "aumEur", coalesce(p.base_currency, 'SEK') as "baseCurrency",
        coalesce(p.version, 0) as version, (extract(epoch from coalesce(p.updated_at, c.created_at)) * 1000)::float8 as "updatedMs"
      from clients c left join client_profiles p on p.client_id = c.id where c.id = ${clientId}`,
  );
  if (!row) throw new SaldoError('clients.missing', 'missing');
  const { updatedMs, ...profile } = row;
  return { ...profile, updatedAt: new Date(updatedMs) };
}

/**
 * Whether the transaction sees the client: an archived one is still on its actor's list, but no longer in what it sees. The firm itself,
 * whose rows an administrator sees, is no client.
 */
export async function refuseForeignClient(tx: Tx, clientId: string): Promise<void> {
  if (!isUuid(clientId) || clientId === FIRM || !(await seesClient(tx, clientId))) throw new SaldoError('clients.missing', 'missing');
}

/**
 * Keeps a client from being archived or removed until the transaction has ended: for whoever writes the first of anything of it.
 * Throws `clients.missing` where it is not there, not the actor's or archived.
 */
export async function holdClient(tx: Tx, clientId: string): Promise<void> {
  const held = isUuid(clientId) ? await rows(tx, sql`select from clients where id = ${clientId} and archived_at is null for share`) : [];
  if (held.length === 0) throw new SaldoError('clients.missing', 'missing');
}

function asClient({ createdMs, updatedMs, archivedMs, sharesOrgNo, ...row }: ClientRow): Client {
  return {
    ...row,
    createdAt: new Date(createdMs),
    updatedAt: new Date(updatedMs),
    archivedAt: archivedMs === null ? null : new Date(archivedMs),
    warnings: sharesOrgNo ? [ORG_NO_TAKEN] : [],
  };
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
