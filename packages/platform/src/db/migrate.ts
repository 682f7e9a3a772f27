import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { SaldoError } from '@saldo/kernel';
import { sql } from 'drizzle-orm';
import type { Db } from './database.ts';

/** Where the product's own migrations lie. */
export const migrationsFolder = new URL('../../migrations/', import.meta.url);

/**
 * Applies plain SQL files in the order of their names, each once, in one transaction under a lock that a second starter waits for.
 * Answers the names applied; `wanted` leaves some for later. Throws `database.migration-changed` where a file is not the one that ran.
 */
export async function migrate(db: Pick<Db, 'transaction'>, folder: URL, wanted: (name: string) => boolean = () => true): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql') && wanted(name)).sort();
  const files = await Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })));
  return await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('lock_timeout', '60s', true), pg_advisory_xact_lock(7215)`);
    await tx.execute(
      sql`create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
    );
    const done = (await tx.execute(sql`select name, sha256 from migrations`)) as unknown as { rows: { name: string; sha256: string }[] };
    const known = new Map(done.rows.map((row) => [row.name, row.sha256]));
    const applied: string[] = [];
    for (const { name, text } of files) {
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = known.get(name);
      if (before !== undefined && before !== sha256) throw new SaldoError('database.migration-changed', 'defect', { name });
      if (before !== undefined) continue;
      for (const statement of text.split('--> statement-breakpoint')) if (statement.trim()) await tx.execute(sql.raw(statement));
      await tx.execute(sql`insert into migrations (name, sha256) values (${name}, ${sha256})`);
      applied.push(name);
    }
    return applied;
  });
}
