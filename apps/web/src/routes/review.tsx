import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router';
import { setOnly } from '../api/list.ts';
import { useMay } from '../features/access/session.ts';
import { useVerifyChains, Verdict, VerifyButton } from '../features/audit/verify-chains.tsx';
import { reviewFile, reviewQuery } from '../features/review/review-queries.ts';
import { type ReviewRow, yearProofs } from '../features/review/review-rows.ts';
import { YearProof } from '../features/review/year-proof.tsx';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { yearName } from '../format/period.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Column } from '../ui/list/column.ts';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { State } from '../ui/state.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { Missing } from './root.tsx';

const route = getRouteApi('/frame/review');

/** The auditor's home: every client given, its years with their proof, and the way to a sample of each. */
export function ReviewPage() {
  const may = useMay();
  return may('audit.verify') ? <Review /> : <Missing />;
}

function Review() {
  const words = useWords();
  const navigate = useNavigate({ from: '/review' });
  const search = route.useSearch();
  const { q, proof } = search;
  const filter = setOnly({ q, proof });
  const { data: rows, error, isPending, refetch } = useQuery({ ...reviewQuery(filter), placeholderData: keepPreviousData });
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const columns = columnsOf(words);
  const { columns: shown, compact } = useSeenAs(search, columns, { order: '' });
  const filtered = Boolean(q ?? proof);
  const verifying = useVerifyChains(undefined);
  return (
    <Page
      fill
      title={words.review.title}
      text={rows ? words.review.text(...countsOf(rows)) : undefined}
      actions={<VerifyButton verifying={verifying} />}
    >
      <Verdict verifying={verifying} />
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <SearchBox label={words.clients.search} value={q} onChange={(next) => set({ q: next })} className="w-64 max-wide:w-full" />
        {yearProofs.map((each) => (
          <Chip key={each} on={proof === each} onPress={() => set({ proof: proof === each ? undefined : each })}>
            {words.review.proofs[each]}
          </Chip>
        ))}
        <ListTools
          list="review"
          search={search}
          filters={{ q, proof }}
          columns={columns}
          file={(wish) => reviewFile({ ...filter, ...wish })}
        />
      </div>
      {isPending ? <WaitingRows /> : null}
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      {rows?.length === 0 && filtered ? (
        <Empty
          icon="search"
          title={words.noHits}
          action={<Button onClick={() => set({ q: undefined, proof: undefined })}>{words.clearFilter}</Button>}
        />
      ) : null}
      {rows?.length === 0 && !filtered ? (
        <Empty icon="company" title={words.review.none}>
          {words.review.noneText}
        </Empty>
      ) : null}
      {rows && rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify(filter)}
          label={words.review.title}
          rows={rows}
          columns={shown}
          compact={compact}
          rowId={({ client, year }) => `${client.id} ${year?.id ?? ''}`}
          link={linkOf}
          sub={({ client, year }) => (year ? `${year.from} – ${year.to}` : client.orgNo)}
        />
      ) : null}
    </Page>
  );
}

function countsOf(rows: readonly ReviewRow[]): [clients: number, years: number] {
  return [rows.filter(({ isFirst }) => isFirst).length, rows.filter(({ year }) => year !== null).length];
}

function linkOf({ client: { id }, year }: ReviewRow) {
  return year
    ? linkOptions({ to: '/clients/$clientId/trial-balance', params: { clientId: id }, search: { from: year.from, to: year.to } })
    : linkOptions({ to: '/clients/$clientId', params: { clientId: id } });
}

function columnsOf(words: Words): Column<ReviewRow>[] {
  return [
    {
      id: 'client',
      header: words.review.client,
      main: true,
      cell: ({ client, year, isFirst }) => (
        <span className={isFirst ? 'font-medium' : 'text-ink-3'}>
          {client.name}
          <span className="sr-only">{year ? ` ${yearName(year)}` : ''}</span>
        </span>
      ),
    },
    {
      id: 'year',
      header: words.review.year,
      width: '8rem',
      wideOnly: true,
      cell: ({ year }) => <span className="tabular-nums">{year ? yearName(year) : ''}</span>,
    },
    {
      id: 'days',
      header: words.review.days,
      file: ['from', 'to'],
      width: '13rem',
      wideOnly: true,
      roomyOnly: true,
      cell: ({ year }) => <span className="tabular-nums text-ink-2">{year ? `${year.from} – ${year.to}` : ''}</span>,
    },
    { id: 'proof', header: words.review.proof, width: '11rem', wideOnly: true, cell: proofOf(words) },
    { id: 'proof-narrow', header: words.review.proof, hideHeader: true, width: '8.5rem', narrowOnly: true, cell: proofOf(words) },
    {
      id: 'locked',
      header: words.review.state,
      width: '10.5rem',
      wideOnly: true,
      roomyOnly: true,
      cell: ({ year }) =>
        year ? (
          <State tone="none" icon={year.locked ? 'lock' : 'dash'}>
            {year.locked ? words.clients.yearLocked : words.clients.yearOpen}
          </State>
        ) : null,
    },
    {
      id: 'sample',
      header: words.review.sample,
      file: [],
      hideHeader: true,
      width: '9rem',
      figure: true,
      wideOnly: true,
      cell: (row) => <SampleLink {...row} />,
    },
    {
      id: 'sample-narrow',
      header: words.review.sample,
      hideHeader: true,
      width: '2.75rem',
      figure: true,
      narrowOnly: true,
      cell: (row) => <SampleLink {...row} narrow />,
    },
  ];
}

function proofOf(words: Words) {
  return ({ year }: ReviewRow) => (year ? <YearProof proof={year.proof} /> : <State tone="none">{words.review.noBooks}</State>);
}

function SampleLink({ client, year, narrow = false }: ReviewRow & { narrow?: boolean }) {
  const words = useWords();
  if (!year) return null;
  return (
    <Link
      to="/clients/$clientId/sample"
      params={{ clientId: client.id }}
      search={{ from: year.from, to: year.to }}
      aria-label={`${words.review.toSample(yearName(year))}, ${client.name}`}
      className={buttonLook('quiet')}
    >
      <Icon name="die" />
      {narrow ? null : words.review.sample}
    </Link>
  );
}
