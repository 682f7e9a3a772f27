import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { holdClient, refuseForeignClient } from '@saldo/clients';
import { type Actor, type Fault, isUuid, type Plain, SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { CsvMapping } from '../statements/index.ts';

/** How a bank's CSV file is read, as somebody saved it for a client. */
export interface ImportMapping {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly mapping: CsvMapping;
  readonly version: number;
}

const COLUMNS = sql.raw('id, client_id as "clientId", name, mapping, version');

/** One mapping. Throws `bank.mapping-missing`. */
export async function mappingById(tx: Tx, id: string, lock = false): Promise<ImportMapping> {
  const [found] = isUuid(id)
    ? await rows<ImportMapping>(tx, sql`select ${COLUMNS} from import_mappings where id = ${id} ${lock ? sql`for update` : sql``}`)
    : [];
  if (!found) throw new SaldoError('bank.mapping-missing', 'missing');
  return found;
}

/** The mappings of the actor's clients. Throws `bank.bad-cursor`, `clients.missing`. */
export async function listImportMappings(
  actor: Actor,
  filter: { readonly clientId?: string | undefined; readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: ImportMapping[]; nextCursor: string | null }> {
  const { clientId, limit, cursor } = filter;
  can(actor, 'mapping.read', clientId === undefined ? {} : { clientId });
  if (cursor !== undefined && !isUuid(cursor)) throw new SaldoError('bank.bad-cursor', 'invalid');
  const found = await transaction(actor, async (tx) => {
    if (clientId !== undefined) await refuseForeignClient(tx, clientId);
    return await rows<ImportMapping>(
      tx,
      sql`select ${COLUMNS} from import_mappings where true ${clientId === undefined ? sql`` : sql`and client_id = ${clientId}`}
        ${cursor === undefined ? sql`` : sql`and id > ${cursor}`} order by id limit ${limit + 1}`,
    );
  });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One mapping. Throws `bank.mapping-missing`. */
export async function getImportMapping(actor: Actor, id: string): Promise<ImportMapping> {
  can(actor, 'mapping.read');
  return await transaction(actor, (tx) => mappingById(tx, id));
}

/** Whether there is such a mapping among those of the actor's clients, whatever the actor may do with it. Throws `bank.mapping-missing`. */
export async function mappingInReach(actor: Actor, id: string): Promise<ImportMapping> {
  return await transaction(actor, (tx) => mappingById(tx, id));
}

/** Saves a mapping for a client. Throws `bank.mapping-name` where the name is taken, `bank.invalid` with a fault per field. */
export async function createImportMapping(
  actor: Actor,
  { clientId, name, mapping }: { readonly clientId: string; readonly name: string; readonly mapping: CsvMapping },
): Promise<ImportMapping> {
  can(actor, 'mapping.write', { clientId });
  refuseFaults(name, mapping);
  return await transaction(actor, async (tx) => {
    await holdClient(tx, clientId);
    const id = newId();
    const made = await rows(
      tx,
      sql`insert into import_mappings (id, client_id, name, mapping) values (${id}, ${clientId}, ${name.trim()}, ${JSON.stringify(mapping)}::jsonb)
        on conflict (client_id, name) do nothing returning id`,
    );
    if (made.length === 0) throw new SaldoError('bank.mapping-name', 'conflict', { name });
    await audit(tx, actor, clientId, 'importMapping.create', id, { name });
    return await mappingById(tx, id);
  });
}

/** Changes a mapping. Throws `bank.mapping-missing`, `bank.stale`, `bank.mapping-name`, `bank.invalid`. */
export async function updateImportMapping(
  actor: Actor,
  id: string,
  change: { readonly name?: string | undefined; readonly mapping?: CsvMapping | undefined },
  options: { version?: number | undefined } = {},
): Promise<ImportMapping> {
  return await transaction(actor, async (tx) => {
    const before = await forChange(tx, actor, id, options.version);
    const name = change.name?.trim() ?? before.name;
    const mapping = change.mapping ?? before.mapping;
    refuseFaults(name, mapping);
    const taken = await rows(
      tx,
      sql`select id from import_mappings where client_id = ${before.clientId} and name = ${name} and id <> ${id}`,
    );
    if (taken.length > 0) throw new SaldoError('bank.mapping-name', 'conflict', { name });
    await tx.execute(sql`
      update import_mappings set name = ${name}, mapping = ${JSON.stringify(mapping)}::jsonb, version = version + 1, updated_at = now() where id = ${id}`);
    await audit(tx, actor, before.clientId, 'importMapping.update', id, { name });
    return await mappingById(tx, id);
  });
}

/** Removes a mapping; what was imported by it stays. Throws `bank.mapping-missing`, `bank.stale`. */
export async function deleteImportMapping(actor: Actor, id: string, options: { version?: number | undefined } = {}): Promise<void> {
  await transaction(actor, async (tx) => {
    const { clientId, name } = await forChange(tx, actor, id, options.version);
    await tx.execute(sql`delete from import_mappings where id = ${id}`);
    await audit(tx, actor, clientId, 'importMapping.delete', id, { name });
  });
}

async function forChange(tx: Tx, actor: Actor, id: string, version: number | undefined): Promise<ImportMapping> {
  const found = await mappingById(tx, id, true);
  can(actor, 'mapping.write', { clientId: found.clientId });
  if (version !== undefined && version !== found.version) throw new SaldoError('bank.stale', 'conflict');
  return found;
}

async function audit(tx: Tx, actor: Actor, clientId: string, action: string, refId: string, payload: Plain): Promise<void> {
  await recordAudit(tx, actor, { clientId, action, refType: 'importMapping', refId, payload });
}

function refuseFaults(name: string, { columns }: CsvMapping): void {
  const faults: Fault[] = [];
  if (name.trim() === '' || name.length > 100) faults.push(fault('name', NAME));
  if (columns.amount === undefined && (columns.moneyIn === undefined || columns.moneyOut === undefined))
    faults.push(fault('mapping.columns.amount', AMOUNT));
  if (faults.length > 0) throw new SaldoError('bank.invalid', 'invalid', {}, { faults });
}

function fault(field: string, message: Fault['message']): Fault {
  return { code: 'bank.field', field, message };
}

const NAME = { sv: 'Ange ett namn på högst 100 tecken.', en: 'Give a name of at most 100 characters.' };
const AMOUNT = {
  sv: 'Ange kolumnen för belopp, eller kolumnerna för in och ut.',
  en: 'Give the column of the amount, or those of money in and money out.',
};
