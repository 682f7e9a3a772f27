import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import { moreOf, setOnly } from '../api/list.ts';
import type { AuditRow } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { auditKinds } from '../features/audit/audit-kinds.ts';
import { auditFile, auditQuery } from '../features/audit/audit-queries.ts';
import { actorText, actText } from '../features/audit/audit-text.ts';
import { useChainNames } from '../features/audit/use-chain-names.ts';
import { useVerifyChains, Verdict, VerifyButton } from '../features/audit/verify-chains.tsx';
import { ClientFilter } from '../features/clients/client-filter.tsx';
import { DaysChip, useTimeOfDays } from '../features/frame/days-chip.tsx';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { momentText } from '../format/time.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SelectField } from '../ui/field.tsx';
import { late } from '../ui/late.tsx';
import type { Column } from '../ui/list/column.ts';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { Missing } from './root.tsx';
import type { auditSearch } from './searches.ts';

const AuditDrawer = late(() => import('../features/audit/audit-drawer.tsx').then((module) => module.AuditDrawer));
const route = getRouteApi('/frame/audit');

/** What was done, by whom, and whether the record of it is whole. */
export function AuditPage() {
  const may = useMay();
  return may('audit.read') ? <Audit /> : <Missing />;
}

function Audit() {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate({ from: '/audit' });
  const search = route.useSearch();
  const { clientId, kind, days, row: open, sort } = search;
  const asked = setOnly({ clientId, refType: kind, sort, ...useTimeOfDays(days) });
  const query = useInfiniteQuery({ ...auditQuery(asked), placeholderData: keepPreviousData });
  const verifying = useVerifyChains(clientId);
  const set = (change: ReturnType<typeof auditSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const rows = query.data ?? [];
  const nameOf = useChainNames(rows.map(({ chain }) => chain));
  const columns = columnsOf(words, nameOf);
  const seenAs = useSeenAs(search, columns, { order: '-at' });
  const filtered = Boolean(clientId ?? kind ?? days);
  return (
    <Page
      fill
      title={words.rooms.audit}
      text={may('audit.verify') ? words.audit.text : words.audit.ownText}
      actions={may('audit.verify') ? <VerifyButton verifying={verifying} /> : null}
    >
      <Verdict verifying={verifying} />
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <ClientFilter all={words.audit.everywhere} chosenId={clientId} onChoose={(id) => set({ clientId: id })} />
        <SelectField inBar label={words.audit.about} value={kind ?? ''} onChange={({ target }) => set({ kind: kindOf(target.value) })}>
          <option value="">{words.audit.everything}</option>
          {auditKinds.map((each) => (
            <option key={each} value={each}>
              {words.audit.kinds[each]}
            </option>
          ))}
        </SelectField>
        <DaysChip on={days} onChange={(next) => set({ days: next })} />
        <ListTools
          list="audit"
          search={search}
          filters={{ clientId, kind, days }}
          columns={columns}
          file={(wish) => auditFile({ ...asked, ...wish })}
        />
      </div>
      {query.isPending ? <WaitingRows /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <Empty
          icon="lock"
          title={filtered ? words.noHits : words.audit.empty}
          action={
            filtered ? (
              <Button onClick={() => set({ clientId: undefined, kind: undefined, days: undefined })}>{words.clearFilter}</Button>
            ) : null
          }
        />
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify(asked)}
          label={words.rooms.audit}
          rows={rows}
          {...seenAs}
          rowId={idOf}
          link={(row) =>
            linkOptions({ to: '/audit', search: { ...search, row: idOf(row) }, replace: open !== undefined, resetScroll: false })
          }
          openId={open}
          more={moreOf(query)}
          sub={(row) => [momentText(row.at, new Date(), words.language), actorText(row, words), nameOf(row.chain)].join(' · ')}
        />
      ) : null}
      {open ? <AuditDrawer place={open} listed={rows.find((row) => idOf(row) === open)} onClose={() => set({ row: undefined })} /> : null}
    </Page>
  );
}

function kindOf(value: string) {
  return auditKinds.find((kind) => kind === value);
}

function idOf({ chain, seq }: AuditRow): string {
  return `${chain}.${seq}`;
}

function columnsOf(words: Words, nameOf: (chain: string) => string): Column<AuditRow>[] {
  const now = new Date();
  return [
    {
      id: 'at',
      header: words.audit.when,
      sort: 'at',
      width: '9rem',
      wideOnly: true,
      cell: ({ at }) => momentText(at, now, words.language),
    },
    { id: 'act', header: words.audit.act, main: true, cell: (row) => actText(row, words) },
    { id: 'who', header: words.audit.who, width: '11rem', wideOnly: true, cell: (row) => actorText(row, words) },
    { id: 'chain', header: words.audit.chain, width: '17rem', wideOnly: true, cell: ({ chain }) => nameOf(chain) },
    { id: 'seq', header: words.audit.number, width: '5rem', figure: true, wideOnly: true, roomyOnly: true, cell: ({ seq }) => seq },
  ];
}
