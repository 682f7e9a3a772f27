import type { Reconciliation, ReconciliationStatus } from '../../api/resources.ts';
import type { Tone } from '../../ui/state.tsx';

/** Every status, what waits for somebody first. */
export const reconciliationStatuses = [
  'stale',
  'open',
  'unproven',
  'ready',
  'running',
  'closed',
] as const satisfies readonly ReconciliationStatus[];

/** How a status looks. */
export const statusTones: Readonly<Record<ReconciliationStatus, Tone>> = {
  running: 'running',
  open: 'late',
  ready: 'proven',
  closed: 'idle',
  stale: 'wrong',
  unproven: 'unknown',
};

const waiting: ReadonlySet<ReconciliationStatus> = new Set(['open', 'ready', 'stale', 'unproven']);

/** Whether a reconciliation waits for a person. */
export function waits({ status }: Pick<Reconciliation, 'status'>): boolean {
  return waiting.has(status);
}

/** Whether something may be decided in it now. */
export function isOpen({ status }: Pick<Reconciliation, 'status'>): boolean {
  return status === 'open' || status === 'ready' || status === 'unproven';
}
