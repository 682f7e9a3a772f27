import { Link } from '@tanstack/react-router';
import type { Correction, Entry, Voucher } from '../../api/resources.ts';
import { amountText, amountUnlessZero, isZero } from '../../format/amount.ts';
import type { Column } from '../../ui/list/column.ts';
import { PlainList } from '../../ui/list/list.tsx';
import { State } from '../../ui/state.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { creditOf, debitOf, sidesOf } from './amounts.ts';

/** The rows of a voucher with their sums. */
export function VoucherRows({ voucher }: { voucher: Voucher }) {
  const words = useWords();
  if (voucher.entries.length === 0) return <p className="text-ink-2">{words.ledger.noRows}</p>;
  const sums = sidesOf(voucher.entries);
  return (
    <PlainList
      label={words.ledger.rowsOf}
      rows={voucher.entries}
      columns={columnsOf(words, voucher.clientId)}
      rowId={({ id }) => id}
      onSurface
      foot={
        <tr>
          <td>{words.ledger.sum}</td>
          <td className="num">{amountText(sums.debit, words.language)}</td>
          <td className="num">{amountText(sums.credit, words.language)}</td>
        </tr>
      }
    />
  );
}

function columnsOf(words: Words, clientId: string): Column<Entry>[] {
  return [
    { id: 'account', header: words.ledger.account, cell: (entry) => <AccountCell entry={entry} clientId={clientId} /> },
    {
      id: 'debit',
      header: words.ledger.debit,
      width: '6.5rem',
      figure: true,
      cell: ({ amount }) => amountUnlessZero(debitOf(amount), words.language),
    },
    {
      id: 'credit',
      header: words.ledger.credit,
      width: '6.5rem',
      figure: true,
      cell: ({ amount }) => amountUnlessZero(creditOf(amount), words.language),
    },
  ];
}

function AccountCell({ entry, clientId }: { entry: Entry; clientId: string }) {
  const words = useWords();
  const around = [
    entry.text,
    entry.costCenter ? `${words.ledger.costCenter} ${entry.costCenter}` : '',
    entry.project ? `${words.ledger.project} ${entry.project}` : '',
    entry.quantity && !isZero(entry.quantity) ? `${words.ledger.quantity} ${entry.quantity}` : '',
  ].filter(Boolean);
  return (
    <div className="py-1 leading-4 whitespace-normal">
      <div>
        <Link
          to="/clients/$clientId/entries"
          params={{ clientId }}
          search={{ account: entry.account }}
          className="font-medium tabular-nums underline-offset-2 hover:underline"
        >
          {entry.account}
        </Link>{' '}
        {entry.accountName}
      </div>
      {around.length > 0 ? <div className="text-xs leading-4 text-ink-3">{around.join(' · ')}</div> : null}
    </div>
  );
}

/** Rows that were struck or added after the voucher was registered: who and when. They are never part of a sum. */
export function Corrections({ corrections }: { corrections: readonly Correction[] }) {
  const words = useWords();
  if (corrections.length === 0) return null;
  return (
    <section>
      <h3 className="pb-1 font-semibold">{words.ledger.corrections}</h3>
      <ul className="border-t border-line">
        {corrections
          .map(({ kind, entry, by, at }, place) => ({ kind, entry, by, at, key: String(place) }))
          .map(({ kind, entry, by, at, key }) => (
            <li key={key} className="flex items-center gap-2 border-b border-line py-1.5">
              <span className="w-20 shrink-0">
                <State tone="none" icon={kind === 'added' ? 'plus' : 'dash'}>
                  {words.ledger.correctionKinds[kind]}
                </State>
              </span>
              <span className="min-w-0 flex-1">
                <span className={kind === 'struck' ? 'line-through' : undefined}>{`${entry.account} ${entry.accountName}`.trim()}</span>
                <span className="block text-xs text-ink-3">{words.ledger.correctionBy(by ?? '', at ?? '')}</span>
              </span>
              <span className="num">{amountText(entry.amount, words.language)}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
