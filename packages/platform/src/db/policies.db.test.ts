import { FIRM } from '@saldo/kernel';
import { testDatabase } from '@saldo/testing';
import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from './columns.ts';
import type { Database, Tx } from './database.ts';
import { rows } from './transaction.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

interface Table {
  readonly name: string;
  /** The column that says whose row it is. */
  readonly owner: string;
  readonly columns: readonly Column[];
}

// What lies in `public` without belonging to a client, and why that is right.
const OF_NOBODY: Readonly<Record<string, string>> = { migrations: 'the record of the schema itself' };

// Tables whose firm's rows more than an administrator may touch, and why. Another client's rows are nobody's here as well.
const FIRM_IS_SHARED: Readonly<Record<string, string>> = {
  audit_rows: "everybody's signing in stands in the firm's chain; each reads what they did themselves",
  audit_heads: 'whoever appends to the chain locks and moves its head',
};

// Functions that act as their owner see past the policies: each answers less than a row.
const DEFINERS: Readonly<Record<string, string>> = {
  job_turn: 'a number: the round in which a job goes',
  keep_first_answer: 'whether the claim is still held: it writes by a random id that only its process knows',
};

let database: Database;
let tables: readonly Table[];
beforeAll(async () => {
  database = await testDatabase();
  tables = await readTables();
});

async function readTables(): Promise<Table[]> {
  const columns = await rows<{ table: string; name: string; type: string; required: boolean }>(
    database.db,
    sql`select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
          a.attnotnull and not a.atthasdef and a.attidentity = '' as required
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname, a.attnum`,
  );
  const byTable = Map.groupBy(columns, ({ table }) => table);
  return [...byTable].flatMap(([name, of]) => {
    const owner = name === 'clients' ? 'id' : of.find((column) => column.name === 'client_id')?.name;
    return owner === undefined ? [] : [{ name, owner, columns: of }];
  });
}

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe('every table', () => {
  test('in public belongs to clients, and every policy binds the role to its clients', async () => {
    expect(tables.length).toBeGreaterThan(10);
    const all = await rows<{ name: string; secured: boolean }>(
      database.db,
      sql`select relname as name, relrowsecurity as secured from pg_class
          where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
    );
    expect(names(all).filter((name) => !(name in OF_NOBODY))).toEqual(names(tables));
    expect(all.filter(({ name, secured }) => !secured && !(name in OF_NOBODY))).toEqual([]);
    const policies = await rows<{ table: string; roles: string; condition: string }>(
      database.db,
      sql`select tablename as "table", roles::text as roles, concat_ws(' ', qual, with_check) as condition from pg_policies where schemaname = 'public'`,
    );
    expect([...new Set(policies.map(({ table }) => table))].sort()).toEqual(names(tables).toSorted());
    for (const { table, roles, condition } of policies) {
      expect({ table, roles }).toEqual({ table, roles: '{saldo_app}' });
      expect(condition, table).toContain("current_setting('saldo.clients'::text, true)");
    }
  });

  test('of nobody and of the system is closed to the role', async () => {
    const open = await rows<{ name: string }>(
      database.db,
      sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
          where (schemaname in ('system', 'auth') or (schemaname = 'public' and tablename = any (${sql.param(Object.keys(OF_NOBODY))})))
            and has_table_privilege('saldo_app', format('%I.%I', schemaname, tablename), 'select, insert, update, delete, truncate')`,
    );
    expect(open).toEqual([]);
    const [usage] = await rows<{ any: boolean }>(
      database.db,
      sql`select bool_or(has_schema_privilege('saldo_app', nspname, 'usage')) as any from pg_namespace where nspname in ('system', 'auth')`,
    );
    expect(usage?.any).toBe(false);
  });

  test('has no door beside the policies: no view, no function that acts as its owner but those named here', async () => {
    const views = await rows(
      database.db,
      sql`select viewname from pg_views where schemaname = 'public' union all select matviewname from pg_matviews`,
    );
    expect(views).toEqual([]);
    const definers = await rows<{ name: string }>(
      database.db,
      sql`select proname as name from pg_proc where prosecdef and pronamespace in ('public'::regnamespace, 'system'::regnamespace, 'auth'::regnamespace)`,
    );
    expect(names(definers).filter((name) => !(name in DEFINERS))).toEqual([]);
  });

  test('cannot be emptied, redefined or read past its policy by the role', async () => {
    const [role] = await rows(
      database.db,
      sql`select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as mighty from pg_roles where rolname = 'saldo_app'`,
    );
    expect(role).toEqual({ mighty: false });
    const truncatable = tables.map(
      ({ name }) => sql`select ${name}::text as name where has_table_privilege('saldo_app', ${name}, 'truncate, trigger, references')`,
    );
    expect(await rows(database.db, sql.join(truncatable, sql` union all `))).toEqual([]);
  });
});

