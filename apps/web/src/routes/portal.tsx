import { addDays } from '@saldo/kernel';
import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { BoardStep, Client } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { boardRowQuery } from '../features/board/board-queries.ts';
import { clientQuery } from '../features/clients/client-queries.ts';
import { feedsQuery } from '../features/feeds/feed-queries.ts';
import { booksFetched, bringsData } from '../features/feeds/feed-state.ts';
import { today } from '../features/frame/place.ts';
import { useImport } from '../features/imports/use-import.ts';
import { JobProgress } from '../features/jobs/job-progress.tsx';
import { jobsQuery } from '../features/jobs/job-queries.ts';
import { yearsQuery } from '../features/ledger/ledger-queries.ts';
import { Card } from '../features/portal/card.tsx';
import { DoneList } from '../features/portal/done-list.tsx';
import { OwnBank } from '../features/portal/own-bank.tsx';
import { ownTasksQuery } from '../features/portal/portal-queries.ts';
import { booksUntil, portalStanding } from '../features/portal/portal-standing.ts';
import { YearProof } from '../features/review/year-proof.tsx';
import { monthOf, yearName } from '../format/period.ts';
import { momentText } from '../format/time.ts';
import { buttonLook } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { late } from '../ui/late.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { Missing } from './root.tsx';

const ImportSteps = late(() => import('../features/imports/import-steps.tsx').then((module) => module.ImportSteps));
const route = getRouteApi('/frame/clients/$clientId/portal');

/** A company's own home: what is wanted of it, what there is, and the way to hand over a file. */
export function PortalPage() {
  const words = useWords();
  const { clientId } = route.useParams();
  const { data: client } = useSuspenseQuery(clientQuery(clientId));
  const running = monthOf(today());
  const ended = useQuery(boardRowQuery(monthOf(addDays(running.from, -1)), clientId));
  const current = useQuery(boardRowQuery(running, clientId));
  const error = ended.error ?? current.error;
  const steps = ended.data && current.data ? { ended: ended.data.steps.books, current: current.data.steps.books } : null;
  if (ended.data === null || current.data === null) return <Missing />;
  if (error || !steps) {
    return <Page title={words.portal.title}>{error ? <Refused error={error} /> : <WaitingRows rows={5} />}</Page>;
  }
  return <Portal client={client} {...steps} />;
}

function Portal({ client, ended, current }: { client: Client; ended: BoardStep; current: BoardStep }) {
  const words = useWords();
  const { data: tasks = [], error } = useQuery(ownTasksQuery(client.id));
  const { data: jobs = [] } = useInfiniteQuery(jobsQuery({ clientId: client.id, limit: 20 }));
  const coming = useImport(client.id);
  const { standing, step } = portalStanding(ended, current);
  const wantsFile = standing === 'wantsFile';
  const dueDate = tasks.flatMap((task) => task.dueDate ?? []).sort()[0];
  const going = jobs.find((job) => bringsData(job) && job.id !== coming.store.data?.id);
  return (
    <Page title={words.portal.things(tasks.length + (wantsFile ? 1 : 0))} text={dueDate ? words.portal.before(dueDate) : undefined}>
      <div className="grid max-w-xl grid-cols-1 gap-6">
        {error ? <Refused error={error} /> : null}
        {tasks.length > 0 || wantsFile ? (
          <ul className="grid gap-2.5">
            {wantsFile ? (
              <Card title={words.portal.fileWanted} text={fileText(step, words)} action={<HandOver coming={coming} look="first" />} />
            ) : null}
            {tasks.map((task) => (
              <Card key={task.id} title={task.title} text={task.dueDate ? words.portal.before(task.dueDate) : words.portal.whenYouCan} />
            ))}
          </ul>
        ) : null}
        <ImportSteps client={client} coming={coming} />
        {going ? <JobProgress jobId={going.id} /> : null}
        <Books client={client} standing={standing} until={booksUntil(ended, current)} />
        <OwnBank client={client} />
        <DoneList jobs={jobs} />
        {wantsFile ? null : (
          <ul>
            <Card title={words.portal.handOver} text={words.portal.handOverText} action={<HandOver coming={coming} />} />
          </ul>
        )}
      </div>
    </Page>
  );
}

function HandOver({ coming, look }: { coming: ReturnType<typeof useImport>; look?: 'first' }) {
  const words = useWords();
  const may = useMay();
  if (!may('import.write')) return null;
  return (
    <FileButton look={look} busy={coming.busy} onFile={coming.take}>
      {words.portal.chooseFile}
    </FileButton>
  );
}

/** What there is: how the books stand, in a sentence, and their years. */
function Books({
  client: { id: clientId },
  standing,
  until,
}: {
  client: Client;
  standing: ReturnType<typeof portalStanding>['standing'];
  until: string | null;
}) {
  const words = useWords();
  const { data: years = [] } = useQuery(yearsQuery(clientId));
  const { data: feeds = [] } = useInfiniteQuery(feedsQuery(clientId));
  const fetched = booksFetched(feeds, years);
  return (
    <Section title={words.portal.books}>
      <p>{words.portal.standings[standing](until)}</p>
      {fetched ? (
        <p className="text-ink-2">
          {words.portal.fetched(
            fetched.source === 'MANUAL' ? words.portal.aFile : words.feeds.sources[fetched.source],
            momentText(fetched.at, new Date(), words.language),
          )}
        </p>
      ) : null}
      <ul className="mt-3 grid gap-2.5">
        {years.map((year) => (
          <Card
            key={year.id}
            title={yearName(year)}
            text={<YearProof proof={year.proof} />}
            action={
              <div className="flex flex-wrap justify-end gap-2">
                <Link
                  to="/clients/$clientId/vouchers"
                  params={{ clientId }}
                  search={{ from: year.from, to: year.to }}
                  aria-label={`${words.rooms.vouchers} ${yearName(year)}`}
                  className={buttonLook()}
                >
                  {words.rooms.vouchers}
                </Link>
                <Link
                  to="/clients/$clientId/trial-balance"
                  params={{ clientId }}
                  search={{ from: year.from, to: year.to }}
                  aria-label={`${words.rooms.balance} ${yearName(year)}`}
                  className={buttonLook()}
                >
                  {words.rooms.balance}
                </Link>
              </div>
            }
          />
        ))}
      </ul>
    </Section>
  );
}

// What a source says of a file that it refused has a sentence of its own; the board's own sentences are to the firm.
function fileText({ code, reason, until }: BoardStep, words: Words): string {
  if (!code.startsWith('board.')) return reason;
  return until ? words.portal.fileFrom(until) : words.portal.fileAny;
}
