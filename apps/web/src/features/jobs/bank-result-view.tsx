import type { BankResult } from '../../api/resources.ts';
import { countText } from '../../format/amount.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/words.tsx';
import { countOf } from './fault-groups.ts';
import { FaultList } from './fault-list.tsx';

/** What a fetch from a bank or an import of statements did: what changed, and whether the bank's balances prove it. */
export function BankResultView({ result }: { result: BankResult }) {
  const words = useWords();
  const { transactions, status, differences, gaps, faults } = result;
  const nothing = transactions.added + transactions.changed + transactions.removed === 0;
  return (
    <div className="grid grid-cols-1 gap-3">
      {nothing ? (
        <p>{words.bank.unchangedAll(transactions.unchanged)}</p>
      ) : (
        <dl className="flex flex-wrap gap-x-7 gap-y-2 max-wide:gap-x-5">
          {(['added', 'changed', 'removed', 'unchanged', 'pending'] as const).map((kind) => (
            <div key={kind}>
              <dt className="text-xs text-ink-3">{words.bank.syncCounts[kind]}</dt>
              <dd className="text-lg font-semibold tabular-nums">{countText(transactions[kind], words.language)}</dd>
            </div>
          ))}
        </dl>
      )}
      {status === 'proven' ? (
        <Banner tone="proven" title={words.bank.resultProven} />
      ) : (
        <Banner tone="late" title={words.bank.resultUnproven(differences, gaps)} />
      )}
      {faults.length > 0 ? <FaultList title={words.feeds.faults(countOf(faults))} faults={faults} /> : null}
    </div>
  );
}
