import type { Difference, FaultTold, Job, SyncResult } from '../../api/resources.ts';

/** Reads the result of a sync or an import; null where the job had another one. What is missing counts as nothing. */
export function syncResult({ result }: Pick<Job, 'result'>): SyncResult | null {
  if (!result || !isRecord(result.vouchers)) return null;
  const counts = result.vouchers;
  const proof = isRecord(result.proof) ? result.proof : {};
  return {
    vouchers: {
      added: count(counts.added),
      changed: count(counts.changed),
      removed: count(counts.removed),
      unchanged: count(counts.unchanged),
    },
    entries: count(result.entries),
    faults: list(result.faults).filter(isRecord).map(fault),
    proof: {
      status: proof.status === 'proven' ? 'proven' : 'unproven',
      differences: list(proof.differences).filter(isRecord).map(difference),
    },
  };
}

function fault(value: Record<string, unknown>): FaultTold {
  return {
    message: String(value.message ?? ''),
    ...(typeof value.file === 'string' ? { file: value.file } : {}),
    ...(typeof value.line === 'number' ? { line: value.line } : {}),
    ...(typeof value.label === 'string' ? { label: value.label } : {}),
  };
}

function difference(value: Record<string, unknown>): Difference {
  return {
    account: String(value.account ?? ''),
    expected: String(value.expected ?? '0.00'),
    actual: String(value.actual ?? '0.00'),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
