import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import { moreOf, setOnly } from '../api/list.ts';
import type { Finding } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { findingColumns } from '../features/findings/finding-columns.tsx';
import {
  acceptFinding,
  checkNow,
  checksQuery,
  findingsChanged,
  findingsQuery,
  reopenFinding,
} from '../features/findings/finding-queries.ts';
import { FindingTabs } from '../features/findings/finding-tabs.tsx';
import { severities } from '../features/findings/severities.ts';
import { useFindingWords } from '../features/findings/use-finding-words.ts';
import { DaysChip } from '../features/frame/days-chip.tsx';
import { usePeriod } from '../features/frame/place.ts';
import { JobProgress } from '../features/jobs/job-progress.tsx';
import { beginToFollow } from '../features/jobs/live-job.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { SelectField } from '../ui/field.tsx';
import { late } from '../ui/late.tsx';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { tell, tellWrong } from '../ui/toast.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { problemText } from '../words/problem-text.ts';
import { useWords } from '../words/words.tsx';

const FindingDrawer = late(() => import('../features/findings/finding-drawer.tsx').then((module) => module.FindingDrawer));
const route = getRouteApi('/frame/clients/$clientId/findings');
const none: Finding[] = [];
const statuses = ['open', 'accepted', 'gone'] as const;

/** What the checks have found in a client's books, what is about the most money first, with the evidence of the chosen one. */
export function FindingsPage() {
  const words = useWords();
  const told = useFindingWords();
  const mayWrite = useMay()('quality.write');
  const navigate = useNavigate({ from: '/clients/$clientId/findings' });
  const { clientId } = route.useParams();
  const search = route.useSearch();
  const { status, severity, code, days, finding } = search;
  const { period } = usePeriod();
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const query = useInfiniteQuery(
    findingsQuery(clientId, {
      status: status ?? 'open',
      ...setOnly({ severity, code }),
      ...(days && period ? { from: period.from, to: period.to } : {}),
    }),
  );
  const rows = query.data ?? none;
  const running = useRun(clientId);
  const acts = useFindingActs(clientId, rows, finding, set);
  const filtered = Boolean(severity || code || days);
  const link = ({ id }: Finding) =>
    linkOptions({
      to: '/clients/$clientId/findings',
      params: { clientId },
      search: { ...search, finding: id, open: undefined },
      replace: finding !== undefined,
      resetScroll: false,
    });
  return (
    <Page
      fill
      title={told.title}
      text={query.data ? told.text(rows.length, query.hasNextPage) : undefined}
      actions={
        mayWrite ? (
          <Button icon="run" busy={running.busy} onClick={running.run}>
            {told.run}
          </Button>
        ) : null
      }
    >
      <FindingTabs clientId={clientId} />
      {running.jobId ? (
        <div className="pb-2 empty:hidden">
          <JobProgress jobId={running.jobId} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2 pb-3">
        {statuses.map((each) => (
          <Chip
            key={each}
            on={(status ?? 'open') === each}
            onPress={() => set({ status: each === 'open' ? undefined : each, finding: undefined, open: undefined })}
          >
            {told.statuses[each]}
          </Chip>
        ))}
        <SelectField
          label={told.severity}
          inBar
          value={severity ?? ''}
          onChange={({ target }) => set({ severity: severities.find((each) => each === target.value), finding: undefined })}
        >
          <option value="">{told.allSeverities}</option>
          {severities.map((each) => (
            <option key={each} value={each}>
              {told.severities[each]}
            </option>
          ))}
        </SelectField>
        <DaysChip on={days} onChange={(next) => set({ days: next })} />
        {code ? <CodeChip clientId={clientId} code={code} onPress={() => set({ code: undefined })} /> : null}
      </div>
      {query.isPending ? <WaitingRows rows={12} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <Empty
          icon={filtered ? 'search' : 'check'}
          title={filtered ? words.noHits : told.none[status ?? 'open']}
          action={
            filtered ? (
              <Button onClick={() => set({ severity: undefined, code: undefined, days: undefined })}>{words.clearFilter}</Button>
            ) : null
          }
        >
          {filtered ? null : told.noneText}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify([status, severity, code, days && period])}
          label={told.tabs.findings}
          rows={rows}
          columns={findingColumns(words, told)}
          rowId={({ id }) => id}
          link={link}
          openId={finding}
          more={moreOf(query)}
          sub={(row) => [told.severities[row.severity], row.date].join(' · ')}
        />
      ) : null}
      {finding ? (
        <FindingDrawer
          id={finding}
          clientId={clientId}
          siblings={rows}
          siblingLink={link}
          isAccepting={search.open === 'accept'}
          busy={acts.busy}
          acts={mayWrite ? acts : undefined}
          onCode={(next) => set({ code: next })}
          onClose={() => set({ finding: undefined, open: undefined })}
        />
      ) : null}
    </Page>
  );
}

function CodeChip({ clientId, code, onPress }: { clientId: string; code: string; onPress: () => void }) {
  const { language } = useWords();
  const told = useFindingWords();
  const { data } = useQuery(checksQuery(clientId));
  const title = data?.checks.find((check) => check.code === code)?.title[language];
  return (
    <Chip on onPress={onPress}>
      {told.codeIs(title ?? code)}
    </Chip>
  );
}

function useRun(clientId: string) {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate, isPending, data } = useMutation({
    mutationFn: () => checkNow(clientId),
    onSuccess: (job) => beginToFollow(queryClient, job),
    onError: (error) => tellWrong(problemText(words, error)),
  });
  return { run: () => mutate(), busy: isPending, jobId: data?.id };
}

// After one is answered the next one of the list is open, so that they are gone through without closing the drawer.
function useFindingActs(
  clientId: string,
  rows: readonly Finding[],
  openId: string | undefined,
  set: (change: { finding?: string | undefined; open?: 'accept' | undefined }) => void,
) {
  const words = useWords();
  const told = useFindingWords();
  const queryClient = useQueryClient();
  const onError = (error: unknown) => tellWrong(problemText(words, error));
  const onSettled = () => findingsChanged(queryClient, clientId);
  const goOn = (answered: Finding) => {
    const at = rows.findIndex(({ id }) => id === answered.id);
    const next = rows[at + 1] ?? rows[at - 1];
    if (openId === answered.id) set({ finding: at < 0 ? openId : next?.id, open: undefined });
  };
  const reopening = useMutation({
    mutationFn: reopenFinding,
    onSuccess: (opened) => {
      tell(told.reopened);
      goOn(opened);
    },
    onError,
    onSettled,
  });
  const accepting = useMutation({
    mutationFn: acceptFinding,
    onSuccess: (accepted) => {
      tell(told.accepted, { label: words.undo, run: () => reopening.mutate(accepted) });
      goOn(accepted);
    },
    onError,
    onSettled,
  });
  return {
    busy: accepting.isPending || reopening.isPending,
    ask: (open: boolean) => set({ open: open ? 'accept' : undefined }),
    accept: (finding: Finding, reason: string) => accepting.mutate({ finding, reason }),
    reopen: (finding: Finding) => reopening.mutate(finding),
  };
}
