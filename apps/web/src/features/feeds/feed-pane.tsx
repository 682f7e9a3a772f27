import { parseOrgNumber } from '@saldo/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Client, Feed } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/keys/keys.ts';
import { late } from '../../ui/late.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { Section } from '../../ui/page.tsx';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { bankResult } from '../jobs/bank-result.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { jobsQuery } from '../jobs/job-queries.ts';
import { ResultView } from '../jobs/result-view.tsx';
import { syncResult } from '../jobs/sync-result.ts';
import { FeedHistory } from './feed-history.tsx';
import { connectedCompany, feedCan, feedName, feedSentence, feedState, openJob, wantsKey } from './feed-state.ts';
import { ScheduleForm } from './schedule-form.tsx';
import { useConnect, useSync } from './use-feed-acts.ts';

// What opens a layer, and what only a feed of a bank has, is fetched after the first paint.
const BankOfFeed = late(() => import('../bank/bank-of-feed.tsx').then((module) => module.BankOfFeed));
const BankResultView = late(() => import('../jobs/bank-result-view.tsx').then((module) => module.BankResultView));
const FeedMenu = late(() => import('./feed-menu.tsx').then((module) => module.FeedMenu));
const NewKey = late(() => import('./feed-menu.tsx').then((module) => module.NewKey));

/** One feed: how it stands, what it needs, what it fetched last and before. */
export function FeedPane({ feed, client }: { feed: Feed; client: Client }) {
  const words = useWords();
  const may = useMay();
  const { data: jobs = [] } = useInfiniteQuery(jobsQuery({ feedId: feed.id, clientId: client.id }));
  const running = openJob(jobs);
  const lastGood = jobs.find((job) => job.status === 'succeeded' && (syncResult(job) ?? bankResult(job)));
  const result = lastGood ? syncResult(lastGood) : null;
  const ofBank = lastGood ? bankResult(lastGood) : null;
  const can = feedCan(feed);
  const company = connectedCompany(feed);
  const trouble = feed.lastError;
  const { tone, text } = feedState(feed, words);
  return (
    <section aria-label={feedName(feed, words)} className="grid grid-cols-1 min-w-0 content-start gap-6">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
            {feedName(feed, words)} <State tone={tone}>{text}</State>
          </h2>
          {company ? <p>{words.feeds.company(company.name, company.orgNo)}</p> : null}
          <p className="text-ink-2">
            {trouble ? null : feedSentence(feed, words)}{' '}
            {feed.lastSyncAt ? `${words.feeds.lastSync} ${momentText(feed.lastSyncAt, new Date(), words.language)}.` : null}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <FeedActs feed={feed} />
          <FeedMenu feed={feed} client={client} />
        </div>
      </header>
      {company && parseOrgNumber(company.orgNo) !== client.orgNo ? (
        <Banner tone="late" title={words.feeds.otherCompany(company.orgNo)} />
      ) : null}
      {trouble ? (
        <Banner tone={feed.status === 'active' ? 'late' : 'wrong'} title={trouble.message}>
          {troubleSaysIt(feed) ? null : feedSentence(feed, words)} {words.feeds.lastError}{' '}
          {momentText(trouble.at, new Date(), words.language)}.
        </Banner>
      ) : null}
      {running ? <JobProgress jobId={running.id} /> : null}
      {feed.source === 'BANK' ? <BankOfFeed feed={feed} /> : null}
      {ofBank ? (
        <Section title={words.feeds.result}>
          <BankResultView result={ofBank} />
        </Section>
      ) : null}
      {result ? (
        <Section title={words.feeds.result}>
          <ResultView result={result} clientId={client.id} />
        </Section>
      ) : null}
      {can.schedule && may('feed.write') ? (
        <Section title={words.feeds.schedule}>
          <ScheduleForm key={feed.version} feed={feed} timeZone={client.timeZone} />
        </Section>
      ) : null}
      <Section title={words.feeds.history}>
        <FeedHistory jobs={jobs} />
      </Section>
    </section>
  );
}

// The source's own sentence tells already what happened and what helps.
function troubleSaysIt({ status }: Feed): boolean {
  return status === 'needs_connect' || status === 'failing';
}

function FeedActs({ feed }: { feed: Feed }) {
  const words = useWords();
  const may = useMay();
  const can = feedCan(feed);
  const sync = useSync(feed);
  const connect = useConnect(feed);
  const [asksKey, askKey] = useState(false);
  const mayEnterKey = wantsKey(feed) && may('feed.write');
  // A bank is chosen, or its consent given anew, beside its accounts.
  const mayConnect = can.connect && may('feed.connect') && feed.source !== 'BANK';
  const maySync = can.sync && may('feed.sync');
  useKeys(maySync ? [{ keys: 'h', label: words.keys.fetch, run: () => sync.run({}) }] : []);
  return (
    <>
      {mayEnterKey ? (
        <Button look="first" icon="key" onClick={() => askKey(true)}>
          {words.feeds.newApiKey}
        </Button>
      ) : null}
      {asksKey ? <NewKey feed={feed} onClose={() => askKey(false)} /> : null}
      {mayConnect ? (
        <Button look={maySync || mayEnterKey ? 'plain' : 'first'} icon="link" busy={connect.busy} onClick={() => connect.run()}>
          {mayEnterKey ? words.feeds.connectInstead : feed.status === 'new' ? words.feeds.connect : words.feeds.reconnect}
        </Button>
      ) : null}
      {maySync ? (
        <Button look="first" icon="run" keys="h" busy={sync.busy} onClick={() => sync.run({})}>
          {words.feeds.sync}
        </Button>
      ) : null}
      {feed.source === 'MANUAL' && may('import.write') ? (
        <Link to="/clients/$clientId/import" params={{ clientId: feed.clientId }} className={buttonLook('first')}>
          <Icon name="upload" />
          {words.feeds.import}
        </Link>
      ) : null}
    </>
  );
}

/** What came of giving a consent at the provider, said where the provider leads back to. */
export function ConnectOutcome({
  connected,
  error,
  feeds,
}: {
  connected: string | undefined;
  error: string | undefined;
  feeds: readonly Feed[];
}) {
  const words = useWords();
  if (error) {
    const told = feeds.find(({ lastError }) => lastError?.code === error)?.lastError?.message;
    return (
      <div className="pb-3">
        <Banner tone="wrong" title={words.feeds.connectFailed} live>
          {told ?? words.feeds.connectFailedNext}
        </Banner>
      </div>
    );
  }
  const feed = connected ? (feeds.find(({ id }) => id === connected) ?? feeds.find(({ status }) => status === 'active')) : undefined;
  return feed ? <Connected feed={feed} /> : null;
}

function Connected({ feed }: { feed: Feed }) {
  const words = useWords();
  const may = useMay();
  const sync = useSync(feed);
  const narrow = useNarrow();
  const [before] = useState(feed.lastSyncAt);
  if (feed.lastSyncAt !== before) return null;
  return (
    <div className="pb-3">
      <Banner
        tone="proven"
        title={words.feeds.connected}
        live
        action={
          narrow && may('feed.sync') ? (
            <Button look="first" icon="run" busy={sync.busy} onClick={() => sync.run({})}>
              {words.feeds.sync}
            </Button>
          ) : null
        }
      />
    </div>
  );
}
