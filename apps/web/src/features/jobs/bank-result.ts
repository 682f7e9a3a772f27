import type { BankResult, FaultTold, Job } from '../../api/resources.ts';
import { faultOf } from './sync-result.ts';

/** Reads the result of a fetch from a bank or an import of statements; null where the job had another one. */
export function bankResult({ result }: Pick<Job, 'result'>): BankResult | null {
  if (!result || !isRecord(result.transactions)) return null;
  const counts = result.transactions;
  const proof = isRecord(result.proof) ? result.proof : {};
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    transactions: {
      added: count(counts.added),
      changed: count(counts.changed),
      removed: count(counts.removed),
      unchanged: count(counts.unchanged),
      pending: count(counts.pending),
    },
    faults: list(result.faults)
      .filter(isRecord)
      .map((fault): FaultTold => faultOf(fault)),
    status: proof.status === 'proven' ? 'proven' : 'unproven',
    differences: list(proof.differences).length,
    gaps: list(proof.gaps).length,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
