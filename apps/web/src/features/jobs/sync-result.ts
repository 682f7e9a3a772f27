import type { Difference, FaultTold, Job, Proof, SyncResult, UnbalancedVoucher } from '../../api/resources.ts';
import { countOf, isRecord, listOf } from './result-fields.ts';

/** Reads the result of a sync or an import; null where the job had another one. What is missing counts as nothing. */
export function syncResult({ result }: Pick<Job, 'result'>): SyncResult | null {
  if (!result || !isRecord(result.vouchers)) return null;
  const counts = result.vouchers;
  const proof = isRecord(result.proof) ? result.proof : {};
  return {
    vouchers: {
      added: countOf(counts.added),
      changed: countOf(counts.changed),
      removed: countOf(counts.removed),
      unchanged: countOf(counts.unchanged),
    },
    entries: countOf(result.entries),
    faults: listOf(result.faults).filter(isRecord).map(faultOf),
    proof: {
      status: proof.status === 'proven' ? 'proven' : 'unproven',
      differences: listOf(proof.differences).filter(isRecord).map(difference),
      unbalanced: unbalancedOf(proof.unbalanced),
    },
  };
}

/** Reads a fault of a job's result. */
export function faultOf(value: Record<string, unknown>): FaultTold {
  return {
    message: String(value.message ?? ''),
    ...(typeof value.code === 'string' ? { code: value.code } : {}),
    ...(typeof value.field === 'string' ? { field: value.field } : {}),
    ...(typeof value.more === 'number' ? { more: value.more } : {}),
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

function unbalancedOf(value: unknown): Proof['unbalanced'] {
  if (!isRecord(value)) return { count: 0, vouchers: [] };
  return { count: countOf(value.count), vouchers: listOf(value.vouchers).filter(isRecord).map(unbalancedVoucher) };
}

function unbalancedVoucher(value: Record<string, unknown>): UnbalancedVoucher {
  const text = (of: unknown) => (typeof of === 'string' ? of : '');
  const { voucherId, series, number, date, difference: by } = value;
  return { voucherId: text(voucherId), series: text(series), number: text(number), date: text(date), difference: text(by) || '0.00' };
}
