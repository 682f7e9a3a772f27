import type { ReactNode } from 'react';
import type { Voucher } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import type { Column } from '../../ui/list/column.ts';
import { State, type Tone } from '../../ui/state.tsx';
import type { Words } from '../../words/words.tsx';
import { sidesOf } from './amounts.ts';

/** A voucher's number as its source writes it: series and number. */
export function voucherLabel({ series, number }: Pick<Voucher, 'series' | 'number'>): string {
  return [series, number].filter(Boolean).join(' ') || '–';
}

/** The columns of the list of vouchers. What is not as usual has a column only where some of them have it. */
export function voucherColumns(words: Words, rows: readonly Voucher[]): Column<Voucher>[] {
  const unusual = rows.some(({ flags, state }) => flags.length > 0 || state !== 'current');
  const columns: Column<Voucher>[] = [
    {
      id: 'voucher',
      header: words.ledger.voucher,
      width: '7rem',
      main: true,
      cell: (voucher) => <span className="font-medium tabular-nums">{voucherLabel(voucher)}</span>,
    },
    {
      id: 'date',
      header: words.ledger.date,
      sort: 'date',
      width: '7rem',
      wideOnly: true,
      cell: ({ date }) => <span className="tabular-nums">{date}</span>,
    },
    { id: 'text', header: words.ledger.text, wideOnly: true, cell: ({ text }) => text },
    {
      id: 'state',
      header: words.ledger.remark,
      hideHeader: true,
      width: '15.5rem',
      wideOnly: true,
      cell: (voucher) => <VoucherState voucher={voucher} words={words} />,
    },
    {
      id: 'amount',
      header: words.ledger.amount,
      width: '9rem',
      figure: true,
      cell: ({ entries }) => amountText(sidesOf(entries).debit, words.language),
    },
  ];
  return unusual ? columns : columns.filter(({ id }) => id !== 'state');
}

/** What stands under a voucher's number on a narrow screen: its day, and what is odd about it, else what it is about. */
export function voucherSub({ date, text, flags: [flag] }: Voucher): ReactNode {
  if (!flag) return [date, text].filter(Boolean).join(' · ');
  return (
    <>
      {date} · <span className="text-late">{flag.message}</span>
    </>
  );
}

const tones: Record<Voucher['state'], Tone> = { current: 'proven', superseded: 'none', removed: 'none' };

/** What is not as usual with a voucher; nothing where all is. */
function VoucherState({ voucher, words }: { voucher: Voucher; words: Words }) {
  const [flag, ...more] = voucher.flags;
  if (flag) {
    return (
      <State tone="late" icon="alert" title={voucher.flags.map(({ message }) => message).join(' ')}>
        {more.length > 0 ? words.feeds.faults(voucher.flags.length) : flag.message}
      </State>
    );
  }
  if (voucher.state !== 'current') return <State tone={tones[voucher.state]}>{words.ledger.stateOf[voucher.state]}</State>;
  return null;
}
