import { bankStep } from './bank-step.ts';
import { booksStep } from './books-step.ts';
import type { ClientFacts } from './facts.ts';
import { closedStep, reconciledStep } from './reconciled-step.ts';
import { type Moment, mostUrgent, type Step, type StepName, type StepState, step, stepNames } from './step.ts';

/** A row of the board. */
export interface BoardRow {
  readonly clientId: string;
  readonly name: string;
  readonly managerId: string | null;
  /** The most urgent state of its steps, but for those that say nothing; `none` where none says anything. */
  readonly state: StepState;
  readonly steps: Readonly<Record<StepName, Step>>;
}

/** A client's row for a month, from what is stored of it. */
export function decideRow(facts: ClientFacts, moment: Moment): BoardRow {
  const { clientId, name, managerId } = facts;
  const books = booksStep(facts, moment);
  const bank = bankStep(facts, moment);
  const reconciled = reconciledStep(facts, bank, moment);
  const steps: BoardRow['steps'] = {
    books,
    bank,
    checks: checksStep(facts, books),
    reconciled,
    closed: closedStep(facts, reconciled, moment),
  };
  const telling = stepNames.map((each) => steps[each]).filter(({ state }) => state !== 'none');
  return { clientId, name, managerId, state: mostUrgent(telling)?.state ?? 'none', steps };
}

// Checked books are done where the books themselves are: more may come, and is checked then.
function checksStep({ flagged, years, findings, checked }: ClientFacts, books: Step): Step {
  const { errors, warnings } = findings;
  if (errors > 0) return step('attention', 'board.errors', { count: errors, details: { count: errors, warnings }, helps: 'review' });
  if (flagged > 0) return step('attention', 'board.flagged', { count: flagged, details: { count: flagged }, helps: 'review' });
  if (warnings > 0) return step('attention', 'board.warnings', { count: warnings, details: { count: warnings }, helps: 'review' });
  if (years.length === 0) return step('none', 'board.no-books-yet');
  if (!checked) return step('none', 'board.nothing-flagged');
  return books.state === 'done' ? step('done', 'board.checked', { until: books.until }) : step('none', 'board.checked-so-far');
}
