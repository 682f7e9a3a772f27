import type { BoardRow, StepName } from '../../api/resources.ts';
import type { Column } from '../../ui/list/column.ts';
import { State } from '../../ui/state.tsx';
import type { Words } from '../../words/words.tsx';
import { initials, stepLook, stepNames, stepText } from './step-text.ts';

// Beside the drawer too every short word of a step stands whole.
const widths: Partial<Record<StepName, string>> = { books: '19%', bank: '20%' };

/** A column a step; below 800 px one state stands for all of them. Who answers is shown where anybody does. */
export function boardColumns(rows: readonly BoardRow[], words: Words): Column<BoardRow>[] {
  const now = new Date();
  return [
    {
      id: 'client',
      header: words.board.client,
      sort: 'name',
      oneWay: true,
      main: true,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
    },
    ...stepNames.map(
      (name): Column<BoardRow> => ({
        id: name,
        header: words.board.steps[name],
        width: widths[name] ?? '11.5%',
        wideOnly: true,
        cell: ({ steps }) => (
          <State {...stepLook(steps[name].state)} title={steps[name].reason}>
            {stepText(steps[name], words, now)}
          </State>
        ),
      }),
    ),
    {
      id: 'state',
      header: words.board.state,
      narrowOnly: true,
      width: '8.75rem',
      cell: (row) => {
        const step = mostUrgent(row);
        return <State {...stepLook(row.state)}>{step ? stepText(step, words, now) : words.board.states.none}</State>;
      },
    },
    ...(rows.some(({ managerName }) => managerName) ? [managerColumn(words)] : []),
  ];
}

function managerColumn(words: Words): Column<BoardRow> {
  return {
    id: 'manager',
    header: words.board.manager,
    width: '6rem',
    figure: true,
    wideOnly: true,
    roomyOnly: true,
    cell: ({ managerName }) =>
      managerName ? (
        <span className="text-ink-3" title={managerName}>
          {initials(managerName)}
        </span>
      ) : null,
  };
}

/** The step that gives the row its state; undefined where none says anything. */
export function mostUrgent({ state, steps }: BoardRow) {
  return stepNames.map((name) => steps[name]).find((step) => step.state === state && state !== 'none');
}