describe("another client's row, in every table that has an owner", () => {
  const [mine, foreign] = [newId(), newId()];

  // A row of each table and client is made with every check off, in a transaction that is undone: what a row means does not matter here.
  async function withRows(table: Table, work: (tx: Tx) => Promise<void>): Promise<void> {
    const undo = new Error('undone');
    const done = database.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await dropChecks(tx, table.name);
      const clients = table.name in FIRM_IS_SHARED ? [mine, foreign] : [mine, foreign, FIRM];
      for (const [number, client] of clients.entries()) await tx.execute(insert(table, client, number));
      await tx.execute(sql`select set_config('saldo.clients', ${mine}, true), set_config('role', 'saldo_app', true)`);
      await work(tx);
      throw undo;
    });
    await expect(done).rejects.toBe(undo);
  }

  const attempt = async (tx: Tx, statement: SQL): Promise<number | string> =>
    await tx
      .transaction(async (inner) => ((await inner.execute(statement)) as unknown as { rowCount: number }).rowCount)
      .catch((error: unknown) => state(error));

  test('is neither read, counted, guessed, changed, taken nor made', { timeout: 120_000 }, async () => {
    for (const table of tables) {
      const [name, owner] = [sql.identifier(table.name), sql.identifier(table.owner)];
      await withRows(table, async (tx) => {
        // What other tests have left in the firm's chain may be there too, where the firm is shared.
        const known = table.name in FIRM_IS_SHARED ? sql`${owner} <> ${FIRM}` : sql`true`;
        const seen = await rows<{ owner: string }>(tx, sql`select ${owner} as owner from ${name} where ${known}`);
        expect(seen, `${table.name}: all`).toEqual([{ owner: mine }]);
        const [counted] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from ${name} where ${known}`);
        expect(counted, table.name).toEqual({ count: 1 });
        const guess = sql`select 1 from ${name} where ${known} and ${owner} <> ${mine}`;
        expect(await attempt(tx, guess), `${table.name}: guess`).toBe(0);
        expect(await attempt(tx, sql`${guess} for update`), `${table.name}: lock`).toBeOneOf([0, '42501']);
        // Refused outright where the table is append-only; else nobody's row is hit but one's own.
        expect(await attempt(tx, sql`delete from ${name} where ${known} and ${owner} <> ${mine}`), `${table.name}: delete`).toBeOneOf([
          0,
          '42501',
          '23001',
        ]);
        expect(
          await attempt(tx, sql`update ${name} set ${owner} = ${mine} where ${known} and ${owner} <> ${mine}`),
          `${table.name}: take`,
        ).toBeOneOf([0, '42501', '23001']);
        expect(await attempt(tx, sql`update ${name} set ${owner} = ${foreign}`), `${table.name}: give away`).toBeOneOf(['42501', '23001']);
        expect(await attempt(tx, insert(table, foreign, 9)), `${table.name}: make`).toBe('42501');
        await tx.execute(sql`select set_config('saldo.clients', '', true)`);
        expect(await attempt(tx, sql`select 1 from ${name} where ${known}`), `${table.name}: nobody`).toBe(0);
        await tx.execute(sql`select set_config('saldo.clients', null, true)`);
        expect(await attempt(tx, sql`select 1 from ${name} where ${known}`), `${table.name}: not said`).toBe(0);
      });
    }
  });

  async function dropChecks(tx: Tx, table: string): Promise<void> {
    const checks = await rows<{ name: string }>(
      tx,
      sql`select conname as name from pg_constraint where conrelid = ${`public.${table}`}::regclass and contype = 'c'`,
    );
    for (const { name } of checks) await tx.execute(sql`alter table ${sql.identifier(table)} drop constraint ${sql.identifier(name)}`);
  }

  function insert(table: Table, client: string, number: number): SQL {
    const filled = table.columns.filter((column) => column.name === table.owner || column.required);
    const values = filled.map((column) => (column.name === table.owner ? sql`${client}::uuid` : valueFor(column, number)));
    const list = filled.map(({ name }) => sql.identifier(name));
    return sql`insert into ${sql.identifier(table.name)} (${sql.join(list, sql`, `)}) values (${sql.join(values, sql`, `)})`;
  }

  function valueFor({ name, type }: Column, number: number): SQL {
    if (type.endsWith('[]')) return sql.raw(`'{}'::${type}`);
    if (type === 'uuid') return sql`${newId()}::uuid`;
    if (/^(?:text|character)/.test(type)) return sql.raw(`'${number}'`);
    if (/^(?:smallint|integer|bigint|numeric|double|real)/.test(type)) return sql.raw(String(number));
    if (type === 'boolean') return sql.raw('true');
    if (/^(?:timestamp|date)/.test(type)) return sql.raw('now()');
    if (/^jsonb?$/.test(type)) return sql.raw(`'{}'::${type}`);
    if (type === 'bytea') return sql.raw(`'\\x0${number}'::bytea`);
    throw new RangeError(`${name} is of type ${type}: say here which value it may have`);
  }

  function state(error: unknown): string {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(error);
  }
});
