import { useInfiniteQuery } from '@tanstack/react-query';
import type { BankAccount, Feed } from '../../api/resources.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay, useMayConnectBank } from '../access/session.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { jobsQuery } from '../jobs/job-queries.ts';
import { hasEnded } from '../jobs/job-state.ts';
import { bankOf } from './account-text.ts';

interface OutcomeProps {
  clientId: string;
  connected: string | undefined;
  error: string | undefined;
  feeds: readonly Feed[];
  accounts: readonly BankAccount[];
  onAgain: () => void;
}

/** What came of going to the bank, said where the bank leads back to; and the first fetch as it runs. */
export function ConsentOutcome({ clientId, connected, error, feeds, accounts, onAgain }: OutcomeProps) {
  const words = useWords();
  if (error) return <Refusal error={error} feeds={feeds} onAgain={onAgain} />;
  const feed = feeds.find(({ id }) => id === connected);
  if (!feed) return null;
  const bank = bankOf(feed) ?? words.feeds.sources.BANK;
  const unnamed = accounts.filter((account) => account.feedId === feed.id && account.enabled && account.ledgerAccount === null);
  return (
    <div className="grid gap-2 pb-3">
      <Connected clientId={clientId} feed={feed} bank={bank} unnamed={unnamed.length} />
    </div>
  );
}

function Connected({ clientId, feed, bank, unnamed }: { clientId: string; feed: Feed; bank: string; unnamed: number }) {
  const words = useWords();
  const may = useMay();
  const { data: jobs = [] } = useInfiniteQuery(jobsQuery({ clientId, feedId: feed.id, limit: 5 }));
  const running = jobs.find((job) => job.name === 'etl.bank' && !hasEnded(job));
  return (
    <>
      <Banner tone="proven" title={words.bank.connected(bank)} live>
        {running ? words.bank.connectedText : words.bank.connectedDone}{' '}
        {!running && unnamed > 0 && may('mapping.write') ? words.bank.nameAccounts : null}
      </Banner>
      {running ? <JobProgress jobId={running.id} /> : null}
    </>
  );
}

function Refusal({ error, feeds, onAgain }: { error: string; feeds: readonly Feed[]; onAgain: () => void }) {
  const words = useWords();
  const mayConnect = useMayConnectBank();
  const told = feeds.find(({ lastError }) => lastError?.code === error)?.lastError?.message;
  const isCancelled = error === 'bank.consent-refused';
  return (
    <div className="pb-3">
      <Banner
        tone={isCancelled ? 'idle' : 'wrong'}
        title={isCancelled ? words.bank.cancelled : words.bank.refused}
        live
        action={
          mayConnect ? (
            <Button icon="link" onClick={onAgain}>
              {words.bank.tryAgain}
            </Button>
          ) : undefined
        }
      >
        {told ?? (isCancelled ? words.bank.cancelledText : words.bank.refusedText)}
      </Banner>
    </div>
  );
}
