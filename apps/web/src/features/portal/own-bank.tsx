import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BankAccount, Client, Feed } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { late } from '../../ui/late.tsx';
import { Section } from '../../ui/page.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { useMayConnectBank } from '../access/session.ts';
import { accountName, accountNumber, bankOf, daysUntil, endsSoon } from '../bank/account-text.ts';
import { bankAccountsQuery } from '../bank/bank-queries.ts';
import { Renew } from '../bank/consent.tsx';
import { feedsQuery } from '../feeds/feed-queries.ts';
import { Card } from './card.tsx';

const ConnectBank = late(() => import('../bank/connect-bank.tsx').then((module) => module.ConnectBank));

/** A company's own bank: each connection with what it wants, each account with its balance, and the way to connect one. */
export function OwnBank({ client: { id: clientId } }: { client: Client }) {
  const words = useWords();
  const mayConnect = useMayConnectBank();
  const [choosing, choose] = useState(false);
  const { data: all } = useInfiniteQuery(feedsQuery(clientId));
  const { data: accounts } = useQuery(bankAccountsQuery(clientId));
  if (!all || !accounts)
    return (
      <Section title={words.bank.portalTitle}>
        <WaitingRows rows={2} />
      </Section>
    );
  const feeds = all.filter(({ source, status }) => source === 'BANK' && status !== 'archived' && status !== 'new');
  const unfinished = all.filter(({ source, status }) => source === 'BANK' && status === 'new');
  const connect = mayConnect ? (
    <Button icon="link" onClick={() => choose(true)}>
      {words.bank.connect}
    </Button>
  ) : null;
  return (
    <Section title={words.bank.portalTitle}>
      <ul className="grid gap-2.5">
        {feeds.map((feed) => (
          <BankCard key={feed.id} feed={feed} accounts={accounts.filter(({ feedId }) => feedId === feed.id)} />
        ))}
        {accounts
          .filter(({ enabled }) => enabled)
          .map((account) => (
            <AccountCard key={account.id} account={account} />
          ))}
        {feeds.length === 0 ? (
          <Card
            title={words.bank.portalNone}
            text={unfinished.length > 0 ? words.bank.portalState.unfinished : words.bank.portalNoneText}
            action={connect}
          />
        ) : null}
      </ul>
      {choosing ? <ConnectBank clientId={clientId} feeds={unfinished} onClose={() => choose(false)} /> : null}
    </Section>
  );
}

function BankCard({ feed, accounts }: { feed: Feed; accounts: readonly BankAccount[] }) {
  const words = useWords();
  const nowMs = Date.now();
  const until = accounts.flatMap(({ consentExpiresAt }) => consentExpiresAt ?? []).sort()[0] ?? null;
  const wants = feed.status === 'needs_connect' || feed.status === 'disconnected' || endsSoon(until, nowMs);
  return (
    <Card
      title={bankOf(feed) ?? words.feeds.sources.BANK}
      text={stateOf(feed, until, nowMs, words)}
      action={wants ? <Renew feed={feed} urgent /> : null}
    />
  );
}

function stateOf(feed: Feed, until: string | null, nowMs: number, words: Words): string {
  const told = words.bank.portalState;
  if (feed.status === 'needs_connect' || feed.status === 'disconnected') return feed.lastError?.message ?? told.broken;
  if (until === null) return told.fetching;
  return endsSoon(until, nowMs) ? told.ending(daysUntil(until, nowMs) ?? 0) : told.good(until.slice(0, 10));
}

function AccountCard({ account }: { account: BankAccount }) {
  const words = useWords();
  const { balance, balanceDay, currency, clientId, id } = account;
  return (
    <Card
      title={accountName(account, words)}
      text={
        <>
          <span className="block tabular-nums">{accountNumber(account, words)}</span>
          <span className="block font-medium text-ink tabular-nums">
            {balance === null
              ? words.bank.noBalance
              : [`${amountText(balance, words.language)} ${currency}`, balanceDay ? words.bank.balanceOf(balanceDay) : ''].join(' ')}
          </span>
        </>
      }
      action={
        <Link
          to="/clients/$clientId/bank"
          params={{ clientId }}
          search={{ account: id }}
          aria-label={`${words.bank.openAccount} ${accountName(account, words)}`}
          className={buttonLook()}
        >
          {words.bank.openAccount}
        </Link>
      }
    />
  );
}
