import type { Period } from '@saldo/kernel';
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import { moreOf, setOnly } from '../api/list.ts';
import type { Voucher } from '../api/resources.ts';
import { sidesOf, sumOf } from '../features/ledger/amounts.ts';
import { LedgerGate } from '../features/ledger/ledger-gate.tsx';
import { vouchersFile, vouchersQuery } from '../features/ledger/ledger-queries.ts';
import { voucherColumns, voucherSub } from '../features/ledger/voucher-columns.tsx';
import { VoucherFilters } from '../features/ledger/voucher-filters.tsx';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { amountText } from '../format/amount.ts';
import { periodText } from '../format/period.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { late } from '../ui/late.tsx';
import { useSelection } from '../ui/list/selection.tsx';
import { SelectionBar } from '../ui/list/selection-bar.tsx';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';

const VoucherDrawer = late(() => import('../features/ledger/voucher-drawer.tsx').then((module) => module.VoucherDrawer));
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
  const { voucher, sort, q, series, account, state, flagged } = search;
  const filter = { q, series, account, state, flagged };
  const asked = { ...setOnly({ q, series, account, state, sort }), ...(flagged ? { flagged: true } : {}) };
  const query = useInfiniteQuery(vouchersQuery(clientId, period, asked));
  const rows = query.data ?? none;
  const columns = voucherColumns(words, rows);
  const seenAs = useSeenAs(search, columns, { order: 'date' });
  const selection = useSelection();
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const filtered = Object.values(filter).some(Boolean);
  const link = ({ id }: { id: string }) =>
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
      <VoucherFilters search={search} onChange={set} seen={rows}>
        <ListTools
          list="vouchers"
          search={search}
          filters={filter}
          columns={columns}
          file={(wish) => vouchersFile(clientId, period, asked, wish)}
        />
      </VoucherFilters>
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
          key={JSON.stringify([period, filter, sort])}
          label={words.ledger.vouchersTitle}
          rows={rows}
          {...seenAs}
          selection={selection}
          rowId={({ id }) => id}
          link={link}
          openId={voucher}
          more={moreOf(query)}
          sub={voucherSub}
        />
      ) : null}
      <SelectionBar selection={selection}>
        <span>{`${words.ledger.sum} ${amountText(sumOf(rows.filter(({ id }) => selection.ids.has(id)).map(({ entries }) => sidesOf(entries).debit)), words.language)}`}</span>
      </SelectionBar>
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
