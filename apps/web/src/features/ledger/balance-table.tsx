import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { BalanceRow, Difference } from '../../api/resources.ts';
import { amountText, amountUnlessZero } from '../../format/amount.ts';
import { followMain } from '../../ui/list/list-parts.tsx';
import { mainOf, useRowCursor } from '../../ui/list/row-cursor.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { State } from '../../ui/state.tsx';
import { useWords } from '../../words/words.tsx';
import type { BalanceGroup, Sums } from './balance-groups.ts';

interface TableProps {
  groups: readonly BalanceGroup[];
  /** The totals of all accounts; null where only some are shown. */
  totals: Sums | null;
  differences: readonly Difference[];
  clientId: string;
}

/** The accounts by class, each with opening, debit, credit and closing; an account opens its entries. */
export function BalanceTable({ groups, totals, differences, clientId }: TableProps) {
  const words = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = groups.flatMap((group) => group.rows);
  const { here, put } = useRowCursor({
    count: rows.length,
    openIndex: -1,
    reach: async (index) => {
      const main = mainOf(scroll.current, index);
      main?.scrollIntoView({ block: 'nearest' });
      return main;
    },
  });
  const narrow = useNarrow();
  const sides = shownSides(narrow);
  const differing = new Set(differences.map(({ account }) => account));
  return (
    <div ref={scroll} className="min-h-0 flex-1 scroll-py-8 overflow-auto">
      <table className="list" aria-label={words.ledger.balanceTitle}>
        <thead>
          <tr>
            <th scope="col" style={narrow ? undefined : { width: '5.5rem' }}>
              {words.ledger.account}
            </th>
            {narrow ? null : <th scope="col">{words.ledger.accountName}</th>}
            {sides.map((side) => (
              <th key={side} scope="col" className="num" style={{ width: '9rem' }}>
                {words.ledger[side]}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.class}>
            <tr>
              <th scope="rowgroup" colSpan={6 - (narrow ? 4 : 0)} className="static! h-9! border-line! pt-3! font-semibold! text-ink!">
                {words.ledger.classes[group.class] ?? words.ledger.classes.other}
              </th>
            </tr>
            {group.rows.map((row) => {
              const index = rows.indexOf(row);
              return (
                <AccountRow
                  key={row.account}
                  row={row}
                  index={index}
                  here={index === here}
                  differs={differing.has(row.account)}
                  clientId={clientId}
                  onFocus={() => put(index)}
                />
              );
            })}
            <SumRow name={words.ledger.sum} sums={group.sums} />
          </tbody>
        ))}
        {totals ? (
          <tfoot>
            <SumRow name={words.ledger.total} sums={totals} />
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

interface RowProps {
  row: BalanceRow;
  index: number;
  here: boolean;
  differs: boolean;
  clientId: string;
  onFocus: () => void;
}

function AccountRow({ row, index, here, differs, clientId, onFocus }: RowProps) {
  const words = useWords();
  const narrow = useNarrow();
  return (
    // The account is the way of the keyboard; the row only widens its target.
    <tr data-index={index} data-here={here || undefined} data-opens onFocus={onFocus} onClick={followMain}>
      <td>
        <Link
          data-row-main
          to="/clients/$clientId/entries"
          params={{ clientId }}
          search={{ account: row.account }}
          className="block font-medium tabular-nums"
        >
          {row.account}
        </Link>
        {narrow ? (
          <span className="block pb-1 text-xs leading-4 whitespace-normal text-ink-2">
            <AccountName row={row} differs={differs} />
          </span>
        ) : null}
      </td>
      {narrow ? null : (
        <td>
          <AccountName row={row} differs={differs} />
        </td>
      )}
      {shownSides(narrow).map((side) => (
        <td key={side} className={side === 'closing' ? 'num font-medium' : 'num'}>
          {side === 'closing' ? amountText(row.closing, words.language) : amountUnlessZero(row[side], words.language)}
        </td>
      ))}
    </tr>
  );
}

function AccountName({ row, differs }: { row: BalanceRow; differs: boolean }) {
  const words = useWords();
  const carried = row.flags.find(({ code }) => code === 'carried');
  return (
    <span className="flex min-w-0 items-center gap-x-2 max-wide:flex-wrap">
      <span className="truncate max-wide:whitespace-normal">{row.name}</span>
      {differs ? (
        <State tone="late" icon="alert">
          {words.ledger.differs}
        </State>
      ) : null}
      {carried ? (
        <State tone="none" icon="dash" title={carried.message}>
          {words.ledger.carried}
        </State>
      ) : null}
    </span>
  );
}

function SumRow({ name, sums }: { name: string; sums: Sums }) {
  const words = useWords();
  const narrow = useNarrow();
  return (
    <tr>
      <td colSpan={narrow ? 1 : 2} className="text-ink-2">
        {name}
      </td>
      {shownSides(narrow).map((side) => (
        <td key={side} className="num font-semibold">
          {amountText(sums[side], words.language)}
        </td>
      ))}
    </tr>
  );
}

// Below 800 px there is room for the closing balance; the rest is one press away.
function shownSides(narrow: boolean): readonly (keyof Sums)[] {
  return narrow ? ['closing'] : ['opening', 'debit', 'credit', 'closing'];
}
