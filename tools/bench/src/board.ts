// node tools/bench/src/board.ts: the board of a firm with a thousand clients.
import { getBoard, monthOf } from '@saldo/board';
import { plainDate } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { type BenchLine, printLines } from './bench-line.ts';
import { inWorld, onServer, operator } from './world.ts';

const CLIENTS = 1_000;
const CALLS = 60;
const MONTH = monthOf(plainDate('2026-10-01'));

/** The 95th percentile of a page of the board and its counts, at a thousand clients with three years, jobs behind them and flagged vouchers. */
export async function benchBoard(): Promise<BenchLine[]> {
  return [...(await inWorld({}, () => measure('embedded database'))), ...((await onServer(() => measure('PostgreSQL'))) ?? [])];
}

async function measure(where: string): Promise<BenchLine[]> {
  await transaction({ kind: 'system', task: 'bench' }, async (tx) => {
    for (const statement of FIRM) await tx.execute(sql.raw(statement));
  });
  const times: number[] = [];
  for (let call = 0; call < CALLS; call++) {
    const began = performance.now();
    const { items } = await getBoard(operator, { month: MONTH, sort: 'urgency', limit: 500 }, new Date('2026-11-05T08:00:00Z'));
    times.push(performance.now() - began);
    if (items.length !== 500) throw new Error(`the board has ${items.length} rows`);
  }
  times.sort((a, b) => a - b);
  const value = times[Math.floor(CALLS * 0.95)] ?? Number.NaN;
  const note = `p95 of ${CALLS} calls for 500 rows of ${CLIENTS} clients; median ${times[CALLS / 2]?.toFixed(0)} ms`;
  return [{ name: `the board, ${where}`, value, goal: '< 300', unit: 'ms', ok: value < 300, note }];
}

const PROOF = `'{"status":"proven","differences":[],"differenceCount":0,"unbalanced":0,"entries":900}'::jsonb`;
const FIRM = [
  `insert into clients (id, name, org_no, kind) select gen_random_uuid(), 'Klient ' || n || ' AB', '556036-0793', 'company' from generate_series(1, ${CLIENTS}) n`,
  `insert into data_feeds (id, client_id, source, status, last_sync_at) select gen_random_uuid(), id, 'FORTNOX', 'active', now() from clients`,
  `insert into financial_years (id, client_id, feed_id, from_date, to_date, summed, proof, proved_at)
    select gen_random_uuid(), f.client_id, f.id, make_date(y, 1, 1), make_date(y, 12, 31), true, ${PROOF}, '2026-11-05'
    from data_feeds f, generate_series(2024, 2026) y`,
  `insert into jobs (id, client_id, queue, name, payload, status, priority, turn, max_attempts, subject_id, asked_by)
    select gen_random_uuid(), f.client_id, 'etl', 'etl.fortnox', '{}', case when n = 30 then 'queued' else 'succeeded' end, 50, 1, 3, f.id, 'system:jobs.schedule'
    from data_feeds f, generate_series(1, 30) n`,
  `insert into vouchers (id, client_id, feed_id, financial_year_id, series, number, date, text, content_hash, seen_at, flags)
    select gen_random_uuid(), y.client_id, y.feed_id, y.id, 'A', n::text, y.from_date + n, '', 'x', now(),
      case when n % 25 = 0 then '[{"code":"x","message":{"sv":"x","en":"x"}}]'::jsonb else '[]'::jsonb end
    from financial_years y, generate_series(1, 100) n`,
  'analyze',
];

if (import.meta.main) printLines(await benchBoard());
