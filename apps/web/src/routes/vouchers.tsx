import type { Period } from '@saldo/kernel';
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import { moreOf, setOnly } from '../api/list.ts';
import type { Voucher } from '../api/resources.ts';
import { LedgerGate } from '../features/ledger/ledger-gate.tsx';
import { vouchersQuery } from '../features/ledger/ledger-queries.ts';
import { voucherColumns, voucherSub } from '../features/ledger/voucher-columns.tsx';
import { VoucherDrawer } from '../features/ledger/voucher-drawer.tsx';
import { VoucherFilters } from '../features/ledger/voucher-filters.tsx';
import { periodText } from '../format/period.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';

const route = getRouteApi('/frame/clients/$clientId/vouchers');
const none: Voucher[] = [];

/** The vouchers of a client, with the evidence of the chosen one. */
export function VouchersPage() {
  const words = useWords();
  const { clientId } = route.useParams();
  return (
    <LedgerGate title={words.ledger.vouchersTitle} clientId={clientId}>
      {(period) => <Vouchers clientId={clientId} period={period} />}
    </LedgerGate>
  );
}

function Vouchers({ clientId, period }: { clientId: string; period: Period }) {
  const words = useWords();
  const navigate = useNavigate({ from: '/clients/$clientId/vouchers' });
  const search = route.useSearch();
  const { voucher, ...filter } = search;
  const { flagged, ...asked } = filter;
  const query = useInfiniteQuery(vouchersQuery(clientId, period, { ...setOnly(asked), ...(flagged ? { flagged: true } : {}) }));
  const rows = query.data ?? none;
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const filtered = Object.values(filter).some(Boolean);
  const link = ({ id }: Voucher) =>
    linkOptions({
      to: '/clients/$clientId/vouchers',
      params: { clientId },
      search: { ...search, voucher: id },
      replace: voucher !== undefined,
      resetScroll: false,
    });
  return (
    <Page
      fill
      title={words.ledger.vouchersTitle}
      text={[periodText(period, words.language), countText(words, query, filtered)].filter(Boolean).join(' · ')}
    >
      <VoucherFilters search={search} onChange={set} seen={rows} />
      {query.isPending ? <WaitingRows rows={14} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <Empty
          icon={filtered ? 'search' : 'book'}
          title={filtered ? words.noHits : words.ledger.noVouchers}
          action={
            filtered ? (
              <Button onClick={() => set({ q: undefined, series: undefined, account: undefined, state: undefined, flagged: undefined })}>
                {words.clearFilter}
              </Button>
            ) : null
          }
        >
          {filtered ? null : words.ledger.noVouchersText(periodText(period, words.language))}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify([period, filter])}
          label={words.ledger.vouchersTitle}
          rows={rows}
          columns={voucherColumns(words, rows)}
          rowId={({ id }) => id}
          link={link}
          openId={voucher}
          more={moreOf(query)}
          sub={voucherSub}
        />
      ) : null}
      {voucher ? (
        <VoucherDrawer
          id={voucher}
          crumb={words.ledger.vouchersTitle}
          siblings={rows}
          siblingLink={link}
          onClose={() => set({ voucher: undefined })}
        />
      ) : null}
    </Page>
  );
}

function countText(
  words: Words,
  query: Pick<UseInfiniteQueryResult<Voucher[]>, 'data' | 'hasNextPage' | 'isPlaceholderData'>,
  filtered: boolean,
) {
  if (!query.data) return '';
  if (query.isPlaceholderData) return words.ledger.searching;
  return (filtered ? words.ledger.found : words.ledger.vouchersCount)(query.data.length, query.hasNextPage);
}
