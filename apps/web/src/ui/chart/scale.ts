/** What an axis reaches from and to, and the round values that it names, the lowest first; all in minor units. */
export interface Scale {
  readonly low: bigint;
  readonly high: bigint;
  readonly ticks: readonly bigint[];
}

const MINOR_OF_ONE = 100n;
/** From a hundred thousand on amounts are told in thousands, from a hundred million on in millions. */
const MOST_UNITS = 100n;
/** Values are far from 0 where what differs between them is less than a half of the largest. */
const FAR = 2n;

/**
 * An axis of round steps (1, 2 or 5 and noughts) that holds all values. It begins at 0, so that lengths can be compared, unless every value
 * lies far from it: then what differs between them would be too small to see, and `zero` does not ask for it.
 */
export function scaleOf(values: readonly bigint[], { zero, gaps }: { zero: boolean; gaps: number }): Scale {
  const [least, most] = [lowest(values), highest(values)];
  const isFar = !zero && least * most > 0n && (most - least) * FAR < larger(magnitude(least), magnitude(most));
  const [from, to] = isFar ? [least, most] : [lowest([least, 0n]), highest([most, 0n])];
  const step = roundStep(to - from, BigInt(gaps));
  const low = floorTo(from, step);
  const high = larger(-floorTo(-to, step), low + step);
  const ticks: bigint[] = [];
  for (let tick = low; tick <= high; tick += step) ticks.push(tick);
  return { low, high, ticks };
}

/** Where a value lies on the axis: 0 at its low end, 1 at its high end. */
export function placeOn({ low, high }: Scale, value: bigint): number {
  // Ten thousand places are finer than any screen; the amount itself passes through no float.
  return Number(((value - low) * 10_000n) / (high - low)) / 10_000;
}

/** In what the values of the axis are told, so that it needs no more than five digits: 0 as they are, 3 in thousands, 6 in millions. */
export function exponentOf({ low, high, ticks }: Scale): 0 | 3 | 6 {
  const most = larger(magnitude(low), magnitude(high));
  const [first = 0n, second = first] = ticks;
  for (const exponent of [6, 3] as const) {
    const unit = unitOf(exponent);
    if (most >= MOST_UNITS * unit && (second - first) % unit === 0n) return exponent;
  }
  return 0;
}

/** The minor units of one of what the axis is told in. */
export function unitOf(exponent: 0 | 3 | 6): bigint {
  return MINOR_OF_ONE * 10n ** BigInt(exponent);
}

function roundStep(span: bigint, gaps: bigint): bigint {
  const least = span / gaps + BigInt(span % gaps !== 0n);
  for (let power = 1n; ; power *= 10n) {
    for (const factor of [1n, 2n, 5n]) if (factor * power >= least) return factor * power;
  }
}

function floorTo(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return value - rest - (rest < 0n ? step : 0n);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function lowest(values: readonly bigint[]): bigint {
  return -highest(values.map((value) => -value));
}

function highest(values: readonly bigint[]): bigint {
  return values.reduce(larger, values[0] ?? 0n);
}
