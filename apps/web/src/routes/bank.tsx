import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { setOnly } from '../api/list.ts';
import type { BankAccount, Feed } from '../api/resources.ts';
import { useMay, useMayConnectBank } from '../features/access/session.ts';
import { bankAccountColumns, bankAccountSub } from '../features/bank/account-columns.tsx';
import { AccountPane } from '../features/bank/account-pane.tsx';
import { bankFeedName } from '../features/bank/account-text.ts';
import { bankAccountsFile, bankAccountsQuery } from '../features/bank/bank-queries.ts';
import { BankTabs } from '../features/bank/bank-tabs.tsx';
import { Renew } from '../features/bank/consent.tsx';
import { ConsentOutcome } from '../features/bank/consent-outcome.tsx';
import { feedsQuery } from '../features/feeds/feed-queries.ts';
import { usePeriod } from '../features/frame/place.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { useKeys } from '../ui/keys/keys.ts';
import { late } from '../ui/late.tsx';
import { List } from '../ui/list/list.tsx';
import { inOrder } from '../ui/list/order.ts';
import { useNarrow } from '../ui/narrow.ts';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords } from '../words/words.tsx';

const ConnectBank = late(() => import('../features/bank/connect-bank.tsx').then((module) => module.ConnectBank));
const route = getRouteApi('/frame/clients/$clientId/bank');
const none: BankAccount[] = [];

