import type { Language } from '@saldo/kernel';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { wholeText } from '../../format/amount.ts';
import { useWords } from '../../words/words.tsx';
import { classes } from '../classes.ts';
import { type ChartSeries, Plot, SeriesMark } from './plot.tsx';
import { exponentOf, type Scale, scaleOf, unitOf } from './scale.ts';

/** Series that share an axis, one above the other panels. */
export interface ChartPanel<P> {
  series: readonly ChartSeries<P>[];
  heightPx: number;
  /** So many steps the axis has, about. */
  gaps: number;
}

interface ChartProps<P> {
  /** What is shown, for readers. */
  label: string;
  points: readonly P[];
  pointId: (point: P) => string;
  /** Three letters or so under the point, and its name in full. */
  shortName: (point: P) => string;
  name: (point: P) => string;
  /** A second line under the point, where something begins there such as a year. */
  mark?: (point: P) => string | undefined;
  panels: readonly ChartPanel<P>[];
  /** ISO 4217. */
  currency: string;
  chosenIds: ReadonlySet<string>;
  /** What a press on a point does. */
  onPick: (point: P) => void;
  /** The figures of a point, or of all of them where none is under the pointer or the keyboard. */
  told: (point: P | undefined) => { name: string; figures: readonly (readonly [name: string, text: string])[] };
  /** Buttons at the end of the line that tells the figures. */
  tools?: ReactNode;
}

/**
 * Amounts over some points in time, as lines and columns. One stop of the Tab key: the arrows go from point to point, and the line above
 * tells the figures of the one that they are on. It is drawn for those who see it; the same figures must stand in a table beside it.
 */
export function Chart<P>(props: ChartProps<P>) {
  const { label, points, panels, told, tools } = props;
  const [at, setAt] = useState<number | null>(null);
  const marked = points.some((point) => props.mark?.(point) !== undefined);
  const scales = panels.map(({ series, gaps }) =>
    scaleOf(
      series.flatMap(({ value }) => points.flatMap((point) => value(point) ?? [])),
      { zero: series.some(({ kind }) => kind === 'column'), gaps },
    ),
  );
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-1">
        <Told {...told(at === null ? undefined : points[at])} />
        {tools}
      </div>
      <div className="overflow-x-auto pb-1">
        <div
          className="relative grid grid-cols-[auto_minmax(0,1fr)] gap-x-2"
          style={{
            gridTemplateRows: `repeat(${panels.length * 2}, auto) ${marked ? LABELS_WITH_MARK : LABELS}`,
            minWidth: `${points.length * LEAST_COLUMN_PX}px`,
          }}
        >
          <Points {...props} label={label} at={at} onAt={setAt} marked={marked} rows={panels.length * 2 + 1} />
          {panels.map(({ series, heightPx }, place) => {
            const scale = scales[place];
            const panel = { series, points, heightPx, currency: props.currency, row: 2 * place + 1 };
            return scale ? <PanelRows key={series[0]?.id} scale={scale} {...panel} /> : null;
          })}
        </div>
      </div>
    </div>
  );
}

// The least that a finger finds (WCAG 2.2, 2.5.8), where a hundred points do not fit beside each other.
const LEAST_COLUMN_PX = 24;
const LABELS = '1.75rem';
const LABELS_WITH_MARK = '2.75rem';

// Below 800 px the figures stand under the name and the buttons, two by two.
function Told({ name, figures }: ReturnType<ChartProps<never>['told']>) {
  return (
    <>
      <span aria-hidden="true" className="min-w-32 font-semibold first-letter:uppercase max-wide:flex-1">
        {name}
      </span>
      <span
        aria-hidden="true"
        className="flex flex-1 flex-wrap gap-x-6 tabular-nums max-wide:order-last max-wide:grid max-wide:basis-full max-wide:grid-cols-2"
      >
        {figures.map(([of, text]) => (
          <span key={of} className="flex gap-1.5 max-wide:justify-between">
            <span className="text-ink-3">{of}</span>
            {text}
          </span>
        ))}
      </span>
    </>
  );
}

interface PanelProps<P> {
  series: readonly ChartSeries<P>[];
  points: readonly P[];
  scale: Scale;
  heightPx: number;
  currency: string;
  /** The first of its two rows; they lie over the strips of the points, so each has its place by number. */
  row: number;
}

