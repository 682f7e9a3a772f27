import type { ReactNode } from 'react';
import { useWords } from '../../words/words.tsx';
import { Chip } from '../chip.tsx';

/** How the same figures are seen. */
export type Seen = 'chart' | 'table';

interface Props {
  /** What is shown. */
  title: string;
  seen: Seen;
  onSeen: (seen: Seen) => void;
  /** The chart, with the buttons given at the end of its first line. */
  chart: (tools: ReactNode) => ReactNode;
  /** The same figures as a table; one that is only read out leads nowhere, so that the Tab key finds nothing that is out of sight. */
  table: (readOutOnly: boolean) => ReactNode;
  /** More buttons beside the choice. */
  tools?: ReactNode;
}

/** A chart and its twin, a table of the same figures: one is seen, and the table is always there for readers. */
export function ChartOrTable({ title, seen, onSeen, chart, table, tools }: Props) {
  const words = useWords();
  const choice = (
    <div className="flex items-center gap-2">
      <fieldset className="flex gap-1">
        <legend className="sr-only">{words.chart.as}</legend>
        {(['chart', 'table'] as const).map((each) => (
          <Chip key={each} on={seen === each} onPress={() => onSeen(each)}>
            {words.chart[each]}
          </Chip>
        ))}
      </fieldset>
      {tools}
    </div>
  );
  if (seen === 'table') {
    return (
      <>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-1">
          <h2 className="min-w-40 flex-1 font-semibold">{title}</h2>
          {choice}
        </div>
        {table(false)}
      </>
    );
  }
  return (
    <>
      <h2 className="sr-only">{title}</h2>
      {chart(choice)}
      <div className="sr-only">{table(true)}</div>
    </>
  );
}
