import type { SystemActor } from '@saldo/kernel';
import { rows, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { DayOfFiles } from './import-files.ts';
import { fileImport } from './jobs.ts';

const looking: SystemActor = { kind: 'system', task: 'feeds.import-files' };

/** Which files of a day no job will read any more: none names them, or it has taken them in. */
export async function forgottenFiles({ keys, jobsFrom, jobsUntil }: DayOfFiles): Promise<string[]> {
  const wanted = await transaction(looking, (tx) =>
    rows<{ key: string }>(
      tx,
      sql`select payload->>'fileKey' as key from jobs
        where id >= ${jobsFrom}::uuid and id < ${jobsUntil}::uuid and name = ${fileImport.name} and status <> 'succeeded'
          and payload->>'fileKey' = any(${sql.param([...keys])}::text[])`,
    ),
  );
  const stays = new Set(wanted.map(({ key }) => key));
  return keys.filter((key) => !stays.has(key));
}
