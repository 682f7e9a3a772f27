import { setTimeout as sleep } from 'node:timers/promises';
import { counted } from '@saldo/kernel';
import { type ApiDoor, callJson } from './api-door.ts';

/** A job as the API answers it. */
export interface JobAnswer {
  readonly id: string;
  readonly name: string;
  readonly status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  /** When a queued one runs at the earliest. */
  readonly runAt: string;
  readonly progress: { readonly done: number; readonly total: number | null; readonly phase: string | null } | null;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly faults?: readonly FaultAnswer[];
    readonly faultCount?: number;
  } | null;
  readonly result: SyncResult | null;
}

interface SyncResult {
  readonly vouchers?: { readonly added: number; readonly changed: number; readonly removed: number; readonly unchanged: number };
  readonly entries?: number;
  readonly transactions?: { readonly added: number; readonly changed: number; readonly removed: number; readonly unchanged: number };
  readonly proof?: Proof;
  /** Of a reconciliation. */
  readonly counts?: { readonly auto: number; readonly suggested: number; readonly open: number };
  readonly unexplained?: string | null;
  /** Findings of the checks that are open. */
  readonly open?: { readonly error: number; readonly warning: number; readonly info: number };
}

/** A fault as the API answers it. */
export interface FaultAnswer {
  readonly line?: number;
  readonly label?: string;
  readonly message: string;
}

/** A proof as the API answers it; of a file that is only looked at, the vouchers that do not balance are counted and not named. */
export interface Proof {
  readonly status: string;
  readonly differences: readonly { account: string; expected: string; actual: string }[];
  readonly unbalanced?: { count: number; vouchers: readonly { series: string; number: string; date: string; difference: string }[] };
}

const LONGEST_WAIT_MS = 60_000;

/**
 * Follows a job on the terminal until it has ended, or waits for longer than anybody looks on, as for a bank that gives no more today:
 * one line that moves, or one line a phase where it is no terminal.
 */
export async function watchJob(door: ApiDoor, jobId: string): Promise<JobAnswer> {
  let shown = '';
  for (;;) {
    const job = await callJson<JobAnswer>(door, `/api/jobs/${jobId}`);
    const line = progressLine(job);
    if (line !== shown && process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`);
    else if (line !== shown) console.log(line);
    shown = line;
    const waits = job.status === 'queued' && job.error !== null && Date.parse(job.runAt) - Date.now() > LONGEST_WAIT_MS;
    if (waits || (job.status !== 'queued' && job.status !== 'running')) {
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
      `Vouchers: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged; ${counted(result.entries ?? 0, 'entry', 'entries')}.`,
    );
  }
  if (result?.transactions) {
    const { added, changed, removed, unchanged } = result.transactions;
    console.log(`Transactions: ${added} added, ${changed} changed, ${removed} taken back, ${unchanged} unchanged.`);
  }
  if (result?.counts) {
    const { auto, suggested, open } = result.counts;
    const left = result.unexplained === null ? 'the bank states no balance' : `${result.unexplained} unexplained`;
    console.log(`Matches: ${auto} made, ${suggested} suggested, ${counted(open, 'row', 'rows')} open; ${left}.`);
  }
  if (result?.proof) showProof(result.proof);
  if (result?.open) {
    const { error: errors, warning, info } = result.open;
    console.log(`Findings: ${counted(errors, 'error', 'errors')}, ${counted(warning, 'warning', 'warnings')}, ${info} for information.`);
  }
  if (error) {
    console.error(error.message);
    for (const line of faultLines(error.faults ?? [], error.faultCount)) console.error(line);
  }
  return status === 'succeeded';
}

/** Prints whether books are proven, and the accounts and vouchers by which they are not. */
export function showProof(proof: Proof): void {
  const { status, differences, unbalanced } = proof;
  console.log(status === 'proven' ? 'Proven: what the source states and what its entries sum to agree.' : unprovenLine(proof));
  for (const { account, expected, actual } of differences.slice(0, 20)) console.log(`  ${account}: stated ${expected}, summed ${actual}`);
  for (const { series, number, date, difference } of (unbalanced?.vouchers ?? []).slice(0, 20))
    console.log(`  ${`${series} ${number}`.trim()} of ${date}: debit and credit differ by ${difference}`);
}

const FAULTS_SHOWN = 50;

/** Faults in a file, a line each with its place, and how many more there are. */
export function faultLines(faults: readonly FaultAnswer[], all = faults.length): string[] {
  const shown = faults.slice(0, FAULTS_SHOWN);
  const lines = shown.map(
    ({ line, label, message }) =>
      `  ${[line ? `line ${line}` : '', label && !message.includes(label) ? label : '', message].filter(Boolean).join(' ')}`,
  );
  return all > shown.length ? [...lines, `  … and ${counted(all - shown.length, 'more', 'more')}`] : lines;
}

function unprovenLine({ differences, unbalanced }: Proof): string {
  const vouchers = unbalanced?.count ?? 0;
  const told = [
    differences.length > 0 ? counted(differences.length, 'account differs', 'accounts differ') : '',
    vouchers > 0 ? counted(vouchers, 'voucher does not balance', 'vouchers do not balance') : '',
  ].filter(Boolean);
  return `Unproven: ${told.length > 0 ? told.join(', ') : 'the source states no balances to prove by'}.`;
}

function progressLine({ name, status, progress }: JobAnswer): string {
  if (!progress?.phase) return `${name}: ${status}`;
  const count = progress.total ? ` ${progress.done} of ${progress.total}` : progress.done > 0 ? ` ${progress.done}` : '';
  return `${name}: ${status} · ${progress.phase}${count}`;
}
