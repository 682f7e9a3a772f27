import type { FaultTold } from '../../api/resources.ts';

/** Faults of one kind at one record. */
export interface FaultGroup {
  readonly faults: readonly [FaultTold, ...FaultTold[]];
  /** All of them, those too that are not told one by one. */
  readonly count: number;
}

/** Faults of one kind and record together, in the order in which each kind first stands. */
export function faultGroups(faults: readonly FaultTold[]): FaultGroup[] {
  const groups = new Map<string, [FaultTold, ...FaultTold[]]>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.code ?? fault.message, fault.label, fault.field]);
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [...groups.values()].map((group) => ({ faults: group, count: countOf(group) }));
}

/** How many faults there are, told or not. */
export function countOf(faults: readonly FaultTold[]): number {
  return faults.reduce((sum, { more = 0 }) => sum + 1 + more, 0);
}
