import type { ClientChecks } from '../../api/resources.ts';
import { readAmount } from '../reconcile/opening-text.ts';

/** What somebody has written of the checks and not saved: by `materiality`, a code, or `code limit`. */
export type CheckDraft = Readonly<Record<string, string>>;

/** The name of a limit in a draft. */
export function limitKey(code: string, name: string): string {
  return `${code} ${name}`;
}

/** A limit as it is written, as the API wants it; null where it is no number of its unit. */
function readLimit(text: string, unit: string): string | null {
  if (unit === 'amount') return readAmount(text);
  return /^\d{1,6}$/.test(text.trim()) ? text.trim() : null;
}

/** The checks with a draft written into them, or which of its values cannot be read. */
export function withDraft(saved: ClientChecks, draft: CheckDraft): { checks: ClientChecks } | { wrong: string[] } {
  const wrong: string[] = [];
  const read = (key: string, unit: string, before: string) => {
    const text = draft[key];
    if (text === undefined) return before;
    const value = readLimit(text, unit);
    if (value === null) wrong.push(key);
    return value ?? before;
  };
  const checks = {
    ...saved,
    materiality: read('materiality', 'amount', saved.materiality),
    checks: saved.checks.map((check) => ({
      ...check,
      on: draft[check.code] === undefined ? check.on : draft[check.code] === 'on',
      limits: check.limits.map((limit) => ({ ...limit, value: read(limitKey(check.code, limit.name), limit.unit, limit.value) })),
    })),
  };
  return wrong.length > 0 ? { wrong } : { checks };
}

/** A draft with another value; one that is as it was saved is no change. */
export function drafted(draft: CheckDraft, key: string, value: string, saved: string): CheckDraft {
  const { [key]: _, ...rest } = draft;
  return value === saved ? rest : { ...rest, [key]: value };
}
