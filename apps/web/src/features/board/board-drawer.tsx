import type { Period } from '@saldo/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BoardRow, BoardStep, StepName } from '../../api/resources.ts';
import { monthText } from '../../format/period.ts';
import { momentText } from '../../format/time.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { State } from '../../ui/state.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { boardRowQuery } from './board-queries.ts';
import { StepActs } from './step-acts.tsx';
import { stepLook, stepNames, stepText } from './step-text.ts';

interface DrawerProps {
  clientId: string;
  month: Period;
  /** The row as the board behind has it, while the drawer asks by itself. */
  row: BoardRow | undefined;
  onClose: () => void;
}

/** One client's month: what needs somebody, why, what helps and who; then the rest. */
export function BoardDrawer({ clientId, month, row, onClose }: DrawerProps) {
  const words = useWords();
  const { data: asked } = useQuery(boardRowQuery(month, clientId));
  const data = asked ?? row;
  return (
    <Drawer crumbs={[words.rooms.board, monthText(month.from, words.language)]} title={data?.name ?? words.board.client} onClose={onClose}>
      {data ? <RowView row={data} month={month} /> : <WaitingRows rows={5} />}
    </Drawer>
  );
}

function RowView({ row, month }: { row: BoardRow; month: Period }) {
  const words = useWords();
  const wanting = stepNames.filter((name) => row.steps[name].helps !== null);
  const rest = stepNames.filter((name) => row.steps[name].helps === null);
  return (
    <div className="grid grid-cols-1 gap-4">
      {wanting.length === 0 ? <p>{words.board.inOrder}</p> : null}
      {wanting.map((name) => (
        <StepView key={name} name={name} step={row.steps[name]} row={row} month={month} />
      ))}
      <section className="border-t border-line pt-3">
        <h3 className="sr-only">{words.board.restOf}</h3>
        <dl className="grid gap-2">
          {rest.map((name) => (
            <RestOf key={name} name={name} step={row.steps[name]} clientId={row.clientId} />
          ))}
        </dl>
      </section>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3">
        <Link to="/clients/$clientId" params={{ clientId: row.clientId }} className={buttonLook()}>
          {words.board.openClient}
        </Link>
        <p className="text-xs text-ink-3">
          {words.board.manager}: {row.managerName ?? words.board.noManager}
        </p>
      </div>
    </div>
  );
}

function StepView({ name, step, row, month }: { name: StepName; step: BoardStep; row: BoardRow; month: Period }) {
  const words = useWords();
  const now = new Date();
  const { at, until, jobId, helps, code } = step;
  return (
    <section>
      <h3 className="flex items-center gap-2 pb-1 font-semibold">
        {words.board.steps[name]}
        <span className="font-normal">
          <State {...stepLook(step.state)}>{stepText(step, words, now)}</State>
        </span>
      </h3>
      <p className="text-ink-2">{step.reason}</p>
      {jobId && helps === 'follow' ? (
        <div className="pt-2">
          <JobProgress jobId={jobId} />
        </div>
      ) : null}
      {(name === 'books' || name === 'bank') && (at || until) && code !== 'board.queued' ? (
        <div className="pt-2">
          <Facts>
            {at ? (
              <Fact name={code.startsWith('board.') ? words.board.at : words.board.failedAt}>{momentText(at, now, words.language)}</Fact>
            ) : null}
            {until ? <Fact name={words.board.knownUntil}>{until}</Fact> : null}
          </Facts>
        </div>
      ) : null}
      <StepActs name={name} step={step} clientId={row.clientId} month={month} />
    </section>
  );
}

function RestOf({ name, step, clientId }: { name: StepName; step: BoardStep; clientId: string }) {
  const words = useWords();
  const wants = (name === 'reconciled' || name === 'closed') && (step.state === 'due' || step.state === 'attention');
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
      <dt className="text-ink-3">{words.board.steps[name]}</dt>
      <dd className="flex min-w-0 items-start gap-1.5">
        {step.state === 'done' ? <State tone="proven">{stepText(step, words, new Date())}</State> : null}
        <span className="text-ink-2">
          {step.reason}{' '}
          {wants ? (
            <Link to="/clients/$clientId/reconciliations" params={{ clientId }} className="text-accent underline-offset-2 hover:underline">
              {words.board.openReconciliations}
            </Link>
          ) : null}
        </span>
      </dd>
    </div>
  );
}
