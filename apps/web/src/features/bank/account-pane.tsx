import type { Period } from '@saldo/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BankAccount, Feed } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { State } from '../../ui/state.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { useSync } from '../feeds/use-feed-acts.ts';
import { accountName, accountNumber, accountState, bankFeedName, consentOver, endsSoon } from './account-text.ts';
import { bankChanged, changeBankAccount } from './bank-queries.ts';
import { ConsentText, Renew } from './consent.tsx';
import { LedgerAccountField } from './ledger-account-field.tsx';
import { ProofStrip } from './proof-strip.tsx';

interface PaneProps {
  account: BankAccount;
  accounts: readonly BankAccount[];
  feed: Feed | undefined;
  period: Period;
}

/** One bank account: its balance, whose it is in the books, how it is fetched, and its proof day by day. */
export function AccountPane({ account, accounts, feed, period }: PaneProps) {
  const words = useWords();
  const { tone, text } = accountState(account, words, Date.now());
  const params = { clientId: account.clientId };
  return (
    <section aria-label={accountName(account, words)} className="grid min-w-0 grid-cols-1 content-start gap-5">
      <header className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
            {accountName(account, words)} <State tone={tone}>{text}</State>
          </h2>
          <p className="text-ink-2 tabular-nums">{[accountNumber(account, words), account.currency].join(' · ')}</p>
        </div>
        <Balance account={account} />
        <div className="flex flex-wrap gap-2">
          <Link to="/clients/$clientId/bank/transactions" params={params} search={{ account: account.id }} className={buttonLook()}>
            <Icon name="rows" />
            {words.bank.showTransactions}
          </Link>
          <Link to="/clients/$clientId/bank/statements" params={params} search={{ account: account.id }} className={buttonLook()}>
            <Icon name="book" />
            {words.bank.showStatements}
          </Link>
        </div>
      </header>
      {account.enabled ? null : <OffBanner account={account} accounts={accounts} />}
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 full:grid-cols-[minmax(0,1fr)_19rem]">
        {account.enabled ? (
          <Section title={words.bank.proof}>
            <ProofStrip account={account} period={period} />
          </Section>
        ) : null}
        <div className="grid content-start gap-6">
          <Section title={words.bank.fetching}>
            <Fetching account={account} feed={feed} />
          </Section>
          <Facts labels="wide">
            <Fact name={words.bank.ledgerAccount}>
              <LedgerAccountField key={account.version} account={account} />
            </Fact>
            <Fact name={words.bank.owner}>{account.ownerName}</Fact>
            {account.bic ? <Fact name="BIC">{account.bic}</Fact> : null}
          </Facts>
          <Switch account={account} />
        </div>
      </div>
    </section>
  );
}

function Balance({ account: { balance, balanceDay, currency } }: { account: BankAccount }) {
  const words = useWords();
  if (balance === null) return <p className="text-ink-3">{words.bank.noBalance}</p>;
  return (
    <dl>
      <dt className="text-xs text-ink-3">
        {[words.bank.balance, balanceDay ? words.bank.balanceOf(balanceDay) : ''].filter(Boolean).join(' ')}
      </dt>
      <dd className="text-lg font-semibold tabular-nums">{`${amountText(balance, words.language)} ${currency}`}</dd>
    </dl>
  );
}

function OffBanner({ account, accounts }: { account: BankAccount; accounts: readonly BankAccount[] }) {
  const words = useWords();
  const original = accounts.find(({ id }) => id === account.mirrorOf);
  const isMirror = account.disabledReason === 'mirror';
  return (
    <Banner tone="idle" title={isMirror && original ? words.bank.mirror(accountName(original, words)) : words.bank.offText}>
      {isMirror ? words.bank.mirrorText : null}
    </Banner>
  );
}

function Switch({ account }: { account: BankAccount }) {
  const words = useWords();
  const may = useMay();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: changeBankAccount,
    onSuccess: (changed) => {
      const undo = { label: words.undo, run: () => mutate({ account: changed, change: { enabled: !changed.enabled } }) };
      tell(changed.enabled ? words.bank.turnedOn : words.bank.turnedOff, undo);
    },
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => bankChanged(queryClient),
  });
  if (!may('mapping.write')) return null;
  return (
    <div>
      <Button
        icon={account.enabled ? 'pause' : 'play'}
        busy={isPending}
        onClick={() => mutate({ account, change: { enabled: !account.enabled } })}
      >
        {account.enabled ? words.bank.turnOff : words.bank.turnOn}
      </Button>
    </div>
  );
}

function Fetching({ account, feed }: { account: BankAccount; feed: Feed | undefined }) {
  const words = useWords();
  const may = useMay();
  if (!feed) return <p className="text-ink-2">{words.bank.byFileText}</p>;
  const now = new Date();
  const { fetchedAt, nextFetchAt, callsLeft, mayFetchAt, consentExpiresAt } = account;
  const canFetch = (feed.status === 'active' || feed.status === 'failing') && account.enabled && callsLeft !== 0;
  return (
    <div className="grid gap-3">
      <Facts labels="wide">
        <Fact name={words.bank.bankName}>
          <Link
            to="/clients/$clientId/feeds/$feedId"
            params={{ clientId: feed.clientId, feedId: feed.id }}
            className="underline-offset-2 hover:underline"
          >
            {bankFeedName(feed, words)}
          </Link>
        </Fact>
        <Fact name={words.bank.lastFetch}>{fetchedAt ? momentText(fetchedAt, now, words.language) : words.bank.neverFetched}</Fact>
        {nextFetchAt && account.enabled ? <Fact name={words.bank.nextFetch}>{momentText(nextFetchAt, now, words.language)}</Fact> : null}
        {callsLeft === null ? null : (
          <Fact name={words.bank.callsLeft}>
            {words.bank.callsLeftText(callsLeft)}
            {callsLeft === 0 && mayFetchAt ? (
              <span className="block text-ink-2">{words.bank.mayFetchAt(momentText(mayFetchAt, now, words.language))}</span>
            ) : null}
          </Fact>
        )}
        {consentExpiresAt ? (
          <Fact name={words.bank.consent}>
            <ConsentText until={consentExpiresAt} over={consentOver([account])} />
          </Fact>
        ) : null}
      </Facts>
      <div className="flex flex-wrap gap-2">
        {canFetch && may('feed.sync') ? <FetchNow feed={feed} /> : null}
        <Renew feed={feed} urgent={endsSoon(consentExpiresAt, now.getTime()) || feed.status === 'needs_connect'} />
      </div>
    </div>
  );
}

function FetchNow({ feed }: { feed: Feed }) {
  const words = useWords();
  const { run, busy } = useSync(feed);
  return (
    <Button icon="run" busy={busy} onClick={() => run({})}>
      {words.feeds.sync}
    </Button>
  );
}
