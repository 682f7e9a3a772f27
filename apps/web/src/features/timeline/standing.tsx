import { addDays, type Period, plainDate } from '@saldo/kernel';
import { useQuery } from '@tanstack/react-query';
import type { BoardRow, StepName } from '../../api/resources.ts';
import { monthOf, monthText } from '../../format/period.ts';
import { Section } from '../../ui/page.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../words/words.tsx';
import { boardRowQuery } from '../board/board-queries.ts';
import { StepActs } from '../board/step-acts.tsx';
import { stepLook, stepNames, stepText } from '../board/step-text.ts';
import { today } from '../frame/place.ts';

/** The steps of the month that has ended and of the one that runs, in sentences, with what helps. */
export function Standing({ clientId }: { clientId: string }) {
  const words = useWords();
  const running = monthOf(today());
  const ended = monthOf(addDays(running.from, -1));
  const { data: last } = useQuery(boardRowQuery(ended, clientId));
  const { data: current } = useQuery(boardRowQuery(running, clientId));
  // One act helps both months: it stands where it is needed first.
  const actsOfLast = stepNames.filter((name) => last?.steps[name].helps);
  const actsOfCurrent = stepNames.filter((name) => {
    const step = current?.steps[name];
    return step?.helps && !(last?.steps[name].helps === step.helps && last.steps[name].feedId === step.feedId);
  });
  return (
    <Section title={words.timeline.standing}>
      <div className="grid grid-cols-1 gap-x-8 gap-y-3 border-y border-line py-3 wide:grid-cols-2">
        {last ? <Month row={last} month={ended} acts={actsOfLast} /> : null}
        {current ? <Month row={current} month={running} acts={actsOfCurrent} /> : null}
      </div>
    </Section>
  );
}

function Month({ row, month, acts }: { row: BoardRow; month: Period; acts: readonly StepName[] }) {
  const words = useWords();
  const now = new Date();
  const telling = stepNames.filter((name) => name === 'books' || row.steps[name].state !== 'none');
  const silent = stepNames.filter((name) => !telling.includes(name)).map((name) => words.board.steps[name]);
  return (
    <div className="min-w-0">
      <h3 className="pb-1 font-semibold first-letter:uppercase">{monthText(plainDate(month.from), words.language)}</h3>
      <dl className="grid gap-2">
        {telling.map((name) => (
          <div key={name}>
            <dt className="flex items-center gap-1.5">
              {words.board.steps[name]}
              <State {...stepLook(row.steps[name].state)}>{stepText(row.steps[name], words, now)}</State>
            </dt>
            <dd className="text-ink-2">
              {row.steps[name].reason}
              {acts.includes(name) ? <StepActs name={name} step={row.steps[name]} clientId={row.clientId} month={month} /> : null}
            </dd>
          </div>
        ))}
      </dl>
      {silent.length > 0 ? (
        <p className="pt-2 text-xs text-ink-3 first-letter:uppercase">{words.timeline.nothingYet(silent.join(', ').toLowerCase())}</p>
      ) : null}
    </div>
  );
}
