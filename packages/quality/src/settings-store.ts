import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { KeptCheckSetting } from './schema.ts';
import { type CheckSettings, standardSettings } from './settings.ts';

/** How a client has its checks, and the version of that; 0 where nobody has set anything. */
export async function settingsOf(tx: Tx, clientId: string, forUpdate = false): Promise<CheckSettings & { readonly version: number }> {
  const lock = forUpdate ? sql`for update` : sql``;
  const [row] = await rows<{ materialityMinor: string; checks: Readonly<Record<string, KeptCheckSetting>>; version: number }>(
    tx,
    sql`select materiality_minor::text as "materialityMinor", checks, version from check_settings where client_id = ${clientId} ${lock}`,
  );
  if (!row) return { ...standardSettings, version: 0 };
  return { materialityMinor: Number(row.materialityMinor), checks: row.checks, version: row.version };
}

/** Keeps how a client has its checks. */
export async function keepSettings(tx: Tx, clientId: string, { materialityMinor, checks }: CheckSettings): Promise<void> {
  await tx.execute(sql`insert into check_settings (client_id, materiality_minor, checks)
    values (${clientId}, ${materialityMinor}, ${JSON.stringify(checks)}::jsonb)
    on conflict (client_id) do update set materiality_minor = excluded.materiality_minor, checks = excluded.checks,
      version = check_settings.version + 1, updated_at = now()`);
}
