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
  const bank = bankStep(facts, moment);
  const reconciled = reconciledStep(facts, bank, moment);
  const steps: BoardRow['steps'] = {
    books: booksStep(facts, moment),
    bank,
    checks: checksStep(facts),
    reconciled,
    closed: closedStep(facts, reconciled, moment),
  };
  const telling = stepNames.map((each) => steps[each]).filter(({ state }) => state !== 'none');
  return { clientId, name, managerId, state: mostUrgent(telling)?.state ?? 'none', steps };
}

function checksStep({ flagged, years }: ClientFacts): Step {
  if (flagged > 0) return step('attention', 'board.flagged', { count: flagged, details: { count: flagged }, helps: 'review' });
  return step('none', years.length === 0 ? 'board.no-books-yet' : 'board.nothing-flagged');
}
