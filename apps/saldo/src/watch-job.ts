import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiDoor, callJson } from './api-door.ts';

/** A job as the API answers it. */
export interface JobAnswer {
  readonly id: string;
  readonly name: string;
  readonly status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  readonly progress: { readonly done: number; readonly total: number | null; readonly phase: string | null } | null;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly faults?: { line?: number; label?: string; message: string }[];
    readonly faultCount?: number;
  } | null;
  readonly result: SyncResult | null;
}

interface SyncResult {
  readonly vouchers?: { readonly added: number; readonly changed: number; readonly removed: number; readonly unchanged: number };
  readonly entries?: number;
  readonly proof?: {
    readonly status: string;
    readonly differences: { account: string; expected: string; actual: string }[];
    readonly unbalanced?: { count: number; vouchers: { series: string; number: string; date: string; difference: string }[] };
  };
}

/** Follows a job on the terminal until it has ended: one line that moves, or one line a phase where it is no terminal. */
export async function watchJob(door: ApiDoor, jobId: string): Promise<JobAnswer> {
  let shown = '';
  for (;;) {
    const job = await callJson<JobAnswer>(door, `/api/jobs/${jobId}`);
    const line = progressLine(job);
    if (line !== shown && process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`);
    else if (line !== shown) console.log(line);
    shown = line;
    if (job.status !== 'queued' && job.status !== 'running') {
      if (process.stdout.isTTY) process.stdout.write('\n');
      return job;
    }
    await sleep(200);
  }
}

/** Prints how a job ended; answers whether it succeeded. */
export function showJob({ status, result, error }: JobAnswer): boolean {
  if (result?.vouchers) {
    const { added, changed, removed, unchanged } = result.vouchers;
    console.log(
      `Vouchers: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged; ${result.entries ?? 0} entries.`,
    );
  }
  if (result?.proof) {
    const { status: verdict, differences, unbalanced = { count: 0, vouchers: [] } } = result.proof;
    console.log(verdict === 'proven' ? 'Proven: what the source states and what its entries sum to agree.' : unprovenLine(result.proof));
    for (const { account, expected, actual } of differences.slice(0, 20)) console.log(`  ${account}: stated ${expected}, summed ${actual}`);
    for (const { series, number, date, difference } of unbalanced.vouchers.slice(0, 20))
      console.log(`  ${`${series} ${number}`.trim()} of ${date}: debit and credit differ by ${difference}`);
  }
  if (error) {
    console.error(error.message);
    for (const { line, label, message } of (error.faults ?? []).slice(0, 50))
      console.error(`  ${line ? `line ${line} ` : ''}${label ?? ''} ${message}`);
  }
  return status === 'succeeded';
}

function unprovenLine({ differences, unbalanced }: NonNullable<SyncResult['proof']>): string {
  const vouchers = unbalanced?.count ?? 0;
  const told = [
    differences.length > 0 ? (differences.length === 1 ? '1 account differs' : `${differences.length} accounts differ`) : '',
    vouchers > 0 ? (vouchers === 1 ? '1 voucher does not balance' : `${vouchers} vouchers do not balance`) : '',
  ].filter(Boolean);
  return `Unproven: ${told.length > 0 ? told.join(', ') : 'the source states no balances to prove by'}.`;
}

function progressLine({ name, status, progress }: JobAnswer): string {
  if (!progress || progress.phase === null) return `${name}: ${status}`;
  const count = progress.total ? ` ${progress.done} of ${progress.total}` : progress.done > 0 ? ` ${progress.done}` : '';
  return `${name}: ${status} · ${progress.phase}${count}`;
}
