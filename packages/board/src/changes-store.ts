import { FIRM } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';

/**
 * A text that is another one whenever something has happened to any client. Everything that matters is recorded in a chain, and a job that
 * goes on raises its version.
 */
export async function changeMark(tx: Tx): Promise<string> {
  const [found] = await rows<{ mark: string }>(
    tx,
    sql`select concat_ws(' ', (select sum(seq) from audit_heads), (select count(*) from audit_heads),
      (select sum(version) from jobs where status = 'running'), (select count(*) from jobs where status = 'running'),
      (select count(*) from jobs where status = 'queued')) as mark`,
  );
  return found?.mark ?? '';
}

/** The same for each client that the transaction sees, by its id. */
export async function clientMarks(tx: Tx): Promise<Map<string, string>> {
  const found = await rows<{ clientId: string; mark: string }>(
    tx,
    sql`select h.client_id as "clientId", concat_ws(' ', h.seq, j.versions, j.running, j.queued) as mark from audit_heads h
      left join (
        select client_id, sum(version) filter (where status = 'running') as versions, count(*) filter (where status = 'running') as running,
          count(*) filter (where status = 'queued') as queued
        from (select * from jobs where status = 'running' union all select * from jobs where status = 'queued') unended group by client_id
      ) j on j.client_id = h.client_id
      where h.client_id <> ${FIRM}::uuid`,
  );
  return new Map(found.map(({ clientId, mark }) => [clientId, mark]));
}
