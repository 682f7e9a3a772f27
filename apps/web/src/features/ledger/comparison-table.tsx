import type { Period } from '@saldo/kernel';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { amountText, amountUnlessZero } from '../../format/amount.ts';
import { periodText } from '../../format/period.ts';
import { followMain } from '../../ui/list/list-parts.tsx';
import { mainOf, useRowCursor } from '../../ui/list/row-cursor.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { useWords } from '../../words/words.tsx';
import { type ComparedRow, comparedSums } from './balance-comparison.ts';

interface TableProps {
  rows: readonly ComparedRow[];
  period: Period;
  before: Period;
  clientId: string;
}

/** The accounts in two periods side by side, and how they changed; an account opens its entries. */
export function ComparisonTable({ rows, period, before, clientId }: TableProps) {
  const words = useWords();
  const narrow = useNarrow();
  const sums = comparedSums(rows);
  const scroll = useRef<HTMLDivElement>(null);
  const { here, put } = useRowCursor({
    count: rows.length,
    openIndex: -1,
    reach: async (index) => {
      const main = mainOf(scroll.current, index);
      main?.scrollIntoView({ block: 'nearest' });
      return main;
    },
  });
  return (
    <div ref={scroll} className="min-h-0 flex-1 scroll-py-8 overflow-auto">
      <table className="list" aria-label={words.ledger.balanceTitle}>
        <thead>
          <tr>
            <th scope="col" style={narrow ? undefined : { width: '5.5rem' }}>
              {words.ledger.account}
            </th>
            {narrow ? null : <th scope="col">{words.ledger.accountName}</th>}
            <Heading>{periodText(period, words.language)}</Heading>
            <Heading>{periodText(before, words.language)}</Heading>
            {narrow ? null : <Heading>{words.ledger.changeSince}</Heading>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // The account is the way of the keyboard; the row only widens its target.
            <tr
              key={row.account}
              data-index={index}
              data-here={index === here || undefined}
              data-opens
              onFocus={() => put(index)}
              onClick={followMain}
            >
              <td>
                <Link
                  data-row-main
                  to="/clients/$clientId/entries"
                  params={{ clientId }}
                  search={{ account: row.account, ...period }}
                  className="block font-medium tabular-nums"
                >
                  {row.account}
                </Link>
                {narrow ? <span className="block pb-1 text-xs leading-4 whitespace-normal text-ink-2">{row.name}</span> : null}
              </td>
              {narrow ? null : <td className="truncate">{row.name}</td>}
              <td className="num font-medium">{amountText(row.value, words.language)}</td>
              <td className="num">{amountText(row.before, words.language)}</td>
              {narrow ? null : <td className="num">{amountUnlessZero(row.change, words.language)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={narrow ? 1 : 2} className="text-ink-2">
              {words.ledger.total}
            </td>
            <td className="num font-semibold">{amountText(sums.value, words.language)}</td>
            <td className="num font-semibold">{amountText(sums.before, words.language)}</td>
            {narrow ? null : <td className="num font-semibold">{amountText(sums.change, words.language)}</td>}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Heading({ children }: { children: ReactNode }) {
  const narrow = useNarrow();
  return (
    <th scope="col" className="num" style={{ width: narrow ? '6.75rem' : '10rem' }}>
      {children}
    </th>
  );
}
