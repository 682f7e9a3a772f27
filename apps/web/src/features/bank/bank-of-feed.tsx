import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Feed } from '../../api/resources.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/words.tsx';
import { consentOver, endsSoon } from './account-text.ts';
import { bankAccountsQuery } from './bank-queries.ts';
import { ConsentText, Renew } from './consent.tsx';

/** What a feed of a bank fetches, until when it may, and the way to its accounts. */
export function BankOfFeed({ feed }: { feed: Feed }) {
  const words = useWords();
  const { data: accounts = [] } = useQuery(bankAccountsQuery(feed.clientId));
  const own = accounts.filter(({ feedId }) => feedId === feed.id);
  const until = own.flatMap(({ consentExpiresAt }) => consentExpiresAt ?? []).sort()[0];
  const isChosen = typeof feed.config.institutionId === 'string';
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p>
        {words.bank.accountsText(own.length, 0)}
        {until ? (
          <>
            {' · '}
            {words.bank.consent} <ConsentText until={until} over={consentOver(own)} />
          </>
        ) : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <Link to="/clients/$clientId/bank" params={{ clientId: feed.clientId }} className={buttonLook()}>
          <Icon name="card" />
          {words.bank.toAccounts}
        </Link>
        {isChosen ? <Renew feed={feed} urgent={until === undefined || endsSoon(until, Date.now())} /> : null}
      </div>
    </div>
  );
}
