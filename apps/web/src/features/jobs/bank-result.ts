import type { BankResult, FaultTold, Job } from '../../api/resources.ts';
import { countOf, isRecord, listOf } from './result-fields.ts';
import { faultOf } from './sync-result.ts';

/** Reads the result of a fetch from a bank or an import of statements; null where the job had another one. */
export function bankResult({ result }: Pick<Job, 'result'>): BankResult | null {
  if (!result || !isRecord(result.transactions)) return null;
  const counts = result.transactions;
  const proof = isRecord(result.proof) ? result.proof : {};
  return {
    transactions: {
      added: countOf(counts.added),
      changed: countOf(counts.changed),
      removed: countOf(counts.removed),
      unchanged: countOf(counts.unchanged),
      pending: countOf(counts.pending),
    },
    faults: listOf(result.faults)
      .filter(isRecord)
      .map((fault): FaultTold => faultOf(fault)),
    status: proof.status === 'proven' ? 'proven' : 'unproven',
    differences: listOf(proof.differences).length,
    gaps: listOf(proof.gaps).length,
  };
}
