/** Pairs of one web: `from` and `to` are places in the web's own lists, `odds` how much likelier the pair is than both rows alone. */
export interface Web {
  readonly lefts: number;
  readonly rights: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly odds: readonly number[];
}

/** Up to so many rows on the smaller side every assignment is counted: two to this power for each row of the other. */
const COUNTED_ROWS = 9;
const COUNTED_WORK = 400_000;
const ROUNDS = 80;
const ENOUGH = 1e-6;

/**
 * The chance of each pair, over all ways of pairing rows one to one with any number left alone, each weighing the product of its pairs' odds.
 * Counted in full where the web is small, by belief propagation where it is large.
 */
export function pairChances(web: Web): Float64Array {
  const { lefts, rights, from } = web;
  if (from.length === 1) return Float64Array.of(web.odds[0]! / (1 + web.odds[0]!));
  const small = Math.min(lefts, rights);
  if (small <= COUNTED_ROWS && from.length * 2 ** small <= COUNTED_WORK) {
    return rights <= lefts ? counted(web) : counted({ lefts: rights, rights: lefts, from: web.to, to: from, odds: web.odds });
  }
  return propagated(web);
}

/** Row by row of the left side, over every set of right rows that may be taken; forwards and backwards. */
function counted({ lefts, rights, from, to, odds }: Web): Float64Array {
  const sets = 1 << rights;
  const ofLeft = pairsByRow(from, lefts);
  const forward: Float64Array[] = [new Float64Array(sets)];
  forward[0]![0] = 1;
  for (let i = 0; i < lefts; i++) {
    const before = forward[i]!;
    const after = Float64Array.from(before);
    for (const pair of ofLeft[i]!) {
      const bit = 1 << to[pair]!;
      for (let set = 0; set < sets; set++) if (before[set] !== 0 && (set & bit) === 0) after[set | bit]! += before[set]! * odds[pair]!;
    }
    forward.push(after);
  }
  const whole = forward[lefts]!.reduce((sum, weight) => sum + weight, 0);
  const chances = new Float64Array(from.length);
  let behind = new Float64Array(sets).fill(1);
  for (let i = lefts - 1; i >= 0; i--) {
    const before = forward[i]!;
    const next = Float64Array.from(behind);
    for (const pair of ofLeft[i]!) {
      const bit = 1 << to[pair]!;
      let weight = 0;
      for (let set = 0; set < sets; set++) {
        if ((set & bit) !== 0) continue;
        weight += before[set]! * behind[set | bit]!;
        next[set]! += odds[pair]! * behind[set | bit]!;
      }
      chances[pair] = (weight * odds[pair]!) / whole;
    }
    behind = next;
  }
  return chances;
}

function pairsByRow(rows: readonly number[], size: number): number[][] {
  const pairs: number[][] = Array.from({ length: size }, () => []);
  for (const [pair, row] of rows.entries()) pairs[row]!.push(pair);
  return pairs;
}

/** Each row tells each of its pairs how likely it is to be alone but for that pair, until nothing changes. */
function propagated({ lefts, rights, from, to, odds }: Web): Float64Array {
  const [ofLeft, ofRight] = [pairsByRow(from, lefts), pairsByRow(to, rights)];
  let fromLeft: Float64Array<ArrayBuffer> = new Float64Array(from.length).fill(0.5);
  let fromRight = new Float64Array(from.length).fill(0.5);
  for (let round = 0; round < ROUNDS; round++) {
    const left = told(ofLeft, odds, fromRight);
    const right = told(ofRight, odds, fromLeft);
    let change = 0;
    for (let pair = 0; pair < from.length; pair++) {
      left[pair] = 0.5 * (left[pair]! + fromLeft[pair]!);
      right[pair] = 0.5 * (right[pair]! + fromRight[pair]!);
      change = Math.max(change, Math.abs(left[pair]! - fromLeft[pair]!), Math.abs(right[pair]! - fromRight[pair]!));
    }
    fromLeft = left;
    fromRight = right;
    if (change < ENOUGH) break;
  }
  return fromLeft.map((alone, pair) => {
    const weight = odds[pair]! * alone * fromRight[pair]!;
    return weight / (1 + weight);
  });
}

/** Sums of all others from both ends: taking one out of the whole would leave nothing but rounding where it is nearly all. */
function told(pairsOfRow: readonly (readonly number[])[], odds: readonly number[], heard: Float64Array): Float64Array<ArrayBuffer> {
  const alone = new Float64Array(heard.length);
  for (const pairs of pairsOfRow) {
    let before = 0;
    for (const pair of pairs) {
      alone[pair] = before;
      before += odds[pair]! * heard[pair]!;
    }
    let behind = 0;
    for (let at = pairs.length - 1; at >= 0; at--) {
      const pair = pairs[at]!;
      alone[pair] = 1 / (1 + alone[pair]! + behind);
      behind += odds[pair]! * heard[pair]!;
    }
  }
  return alone;
}
