/** Whether a part of a job's result has fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list in a job's result; empty where there is none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A count in a job's result; 0 where there is none. */
export function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
