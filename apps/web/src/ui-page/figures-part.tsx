import { type Period, plainDate } from '@saldo/kernel';
import { PeriodPicker } from '../features/frame/period-picker.tsx';
import { sumOf } from '../features/ledger/amounts.ts';
import { amountText, amountUnlessZero } from '../format/amount.ts';
import { periodText } from '../format/period.ts';
import { DayField } from '../ui/day-field.tsx';
import type { Column } from '../ui/list/column.ts';
import { PlainList } from '../ui/list/list.tsx';
import { SumLine } from '../ui/list/list-parts.tsx';
import { useWords } from '../words/words.tsx';
import { amounts, brokenYear } from './fixtures.ts';
import { useTexts } from './texts.ts';

const days = (from: string, to: string): Period => ({ from: plainDate(from), to: plainDate(to) });
const periods = [days('2026-10-01', '2026-10-31'), days('2026-07-01', '2026-09-30'), days('2026-01-01', '2026-12-31'), brokenYear];

/** Days, periods and amounts as they are written and read. */
export function FiguresPart() {
  const words = useWords();
  const { figures: texts } = useTexts();
  const figure = { figure: true, width: '13rem' } as const;
  const columns: Column<string>[] = [
    { id: 'written', header: texts.asWritten, main: true, cell: (amount) => <span className="font-mono text-xs">{amount}</span> },
    { ...figure, id: 'zero', header: texts.unlessZero, wideOnly: true, cell: (amount) => amountUnlessZero(amount, words.language) },
    { ...figure, id: 'read', header: texts.asRead, cell: (amount) => amountText(amount, words.language) },
  ];
  const sum = { text: words.ledger.sum, cells: { read: amountText(sumOf(amounts), words.language) } };
  return (
    <div className="grid grid-cols-1 gap-6 wide:grid-cols-2">
      <div className="grid content-start gap-3">
        <div className="max-w-56">
          <DayField label={texts.day} defaultValue="2026-11-30" />
        </div>
        <div className="grid gap-1">
          <span className="font-medium">{texts.period}</span>
          <PeriodPicker />
        </div>
        <dl className="grid gap-1">
          <dt className="font-medium">{texts.named}</dt>
          {periods.map((period) => (
            <dd key={period.from + period.to} className="text-ink-2 tabular-nums">
              {periodText(period, words.language)}
            </dd>
          ))}
        </dl>
      </div>
      <PlainList
        label={texts.asRead}
        rows={amounts}
        columns={columns}
        rowId={(amount) => amount}
        foot={<SumLine line={sum} columns={columns} />}
      />
    </div>
  );
}
