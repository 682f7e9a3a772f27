import { formatAmount, parseAmount } from '@saldo/kernel';
import { Link } from '@tanstack/react-router';
import type { Difference, Proof, SyncResult, UnbalancedVoucher } from '../../api/resources.ts';
import { amountText, countText } from '../../format/amount.ts';
import { Banner } from '../../ui/banner.tsx';
import type { Column } from '../../ui/list/column.ts';
import { PlainList } from '../../ui/list/list.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { countOf } from './fault-groups.ts';
import { FaultList } from './fault-list.tsx';

/** What a sync or an import did: what changed, what was odd, and whether it is proven. */
export function ResultView({ result, clientId, onSurface = false }: { result: SyncResult; clientId: string; onSurface?: boolean }) {
  const words = useWords();
  const { vouchers, entries, proof, faults } = result;
  const nothing = vouchers.added + vouchers.changed + vouchers.removed === 0;
  return (
    <div className="grid grid-cols-1 gap-3">
      {nothing ? (
        <p>{words.feeds.unchangedAll(vouchers.unchanged)}</p>
      ) : (
        <dl className="flex flex-wrap gap-x-7 gap-y-2 max-wide:gap-x-5">
          {(['added', 'changed', 'removed', 'unchanged'] as const).map((kind) => (
            <div key={kind}>
              <dt className="text-xs text-ink-3">{words.feeds.voucherCounts[kind]}</dt>
              <dd className="text-lg font-semibold tabular-nums">{countText(vouchers[kind], words.language)}</dd>
            </div>
          ))}
          <div>
            <dt className="text-xs text-ink-3">{words.ledger.rowsOf}</dt>
            <dd className="text-lg font-semibold tabular-nums">{countText(entries, words.language)}</dd>
          </div>
        </dl>
      )}
      <ProofView proof={proof} clientId={clientId} onSurface={onSurface} />
      {faults.length > 0 ? <FaultList title={words.feeds.faults(countOf(faults))} faults={faults} /> : null}
    </div>
  );
}

interface ProofProps {
  proof: Proof;
  clientId: string;
  onSurface?: boolean;
  /** The books are only looked at: nothing of them is stored yet. */
  before?: boolean;
}

/** Whether books are proven, and the accounts that differ and the vouchers that do not balance where they are not. */
export function ProofView({ proof, clientId, onSurface = false, before = false }: ProofProps) {
  const words = useWords();
  if (proof.status === 'proven') return <Banner tone="proven" title={words.feeds.proven} />;
  const { differences, unbalanced } = proof;
  const told = before ? words.imports : words.feeds;
  const nothingToProveBy = differences.length === 0 && unbalanced.count === 0;
  return (
    <>
      <Banner tone="late" title={words.feeds.unproven(differences.length, unbalanced.count)}>
        {nothingToProveBy ? told.unprovenNoneText : told.unprovenText}
      </Banner>
      {differences.length === 0 ? null : (
        <PlainList
          label={words.feeds.difference}
          rows={differences}
          columns={differenceColumns(words, clientId)}
          rowId={({ account }) => account}
          onSurface={onSurface}
        />
      )}
      {unbalanced.vouchers.length === 0 ? null : (
        <PlainList
          label={words.feeds.unbalancedVouchers}
          rows={unbalanced.vouchers}
          columns={unbalancedColumns(words, clientId)}
          rowId={({ voucherId }) => voucherId}
          onSurface={onSurface}
        />
      )}
    </>
  );
}

function differenceColumns(words: Words, clientId: string): Column<Difference>[] {
  return [
    {
      id: 'account',
      header: words.feeds.account,
      cell: ({ account }) => (
        <Link
          to="/clients/$clientId/entries"
          params={{ clientId }}
          search={{ account }}
          className="text-accent underline-offset-2 hover:underline"
        >
          {account}
        </Link>
      ),
    },
    { id: 'expected', header: words.feeds.expected, cell: ({ expected }) => amountText(expected, words.language), figure: true },
    { id: 'actual', header: words.feeds.actual, cell: ({ actual }) => amountText(actual, words.language), figure: true },
    {
      id: 'difference',
      header: words.feeds.difference,
      cell: (row) => <span className="font-medium text-late">{amountText(differenceOf(row), words.language)}</span>,
      figure: true,
    },
  ];
}

function unbalancedColumns(words: Words, clientId: string): Column<UnbalancedVoucher>[] {
  return [
    {
      id: 'voucher',
      header: words.ledger.voucher,
      cell: ({ voucherId, series, number }) => (
        <Link
          to="/clients/$clientId/vouchers"
          params={{ clientId }}
          search={{ voucher: voucherId }}
          className="text-accent underline-offset-2 hover:underline"
        >
          {`${series} ${number}`.trim() || words.ledger.voucher}
        </Link>
      ),
    },
    { id: 'date', header: words.ledger.date, cell: ({ date }) => <span className="tabular-nums">{date}</span> },
    {
      id: 'difference',
      header: words.feeds.difference,
      cell: ({ difference }) => <span className="font-medium text-late">{amountText(difference, words.language)}</span>,
      figure: true,
    },
  ];
}

/** What the entries have more than the source states. */
function differenceOf({ expected, actual }: Difference): string {
  return formatAmount((parseAmount(actual) ?? 0n) - (parseAmount(expected) ?? 0n));
}
