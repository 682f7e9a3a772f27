import { placeOn, type Scale } from './scale.ts';

/** One row of amounts over the points. */
export interface ChartSeries<P> {
  id: string;
  name: string;
  kind: 'line' | 'column';
  tone: 'first' | 'second';
  /** In minor units; null where there is nothing to draw. */
  value: (point: P) => bigint | null;
}

interface PlotProps<P> {
  series: readonly ChartSeries<P>[];
  points: readonly P[];
  scale: Scale;
  heightPx: number;
}

const COLUMN = 100;
const HEIGHT = 100;
const WIDTH = 0.36;

/** The drawing of a panel. It is stretched to its place, so that nothing has to be measured; strokes keep their width. */
export function Plot<P>({ series, points, scale, heightPx }: PlotProps<P>) {
  const width = points.length * COLUMN;
  const y = (value: bigint) => (1 - placeOn(scale, value)) * HEIGHT;
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block w-full overflow-visible"
      style={{ height: heightPx }}
    >
      {scale.ticks.map((tick) => (
        <path
          key={String(tick)}
          d={`M0 ${y(tick)}H${width}`}
          stroke={tick === 0n ? 'var(--line-strong)' : 'var(--line)'}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {series.map((one) =>
        one.kind === 'line' ? (
          <Line key={one.id} tone={one.tone} places={points.map((point) => placeOrNull(one.value(point), y))} />
        ) : (
          <Columns
            key={one.id}
            tone={one.tone}
            places={points.map((point) => placeOrNull(one.value(point), y))}
            zero={y(0n)}
            heightPx={heightPx}
          />
        ),
      )}
    </svg>
  );
}

const colours = { first: 'var(--accent)', second: 'var(--ink-3)' } as const;

type Places = readonly (number | null)[];

function Line({ tone, places }: { tone: ChartSeries<never>['tone']; places: Places }) {
  let path = '';
  let dots = '';
  for (const [index, place] of places.entries()) {
    if (place === null) continue;
    const x = (index + 0.5) * COLUMN;
    path += `${typeof places[index - 1] === 'number' ? 'L' : 'M'}${x} ${place}`;
    dots += `M${x} ${place}h0`;
  }
  const stroke = {
    stroke: colours[tone],
    fill: 'none',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    vectorEffect: 'non-scaling-stroke',
  } as const;
  return (
    <>
      <path d={path} strokeWidth="1.5" {...stroke} />
      <path d={dots} strokeWidth="5" {...stroke} />
    </>
  );
}

// From the line of 0 to the value; what is not nothing is seen.
function Columns({ tone, places, zero, heightPx }: { tone: ChartSeries<never>['tone']; places: Places; zero: number; heightPx: number }) {
  const least = HEIGHT / heightPx;
  const columns = places.map((place, index) => {
    if (place === null || place === zero) return '';
    const end = place < zero ? Math.min(place, zero - least) : Math.max(place, zero + least);
    return `M${(index + 0.5 - WIDTH / 2) * COLUMN} ${zero}V${end}h${WIDTH * COLUMN}V${zero}z`;
  });
  return <path d={columns.join('')} fill={colours[tone]} />;
}

/** The sign of a series before its name. */
export function SeriesMark({ kind, tone }: Pick<ChartSeries<never>, 'kind' | 'tone'>) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" className="shrink-0">
      {kind === 'line' ? (
        <path d="M1 6H11M6 6h0" stroke={colours[tone]} strokeWidth="1.5" strokeLinecap="round" />
      ) : (
        <rect x="3" y="2" width="6" height="8" fill={colours[tone]} />
      )}
    </svg>
  );
}

function placeOrNull(value: bigint | null, y: (value: bigint) => number): number | null {
  return value === null ? null : y(value);
}
