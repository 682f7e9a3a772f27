import { formatAmount, sumMinor } from '@saldo/kernel';
import { useState } from 'react';
import { amountText } from '../format/amount.ts';
import { periodText, shortMonth } from '../format/period.ts';
import { Chart, type ChartPanel } from '../ui/chart/chart.tsx';
import { ChartOrTable, type Seen } from '../ui/chart/chart-or-table.tsx';
import type { Column } from '../ui/list/column.ts';
import { PlainList } from '../ui/list/list.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { brokenYear, type MadeUpMonth, months } from './fixtures.ts';
import { useTexts } from './texts.ts';

const sides = ['opening', 'debit', 'credit', 'closing'] as const;

/** A chart and its twin. */
export function ChartPart() {
  const words = useWords();
  const { chart: texts } = useTexts();
  const [seen, setSeen] = useState<Seen>('chart');
  const [chosen, setChosen] = useState<string>();
  const idOf = ({ days }: MadeUpMonth) => days.from;
  const nameOf = ({ days }: MadeUpMonth) => periodText(days, words.language);
  return (
    <ChartOrTable
      title={texts.label}
      seen={seen}
      onSeen={setSeen}
      chart={(tools) => (
        <Chart
          tools={tools}
          label={texts.label}
          points={months}
          pointId={idOf}
          shortName={({ days }) => shortMonth(days.from, words.language)}
          name={nameOf}
          mark={(month) => (month === months[0] || month.days.from.endsWith('-01-01') ? month.days.from.slice(0, 4) : undefined)}
          panels={panelsOf(words)}
          currency="SEK"
          chosenIds={new Set(chosen === undefined ? [] : [chosen])}
          onPick={(month) => setChosen(chosen === idOf(month) ? undefined : idOf(month))}
          told={(month) => ({
            name: month ? nameOf(month) : periodText(brokenYear, words.language),
            figures: sides.map((side) => [words.ledger[side], textOf((month ?? whole)[side], words)] as const),
          })}
        />
      )}
      table={() => <PlainList label={texts.label} rows={months} columns={columnsOf(words, nameOf)} rowId={idOf} compact />}
    />
  );
}

const whole = {
  opening: months[0]?.opening ?? 0n,
  debit: sumMinor(months.map(({ debit }) => debit)),
  credit: sumMinor(months.map(({ credit }) => credit)),
  closing: months.at(-1)?.closing ?? 0n,
};

function panelsOf(words: Words): ChartPanel<MadeUpMonth>[] {
  return [
    {
      heightPx: 96,
      gaps: 3,
      series: [{ id: 'closing', name: words.ledger.closingBalance, kind: 'line', tone: 'first', value: ({ closing }) => closing }],
    },
    {
      heightPx: 80,
      gaps: 2,
      series: [
        { id: 'debit', name: words.ledger.debit, kind: 'column', tone: 'first', value: ({ debit }) => debit },
        { id: 'credit', name: words.ledger.credit, kind: 'column', tone: 'second', value: ({ credit }) => -credit },
      ],
    },
  ];
}

function columnsOf(words: Words, nameOf: (month: MadeUpMonth) => string): Column<MadeUpMonth>[] {
  return [
    { id: 'month', header: words.ledger.month, main: true, cell: nameOf },
    ...sides.map(
      (side): Column<MadeUpMonth> => ({
        id: side,
        header: words.ledger[side],
        width: '9rem',
        figure: true,
        wideOnly: side !== 'closing',
        cell: (month) => textOf(month[side], words),
      }),
    ),
  ];
}

function textOf(minor: bigint, words: Words): string {
  return amountText(formatAmount(minor), words.language);
}
