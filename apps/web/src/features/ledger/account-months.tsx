import type { Period } from '@saldo/kernel';
import { useQuery } from '@tanstack/react-query';
import { linkOptions } from '@tanstack/react-router';
import type { AccountMonths } from '../../api/resources.ts';
import { amountText, amountUnlessZero, isZero } from '../../format/amount.ts';
import { periodText } from '../../format/period.ts';
import { Chart, type ChartPanel } from '../../ui/chart/chart.tsx';
import { ChartOrTable, type Seen } from '../../ui/chart/chart-or-table.tsx';
import type { Column } from '../../ui/list/column.ts';
import { PlainList } from '../../ui/list/list.tsx';
import { SumLine } from '../../ui/list/list-parts.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import { Refused } from '../../ui/refused.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { today } from '../frame/place.ts';
import { FileMenu } from '../views/file-menu.tsx';
import { accountMonthsFile, accountMonthsQuery } from './ledger-queries.ts';
import { type MonthPoint, monthPoints, monthsIn } from './month-points.ts';
import { MonthsPlace } from './months-place.tsx';

export interface AccountMonthsProps {
  clientId: string;
  account: string;
  /** The financial year whose months are shown. */
  year: Period;
  /** The days that the page shows; the whole year where no month is chosen. */
  period: Period;
  seen: Seen;
  onSeen: (seen: Seen) => void;
  onPeriod: (period: Period) => void;
  /** What a link to other days keeps of the address. */
  search: Readonly<Record<string, string | undefined>>;
}

/** One account over its financial year: what it closed at and what was booked, month by month. A month shows its rows. */
export function AccountMonthsView(props: AccountMonthsProps) {
  const { clientId, account, year } = props;
  const { data, error, refetch } = useQuery(accountMonthsQuery(clientId, account, year));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <MonthsPlace />;
  // An account that nothing is booked on has no shape to show.
  return data.months.every(({ opening, debit, credit }) => [opening, debit, credit].every(isZero)) ? null : (
    <Months {...props} told={data} />
  );
}

function Months({ clientId, account, year, period, seen, onSeen, onPeriod, search, told }: AccountMonthsProps & { told: AccountMonths }) {
  const words = useWords();
  const narrow = useNarrow();
  const points = monthPoints(told.months, today(), words.language);
  const chosen = new Set(monthsIn(points, period).map(({ name }) => name));
  const columns = columnsOf(words);
  // A month that is chosen alone leads back to the whole year.
  const pick = ({ name, days }: MonthPoint) => onPeriod(chosen.size === 1 && chosen.has(name) ? year : days);
  return (
    <MonthsPlace>
      <ChartOrTable
        title={words.ledger.monthsOf(account, periodText(year, words.language))}
        seen={seen}
        onSeen={onSeen}
        tools={<FileMenu label={words.ledger.monthsFile} file={(format) => accountMonthsFile({ clientId, account, ...year, format })} />}
        chart={(tools) => (
          <Chart
            tools={tools}
            label={words.ledger.months}
            points={points}
            pointId={({ name }) => name}
            shortName={({ shortName }) => shortName}
            name={({ name }) => name}
            mark={({ mark }) => mark}
            panels={panelsOf(words, narrow)}
            currency={told.currency}
            chosenIds={chosen}
            onPick={pick}
            told={(point) => figuresOf(words, point, told, year)}
          />
        )}
        table={(readOutOnly) => (
          <div className={readOutOnly ? undefined : 'max-h-[46dvh] overflow-y-auto'}>
            <PlainList
              label={words.ledger.months}
              rows={points}
              columns={columns}
              rowId={({ name }) => name}
              compact
              sub={({ month }) => sidesText(words, month)}
              {...(readOutOnly
                ? {}
                : {
                    link: ({ days }: MonthPoint) =>
                      linkOptions({
                        to: '/clients/$clientId/entries',
                        params: { clientId },
                        search: { ...search, ...days },
                        replace: true,
                        resetScroll: false,
                      }),
                  })}
              foot={
                <SumLine
                  line={{ text: words.ledger.total, cells: sumCells(words, told.totals) }}
                  columns={columns.filter(({ wideOnly }) => !narrow || !wideOnly)}
                />
              }
            />
          </div>
        )}
      />
      {told.flags.some(({ code }) => code === 'carried') ? <p className="pt-1 text-xs text-ink-3">{words.ledger.monthsCarried}</p> : null}
    </MonthsPlace>
  );
}

function panelsOf(words: Words, narrow: boolean): ChartPanel<MonthPoint>[] {
  return [
    {
      heightPx: narrow ? 64 : 72,
      gaps: 2,
      series: [{ id: 'closing', name: words.ledger.closingBalance, kind: 'line', tone: 'first', value: ({ closing }) => closing }],
    },
    {
      heightPx: narrow ? 56 : 64,
      gaps: 2,
      series: [
        { id: 'debit', name: words.ledger.debit, kind: 'column', tone: 'first', value: ({ debit }) => debit },
        { id: 'credit', name: words.ledger.credit, kind: 'column', tone: 'second', value: ({ credit }) => -credit },
      ],
    },
  ];
}

type Sums = AccountMonths['totals'];

function figuresOf(words: Words, point: MonthPoint | undefined, { totals }: AccountMonths, year: Period) {
  const amounts: Sums = point?.month ?? totals;
  return {
    name: point?.name ?? periodText(year, words.language),
    figures: (['opening', 'debit', 'credit', 'closing'] as const).map(
      (side) => [words.ledger[side], amountText(amounts[side], words.language)] as const,
    ),
  };
}

const figure = { figure: true, width: '9rem' } as const;

function columnsOf(words: Words): Column<MonthPoint>[] {
  return [
    {
      id: 'month',
      header: words.ledger.month,
      main: true,
      cell: ({ name }) => <span className="inline-block first-letter:uppercase">{name}</span>,
    },
    {
      ...figure,
      id: 'opening',
      header: words.ledger.opening,
      wideOnly: true,
      cell: ({ month }) => amountText(month.opening, words.language),
    },
    {
      ...figure,
      id: 'debit',
      header: words.ledger.debit,
      wideOnly: true,
      cell: ({ month }) => amountUnlessZero(month.debit, words.language),
    },
    {
      ...figure,
      id: 'credit',
      header: words.ledger.credit,
      wideOnly: true,
      cell: ({ month }) => amountUnlessZero(month.credit, words.language),
    },
    {
      ...figure,
      id: 'closing',
      header: words.ledger.closing,
      cell: ({ month }) => <span className="font-medium">{amountText(month.closing, words.language)}</span>,
    },
  ];
}

// Of a narrow screen the second line: there is room for one column of figures, and no figure may be cut.
function sidesText(words: Words, { debit, credit }: MonthPoint['month']): string {
  return [
    `${words.ledger.debit} ${amountText(debit, words.language)}`,
    `${words.ledger.credit} ${amountText(credit, words.language)}`,
  ].join(' · ');
}

function sumCells(words: Words, totals: Sums): Record<string, string> {
  return Object.fromEntries(
    (['opening', 'debit', 'credit', 'closing'] as const).map((side) => [side, amountText(totals[side], words.language)]),
  );
}
