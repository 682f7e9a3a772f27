import type { Period } from '@saldo/kernel';
import { type UseInfiniteQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import { moreOf, setOnly } from '../api/list.ts';
import type { BankAccount, BankTransaction } from '../api/resources.ts';
import { shortAccount } from '../features/bank/account-text.ts';
import { bankAccountsQuery, bankTransactionsFile, bankTransactionsQuery } from '../features/bank/bank-queries.ts';
import { BankTabs } from '../features/bank/bank-tabs.tsx';
import { bankTransactionColumns, transactionSub } from '../features/bank/transaction-columns.tsx';
import { usePeriod } from '../features/frame/place.ts';
import { sumOf } from '../features/ledger/amounts.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { amountText } from '../format/amount.ts';
import { periodText } from '../format/period.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SelectField } from '../ui/field.tsx';
import { late } from '../ui/late.tsx';
import { useSelection } from '../ui/list/selection.tsx';
import { SelectionBar } from '../ui/list/selection-bar.tsx';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';

const TransactionDrawer = late(() => import('../features/bank/transaction-drawer.tsx').then((module) => module.TransactionDrawer));
const route = getRouteApi('/frame/clients/$clientId/bank/transactions');
const noRows: BankTransaction[] = [];
const noAccounts: BankAccount[] = [];

/** The transactions of a client's bank accounts, with the evidence of the chosen one. */
export function BankTransactionsPage() {
  const words = useWords();
  const { clientId } = route.useParams();
  const { period, error } = usePeriod();
  if (error || !period)
    return <Page title={words.bank.transactionsTitle}>{error ? <Refused error={error} /> : <WaitingRows rows={14} />}</Page>;
  return <Transactions clientId={clientId} period={period} />;
}

function Transactions({ clientId, period }: { clientId: string; period: Period }) {
  const words = useWords();
  const navigate = useNavigate({ from: '/clients/$clientId/bank/transactions' });
  const search = route.useSearch();
  const { q, account, state, sort, transaction } = search;
  const { data: accounts = noAccounts } = useQuery(bankAccountsQuery(clientId));
  const asked = {
    ...setOnly({ q, bankAccountId: account, sort }),
    ...(state === 'withdrawn' ? { state } : {}),
    ...(state === 'pending' ? { status: state } : {}),
  };
  const query = useInfiniteQuery(bankTransactionsQuery(clientId, period, asked));
  const rows = query.data ?? noRows;
  const columns = bankTransactionColumns(words, { accounts: account ? null : accounts, rows });
  const seenAs = useSeenAs(search, columns, { order: 'date' });
  const selection = useSelection();
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const filtered = Boolean(q || state || account);
  const link = ({ id }: BankTransaction) =>
    linkOptions({
      to: '/clients/$clientId/bank/transactions',
      params: { clientId },
      search: { ...search, transaction: id },
      replace: transaction !== undefined,
      resetScroll: false,
    });
  return (
    <Page
      fill
      title={words.bank.transactionsTitle}
      text={[periodText(period, words.language), countText(words, query)].filter(Boolean).join(' · ')}
    >
      <BankTabs clientId={clientId} account={account} />
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <SearchBox label={words.bank.searchTransactions} value={q} onChange={(next) => set({ q: next })} className="w-72 max-wide:w-full" />
        <SelectField
          label={words.bank.chooseAccount}
          inBar
          value={account ?? ''}
          onChange={({ target }) => set({ account: target.value || undefined, transaction: undefined })}
        >
          <option value="">{words.bank.allAccounts}</option>
          {accounts
            .filter(({ enabled, id }) => enabled || id === account)
            .map((each) => (
              <option key={each.id} value={each.id}>
                {shortAccount(each, words)}
              </option>
            ))}
        </SelectField>
        <SelectField
          label={words.bank.state}
          inBar
          value={state ?? 'current'}
          onChange={({ target: { value } }) => set({ state: value === 'withdrawn' || value === 'pending' ? value : undefined })}
        >
          {(['current', 'pending', 'withdrawn'] as const).map((each) => (
            <option key={each} value={each}>
              {words.bank.shown[each]}
            </option>
          ))}
        </SelectField>
        <ListTools
          list="bank-transactions"
          search={search}
          filters={{ q, account, state }}
          columns={columns}
          file={(wish) => bankTransactionsFile(clientId, period, asked, wish)}
        />
      </div>
      {query.isPending ? <WaitingRows rows={14} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <Empty
          icon={filtered ? 'search' : 'card'}
          title={q || state ? words.noHits : words.bank.noTransactions}
          action={
            filtered ? (
              <Button onClick={() => set({ q: undefined, state: undefined, account: undefined })}>{words.clearFilter}</Button>
            ) : null
          }
        >
          {q || state ? null : words.bank.noTransactionsText(periodText(period, words.language))}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={JSON.stringify([period, asked])}
          label={words.bank.transactionsTitle}
          rows={rows}
          {...seenAs}
          selection={selection}
          rowId={({ id }) => id}
          link={link}
          openId={transaction}
          more={moreOf(query)}
          sub={(row) => transactionSub(row, words)}
        />
      ) : null}
      <SelectionBar selection={selection}>
        <span>
          {sumText(
            rows.filter(({ id }) => selection.ids.has(id)),
            words,
          )}
        </span>
      </SelectionBar>
      {transaction ? (
        <TransactionDrawer
          id={transaction}
          accounts={accounts}
          siblings={rows}
          siblingLink={link}
          onClose={() => set({ transaction: undefined })}
        />
      ) : null}
    </Page>
  );
}

// Each currency by itself: two of them have no sum.
function sumText(rows: readonly BankTransaction[], words: Words): string {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return [
    words.bank.sum,
    ...currencies.map(
      (each) =>
        `${amountText(sumOf(rows.filter(({ currency }) => currency === each).map(({ amount }) => amount)), words.language)} ${each}`,
    ),
  ].join(' ');
}

function countText(
  words: Words,
  query: Pick<UseInfiniteQueryResult<BankTransaction[]>, 'data' | 'hasNextPage' | 'isPlaceholderData'>,
): string {
  if (!query.data) return '';
  if (query.isPlaceholderData) return words.ledger.searching;
  return words.bank.count(query.data.length, query.hasNextPage);
}
