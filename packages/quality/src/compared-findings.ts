import type { FoundFinding } from './run-checks.ts';
import type { FindingStatus } from './schema.ts';

/** A finding as it is stored, as far as a run compares it. */
export interface StoredFinding {
  readonly id: string;
  readonly subject: string;
  readonly content: string;
  readonly severity: string;
  readonly status: FindingStatus;
  readonly acceptedContent: string | null;
}

/** What a run changes of what is stored. */
export interface FindingChanges {
  readonly added: readonly FoundFinding[];
  readonly changed: readonly { readonly id: string; readonly status: FindingStatus; readonly finding: FoundFinding }[];
  /** Those that were accepted and are open again, since what was judged has changed. */
  readonly reopened: readonly string[];
  readonly gone: readonly string[];
  readonly unchanged: number;
}

/**
 * What was found beside what is stored of the same part of the books. The same content changes nothing; another one opens again what was
 * accepted; what was accepted, went and comes back as it was is accepted still; what is not found any more is gone.
 */
export function compareFindings(stored: readonly StoredFinding[], found: readonly FoundFinding[]): FindingChanges {
  const known = new Map(stored.map((one) => [one.subject, one]));
  const added: FoundFinding[] = [];
  const changed: { id: string; status: FindingStatus; finding: FoundFinding }[] = [];
  const reopened: string[] = [];
  let unchanged = 0;
  for (const finding of found) {
    const before = known.get(finding.subject);
    known.delete(finding.subject);
    if (!before) {
      added.push(finding);
      continue;
    }
    const isSame = before.content === finding.content && before.severity === finding.severity && before.status !== 'gone';
    if (isSame) {
      unchanged++;
      continue;
    }
    const status = before.acceptedContent === finding.content ? 'accepted' : 'open';
    if (before.status === 'accepted' && status === 'open') reopened.push(before.id);
    changed.push({ id: before.id, status, finding });
  }
  const gone = [...known.values()].filter(({ status }) => status !== 'gone').map(({ id }) => id);
  return { added, changed, reopened, gone, unchanged };
}
