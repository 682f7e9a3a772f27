import { sql } from 'drizzle-orm';
import type { ArchiveHeader, ArchiveTable } from './backup-archive.ts';
import type { Tx } from './database.ts';
import { rows } from './transaction.ts';

/** A table as the database knows it. */
export interface TableShape {
  /** With its schema, as it is written in SQL: `public.clients`. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Whether a row may be large. */
  readonly hasBytes: boolean;
}

const OURS = sql.raw("('public', 'system', 'auth')");
const FETCH_ROWS = 1_000;
const FETCH_LARGE_ROWS = 16;

/** All tables of the product but the record of migrations, by name; without generated columns, which the database makes again. */
export async function readTables(tx: Tx): Promise<TableShape[]> {
  const columns = await rows<{ table: string; name: string; type: string }>(
    tx,
    sql`select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where n.nspname in ${OURS} and c.relkind = 'r' and not (n.nspname = 'public' and c.relname = 'migrations')
        order by 1, a.attnum`,
  );
  return [...Map.groupBy(columns, ({ table }) => table)].map(([name, of]) => ({
    name,
    columns: of.map((column) => ({ name: column.name, type: column.type })),
    hasBytes: of.some(({ type }) => type === 'bytea'),
  }));
}

/** How many rows a table has. */
export async function countRows(tx: Tx, table: string): Promise<number> {
  const [counted] = await rows<{ count: string }>(tx, sql`select count(*) as count from only ${sql.raw(table)}`);
  return Number(counted?.count ?? 0);
}

/**
 * The rows of a table as lines of JSON, some at a time. Every value stands as the text that PostgreSQL writes for it, so that no type
 * passes through one of this language: amounts, instants, bytes and JSON come back exactly.
 */
export async function* rowLines(tx: Tx, { name, columns, hasBytes }: TableShape): AsyncGenerator<string> {
  const list = columns.map((column) => `${column.name}::text`).join(', ');
  await tx.execute(
    sql.raw(`declare saldo_backup no scroll cursor for select row_to_json(x)::text as line from (select ${list} from only ${name}) x`),
  );
  const fetch = sql.raw(`fetch forward ${hasBytes ? FETCH_LARGE_ROWS : FETCH_ROWS} from saldo_backup`);
  for (;;) {
    const fetched = await rows<{ line: string }>(tx, fetch);
    if (fetched.length === 0) break;
    yield `${fetched.map(({ line }) => line).join('\n')}\n`;
  }
  await tx.execute(sql.raw('close saldo_backup'));
}

/** Inserts lines of JSON as `rowLines` makes them. */
export async function insertLines(tx: Tx, { name, columns }: TableShape, lines: readonly string[]): Promise<void> {
  const names = columns.map((column) => column.name).join(', ');
  const typed = columns.map((column) => `x.${column.name}::${column.type}`).join(', ');
  const shape = columns.map((column) => `${column.name} text`).join(', ');
  const insert = sql.raw(`insert into ${name} (${names}) overriding system value select ${typed} from json_to_recordset(`);
  await tx.execute(sql`${insert}${`[${lines.join(',')}]`}::json) as x(${sql.raw(shape)})`);
}

/** Sequences with where they stand. */
export async function readSequences(tx: Tx): Promise<ArchiveHeader['sequences']> {
  const found = await rows<{ name: string }>(
    tx,
    sql`select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname in ${OURS} order by 1`,
  );
  const sequences: { name: string; last: string; called: boolean }[] = [];
  for (const { name } of found) {
    const [state] = await rows<{ last: string; called: boolean }>(
      tx,
      sql.raw(`select last_value::text as last, is_called as called from ${name}`),
    );
    if (state) sequences.push({ name, ...state });
  }
  return sequences;
}

/** Sets sequences to where they stood. */
export async function setSequences(tx: Tx, sequences: ArchiveHeader['sequences']): Promise<void> {
  for (const { name, last, called } of sequences) await tx.execute(sql`select setval(${name}::regclass, ${last}::bigint, ${called})`);
}

/** The names of tables that hold rows. */
export async function filledTables(tx: Tx): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of await readTables(tx)) {
    const [found] = await rows<{ any: boolean }>(tx, sql.raw(`select exists (select from only ${name}) as "any"`));
    if (found?.any) filled.push(name);
  }
  return filled;
}

/**
 * Takes off what would judge rows one by one in the order that they come in (foreign keys, triggers on insert), and answers how to put
 * it back, which judges all of them at once. The owner may do both; no superuser is needed.
 */
export async function liftGuards(tx: Tx): Promise<() => Promise<void>> {
  const keys = await rows<{ table: string; name: string; definition: string }>(
    tx,
    sql`select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
        from pg_constraint where contype = 'f' and connamespace::regnamespace::text in ${OURS} order by 1, 2`,
  );
  // Bit 4 of its type: it fires on insert. O, R, A and D: when it is enabled at all.
  const triggers = await rows<{ table: string; name: string; mode: 'O' | 'R' | 'A' }>(
    tx,
    sql`select tgrelid::regclass::text as "table", quote_ident(tgname) as name, tgenabled::text as mode
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not tgisinternal and tgtype & 4 > 0 and tgenabled <> 'D' and c.relnamespace::regnamespace::text in ${OURS}`,
  );
  for (const { table, name } of keys) await tx.execute(sql.raw(`alter table ${table} drop constraint ${name}`));
  for (const { table, name } of triggers) await tx.execute(sql.raw(`alter table ${table} disable trigger ${name}`));
  return async () => {
    const enable = { O: 'enable', R: 'enable replica', A: 'enable always' } as const;
    for (const { table, name, definition } of keys) await tx.execute(sql.raw(`alter table ${table} add constraint ${name} ${definition}`));
    for (const { table, name, mode } of triggers) await tx.execute(sql.raw(`alter table ${table} ${enable[mode]} trigger ${name}`));
  };
}

/** Whether the archive's tables are those of the database, column by column. */
export function sameShape(archived: readonly ArchiveTable[], found: readonly TableShape[]): boolean {
  const text = (tables: readonly { name: string; columns: readonly string[] }[]) =>
    tables.map(({ name, columns }) => `${name}(${columns.join()})`).join();
  return text(archived) === text(found.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })));
}
