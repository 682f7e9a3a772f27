import type { Period } from '@saldo/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FinancialYear } from '../../api/resources.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { Refused } from '../../ui/refused.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { usePeriod } from '../frame/place.ts';

/** Shows a page of the books once the client's years are known; where there are none, what comes first. */
export function LedgerGate({
  title,
  clientId,
  children,
}: {
  title: string;
  clientId: string;
  children: (period: Period, years: readonly FinancialYear[]) => ReactNode;
}) {
  const words = useWords();
  const may = useMay();
  const { period, years, loading, error } = usePeriod();
  if (error) {
    return (
      <Page title={title}>
        <Refused error={error} />
      </Page>
    );
  }
  if (loading || !period) {
    return (
      <Page title={title}>
        <WaitingRows />
      </Page>
    );
  }
  if (years.length > 0) return children(period, years);
  return (
    <Page title={title}>
      <Empty
        icon="book"
        title={words.ledger.noBooks}
        action={
          <>
            <Link to="/clients/$clientId/feeds" params={{ clientId }} className={buttonLook('first')}>
              <Icon name="feed" />
              {words.rooms.feeds}
            </Link>
            {may('import.write') ? (
              <Link to="/clients/$clientId/import" params={{ clientId }} className={buttonLook()}>
                <Icon name="upload" />
                {words.rooms.import}
              </Link>
            ) : null}
          </>
        }
      >
        {words.ledger.noBooksText}
      </Empty>
    </Page>
  );
}