// What it shows and in what, then its axis beside its plot.
function PanelRows<P>({ series, points, scale, heightPx, currency, row }: PanelProps<P>) {
  const words = useWords();
  const exponent = exponentOf(scale);
  return (
    <>
      <span aria-hidden="true" className="col-start-1 justify-self-end pt-2 pb-1.5 text-xs text-ink-3" style={{ gridRow: row }}>
        {words.chart.units[exponent](currency)}
      </span>
      <div
        aria-hidden="true"
        className="pointer-events-none relative col-start-2 flex gap-x-4 pt-2 pb-1.5 text-xs whitespace-nowrap text-ink-2"
        style={{ gridRow: row }}
      >
        {series.map((one) => (
          <span key={one.id} className="inline-flex items-center gap-1.5">
            <SeriesMark kind={one.kind} tone={one.tone} />
            {one.name}
          </span>
        ))}
      </div>
      <div className="col-start-1" style={{ gridRow: row + 1 }}>
        <Axis scale={scale} unitMinor={unitOf(exponent)} heightPx={heightPx} language={words.language} />
      </div>
      <div className="pointer-events-none relative col-start-2" style={{ gridRow: row + 1 }}>
        <Plot series={series} points={points} scale={scale} heightPx={heightPx} />
      </div>
    </>
  );
}

function Axis({ scale, unitMinor, heightPx, language }: { scale: Scale; unitMinor: bigint; heightPx: number; language: Language }) {
  const { low, high, ticks } = scale;
  return (
    <div aria-hidden="true" className="grid justify-items-end text-xs text-ink-3 tabular-nums" style={{ height: heightPx }}>
      {ticks.map((tick) => (
        <span
          key={String(tick)}
          className="relative col-start-1 row-start-1 h-0 -translate-y-[0.5625rem] whitespace-nowrap"
          style={{ top: Number(((high - tick) * BigInt(heightPx * 100)) / (high - low)) / 100 }}
        >
          {wholeText(tick, unitMinor, language)}
        </span>
      ))}
    </div>
  );
}

interface PointsProps<P> extends Omit<ChartProps<P>, 'panels' | 'currency' | 'told'> {
  at: number | null;
  onAt: (at: number | null) => void;
  marked: boolean;
  rows: number;
}

// One strip from top to bottom for each point: what one points at, stands on and presses.
function Points<P>({ label, points, pointId, shortName, name, mark, chosenIds, onPick, at, onAt, marked, rows }: PointsProps<P>) {
  const strip = useRef<HTMLDivElement>(null);
  const firstChosen = points.findIndex((point) => chosenIds.has(pointId(point)));
  const stop = at ?? Math.max(0, firstChosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPlace(event.key, stop, points.length);
    if (next === null) return;
    event.preventDefault();
    strip.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      ref={strip}
      role="toolbar"
      aria-label={label}
      onKeyDown={onKeyDown}
      onMouseLeave={() => onAt(null)}
      onBlur={() => onAt(null)}
      className="col-start-2 grid"
      style={{ gridRow: `1 / span ${rows}`, gridTemplateColumns: `repeat(${points.length}, minmax(0, 1fr))` }}
    >
      {points.map((point, place) => {
        const isChosen = chosenIds.has(pointId(point));
        return (
          <button
            key={pointId(point)}
            type="button"
            tabIndex={place === stop ? 0 : -1}
            aria-pressed={isChosen}
            onClick={() => onPick(point)}
            onFocus={() => onAt(place)}
            onMouseMove={() => onAt(place)}
            className={classes(
              'flex flex-col justify-end rounded-sm text-center text-xs -outline-offset-2',
              isChosen ? 'bg-accent-soft text-accent' : place === at ? 'bg-idle-soft text-ink' : 'text-ink-3',
            )}
          >
            <span className="sr-only">{name(point)}</span>
            <span aria-hidden="true" className="leading-6 max-wide:text-[0.6875rem]">
              {shortName(point)}
            </span>
            {marked ? (
              <span aria-hidden="true" className="min-h-4 text-[0.6875rem] leading-4">
                {mark?.(point)}
              </span>
            ) : null}
          </button>
        );
      })}
    </div>
  );
}

function nextPlace(key: string, place: number, count: number): number | null {
  if (key === 'ArrowRight') return Math.min(count - 1, place + 1);
  if (key === 'ArrowLeft') return Math.max(0, place - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
