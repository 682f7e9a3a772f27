import { useQueries, useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import type { Match, Reconciliation } from '../../api/resources.ts';
import { amountText, isZero } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/keys/keys.ts';
import { Refused } from '../../ui/refused.tsx';
import { Siblings } from '../../ui/siblings.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { bankTransactionQuery } from '../bank/bank-queries.ts';
import { transactionTitle } from '../bank/transaction-columns.tsx';
import { matchQuery } from './reconcile-queries.ts';
import { Reasons } from './suggestion-pane.tsx';
import { useReconcileWords } from './use-reconcile-words.ts';

const MOST_ROWS = 20;

interface DrawerProps {
  id: string;
  reconciliation: Reconciliation;
  siblings: readonly Match[];
  siblingLink: (match: Match) => LinkProps;
  isUndoing: boolean;
  /** Takes it back; nothing where one may not. */
  onUndo: ((match: Match) => void) | undefined;
  onClose: () => void;
}

/** One match: why it was made, by whom, what it holds, and the way to take it back. */
export function MatchDrawer({ id, reconciliation, siblings, siblingLink, isUndoing, onUndo, onClose }: DrawerProps) {
  const words = useReconcileWords();
  const { data, error, refetch } = useQuery({
    ...matchQuery(reconciliation.clientId, id),
    placeholderData: () => siblings.find((sibling) => sibling.id === id),
  });
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const before = at > 0 ? siblings[at - 1] : undefined;
  const after = at >= 0 ? siblings[at + 1] : undefined;
  const canUndo = data !== undefined && onUndo !== undefined && data.state !== 'rejected';
  useKeys(canUndo ? [{ keys: 'u', label: words.keys.undo, run: () => onUndo(data) }] : []);
  return (
    <Drawer
      crumbs={[words.one, words.matched]}
      title={data ? words.pairing(data.bankTransactionIds.length, data.ledgerEntryIds.length) : words.match}
      onClose={onClose}
      tools={
        <Siblings
          before={before && siblingLink(before)}
          after={after && siblingLink(after)}
          labels={{ before: words.previousMatch, after: words.nextMatch }}
        />
      }
    >
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <WaitingRows rows={5} /> : null}
      {data ? <Evidence match={data} /> : null}
      {canUndo ? (
        <div className="pt-4">
          <Button keys="u" busy={isUndoing} onClick={() => onUndo(data)}>
            {words.undoMatch}
          </Button>
        </div>
      ) : null}
    </Drawer>
  );
}

function Evidence({ match }: { match: Match }) {
  const { language } = useWords();
  const words = useReconcileWords();
  const { explanation, difference, residual, decidedAt, note, kind } = match;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p>{explanation[language]}</p>
      <BankRows match={match} />
      <Facts>
        <Fact name={words.difference}>
          {isZero(difference)
            ? amountText(difference, language)
            : `${amountText(difference, language)}${residual ? `, ${words.residuals[residual]}` : ''}`}
        </Fact>
        {decidedAt ? <Fact name={words.decided}>{momentText(decidedAt, new Date(), language)}</Fact> : null}
        {note ? <Fact name={words.note}>{note}</Fact> : null}
      </Facts>
      {kind === 'hand' ? null : <Reasons match={match} />}
    </div>
  );
}

// A match names the entries of the books by their ids alone: the bank's rows are those that can be asked for.
function BankRows({ match: { bankTransactionIds } }: { match: Match }) {
  const words = useWords();
  const told = useReconcileWords();
  const rows = useQueries({ queries: bankTransactionIds.slice(0, MOST_ROWS).map((id) => bankTransactionQuery(id)) });
  return (
    <dl aria-label={told.bankRows} className="border-t border-line tabular-nums">
      {rows.map(({ data }) =>
        data ? (
          <div key={data.id} className="flex gap-3 border-b border-line py-1">
            <dt className="min-w-0 flex-1 truncate">
              <span className="pr-1.5 text-ink-3">{data.bookingDate}</span> {transactionTitle(data, words)}
            </dt>
            <dd>{amountText(data.amount, words.language)}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