/** The bank accounts of a client above, the chosen one with its proof beneath; on a phone one at a time. */
export function BankPage() {
  const words = useWords();
  const narrow = useNarrow();
  const mayConnect = useMayConnectBank();
  const { clientId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/clients/$clientId/bank' });
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const query = useQuery(bankAccountsQuery(clientId));
  const { data: all = [] } = useInfiniteQuery(feedsQuery(clientId));
  const feeds = all.filter(({ source, status }) => source === 'BANK' && status !== 'archived');
  const accounts = useMemo(() => inUse(query.data ?? none), [query.data]);
  const openId = search.account ?? (narrow ? undefined : (accounts.find(({ enabled }) => enabled) ?? accounts[0])?.id);
  const open = accounts.find(({ id }) => id === openId);
  const connect = () => set({ open: 'connect', error: undefined });
  useKeys(mayConnect ? [{ keys: 'n', label: words.bank.connect.toLowerCase(), run: connect }] : []);
  const alone = narrow && search.account !== undefined && open !== undefined;
  const banks = feeds.filter(({ status }) => status !== 'new' && status !== 'disconnected').length;
  return (
    <Page
      title={words.bank.title}
      text={query.data && accounts.length > 0 && !alone ? words.bank.accountsText(accounts.length, banks) : undefined}
      actions={
        alone ? (
          <Link to="/clients/$clientId/bank" params={{ clientId }} className={buttonLook('quiet')}>
            <Icon name="left" />
            {words.bank.allAccounts}
          </Link>
        ) : mayConnect && (accounts.length > 0 || feeds.length > 0) ? (
          <Button icon="plus" keys="n" onClick={connect}>
            {words.bank.connect}
          </Button>
        ) : null
      }
    >
      <BankTabs clientId={clientId} account={search.account} />
      <ConsentOutcome
        clientId={clientId}
        connected={search.connected}
        error={search.error}
        feeds={feeds}
        accounts={accounts}
        onAgain={connect}
      />
      <Troubles feeds={feeds} onConnect={connect} />
      {query.isPending ? <WaitingRows rows={4} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && accounts.length === 0 ? <NoAccounts clientId={clientId} onConnect={connect} /> : null}
      <div className="grid grid-cols-1 gap-6">
        {accounts.length > 0 && !alone ? <Accounts accounts={accounts} feeds={feeds} openId={openId} /> : null}
        {open ? <Chosen key={open.id} account={open} accounts={accounts} feeds={feeds} /> : null}
      </div>
      {search.open === 'connect' && mayConnect ? (
        <ConnectBank clientId={clientId} feeds={feeds} onClose={() => set({ open: undefined })} />
      ) : null}
    </Page>
  );
}

// Those in use before those that are off, the company's everyday currency before others; else as they came.
function inUse(accounts: readonly BankAccount[]): BankAccount[] {
  const rank = ({ enabled, currency }: BankAccount) => (enabled ? 0 : 2) + (currency === 'SEK' ? 0 : 1);
  return [...accounts].sort((a, b) => rank(a) - rank(b));
}

function Accounts({ accounts, feeds, openId }: { accounts: readonly BankAccount[]; feeds: readonly Feed[]; openId: string | undefined }) {
  const words = useWords();
  const { clientId } = route.useParams();
  const search = route.useSearch();
  const columns = bankAccountColumns(words, feeds, useMay()('mapping.write'));
  const seenAs = useSeenAs(search, columns, { order: '' });
  return (
    <div>
      <div className="flex pb-1">
        <ListTools
          list="bank-accounts"
          search={search}
          filters={{}}
          columns={columns}
          file={(wish) => bankAccountsFile({ clientId, ...setOnly({ sort: search.sort }), ...wish })}
        />
      </div>
      <List
        label={words.bank.tabs.accounts}
        rows={inOrder(accounts, columns, search.sort, words.language)}
        {...seenAs}
        rowId={({ id }) => id}
        openId={openId}
        sub={(account) => bankAccountSub(account, words)}
        link={({ id }) =>
          linkOptions({
            to: '/clients/$clientId/bank',
            params: { clientId },
            search: { ...search, account: id, connected: undefined, error: undefined },
            replace: search.account !== undefined,
            resetScroll: false,
          })
        }
      />
    </div>
  );
}

function Chosen({ account, accounts, feeds }: { account: BankAccount; accounts: readonly BankAccount[]; feeds: readonly Feed[] }) {
  const { period, error } = usePeriod();
  if (error) return <Refused error={error} />;
  if (!period) return <WaitingRows rows={4} />;
  return <AccountPane account={account} accounts={accounts} feed={feeds.find(({ id }) => id === account.feedId)} period={period} />;
}

/** What stands between a bank and its accounts: a consent that is over, a connection that was never finished. */
function Troubles({ feeds, onConnect }: { feeds: readonly Feed[]; onConnect: () => void }) {
  const words = useWords();
  const mayConnect = useMayConnectBank();
  const wanting = feeds.filter(({ status }) => status === 'new' || status === 'needs_connect' || status === 'failing');
  return wanting.map((feed) => (
    <div key={feed.id} className="pb-3">
      {feed.status === 'new' ? (
        <Banner
          tone="late"
          title={words.bank.unfinished(bankFeedName(feed, words))}
          action={mayConnect ? <Button onClick={onConnect}>{words.bank.finish}</Button> : undefined}
        >
          {words.bank.unfinishedText}
        </Banner>
      ) : (
        <Banner
          tone="wrong"
          title={`${bankFeedName(feed, words)}: ${feed.lastError?.message ?? words.feeds.sentences[feed.status === 'failing' ? 'failing' : 'needs_connect']}`}
          action={feed.status === 'needs_connect' ? <Renew feed={feed} urgent /> : undefined}
        />
      )}
    </div>
  ));
}

function NoAccounts({ clientId, onConnect }: { clientId: string; onConnect: () => void }) {
  const words = useWords();
  const may = useMay();
  const mayConnect = useMayConnectBank();
  return (
    <Empty
      icon="card"
      title={words.bank.none}
      action={
        <>
          {mayConnect ? (
            <Button look="first" icon="link" onClick={onConnect}>
              {words.bank.connect}
            </Button>
          ) : null}
          {may('import.write') ? (
            <Link to="/clients/$clientId/import" params={{ clientId }} className={buttonLook()}>
              <Icon name="upload" />
              {words.rooms.import}
            </Link>
          ) : null}
        </>
      }
    >
      {words.bank.noneText}
    </Empty>
  );
}
