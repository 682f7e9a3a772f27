import type { Period } from '@saldo/kernel';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { moreOf } from '../api/list.ts';
import type { Account, Entry, FinancialYear } from '../api/resources.ts';
import { matching } from '../features/frame/palette-match.ts';
import { yearHolding, yearsAsPeriods } from '../features/frame/starting-period.ts';
import { runningBalance, sumOf } from '../features/ledger/amounts.ts';
import { entryColumns, entryText } from '../features/ledger/entry-columns.tsx';
import { LedgerGate } from '../features/ledger/ledger-gate.tsx';
import { accountsQuery, entriesFile, entriesQuery, trialBalanceQuery } from '../features/ledger/ledger-queries.ts';
import { MonthsPlace } from '../features/ledger/months-place.tsx';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { amountText } from '../format/amount.ts';
import { periodText } from '../format/period.ts';
import { Chip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { late } from '../ui/late.tsx';
import { useSelection } from '../ui/list/selection.tsx';
import { SelectionBar } from '../ui/list/selection-bar.tsx';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { useNarrow } from '../ui/narrow.ts';
import { Page } from '../ui/page.tsx';
import { pickLook } from '../ui/pick-button.ts';
import { Picker } from '../ui/picker.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords } from '../words/words.tsx';

const AccountMonthsView = late(
  () => import('../features/ledger/account-months.tsx').then((module) => module.AccountMonthsView),
  () => <MonthsPlace />,
);
const VoucherDrawer = late(() => import('../features/ledger/voucher-drawer.tsx').then((module) => module.VoucherDrawer));
const route = getRouteApi('/frame/clients/$clientId/entries');
const ALL = 'all';

/** The ledger: every row of the books, or those of one account with its running balance. */
export function EntriesPage() {
  const words = useWords();
  const { clientId } = route.useParams();
  return (
    <LedgerGate title={words.ledger.entriesTitle} clientId={clientId}>
      {(period, years) => <Entries clientId={clientId} period={period} years={years} />}
    </LedgerGate>
  );
}

function Entries({ clientId, period, years }: { clientId: string; period: Period; years: readonly FinancialYear[] }) {
  const words = useWords();
  const navigate = useNavigate({ from: '/clients/$clientId/entries' });
  const search = route.useSearch();
  const { account, voucher, sort, months } = search;
  const year = account ? yearHolding(yearsAsPeriods(years), period) : null;
  // A phone has room for the rows; a wide screen for the year that they lie in too.
  const ownMonths = useNarrow() ? 'none' : 'chart';
  const seenMonths = months ?? ownMonths;
  const set = (change: Partial<typeof search> & Partial<Period>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const { data: accounts = [] } = useQuery(accountsQuery(clientId));
  const query = useInfiniteQuery(entriesQuery(clientId, period, { account, sort }));
  const balance = useAccountBalance(clientId, period, years, account);
  const rows = query.data ?? noRows;
  const running = useMemo(() => (balance && sort !== '-date' ? runningBalance(balance.opening, rows) : null), [balance, rows, sort]);
  const columns = entryColumns(words, { account: account === undefined, running, rows });
  const seenAs = useSeenAs(search, columns, { order: 'date' });
  const selection = useSelection();
  const picked = rows.filter(({ id }) => selection.ids.has(id));
  const voucherLink = (voucherId: string) =>
    linkOptions({
      to: '/clients/$clientId/entries',
      params: { clientId },
      search: { ...search, voucher: voucherId },
      replace: voucher !== undefined,
      resetScroll: false,
    });
  const link = ({ voucherId }: Entry) => voucherLink(voucherId);
  return (
    <Page
      fill
      title={words.ledger.entriesTitle}
      text={
        query.data
          ? `${periodText(period, words.language)} · ${words.rows(rows.length, query.hasNextPage)}`
          : periodText(period, words.language)
      }
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 pb-3">
        <AccountPicker
          accounts={accounts}
          account={account}
          onPick={(next) => void navigate({ search: (old) => ({ ...old, account: next, voucher: undefined }) })}
        />
        {balance ? (
          <dl className="flex gap-x-7">
            <Figure name={words.ledger.openingBalance} amount={balance.opening} />
            <Figure name={words.ledger.closingBalance} amount={balance.closing} />
          </dl>
        ) : null}
        {account && year ? (
          <Chip
            on={seenMonths !== 'none'}
            onPress={() => set({ months: seenMonths !== 'none' ? 'none' : ownMonths === 'none' ? 'chart' : undefined })}
          >
            {words.ledger.months}
          </Chip>
        ) : null}
        <ListTools
          list="entries"
          search={search}
          filters={{ account, months }}
          columns={columns}
          file={(wish) => entriesFile(clientId, period, { account, sort }, wish)}
        />
      </div>
      {account && year && seenMonths !== 'none' ? (
        <AccountMonthsView
          clientId={clientId}
          account={account}
          year={year}
          period={period}
          seen={seenMonths}
          onSeen={(next) => set({ months: next })}
          onPeriod={(days) => set({ ...days, voucher: undefined })}
          search={{ ...search, voucher: undefined }}
        />
      ) : null}
      {query.isPending ? <WaitingRows rows={14} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <Empty icon="rows" title={words.ledger.noEntries}>
          {words.ledger.noEntriesText}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify([period, account, sort])}
          label={words.ledger.entriesTitle}
          rows={rows}
          {...seenAs}
          selection={selection}
          rowId={({ id }) => id}
          link={link}
          openId={voucher ? rows.find(({ voucherId }) => voucherId === voucher)?.id : undefined}
          opens={({ voucherId }) => voucherId}
          more={moreOf(query)}
          sub={(entry) =>
            [entry.date, account ? '' : `${entry.account} ${entry.accountName}`, entryText(entry)].filter(Boolean).join(' · ')
          }
        />
      ) : null}
      <SelectionBar selection={selection}>
        <span>{`${words.ledger.sum} ${amountText(sumOf(picked.map(({ amount }) => amount)), words.language)}`}</span>
      </SelectionBar>
      {voucher ? (
        <VoucherDrawer
          id={voucher}
          crumb={words.ledger.entriesTitle}
          siblings={[...new Set(rows.map(({ voucherId }) => voucherId))].map((id) => ({ id }))}
          siblingLink={({ id }) => voucherLink(id)}
          onClose={() => set({ voucher: undefined })}
        />
      ) : null}
    </Page>
  );
}

