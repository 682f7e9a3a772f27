import type { Period } from '@saldo/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BoardStep, StepName } from '../../api/resources.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/keys/keys.ts';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { useMay, useMayConnectBank } from '../access/session.ts';
import { beginConnect, feedsChanged, resumeFeed } from '../feeds/feed-queries.ts';
import { useSync } from '../feeds/use-feed-acts.ts';
import { yearsQuery } from '../ledger/ledger-queries.ts';
import { wantsKey } from './step-text.ts';

interface StepProps {
  name: StepName;
  step: BoardStep;
  clientId: string;
  month: Period;
}

/** What can be done about a step right here, or where to; nothing where nothing is to be done. */
export function StepActs({ name, step, clientId, month }: StepProps) {
  const { helps, jobId, feedId } = step;
  const words = useWords();
  if (helps === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 pt-2">
      <FirstAct name={name} step={step} clientId={clientId} month={month} />
      {jobId && helps !== 'follow' ? (
        <Link to="/jobs" search={{ clientId, job: jobId }} className={buttonLook()}>
          {words.board.openJob}
        </Link>
      ) : null}
      {feedId && helps === 'connect' && name !== 'bank' && !wantsKey(step.code) ? (
        <Link to="/clients/$clientId/feeds/$feedId" params={{ clientId, feedId }} className={buttonLook()}>
          {words.board.openFeed}
        </Link>
      ) : null}
    </div>
  );
}

function FirstAct({ name, step, clientId, month }: StepProps) {
  const words = useWords();
  const may = useMay();
  const mayConnectBank = useMayConnectBank();
  const { helps, feedId, jobId } = step;
  const other = <p className="text-ink-3">{words.board.askOther}</p>;
  switch (helps) {
    case 'fetch':
      return feedId && may('feed.sync') ? <Fetch feedId={feedId} /> : other;
    case 'resume':
      return feedId && may('feed.write') ? <Resume feedId={feedId} /> : other;
    case 'connect':
      if (name === 'bank') return <BankLink clientId={clientId} month={month} connects={mayConnectBank} />;
      if (feedId && wantsKey(step.code)) return may('feed.write') ? <NewKey clientId={clientId} feedId={feedId} /> : other;
      if (feedId) return may('feed.connect') ? <Connect feedId={feedId} /> : other;
      return may('feed.create') || may('import.write') ? <FirstBooks clientId={clientId} /> : other;
    case 'import':
      return may('import.write') ? <ImportLink clientId={clientId} first /> : other;
    case 'follow':
      return jobId ? (
        <Link to="/jobs" search={{ clientId, job: jobId }} className={buttonLook('first')}>
          {words.board.openJob}
        </Link>
      ) : null;
    case 'compare':
    case 'review':
      if (name === 'bank') return <BankLink clientId={clientId} month={month} connects={false} />;
      if (name === 'checks' && step.code !== 'board.flagged') return <FindingsLink clientId={clientId} month={month} />;
      return <BooksLink name={name} helps={helps} step={step} clientId={clientId} month={month} />;
    default:
      return null;
  }
}

function Fetch({ feedId }: { feedId: string }) {
  const words = useWords();
  const { run, busy } = useSync({ id: feedId });
  useKeys([{ keys: 'h', label: words.keys.fetch, run: () => run({}) }]);
  return (
    <Button look="first" icon="run" keys="h" busy={busy} onClick={() => run({})}>
      {words.feeds.sync}
    </Button>
  );
}

function Resume({ feedId }: { feedId: string }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: resumeFeed,
    onSuccess: () => tell(words.feeds.resumed),
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => feedsChanged(queryClient),
  });
  return (
    <Button look="first" icon="play" busy={isPending} onClick={() => mutate({ id: feedId })}>
      {words.feeds.resume}
    </Button>
  );
}

function Connect({ feedId }: { feedId: string }) {
  const words = useWords();
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => beginConnect({ id: feedId }),
    onSuccess: (url) => location.assign(url),
    onError: (error) => tellWrong(problemText(words, error)),
  });
  return (
    <Button look="first" icon="link" busy={isPending || isSuccess} onClick={() => mutate()}>
      {words.feeds.connect}
    </Button>
  );
}

function NewKey({ clientId, feedId }: { clientId: string; feedId: string }) {
  const words = useWords();
  return (
    <Link to="/clients/$clientId/feeds/$feedId" params={{ clientId, feedId }} className={buttonLook('first')}>
      <Icon name="key" />
      {words.feeds.newApiKey}
    </Link>
  );
}

function FirstBooks({ clientId }: { clientId: string }) {
  const words = useWords();
  const may = useMay();
  return (
    <>
      {may('feed.create') ? (
        <Link to="/clients/$clientId/feeds" params={{ clientId }} search={{ open: 'create' }} className={buttonLook('first')}>
          <Icon name="feed" />
          {words.board.connectFortnox}
        </Link>
      ) : null}
      {may('import.write') ? <ImportLink clientId={clientId} first={!may('feed.create')} /> : null}
    </>
  );
}

function ImportLink({ clientId, first }: { clientId: string; first: boolean }) {
  const words = useWords();
  return (
    <Link to="/clients/$clientId/import" params={{ clientId }} className={buttonLook(first ? 'first' : 'plain')}>
      <Icon name="upload" />
      {words.feeds.import}
    </Link>
  );
}

// Where the bank's days of the month are seen, and where its consent is given.
function BankLink({ clientId, month, connects }: { clientId: string; month: Period; connects: boolean }) {
  const words = useWords();
  return (
    <Link to="/clients/$clientId/bank" params={{ clientId }} search={month} className={buttonLook('first')}>
      <Icon name={connects ? 'link' : 'card'} />
      {connects ? words.bank.renew : words.bank.reviewDays}
    </Link>
  );
}

// What the checks found on the days of the month.
function FindingsLink({ clientId, month }: { clientId: string; month: Period }) {
  const words = useWords();
  return (
    <Link to="/clients/$clientId/findings" params={{ clientId }} search={{ ...month, days: '1' }} className={buttonLook('first')}>
      <Icon name="flag" />
      {words.board.openFindings}
    </Link>
  );
}

// A proof is of a whole year, flags are counted over the month.
function BooksLink({ helps, step, clientId, month }: StepProps & { helps: 'compare' | 'review' }): ReactNode {
  const words = useWords();
  const { data: years = [] } = useQuery(yearsQuery(clientId));
  const year = years.find(({ from, to }) => from <= month.to && month.from <= to);
  const days = step.code === 'board.flagged' || !year ? month : { from: year.from, to: year.to };
  return helps === 'compare' ? (
    <Link to="/clients/$clientId/trial-balance" params={{ clientId }} search={days} className={buttonLook('first')}>
      {words.board.openBalance}
    </Link>
  ) : (
    <Link to="/clients/$clientId/vouchers" params={{ clientId }} search={{ ...days, flagged: '1' }} className={buttonLook('first')}>
      {words.board.openVouchers}
    </Link>
  );
}