const noRows: Entry[] = [];

// The opening balance is known within one financial year only; across years there is no running balance.
function useAccountBalance(clientId: string, period: Period, years: readonly FinancialYear[], account: string | undefined) {
  const withinOne = yearHolding(yearsAsPeriods(years), period) !== null;
  const { data } = useQuery({ ...trialBalanceQuery(clientId, period), enabled: account !== undefined && withinOne });
  if (!account || !withinOne || !data) return undefined;
  return data.rows.find((row) => row.account === account) ?? nothingYet;
}

const nothingYet = { opening: '0.00', closing: '0.00' };

function Figure({ name, amount }: { name: string; amount: string }) {
  const words = useWords();
  return (
    <div>
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="font-semibold tabular-nums">{amountText(amount, words.language)}</dd>
    </div>
  );
}

function AccountPicker({
  accounts,
  account,
  onPick,
}: {
  accounts: readonly Account[];
  account: string | undefined;
  onPick: (account: string | undefined) => void;
}) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const found = matching(accounts, ({ number, name }) => `${number} ${name}`, query);
  const all = query === '' ? [{ id: ALL, text: words.ledger.allAccounts }] : [];
  const chosen = accounts.find(({ number }) => number === account);
  return (
    <Picker
      label={words.ledger.chooseAccount}
      placeholder={words.ledger.findAccount}
      none={words.noHits}
      query={query}
      onQuery={setQuery}
      chosenId={account ?? ALL}
      onPick={(id) => onPick(id === ALL ? undefined : id)}
      options={[...all, ...found.slice(0, 200).map(({ number, name }) => ({ id: number, text: name, side: number }))]}
      trigger={
        <button type="button" className={pickLook}>
          <span className="max-w-72 truncate">
            {account ? words.ledger.entriesOf(account, chosen?.name ?? '') : words.ledger.allAccounts}
          </span>
          <Icon name="down" className="text-ink-3" />
        </button>
      }
    />
  );
}
